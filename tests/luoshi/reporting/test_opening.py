"""A period opens once, with a page a unit, prefilled; and closes once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.base.actors import system
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.plans.states import Duty, PlanState
from luoshi.reporting.models import Entry, Figure, Period, Report
from luoshi.reporting.operations import close_period, open_period
from luoshi.reporting.operations.opening import periods_to_close, periods_to_open
from luoshi.reporting.states import PeriodState, ReportKind, ReportState
from tests.luoshi.making import NOW
from tests.luoshi.reporting.making import a_period, a_schedule, accepted, at_work

pytestmark = pytest.mark.django_db


def test_every_unit_with_a_part_gets_one_page_with_an_entry_a_part() -> None:
    made = at_work(tasks=4)

    reports = Report.objects.filter(period=made.period)
    streets = set(made.frozen.group.memberships.values_list("unit", flat=True))
    assert {row.unit_id for row in reports} == {unit.pk for unit in made.frozen.units[:6]} | streets
    assert {(row.state, row.is_required) for row in reports if row.unit_id in streets} == {(ReportState.DUE, False)}
    assert made.report().is_required
    assert [(row.role, row.duty) for row in made.entries()] == [("lead", Duty.REQUIRED)]
    assert Entry.objects.filter(report__period=made.period, is_by_group=True).count() == 8


def test_parts_on_which_nothing_is_reported_get_no_entry() -> None:
    made = at_work()
    made.frozen.version.terms.filter(unit=made.unit).update(duty=Duty.NONE)

    later = a_period(made.schedule, month=5)

    assert not Report.objects.filter(period=later, unit=made.unit).exists()


def test_an_entry_asks_for_the_figures_of_the_targets_of_its_task() -> None:
    made = at_work()

    figures = Figure.objects.filter(entry__report__period=made.period).select_related("goalpost__indicator", "entry")
    assert [(row.goalpost.indicator.name, row.printed, row.entry.duty) for row in figures] == [
        ("新增托位", "", Duty.REQUIRED)
    ]


def test_the_next_period_is_prefilled_with_what_was_accepted_last() -> None:
    made = at_work(tasks=2)
    first = accepted(made)
    entry = made.entries(first)[0]

    later = a_period(made.schedule, month=5)

    [again] = made.entries(made.report(period=later))
    assert (again.before, again.done, again.progress, again.next_steps) == (
        entry,
        "完成摸底，清单已建。",
        "on_track",
        "逐处核对。",
    )
    assert (again.is_touched, again.on_time, again.written_by) == (False, None, "")


def test_figures_are_prefilled_with_those_accepted_last() -> None:
    made = at_work(tasks=2)
    made.staff(made.frozen.units[1])
    report = accepted(made, made.report(made.frozen.units[1]))

    later = a_period(made.schedule, month=5)

    again = made.report(report.unit, later)
    assert [(row.printed, row.value) for row in Figure.objects.filter(entry__report=again)] == [("120", Decimal(120))]


def test_what_was_never_accepted_prefills_nothing() -> None:
    made = at_work()

    later = a_period(made.schedule, month=5)

    assert {(row.before_id, row.done) for row in made.entries(made.report(period=later))} == {(None, "")}


def test_a_period_opens_once() -> None:
    made = at_work()

    with pytest.raises(WrongState, match="这一期现在是“填报中”"):
        open_period(period=made.period, by=system(made.jurisdiction.pk), now=NOW)


def test_of_two_who_open_a_period_one_does() -> None:
    made = at_work()
    period = a_period(made.schedule, month=5, opened=False)
    seen_by_another = Period.objects.get(pk=period.pk)
    open_period(period=period, by=system(made.jurisdiction.pk), now=NOW)

    with pytest.raises(WrongState, match="刚被改过"):
        open_period(period=seen_by_another, by=system(made.jurisdiction.pk), now=NOW)

    assert Report.objects.filter(period=period, unit=made.unit).count() == 1


def test_a_period_of_a_plan_that_works_no_more_is_dropped() -> None:
    made = at_work()
    period = a_period(made.schedule, month=5, opened=False)
    made.plan.state = PlanState.CLOSED
    made.plan.save()
    period.refresh_from_db()

    open_period(period=period, by=system(made.jurisdiction.pk), now=NOW)

    assert (period.state, period.reports.count()) == (PeriodState.DROPPED, 0)


def test_a_summary_has_pages_without_entries() -> None:
    made = at_work()

    period = a_period(a_schedule(made.plan, ReportKind.HALF_YEAR), month=6)

    assert made.report(period=period).kind == ReportKind.HALF_YEAR
    assert Entry.objects.filter(report__period=period).count() == 0


def test_periods_open_on_their_day_and_close_after_their_last() -> None:
    made = at_work()
    may = a_period(made.schedule, month=5, opened=False)

    assert periods_to_open(date(2026, 4, 30)) == []
    assert periods_to_open(date(2026, 5, 1)) == [may]
    assert periods_to_close(date(2026, 4, 30)) == []
    assert periods_to_close(date(2026, 5, 1)) == [made.period]


def test_a_closed_period_says_when_it_was_closed() -> None:
    made = at_work()

    close_period(period=made.period, by=system(made.jurisdiction.pk), now=NOW + timedelta(days=30))

    assert (made.period.state, made.period.closed_at) == (PeriodState.CLOSED, NOW + timedelta(days=30))


def test_a_liaison_opens_no_period() -> None:
    made = at_work()

    with pytest.raises(NotAllowed, match="报送时间由办公室安排"):
        close_period(period=made.period, by=made.liaison, now=NOW)


def test_opening_asks_as_many_questions_for_few_parts_as_for_many() -> None:
    few, many = at_work(tasks=3), at_work(tasks=6)
    counts = []
    for made in (few, many):
        period = a_period(made.schedule, month=5, opened=False)
        with CaptureQueriesContext(connection) as asked:
            open_period(period=period, by=system(made.jurisdiction.pk), now=NOW)
        counts.append(len(asked))

    assert counts == [counts[0], counts[0]]
