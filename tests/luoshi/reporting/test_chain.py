"""The way of a report from the liaison to the office."""

from datetime import timedelta

import pytest

from luoshi.base.actors import Role, system
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.indicators.models import Observation
from luoshi.journal.models import Entry as JournalEntry
from luoshi.journal.models import Way
from luoshi.journal.operations.statements import Said
from luoshi.reporting.models import Report, Submission
from luoshi.reporting.operations import (
    Remarked,
    Written,
    accept_reports,
    approve_report,
    close_period,
    record_approval,
    return_report,
    submit_report,
    take_back_report,
    write_entry,
)
from luoshi.reporting.states import ReportState
from tests.luoshi.making import NOW, TODAY, an_actor
from tests.luoshi.reporting.making import AtWork, accepted, approved, at_work, fill_in, submitted

pytestmark = pytest.mark.django_db
MEND = [Remarked("请补充数量。")]


def said(made: AtWork) -> Said:
    return Said(by=made.unit_head.person_key, post=made.unit_head.post_key, way=Way.TELEPHONE, on=TODAY, words="同意。")


def test_a_report_goes_from_the_liaison_by_the_head_to_the_office() -> None:
    made = at_work()

    report = accepted(made)

    assert (report.state, report.round) == (ReportState.ACCEPTED, 1)
    assert (report.submitted_by, report.approved_by, report.accepted_by) == (
        made.liaison.person_key,
        made.unit_head.person_key,
        made.clerk.person_key,
    )
    assert (report.first_submitted_at, report.first_approved_at) == (NOW, NOW + timedelta(hours=1))


def test_what_must_be_said_is_asked_for_with_its_place() -> None:
    made = at_work()
    [entry] = made.entries()

    with pytest.raises(Invalid, match="还没有填写") as refused:
        submit_report(report=made.report(), by=made.liaison, now=NOW, today=TODAY)

    assert refused.value.field == f"{entry.public_key}.done"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"progress": ""}, "还没有选择进展状态"),
        ({"progress": "other"}, "请用一句话说明"),
        ({"done": ""}, "还没有写做了什么"),
        ({"on_time": "no"}, "请填写预计完成日期和原因"),
    ],
)
def test_an_answer_that_lacks_its_other_half_is_not_submitted(fields: dict[str, str], sentence: str) -> None:
    made = at_work()
    fill_in(made.report(), made.liaison, fields)

    with pytest.raises(Invalid, match=sentence):
        submit_report(report=made.report(), by=made.liaison, now=NOW, today=TODAY)


def test_a_submission_keeps_the_report_word_for_word() -> None:
    made = at_work()
    report = submitted(made)
    [entry] = made.entries()

    kept = Submission.objects.get(report=report).content["entries"][entry.public_key]
    assert (kept["done"], kept["on_time"], kept["figures"]) == ("完成摸底，清单已建。", True, {})


def test_what_was_submitted_can_be_taken_back_until_it_is_approved() -> None:
    made = at_work()
    report = submitted(made)

    take_back_report(report=report, by=made.liaison, now=NOW, today=TODAY)
    assert made.report().state == ReportState.DRAFT

    approved(made)
    with pytest.raises(WrongState, match="待办公室受理"):
        take_back_report(report=made.report(), by=made.liaison, now=NOW, today=TODAY)


def test_nobody_approves_what_they_submitted() -> None:
    made = at_work()
    fill_in(made.report(), made.unit_head)
    submit_report(report=made.report(), by=made.unit_head, now=NOW, today=TODAY)

    with pytest.raises(NotAllowed, match="不能由本人审定"):
        approve_report(report=made.report(), by=made.unit_head, now=NOW)


def test_nobody_approves_what_they_wrote_in() -> None:
    made = at_work()
    fill_in(made.report(), made.unit_head)
    submit_report(report=made.report(), by=made.liaison, now=NOW, today=TODAY)

    with pytest.raises(NotAllowed, match="不能由本人审定"):
        approve_report(report=made.report(), by=made.unit_head, now=NOW)


def test_the_head_of_another_unit_approves_nothing() -> None:
    made = at_work()
    submitted(made)

    with pytest.raises(NotAllowed, match="其他单位的报送"):
        approve_report(report=made.report(), by=an_actor(made.jurisdiction, Role.UNIT_HEAD), now=NOW)


