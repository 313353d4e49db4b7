"""What a unit has to report, or to approve: what is due first, then what is under way, then what is done."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from luoshi.base.actors import Actor
from luoshi.reporting.models import Report
from luoshi.reporting.queries.visible import reports_visible_to
from luoshi.reporting.states import REPORT_TURN, PeriodState, ReportState, Turn

_MINE_FIRST = {Turn.WRITER: 0, Turn.HEAD: 0, Turn.OFFICE: 1, Turn.NOBODY: 2}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report as a list shows it: whose turn it is, and how far it is written."""

    report: Report
    turn: Turn
    tasks: int
    touched: int
    is_overdue: bool


def reports_of_unit(by: Actor) -> QuerySet[Report]:
    """Return the reports of somebody's own unit: those that wait for the unit first, the earliest due first."""
    order = Case(
        *(When(state=state, then=Value(_MINE_FIRST[turn])) for state, turn in REPORT_TURN.items()),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = reports_visible_to(by).filter(unit=by.unit_id).select_related("period", "plan", "unit")
    counted = rows.annotate(
        order=order,
        tasks=Count("entries"),
        touched=Count("entries", filter=Q(entries__is_touched=True)),
    )
    newest_last = Case(When(order=2, then=None), default=F("period__due_on"))
    return counted.order_by("order", newest_last, "-period__due_on", "pk")


def as_waiting(report: Report, today: date) -> Waiting:
    """Return a report of a list with what is told of it."""
    turn = REPORT_TURN[ReportState(report.state)]
    is_open = turn in {Turn.WRITER, Turn.HEAD} and report.first_approved_at is None
    return Waiting(
        report=report,
        turn=turn,
        tasks=report.tasks,  # type: ignore[attr-defined]
        touched=report.touched,  # type: ignore[attr-defined]
        is_overdue=is_open and report.is_required and report.period.due_on < today,
    )


def to_write(by: Actor) -> QuerySet[Report]:
    """Return what the own unit has still to write: in an open period, or returned."""
    rows = reports_visible_to(by).filter(unit=by.unit_id, is_required=True)
    open_ = Q(state__in=(ReportState.DUE, ReportState.DRAFT), period__state=PeriodState.OPEN)
    return rows.filter(open_ | Q(state=ReportState.RETURNED))


def to_approve(by: Actor) -> QuerySet[Report]:
    """Return what waits for the head of the own unit."""
    return reports_visible_to(by).filter(unit=by.unit_id, state=ReportState.SUBMITTED)


def to_accept(by: Actor) -> QuerySet[Report]:
    """Return what waits for the office."""
    return Report.objects.filter(jurisdiction=by.jurisdiction_id, state=ReportState.APPROVED)
