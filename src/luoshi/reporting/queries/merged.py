"""All that units report in a period, task by task, and the layouts in which it is exported."""

from django.db.models import Prefetch, Q, QuerySet

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.plans.models import TaskWording
from luoshi.plans.queries.ledger import rows_of
from luoshi.plans.states import Duty
from luoshi.reporting.merged import HANDED_ON, MergedRow
from luoshi.reporting.models import Entry, Figure, Layout, Period
from luoshi.reporting.permissions import SEE_ALL
from luoshi.reporting.queries.visible import reports_visible_to


def layouts_visible_to(by: Actor) -> QuerySet[Layout]:
    """Return the layouts of a jurisdiction for whoever sees all reports, none for others."""
    rows = Layout.objects.filter(jurisdiction=by.jurisdiction_id).order_by("name", "pk")
    return rows if allows(SEE_ALL, by) else rows.none()


def merged(period: Period, *, by: Actor, by_unit: bool) -> list[MergedRow]:
    """Return what units report in a period, by task or by unit first. As many questions for any period.

    Who reports only if there is something (有则报) has a row once it has handed something on.
    """
    order = ("report__unit__position", "report__unit", "position") if by_unit else ("wording__position", "position")
    figures = Prefetch("figures", Figure.objects.select_related("goalpost__indicator").order_by("pk"))
    entries = list(
        Entry.objects.filter(report__in=reports_visible_to(by), report__period=period)
        .filter(Q(duty=Duty.REQUIRED) | Q(is_touched=True, report__state__in=HANDED_ON))
        .select_related("report__unit")
        .prefetch_related(figures)
        .order_by(*order, "pk")
    )
    wordings = TaskWording.objects.filter(pk__in={entry.wording_id for entry in entries})
    tasks = {row.pk: row for row in rows_of(wordings)}
    return [
        MergedRow(number, tasks[entry.wording_id], entry, [_figure(row) for row in entry.figures.all() if row.printed])
        for number, entry in enumerate(entries, start=1)
    ]


def _figure(row: Figure) -> str:
    return f"{row.goalpost.indicator.name} {row.printed}"