def test_an_approval_on_paper_keeps_apart_who_said_it_and_who_entered_it() -> None:
    made = at_work()
    report = submitted(made)

    statement = record_approval(report=report, said=said(made), by=made.liaison, now=NOW, today=TODAY)

    assert (statement.said_by, statement.entered_by) == (made.unit_head.person_key, made.liaison.person_key)
    assert (made.report().state, made.report().approved_by) == (ReportState.APPROVED, made.unit_head.person_key)


def test_an_approval_that_its_author_said_is_none() -> None:
    made = at_work()
    fill_in(made.report(), made.unit_head)
    submit_report(report=made.report(), by=made.liaison, now=NOW, today=TODAY)

    with pytest.raises(NotAllowed, match="审定人填写或提交过"):
        record_approval(report=made.report(), said=said(made), by=made.liaison, now=NOW, today=TODAY)


def test_the_head_returns_to_the_liaison_and_the_office_returns_to_the_unit() -> None:
    made = at_work()
    return_report(report=submitted(made), remarks=MEND, by=made.unit_head, now=NOW)
    assert made.report().state == ReportState.RETURNED

    submit_report(report=made.report(), by=made.liaison, now=NOW, today=TODAY)
    approve_report(report=made.report(), by=made.unit_head, now=NOW)
    return_report(report=made.report(), remarks=MEND, by=made.clerk, now=NOW)

    assert [(row.round, row.words) for row in made.report().remarks.order_by("pk")] == [
        (1, "请补充数量。"),
        (2, "请补充数量。"),
    ]


def test_a_return_says_what_is_to_be_mended() -> None:
    made = at_work()

    with pytest.raises(Invalid, match="请写明退回的原因"):
        return_report(report=approved(made), remarks=[Remarked(" ")], by=made.clerk, now=NOW)


def test_what_was_returned_may_be_mended_after_the_period_closed() -> None:
    made = at_work()
    return_report(report=approved(made), remarks=MEND, by=made.clerk, now=NOW)
    close_period(period=made.period, by=system(made.jurisdiction.pk), now=NOW + timedelta(days=30))
    [entry] = made.entries()

    written = Written({"done": "补充：新增120个。"})
    write_entry(entry=entry, revision=entry.revision, written=written, by=made.liaison, now=NOW, today=TODAY)

    assert made.entries()[0].done == "补充：新增120个。"


def test_a_return_does_not_make_late_what_came_in_time() -> None:
    made = at_work()
    return_report(report=approved(made), remarks=MEND, by=made.clerk, now=NOW)
    late = NOW + timedelta(days=40)

    submit_report(report=made.report(), by=made.liaison, now=late, today=TODAY)
    approve_report(report=made.report(), by=made.unit_head, now=late)

    assert (made.report().first_approved_at, made.report().approved_at) == (NOW + timedelta(hours=1), late)


def test_many_are_accepted_in_one_act_with_one_entry_in_the_journal() -> None:
    made = at_work()
    reports = [approved(made)]

    count = accept_reports(reports=reports, by=made.clerk, now=NOW)

    assert (count, JournalEntry.objects.filter(verb="reporting.accepted").count()) == (1, 1)


def test_one_that_cannot_be_accepted_leaves_all_as_they_were() -> None:
    made = at_work()
    good = approved(made)
    waiting = Report.objects.filter(period=made.period).exclude(pk=good.pk)[0]

    with pytest.raises(WrongState):
        accept_reports(reports=[good, waiting], by=made.clerk, now=NOW)

    assert made.report().state == ReportState.APPROVED


def test_figures_are_observed_when_the_report_is_accepted() -> None:
    made = at_work()
    unit = made.frozen.units[1]
    made.staff(unit)

    report = accepted(made, made.report(unit))

    told = Observation.objects.values_list("printed", "unit", "covers_to", "source_key")
    assert list(told) == [("120", unit.pk, made.period.covers_to, report.public_key)]


def test_whoever_entered_a_report_for_a_unit_does_not_accept_it() -> None:
    made = at_work()
    fill_in(made.report(), made.clerk)
    submit_report(report=made.report(), by=made.liaison, now=NOW, today=TODAY)
    approve_report(report=made.report(), by=made.unit_head, now=NOW)

    with pytest.raises(NotAllowed, match="由办公室另一位同志受理"):
        accept_reports(reports=[made.report()], by=made.clerk, now=NOW)
