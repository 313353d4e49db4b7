"""A plan at work with a period in which its units report, and the people who do."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from luoshi.base.actors import Actor, Role, system
from luoshi.directory.models import Jurisdiction, Unit
from luoshi.indicators.operations import lay_out_goalposts
from luoshi.plans.models import Plan
from luoshi.plans.states import Origin
from luoshi.reporting.models import Entry, Period, Report, Schedule
from luoshi.reporting.operations import (
    Written,
    accept_reports,
    approve_report,
    open_period,
    submit_report,
    write_entry,
)
from luoshi.reporting.states import ReportKind
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

_numbers = itertools.count(1)
LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(slots=True)
class AtWork:
    """A plan at work, its office, the first of its units with a liaison and a head, and the period that is open."""

    frozen: Frozen
    schedule: Schedule
    period: Period
    clerk: Actor
    head: Actor
    liaison: Actor
    unit_head: Actor

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.frozen.plan

    @property
    def unit(self) -> Unit:
        """The unit of liaison and unit head: it leads the first task."""
        return self.frozen.units[0]

    @property
    def jurisdiction(self) -> Jurisdiction:
        """Where it is."""
        return self.frozen.plan.jurisdiction

    def staff(self, unit: Unit) -> None:
        """Let liaison and unit head be those of another unit from now on."""
        self.liaison = an_actor(self.jurisdiction, Role.LIAISON, unit=unit)
        self.unit_head = an_actor(self.jurisdiction, Role.UNIT_HEAD, unit=unit)

    def report(self, unit: Unit | None = None, period: Period | None = None) -> Report:
        """Return the report of a unit (of the first) in a period (in the open one)."""
        return Report.objects.get(period=period or self.period, unit=unit or self.unit)

    def entries(self, report: Report | None = None) -> list[Entry]:
        """Return the entries of a report in order."""
        return list((report or self.report()).entries.order_by("position"))


def a_schedule(plan: Plan, kind: ReportKind = ReportKind.PROGRESS) -> Schedule:
    return Schedule.objects.create(
        jurisdiction=plan.jurisdiction,
        plan=plan,
        kind=kind,
        title=str(kind.label),
        cadence="monthly",
        origin=Origin.DOCUMENT,
    )


def a_period(schedule: Schedule, *, month: int = 4, opened: bool = True, now: datetime = NOW) -> Period:
    """Lay out a month of 2026: it opens on its first day, is due on the 25th and closes on its last; and open it."""
    first, last = date(2026, month, 1), date(2026, month, LAST_DAYS[month - 1])
    due = date(2026, month, 25)
    period = Period.objects.create(
        jurisdiction=schedule.jurisdiction,
        schedule=schedule,
        plan=schedule.plan,
        kind=schedule.kind,
        number=month,
        name=f"2026年{month}月",
        covers_from=first,
        covers_to=last,
        opens_on=first,
        nominal_due_on=due,
        due_on=due,
        closes_on=last,
    )
    return open_period(period=period, by=system(schedule.jurisdiction_id), now=now) if opened else period


def at_work(
    *, tasks: int = 3, parts: int = 3, units: Sequence[Unit] = (), jurisdiction: Jurisdiction | None = None
) -> AtWork:
    """Make a plan at work whose April is open: the first unit leads task 1, has a liaison and a head."""
    frozen = a_plan_in_force(jurisdiction or a_jurisdiction(), tasks=tasks, parts=parts, units=units)
    where = frozen.plan.jurisdiction
    lay_out_goalposts(version=frozen.version, by=system(where.pk), now=NOW)
    schedule = a_schedule(frozen.plan)
    unit = frozen.units[0]
    return AtWork(
        frozen=frozen,
        schedule=schedule,
        period=a_period(schedule),
        clerk=an_actor(where, Role.CLERK),
        head=an_actor(where, Role.OFFICE_HEAD),
        liaison=an_actor(where, Role.LIAISON, unit=unit),
        unit_head=an_actor(where, Role.UNIT_HEAD, unit=unit),
    )


FILLED = {"progress": "on_track", "done": "完成摸底，清单已建。", "on_time": "yes", "next_steps": "逐处核对。"}
"""What a liaison writes of a task."""


def fill_in(
    report: Report, by: Actor, fields: Mapping[str, str] = FILLED, *, now: datetime = NOW, today: date = TODAY
) -> Report:
    """Write every entry that must be written, as a liaison does; ``fields`` are what is other than usual."""
    for entry in report.entries.filter(duty="required"):
        figures = {figure.goalpost.public_key: "120" for figure in entry.figures.select_related("goalpost")}
        written = Written(FILLED | dict(fields), figures)
        write_entry(entry=entry, revision=entry.revision, written=written, by=by, now=now, today=today)
    report.refresh_from_db()
    return report


def submitted(made: AtWork, report: Report | None = None, *, now: datetime = NOW) -> Report:
    """Fill in and submit a report of the first unit."""
    row = fill_in(report or made.report(), made.liaison, now=now)
    return submit_report(report=row, by=made.liaison, now=now, today=TODAY)


def approved(made: AtWork, report: Report | None = None, *, now: datetime = NOW) -> Report:
    """Bring a report of the first unit to the office."""
    row = submitted(made, report, now=now)
    return approve_report(report=row, by=made.unit_head, now=now + timedelta(hours=1))


def accepted(made: AtWork, report: Report | None = None, *, now: datetime = NOW) -> Report:
    """Bring a report of the first unit to its end."""
    row = approved(made, report, now=now)
    accept_reports(reports=[row], by=made.clerk, now=now + timedelta(hours=2))
    row.refresh_from_db()
    return row
