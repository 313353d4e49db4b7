"""Periods laid out with the plan, and changed before they are opened."""

from datetime import date

import pytest
from django.db.models import F

from luoshi.base.actors import Role, system
from luoshi.base.refusals import Invalid, NotAllowed, Stale
from luoshi.journal.models import Entry
from luoshi.plans.models import PlanVersion, Rhythm
from luoshi.plans.states import Origin
from luoshi.reporting.models import Period, Schedule
from luoshi.reporting.operations import (
    Change,
    add_schedule,
    change_schedule,
    close_period,
    lay_out_schedules,
    open_period,
    reopen_period,
    write_entry,
)
from luoshi.reporting.operations.scheduling import periods_after
from luoshi.reporting.operations.writing import Written
from luoshi.reporting.states import PeriodState, ReportKind
from luoshi.rules.periods import Rule, rule_of, said
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.frozen import a_plan_in_force
from tests.luoshi.reporting.making import FILLED, AtWork, at_work

pytestmark = pytest.mark.django_db
END = date(2026, 12, 31)


def a_version(*rhythms: tuple[str, str, dict[str, object]], report_day: int | None = 25) -> PlanVersion:
    """Make a version in force whose text names these rhythms: cadence, activity, due."""
    version = a_plan_in_force(a_jurisdiction()).version
    Rhythm.objects.filter(version=version).delete()
    for position, (cadence, activity, due) in enumerate(rhythms):
        Rhythm.objects.create(
            jurisdiction=version.jurisdiction,
            version=version,
            position=position,
            cadence=cadence,
            activity=activity,
            due=due,
            due_origin=Origin.DOCUMENT,
        )
    version.arrangement = {"report_day": report_day}
    version.header = {"date": "2026-03-01"}
    version.save()
    return version


def laid_out(version: PlanVersion) -> list[tuple[str, str, str]]:
    by = system(version.jurisdiction_id)
    lay_out_schedules(version=version, by=by, now=NOW, today=TODAY)
    rows = Schedule.objects.filter(plan=version.plan).order_by("pk")
    return [(row.kind, said(rule_of(row.rule)), row.origin) for row in rows]


@pytest.mark.parametrize(
    ("rhythms", "expected"),
    [
        ([], [("progress", "每月25日前", "office")]),
        (
            [("monthly", "报送进展情况", {"month": "each", "day": 20, "text": "每月20日前"})],
            [("progress", "每月20日前", "document")],
        ),
        ([("monthly", "报送进展情况", {})], [("progress", "每月25日前", "office")]),
        (
            [("quarterly", "上报工作进展", {"month": "quarter-end", "day": 25, "text": ""})],
            [("progress", "每季度最后一个月25日前", "document")],
        ),
        (
            [("monthly", "调度", {}), ("quarterly", "通报", {}), ("half-yearly", "检查", {"month": 6, "day": 30})],
            [("progress", "每月25日前", "office"), ("half_year", "每半年最后一个月30日前", "document")],
        ),
        (
            [("once", "报送全年工作总结", {"month": 12, "day": 10, "text": "12月10日前"})],
            [("progress", "每月25日前", "office"), ("annual", "2026年12月10日前", "document")],
        ),
        ([("daily", "报送数据", {})], [("progress", "每月25日前", "office")]),
        (
            [("monthly", "报送进展", {}), ("weekly", "报送进展", {"month": None, "day": 5})],
            [("progress", "每周周五前", "document")],
        ),
    ],
)
def test_what_the_text_asks_for_is_laid_out(
    rhythms: list[tuple[str, str, dict[str, object]]], expected: list[tuple[str, str, str]]
) -> None:
    assert laid_out(a_version(*rhythms)) == expected


def test_periods_reach_to_the_end_of_the_year_of_the_last_deadline_and_are_entered() -> None:
    version = a_version()
    laid_out(version)

    periods = list(Period.objects.order_by("number"))
    assert (periods[0].name, periods[0].due_on) == ("2026年4月", date(2026, 4, 27))
    assert [period.number for period in periods] == list(range(1, len(periods) + 1))
    assert periods[-1].nominal_due_on.month == 12
    assert Entry.objects.get(verb="reporting.schedule_laid_out").data == {"periods": len(periods), "rule": "每月25日前"}


def test_an_amendment_leaves_the_schedules_to_the_office() -> None:
    version = a_version()
    laid_out(version)
    before = list(Period.objects.values())

    assert lay_out_schedules(version=version, by=system(version.jurisdiction_id), now=NOW, today=TODAY) == 0
    assert list(Period.objects.values()) == before


def a_schedule(made: AtWork) -> Schedule:
    schedule: Schedule = made.schedule
    schedule.rule = Rule("monthly", day=25).as_json()
    schedule.save()
    return schedule


def test_a_change_leaves_what_was_opened_and_lays_out_the_rest_anew() -> None:
    made = at_work()
    schedule = a_schedule(made)
    change = Change(Rule("monthly", day=10, months=1), END)

    change_schedule(schedule=schedule, revision=1, change=change, by=made.clerk, now=NOW, today=TODAY)
    change_schedule(schedule=schedule, revision=2, change=change, by=made.clerk, now=NOW, today=TODAY)

    kept = Period.objects.exclude(state=PeriodState.DROPPED).order_by("number")
    assert [(period.state, period.name, period.nominal_due_on) for period in kept[:3]] == [
        ("open", "2026年4月", date(2026, 4, 25)),
        ("laid_out", "2026年4月", date(2026, 5, 10)),
        ("laid_out", "2026年5月", date(2026, 6, 10)),
    ]
    assert Period.objects.filter(state=PeriodState.DROPPED).count() == kept.count() - 1


