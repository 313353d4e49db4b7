"""What was observed: written once, corrected by a newer row, never overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import models, transaction

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import Permission, check
from luoshi.indicators.models import Goalpost, Observation
from luoshi.indicators.permissions import OBSERVE
from luoshi.indicators.states import ObservationState, Source
from luoshi.journal.operations import record


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure over a stretch of days, as a number and as it was written."""

    goalpost: Goalpost
    unit_id: int
    covers_from: date
    covers_to: date
    value: Decimal
    printed: str
    is_final: bool = False
    source: Source = Source.REPORT
    source_key: str = ""

    @property
    def place(self) -> tuple[int, int, date, str]:
        """What makes another one a correction of this."""
        return (self.goalpost.pk, self.unit_id, self.covers_to, self.source)


@transaction.atomic
def observe(
    *,
    figures: Sequence[Observed],
    about: models.Model,
    by: Actor,
    now: datetime,
    permission: Permission = OBSERVE,
) -> list[Observation]:
    """Keep figures, in one act that ``about`` stands for, and return what was written: what says the same is left alone.

    A figure of the same unit, source and last day is superseded by the new one. Raises NotAllowed; ``permission`` is that
    of the room in whose act the figures are kept.
    """
    check(permission, by)
    current = _current(figures)
    new = [one for one in figures if not _says_the_same(current.get(one.place), one)]
    if not new:
        return []
    old = {place: current[place] for one in new if (place := one.place) in current}
    Observation.objects.filter(pk__in=[row.pk for row in old.values()]).update(state=ObservationState.SUPERSEDED)
    rows = Observation.objects.bulk_create(_row(one, old.get(one.place), by, now) for one in new)
    key = jurisdiction_key_of(by.jurisdiction_id)
    record("indicators.observed", jurisdiction_key=key, by=by, now=now, about=about, data={"figures": len(rows)})
    return rows


def _current(figures: Sequence[Observed]) -> dict[tuple[int, int, date, str], Observation]:
    rows = Observation.objects.filter(
        goalpost__in={one.goalpost.pk for one in figures}, covers_to__in={one.covers_to for one in figures}
    ).exclude(state=ObservationState.SUPERSEDED)
    return {(row.goalpost_id, row.unit_id, row.covers_to, row.source): row for row in rows.select_for_update()}


def _says_the_same(row: Observation | None, one: Observed) -> bool:
    return row is not None and (row.value, row.printed, row.state) == (one.value, one.printed, _state(one))


def _state(one: Observed) -> ObservationState:
    return ObservationState.FINAL if one.is_final else ObservationState.PROVISIONAL


def _row(one: Observed, old: Observation | None, by: Actor, now: datetime) -> Observation:
    return Observation(
        jurisdiction_id=one.goalpost.jurisdiction_id,
        goalpost=one.goalpost,
        unit_id=one.unit_id,
        covers_from=one.covers_from,
        covers_to=one.covers_to,
        value=one.value,
        printed=one.printed,
        state=_state(one),
        source=one.source,
        source_key=one.source_key,
        recorded_by=by.person_key,
        recorded_at=now,
        replaces=old,
    )
