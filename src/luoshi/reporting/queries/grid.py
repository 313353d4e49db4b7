"""完整性和及时性: units by periods, each cell a report's state and whether it came in time; the same questions for any size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from luoshi.base.actors import Actor
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan
from luoshi.reporting.models import Period, Report
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.visible import periods_visible_to, reports_visible_to
from luoshi.reporting.states import PeriodState, ReportState
from luoshi.rules.calendar import WorkingDays
from luoshi.rules.lateness import Punctuality, Standing, standing


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit's report in a period. ``standing`` is None where it need not come."""

    key: str
    state: ReportState
    standing: Standing | None


@dataclass(slots=True)
class Row:
    """A unit, its cells by period (None: nothing to report), and how many of those that were due came, and came in time."""

    unit: Unit
    cells: list[Cell | None]
    due: int = 0
    came: int = 0
    in_time: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Units by periods; ``totals`` a period: due, came, came in time."""

    periods: list[Period]
    rows: list[Row]
    totals: list[tuple[int, int, int]]


def periods_begun(plan: Plan, by: Actor) -> QuerySet[Period]:
    """Return the periods of a plan that were opened, the earliest due first."""
    begun = periods_visible_to(by).filter(plan=plan, state__in=(PeriodState.OPEN, PeriodState.CLOSED))
    return begun.order_by("due_on", "pk")


def grid(plan: Plan, *, by: Actor, today: date) -> Grid:
    """Return the units of a plan by its periods that were opened, the last twelve: four questions."""
    periods = list(periods_begun(plan, by))[-12:]
    calendar = working_days(plan.jurisdiction_id)
    columns = {period.pk: index for index, period in enumerate(periods)}
    reports = (
        reports_visible_to(by).filter(period__in=periods).order_by().annotate(came_on=TruncDate("first_approved_at"))
    )
    found = list(reports.only("unit", "period", "public_key", "state", "is_required"))
    rows = {key: Row(unit, [None] * len(periods)) for key, unit in _units(found).items()}
    for report in found:
        column = columns[report.period_id]
        rows[report.unit_id].cells[column] = _cell(report, periods[column], today, calendar)
    ordered = sorted(rows.values(), key=lambda row: (row.unit.position, row.unit.pk))
    for row in ordered:
        _count(row)
    return Grid(periods, ordered, [_total(ordered, column) for column in range(len(periods))])


def _units(reports: Sequence[Report]) -> dict[int, Unit]:
    return Unit.objects.in_bulk({report.unit_id for report in reports})


def _cell(report: Report, period: Period, today: date, calendar: WorkingDays) -> Cell:
    state = ReportState(report.state)
    if not report.is_required:
        return Cell(report.public_key, state, None)
    came_on = report.came_on  # type: ignore[attr-defined]
    stands = standing(due_on=period.due_on, approved_on=came_on, today=today, calendar=calendar)
    return Cell(report.public_key, state, stands)


def _count(row: Row) -> None:
    stands = _stands(row.cells)
    row.due = sum(one != Punctuality.WAITING for one in stands)
    row.came, row.in_time = _arrived(stands)


def _total(rows: Sequence[Row], column: int) -> tuple[int, int, int]:
    stands = _stands(row.cells[column] for row in rows)
    return len(stands), *_arrived(stands)


def _stands(cells: Iterable[Cell | None]) -> list[Punctuality]:
    """Return how those of the cells stand that must come."""
    return [cell.standing.punctuality for cell in cells if cell is not None and cell.standing is not None]


def _arrived(stands: Sequence[Punctuality]) -> tuple[int, int]:
    """Return how many came, and how many of them in time."""
    in_time = stands.count(Punctuality.IN_TIME)
    return in_time + stands.count(Punctuality.LATE), in_time


@dataclass(frozen=True, slots=True)
class Open:
    """An open period as the office watches it: how many reports must come, came to the office, were accepted."""

    period: Period
    required: int
    came: int
    accepted: int

    @property
    def missing(self) -> int:
        """How many have not come yet."""
        return self.required - self.came


def open_periods(by: Actor) -> list[Open]:
    """Return the open periods of all plans, the earliest due first: one question."""
    must = Q(reports__is_required=True)
    rows = (
        periods_visible_to(by)
        .filter(state=PeriodState.OPEN)
        .select_related("plan", "schedule")
        .annotate(
            required=Count("reports", filter=must),
            came=Count("reports", filter=must & Q(reports__first_approved_at__isnull=False)),
            accepted=Count("reports", filter=must & Q(reports__state=ReportState.ACCEPTED)),
        )
    )
    return [Open(row, row.required, row.came, row.accepted) for row in rows.order_by("due_on", "pk")]


def waiting_for_office(by: Actor) -> QuerySet[Report]:
    """Return the reports that wait to be accepted, the earliest due first."""
    waiting = reports_visible_to(by).filter(state=ReportState.APPROVED)
    return waiting.select_related("unit", "period", "plan").order_by("period__due_on", "unit__position", "pk")
