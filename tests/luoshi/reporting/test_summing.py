"""A unit's summary: generated from what was accepted, edited, submitted like any report."""

import pytest

from luoshi.base.actors import system
from luoshi.base.refusals import Invalid, NotAllowed, Stale
from luoshi.reporting.models import Report, Summary
from luoshi.reporting.operations import accept_reports, approve_report, open_period, submit_report, write_summary
from luoshi.reporting.states import ReportKind, ReportState
from tests.luoshi.making import NOW, TODAY
from tests.luoshi.reporting.making import AtWork, a_period, a_schedule, accepted, approved, at_work

pytestmark = pytest.mark.django_db


def half_year(made: AtWork) -> Report:
    """Open the half year of a plan, of which June is the last month."""
    schedule = a_schedule(made.plan, ReportKind.HALF_YEAR)
    period = a_period(schedule, month=6, opened=False)
    period.covers_from = period.covers_from.replace(month=1)
    period.save()
    open_period(period=period, by=system(made.jurisdiction.pk), now=NOW)
    return made.report(period=period)


def write(made: AtWork, report: Report, **fields: str) -> Summary:
    summary = Summary.objects.get(report=report)
    return write_summary(
        summary=summary, revision=summary.revision, fields=fields, by=made.liaison, now=NOW, today=TODAY
    )


def test_it_holds_what_was_accepted_and_nothing_else() -> None:
    made = at_work(tasks=1, parts=1)
    accepted(made)
    approved(made, made.report(period=a_period(made.schedule, month=5)))

    summary = Summary.objects.get(report=half_year(made))

    assert summary.practice.count("2026年4月，完成摸底，清单已建。") == 1
    assert summary.practice.count("5月") == 0
    assert summary.next_steps.count("逐处核对。") == 1
    assert "达进度" in summary.goals


def test_with_nothing_accepted_it_is_empty_and_has_to_be_written() -> None:
    made = at_work(tasks=1, parts=1)
    report = half_year(made)

    with pytest.raises(Invalid, match="请核对修改并保存一次"):
        submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)
    write(made, report, goals="", practice="")
    with pytest.raises(Invalid, match="还没有写目标完成情况"):
        submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)


def test_it_goes_the_way_of_every_report_and_is_kept_word_for_word() -> None:
    made = at_work(tasks=1, parts=1)
    report = half_year(made)
    write(made, report, goals="全部达标。", practice="逐处摸底。")

    submit_report(report=report, by=made.liaison, now=NOW, today=TODAY)
    approve_report(report=report, by=made.unit_head, now=NOW)
    accept_reports(reports=[report], by=made.clerk, now=NOW)

    report.refresh_from_db()
    assert report.state == ReportState.ACCEPTED
    assert report.submissions.get().content["summary"] == {
        "goals": "全部达标。",
        "practice": "逐处摸底。",
        "problems": "",
        "next_steps": "",
    }


def test_who_wrote_it_does_not_approve_it() -> None:
    made = at_work(tasks=1, parts=1)
    report = half_year(made)
    made.liaison, liaison = made.unit_head, made.liaison
    write(made, report, goals="全部达标。", practice="逐处摸底。")
    submit_report(report=report, by=liaison, now=NOW, today=TODAY)

    with pytest.raises(NotAllowed, match="按规定不能由本人审定"):
        approve_report(report=report, by=made.unit_head, now=NOW)


def test_a_stale_write_is_refused_with_both_texts() -> None:
    made = at_work(tasks=1, parts=1)
    report = half_year(made)
    write(made, report, goals="甲写的。")
    summary = Summary.objects.get(report=report)

    with pytest.raises(Stale) as refusal:
        write_summary(summary=summary, revision=1, fields={"goals": "乙写的。"}, by=made.liaison, now=NOW, today=TODAY)

    assert (refusal.value.ours["goals"], refusal.value.theirs["goals"]) == ("乙写的。", "甲写的。")


@pytest.mark.parametrize(("field", "value"), [("colour", "x"), ("goals", "长" * 20_001)])
def test_what_cannot_be_is_refused_at_its_field(field: str, value: str) -> None:
    made = at_work(tasks=1, parts=1)
    report = half_year(made)

    with pytest.raises(Invalid) as refusal:
        write(made, report, **{field: value})

    assert refusal.value.field == field
