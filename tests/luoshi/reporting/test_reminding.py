"""Whoever holds a report up is told: before, on and after the day, each stage once."""

from datetime import date, datetime, timedelta

import pytest

from luoshi.base.actors import Role, system
from luoshi.journal.operations.statements import Said
from luoshi.notifications.kinds import sentence_of
from luoshi.notifications.models import Message, Notice
from luoshi.notifications.operations import gather_messages
from luoshi.reporting.operations import Remarked, close_period
from luoshi.reporting.operations.reminding import remind, stage_on, tell_opened
from luoshi.reporting.queries.calendar import working_days
from luoshi.usecases.quiet import is_quiet
from luoshi.usecases.reports import (
    accept_reports,
    approve_report,
    record_approval,
    return_report,
    submit_report,
    take_back_report,
)
from tests.luoshi.making import NOW, TODAY, a_unit, an_account
from tests.luoshi.reporting.making import at_work, fill_in

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 25)


def moment(day: date) -> datetime:
    return NOW + (day - TODAY)


def open_notices() -> list[tuple[str, str]]:
    """Return who is told what, of what is not settled."""
    rows = Notice.objects.filter(settled_at__isnull=True).select_related("person").order_by("pk")
    return [(row.person.public_key, row.kind) for row in rows]


def reminded(day: date) -> int:
    return remind(now=moment(day), today=day)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 4, 22), None),
        (date(2026, 4, 23), -2),
        (date(2026, 4, 24), -2),
        (date(2026, 4, 25), 0),
        (date(2026, 4, 26), 0),
        (date(2026, 4, 27), 1),
        (date(2026, 5, 31), 10),
    ],
)
def test_a_stage_is_a_working_day_before_on_or_after_the_due_day(today: date, stage: int | None) -> None:
    made = at_work()

    assert stage_on(today, due_on=DUE, calendar=working_days(made.jurisdiction.pk)) == stage


def test_the_liaison_of_every_unit_is_told_when_a_period_opens() -> None:
    made = at_work()

    tell_opened(period=made.period, now=NOW, today=TODAY)

    assert open_notices() == [(made.liaison.person_key, "report/opened")]
    notice = Notice.objects.get()
    tasks = made.report().entries.count()
    assert sentence_of(notice) == (
        f"《{made.plan}》2026年4月的进展报送开始填报，请于2026-04-25前报送（{tasks}项任务）。"
    )
    assert notice.link == ["report", made.report().public_key]


def test_before_the_day_nobody_is_reminded_and_on_it_the_liaison_once() -> None:
    made = at_work()

    assert reminded(date(2026, 4, 22)) == 0
    reminded(DUE)
    reminded(DUE)

    assert open_notices() == [(made.liaison.person_key, "report/due")]
    assert sentence_of(Notice.objects.get()).endswith("2026-04-25截止，" + made.unit.short_name + "请填报。")


def test_a_missed_week_is_caught_up_without_a_doubled_message() -> None:
    made = at_work()
    tell_opened(period=made.period, now=NOW, today=TODAY)
    days = [DUE + timedelta(days=step) for step in range(5, 12)]

    for day in days:
        reminded(day)
        gather_messages(now=moment(day), today=day, is_quiet=is_quiet)

    kinds = list(Notice.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["report/opened", "report/overdue", "report/overdue"]
    assert list(Message.objects.order_by("day").values_list("day", flat=True)) == [
        date(2026, 4, 30),
        date(2026, 5, 6),
    ]


def test_each_whose_turn_it_is_is_told_and_nobody_whose_turn_is_over() -> None:
    made = at_work()
    reminded(DUE)
    report = fill_in(made.report(), made.liaison)

    submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)
    assert open_notices() == [(made.unit_head.person_key, "report/to_approve")]

    approve_report(report=report, by=made.unit_head, now=NOW, today=TODAY)
    assert open_notices() == []

    report.refresh_from_db()
    reminded(DUE)
    assert {kind for _person, kind in open_notices()} == {"report/due"}
    assert {person for person, _kind in open_notices()} == {made.clerk.person_key, made.head.person_key}

    accept_reports(reports=[report], by=made.clerk, now=NOW, today=TODAY)
    assert open_notices() == []


def test_who_wrote_what_was_returned_is_told_each_time() -> None:
    made = at_work()
    for _round in range(2):
        report = fill_in(made.report(), made.liaison)
        submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)
        remarks = [_remark()]
        return_report(report=report, remarks=remarks, by=made.unit_head, now=NOW, today=TODAY)
        assert open_notices() == [(made.liaison.person_key, "report/returned")]


def _remark() -> Remarked:

    return Remarked("请补充数据。")


def test_an_approval_on_paper_ends_the_heads_turn() -> None:
    made = at_work()
    report = fill_in(made.report(), made.liaison)
    submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)
    head = an_account(made.jurisdiction, Role.UNIT_HEAD, unit=made.unit)
    post = head.person.holdings.get().post.public_key
    said = Said(by=head.person.public_key, post=post, way="telephone", on=TODAY, words="同意")

    record_approval(report=report, said=said, by=made.liaison, now=NOW, today=TODAY)

    assert open_notices() == []


def test_a_unit_that_reports_only_if_there_is_anything_is_not_reminded() -> None:
    made = at_work()
    made.report().__class__.objects.update(is_required=False)

    assert reminded(DUE) == 0


def test_of_a_closed_period_nobody_is_reminded() -> None:
    made = at_work()
    close_period(period=made.period, by=system(made.jurisdiction.pk), now=NOW)

    assert reminded(DUE) == 0


def test_a_unit_without_a_liaison_keeps_nobody_from_being_told() -> None:
    made = at_work(units=[])
    a_unit(made.jurisdiction)

    assert reminded(DUE) == 1


def test_a_head_is_not_asked_to_approve_what_was_taken_back() -> None:
    made = at_work()
    report = fill_in(made.report(), made.liaison)
    submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)

    take_back_report(report=report, by=made.liaison, now=NOW, today=TODAY)

    assert open_notices() == []
