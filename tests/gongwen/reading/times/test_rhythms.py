"""Rhythms: what recurs in the carrying out of a plan, and its dated one-off duties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.model import Rhythm, RhythmDue, Span
from gongwen.reading.text.outline import read_outline
from gongwen.reading.text.prose import prose_of
from gongwen.reading.times.phases import read_phases
from gongwen.reading.times.rhythms import read_rhythms

YEAR = 2023


def read(text: str, tasks: tuple[Span, ...] = (), phases: tuple[Span, ...] = ()) -> tuple[Rhythm, ...]:
    prose = prose_of(text)
    return read_rhythms(prose, read_outline(prose), YEAR, tasks=tasks, phases=phases)


def under_safeguards(text: str) -> list[tuple[str, str]]:
    return [(rhythm.cadence, rhythm.activity) for rhythm in read(f"三、保障措施\n（一）强化督导。{text}")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "实行月调度、季通报、半年检查、全年总结。",
            [("monthly", "调度"), ("quarterly", "通报"), ("half-yearly", "检查"), ("yearly", "总结")],
        ),
        ("建立“一月一调度、一季一通报”机制。", [("monthly", "调度"), ("quarterly", "通报")]),
        ("落实周报、旬报制度。", [("weekly", "报告"), ("ten-days", "报告")]),
        ("坚持半月会商。", [("half-monthly", "会商")]),
        ("年初建账、逐月查账、年底交账。", [("once", "建账"), ("monthly", "查账"), ("once", "交账")]),
        ("各镇每月向区办公室报送工作信息。", [("monthly", "报送")]),
        ("每半年开展一次督查。", [("half-yearly", "督查")]),
        ("按季度通报工作进展情况。", [("quarterly", "通报")]),
        ("每周五前报送工作动态。", [("weekly", "报送")]),
        ("每年5月底前向区人大报告。", [("yearly", "报告")]),
    ],
)
def test_every_way_of_saying_it_has_a_cadence_and_an_activity(text: str, expected: list[tuple[str, str]]) -> None:
    assert under_safeguards(text) == expected


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("各镇每月25日前报送进展。", RhythmDue("each", 25, "每月25日前")),
        ("各镇每月底前报送进展。", RhythmDue("each", -1, "每月底前")),
        ("每季度末召开例会。", RhythmDue("quarter-end", -1, "每季度末")),
        ("每季度最后一个月20日前上报。", RhythmDue("quarter-end", 20, "每季度最后一个月20日前")),
        ("每季度结束后10日内报区办公室。", RhythmDue("quarter-start", 10, "每季度结束后10日内")),
        ("次月5日前上报进展情况。", RhythmDue("each", 5, "次月5日前")),
        ("工作总结于12月10日前报送。", RhythmDue(12, 10, "12月10日前")),
        ("每月报送进展。", None),
    ],
)
def test_the_day_it_falls_due_is_read_where_it_is_said(text: str, due: RhythmDue | None) -> None:
    (rhythm,) = read(f"三、保障措施\n（一）强化督导。{text}")

    assert rhythm.due == due


def test_dated_reports_are_one_duty_each() -> None:
    text = "各镇分别于6月10日、12月10日前将工作情况报送区办公室。"

    found = read(f"四、工作要求\n（一）按时报送。{text}")

    assert [(r.cadence, r.due and (r.due.month, r.due.day)) for r in found] == [("once", (6, 10)), ("once", (12, 10))]


def test_months_of_report_are_duties_without_a_day() -> None:
    found = read("各镇将落实情况于3月、6月书面报区办公室。")

    assert [(r.activity, r.due) for r in found] == [
        ("书面报", RhythmDue(3, None, "3月")),
        ("书面报", RhythmDue(6, None, "6月")),
    ]


def test_the_span_shows_the_sentence() -> None:
    text = "三、工作要求\n（一）压实责任。 各镇要重视。每月 5日前报送进展。"

    (rhythm,) = read(text)

    assert text[slice(*rhythm.span)] == "每月 5日前报送进展。"
    assert rhythm.text == "每月5日前报送进展。"


@pytest.mark.parametrize(
    "text",
    [
        "（一）优化服务。经办机构每月向银行推送数据，信息每季度更新一次。",
        "（一）促进招引。每季度通报晾晒各园区成绩。",
        "（一）规范窗口。管理部门每半年检查一次窗口。",
        "（一）便民服务。群众可于每月5日报销，企业每年年检一次。",
    ],
)
def test_what_a_task_does_for_citizens_is_no_rhythm(text: str) -> None:
    assert read(f"二、重点任务\n{text}") == ()


def test_a_report_of_progress_counts_wherever_it_stands() -> None:
    (rhythm,) = read("二、重点任务\n（一）建网。抓紧建设。每月19日前报送工作进展情况。")

    assert (rhythm.cadence, rhythm.activity) == ("monthly", "报送")


def test_one_off_duties_in_tasks_and_phases_are_not_repeated() -> None:
    text = "三、工作要求\n（一）总结。12月10日前报送工作总结。"
    whole = ((0, len(text)),)

    assert len(read(text)) == 1
    assert read(text, tasks=whole) == ()
    assert read(text, phases=whole) == ()


def test_goals_are_no_duties() -> None:
    assert read("一、总体要求\n2023年底前，各项检查事项全部上线。") == ()


@given(st.text(alphabet="三、（一）工作安排第阶段\n每月季度3年底前报送调度总结于，。：1—至", max_size=120))
def test_any_text_is_read_without_failing_and_spans_show_their_words(text: str) -> None:
    prose = prose_of(text)
    root = read_outline(prose)

    phases = read_phases(prose, root, YEAR)
    rhythms = read_rhythms(prose, root, YEAR, phases=[phase.span for phase in phases])

    for span, words in [(m.span, m.text) for phase in phases for m in phase.milestones] + [
        (r.span, r.text) for r in rhythms
    ]:
        assert "".join(prose.text[slice(*span)].split()) == words
    assert all(0 <= low <= high <= len(prose.text) for low, high in (phase.span for phase in phases))


@pytest.mark.parametrize(
    ("words", "cadence"),
    [
        ("每两周会商一次推进情况", "biweekly"),
        ("每两个月通报一次进展", "bimonthly"),
        ("每半月调度一次进展", "half-monthly"),
        ("建立双周调度机制", "biweekly"),
        ("实行双月通报制度", "bimonthly"),
        ("每半年督查一次进展", "half-yearly"),
    ],
)
def test_a_round_of_two_weeks_two_months_or_half_a_month_is_read(words: str, cadence: str) -> None:
    found = read(f"四、组织保障\n（一）加强调度。{words}。")

    assert [rhythm.cadence for rhythm in found] == [cadence]
