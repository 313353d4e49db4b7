"""Which figures a plan asks for, and what was observed of them."""

from collections import defaultdict
from collections.abc import Iterable

from luoshi.indicators.models import Goalpost, Observation
from luoshi.indicators.states import ObservationState


def goalposts_of(task_ids: Iterable[int]) -> dict[int, list[Goalpost]]:
    """Return the figures that tasks ask for now, by task, in printed order: one question."""
    found = Goalpost.objects.filter(task__in=list(task_ids), target__isnull=False)
    rows: dict[int, list[Goalpost]] = defaultdict(list)
    for row in found.select_related("indicator", "target").order_by("target__position", "pk"):
        rows[row.task_id or 0].append(row)
    return rows


def observations_of(goalposts: Iterable[int]) -> dict[int, list[Observation]]:
    """Return what holds of each figure, by day: one question. What was superseded is left out."""
    found = Observation.objects.filter(goalpost__in=list(goalposts)).exclude(state=ObservationState.SUPERSEDED)
    rows: dict[int, list[Observation]] = defaultdict(list)
    for row in found.order_by("covers_to", "pk"):
        rows[row.goalpost_id].append(row)
    return rows
