"""Doubts about days and rhythms."""

import pytest

from tests.gongwen.reading.doubts.plans import HEAD, TASKS, doubts_of, only_doubt, places, read, work

ITEM = "1.清理河道。（牵头单位：区水务局；完成时限：{}）"
DUTIES = "三、工作要求\n（一）加强调度。{}\n"


def field(words: str) -> str:
    """A plan with one task whose deadline is the words."""
    return work(ITEM.format(words))


@pytest.mark.parametrize(
    ("code", "words", "severity"),
    [
        ("date-ambiguous", "2030年6月中旬前", "ask"),
        ("date-ambiguous", "2030年12月前", "ask"),
        ("deadline-without-year", "10月底前", "note"),
        ("deadline-before-document", "2030年1月底前", "ask"),
        ("deadline-relative", "方案印发之日起30日内", "ask"),
        ("deadline-without-day", "2030年秋季学期开学前", "ask"),
        ("deadline-without-day", "按市里统一要求", "ask"),
        ("deadline-open-ended", "持续推进", "note"),
        ("deadline-recurring", "每年5月底前", "note"),
    ],
)
def test_a_deadline_that_leaves_a_question(code: str, words: str, severity: str) -> None:
    doubt = only_doubt(field(words), code)

    assert doubt.severity == severity
    assert places(field(words), code) == [words]


@pytest.mark.parametrize("words", ["2030年6月底前", "2030年6月15日前", "2030年6月中旬", "年底前", "2031年3月底前"])
def test_a_plain_deadline_raises_nothing(words: str) -> None:
    codes = [doubt.code for doubt in read(field(words)).doubts]

    assert [code for code in codes if code.startswith(("date", "deadline"))] == []


def test_both_readings_of_an_ambiguous_day_are_offered_as_printed_first() -> None:
    doubt = only_doubt(field("2030年6月中旬前"), "date-ambiguous")

    assert doubt.options == ("按原文：含所写时段，2030-06-20", "不含所写时段，2030-06-10")


def test_all_ambiguous_days_are_one_doubt_phases_too() -> None:
    steps = (
        "三、实施步骤\n（一）部署阶段（2030年4月中旬前）。召开动员会。\n（二）实施阶段（2030年5月—9月）。全面整治。\n"
    )
    text = work(ITEM.format("2030年6月前")) + steps

    assert places(text, "date-ambiguous") == ["2030年6月前", "2030年4月中旬前"]


def test_days_without_a_year_are_asked_about_where_nothing_says_the_year() -> None:
    text = "河道整治工作方案\n一、主要任务\n" + ITEM.format("10月底前")

    assert only_doubt(text, "deadline-without-year").severity == "ask"


def test_a_day_that_binds_somebody_above_is_noted() -> None:
    text = work("1.推进审批改革，2030年6月底前由省级层面统一部署。（牵头单位：区水务局）")

    assert len(doubts_of(text, "deadline-binds-other")) == 1
    assert doubts_of(field("2030年6月底前"), "deadline-binds-other") == []


def test_the_reporting_rhythm_without_a_day_is_asked_about_once_with_all_others() -> None:
    text = HEAD + TASKS + DUTIES.format("实行月调度、季通报。各单位每月向领导小组办公室报送工作进展情况。")
    doubt = only_doubt(text, "rhythm-without-day")

    assert doubt.severity == "ask"
    assert doubt.message.startswith("每月报送、月调度、季通报")


def test_meetings_without_a_day_are_a_note_and_reports_with_one_are_none() -> None:
    meetings = HEAD + TASKS + DUTIES.format("实行月调度、季通报。")
    reports = HEAD + TASKS + DUTIES.format("各单位每月25日前向领导小组办公室报送工作进展情况。")

    assert only_doubt(meetings, "rhythm-without-day").severity == "note"
    assert doubts_of(reports, "rhythm-without-day") == []


def test_a_rhythm_without_an_end_is_a_note() -> None:
    endless = HEAD + TASKS + DUTIES.format("各单位每月25日前向领导小组办公室报送工作进展情况。")
    ended = HEAD + TASKS + DUTIES.format("各单位每月25日前向领导小组办公室报送工作进展情况，直至整治工作结束。")

    assert only_doubt(endless, "rhythm-without-end").severity == "note"
    assert doubts_of(ended, "rhythm-without-end") == []


def test_a_duty_of_every_two_months_is_called_so() -> None:
    text = HEAD + TASKS + DUTIES.format("每两个月由领导小组办公室向各成员单位通报一次进展情况。")

    assert only_doubt(text, "rhythm-without-day").message == "每两月通报没有写明是哪一天。"