def test_a_preview_lays_out_what_the_change_does() -> None:
    made = at_work()
    schedule = a_schedule(made)
    change = Change(Rule("weekly", day=5), END)

    seen = periods_after(schedule, change, today=TODAY)
    change_schedule(schedule=schedule, revision=1, change=change, by=made.clerk, now=NOW, today=TODAY)

    done = Period.objects.filter(state=PeriodState.LAID_OUT).order_by("number")
    assert [(one.name, one.due_on) for one in seen] == [(period.name, period.due_on) for period in done]


def test_a_stale_change_of_a_schedule_is_refused() -> None:
    made = at_work()
    schedule = a_schedule(made)
    Schedule.objects.filter(pk=schedule.pk).update(revision=F("revision") + 1)

    with pytest.raises(Stale):
        change_schedule(
            schedule=schedule,
            revision=1,
            change=Change(Rule("weekly", day=5), END),
            by=made.clerk,
            now=NOW,
            today=TODAY,
        )


@pytest.mark.parametrize(
    ("rule", "end", "field"),
    [
        (Rule("daily"), END, "cadence"),
        (Rule("monthly", day=40), END, "day"),
        (Rule("once", on="soon"), END, "on"),
        (Rule("weekly", day=5), date(2046, 1, 1), "end"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_at_its_field(rule: Rule, end: date, field: str) -> None:
    made = at_work()

    with pytest.raises(Invalid) as refusal:
        change_schedule(
            schedule=made.schedule, revision=1, change=Change(rule, end), by=made.clerk, now=NOW, today=TODAY
        )

    assert refusal.value.field == field


def test_a_summary_is_added_and_one_that_never_falls_due_is_not() -> None:
    made = at_work()
    rule = Rule("once", on="2026-12-10")
    kind = ReportKind.ANNUAL
    asked = {"plan": made.plan, "kind": kind, "by": made.clerk, "now": NOW, "today": TODAY}

    added = add_schedule(title="年度总结", change=Change(rule, END), **asked)  # type: ignore[arg-type]

    assert [period.due_on for period in added.periods.all()] == [date(2026, 12, 10)]
    with pytest.raises(Invalid) as refusal:
        add_schedule(title="年度总结", change=Change(rule, date(2026, 12, 1)), **asked)  # type: ignore[arg-type]
    assert refusal.value.field == "ended_on"


def test_liaisons_and_other_offices_arrange_nothing() -> None:
    made = at_work()
    change = Change(Rule("weekly", day=5), END)

    for by in (made.liaison, an_actor(a_jurisdiction(), Role.CLERK)):
        with pytest.raises(NotAllowed):
            change_schedule(schedule=made.schedule, revision=1, change=change, by=by, now=NOW, today=TODAY)


def closed(made: AtWork) -> Period:
    period = Period.objects.get(pk=made.period.pk)
    return close_period(period=period, by=system(made.jurisdiction.pk), now=NOW)


def test_a_closed_period_is_reopened_for_one_unit_until_a_day() -> None:
    made = at_work()
    period = closed(made)
    until = date(2026, 5, 8)

    reopen_period(
        period=period, unit=made.unit, reason="人员调整", until=until, by=made.head, now=NOW, today=date(2026, 5, 1)
    )

    entry = made.entries()[0]
    written = Written(FILLED)
    write_entry(entry=entry, revision=entry.revision, written=written, by=made.liaison, now=NOW, today=until)
    assert Entry.objects.get(verb="reporting.reopened").data == {
        "unit": made.unit.public_key,
        "until": "2026-05-08",
    }


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"reason": " "}, "reason"), ({"until": date(2026, 3, 1)}, "until"), ({"until": date(2026, 9, 1)}, "until")],
)
def test_a_reopening_needs_a_reason_and_a_day(changed: dict[str, object], field: str) -> None:
    made = at_work()
    asked = {"reason": "人员调整", "until": date(2026, 4, 20)} | changed

    with pytest.raises(Invalid) as refusal:
        reopen_period(period=closed(made), unit=made.unit, by=made.head, now=NOW, today=TODAY, **asked)  # type: ignore[arg-type]

    assert refusal.value.field == field


def test_an_open_period_and_a_unit_without_a_report_need_no_reopening() -> None:
    made = at_work()
    asked = {"reason": "x", "until": TODAY, "by": made.head, "now": NOW, "today": TODAY}

    with pytest.raises(Invalid, match="还没有关闭"):
        reopen_period(period=made.period, unit=made.unit, **asked)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match="没有要报的内容"):
        reopen_period(period=closed(made), unit=a_unit(made.jurisdiction), **asked)  # type: ignore[arg-type]


def test_the_clerk_reopens_nothing() -> None:
    made = at_work()

    with pytest.raises(NotAllowed, match="补报由办公室负责人准许"):
        reopen_period(period=closed(made), unit=made.unit, reason="x", until=TODAY, by=made.clerk, now=NOW, today=TODAY)


def test_two_periods_of_a_schedule_have_no_number_in_common() -> None:
    made = at_work()
    schedule = a_schedule(made)
    change_schedule(
        schedule=schedule,
        revision=1,
        change=Change(Rule("monthly", day=25), END),
        by=made.clerk,
        now=NOW,
        today=TODAY,
    )
    second = Period.objects.filter(state=PeriodState.LAID_OUT).order_by("number")[0]

    assert (second.number, second.name) == (made.period.number + 1, "2026年5月")
    assert open_period(period=second, by=system(made.jurisdiction.pk), now=NOW).state == PeriodState.OPEN
