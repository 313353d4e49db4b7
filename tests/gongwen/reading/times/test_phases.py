"""Phases: stages in their several layouts, with days and milestones."""

import pytest

from gongwen.reading.model import Phase
from gongwen.reading.text.outline import read_outline
from gongwen.reading.text.prose import prose_of
from gongwen.reading.times.phases import read_phases

YEAR = 2023


def read(text: str) -> tuple[Phase, ...]:
    prose = prose_of(text)
    return read_phases(prose, read_outline(prose), YEAR)


def days(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(phase.name, phase.start, phase.end) for phase in read(text)]


BRACKETS = """三、工作安排
（一）部署阶段（2023年4月中旬之前）。开会部署。
（二）办理阶段（2023年4—10月）。2023年6月底之前，各单位报送小结。抓紧办理。
（三）检查阶段（2023年11月）。开展检查。
四、工作要求
（一）加强领导。各单位要重视。"""


def test_days_stand_in_brackets_behind_the_name() -> None:
    assert days(BRACKETS) == [
        ("部署阶段", None, "2023-04-20"),
        ("办理阶段", "2023-04-01", "2023-10-31"),
        ("检查阶段", "2023-11-01", "2023-11-30"),
    ]


def test_a_dated_duty_inside_a_phase_is_a_milestone_with_its_sentence() -> None:
    (milestone,) = read(BRACKETS)[1].milestones

    assert (milestone.due, milestone.text) == ("2023-06-30", "2023年6月底之前，各单位报送小结。")
    assert BRACKETS[slice(*milestone.span)] == milestone.text


def test_a_phase_has_the_exactness_of_its_days_and_its_own_words() -> None:
    first = read(BRACKETS)[0]

    assert (first.precision, first.text) == ("旬", "开会部署。")
    assert BRACKETS[slice(*first.span)] == "（一）部署阶段（2023年4月中旬之前）。开会部署。"


@pytest.mark.parametrize(
    "text",
    [
        "三、实施步骤\n第一阶段：宣传发动（3月1日—3月31日）。宣传。\n第二阶段：集中整治（4月至9月）。整治。\n四、要求",
        "三、工作步骤\n一阶段（3月1日—3月31日）：宣传发动。宣传。\n二阶段（4月至9月）：集中整治。整治。",
        "三、工作步骤\n活动分两段。一阶段（3月）：宣传发动。宣传。二阶段（4月至9月）：集中整治。整治。",
        "三、方法步骤\n活动分两步。第一步（3月）：宣传发动。宣传。第二步（4月至9月）：集中整治。整治。",
        "三、实施步骤\n（一）3月：宣传发动。宣传。\n（二）4月至9月：集中整治。整治。",
        "三、进度安排\n1.宣传发动。3月1日至31日，广泛宣传。\n2.集中整治。4月至9月，开展整治。",
        "三、时间安排\n（一）宣传发动：3月1日至31日。宣传。\n（二）集中整治：4月至9月。整治。",
    ],
)
def test_stages_are_read_in_every_layout(text: str) -> None:
    assert days(text) == [("宣传发动", "2023-03-01", "2023-03-31"), ("集中整治", "2023-04-01", "2023-09-30")]


def test_a_stage_in_the_middle_of_a_name_is_no_ordinal() -> None:
    text = "三、工作步骤\n（一）第一阶段：部署下一阶段任务（3月）。部署。\n（二）第二阶段：总结（4月）。总结。"

    assert [name for name, _, _ in days(text)] == ["部署下一阶段任务", "总结"]


def test_stages_may_be_said_in_one_paragraph() -> None:
    assert days("三、工作步骤\n3月为动员阶段，开会动员。4月至10月为整治阶段，开展整治。") == [
        ("动员阶段", "2023-03-01", "2023-03-31"),
        ("整治阶段", "2023-04-01", "2023-10-31"),
    ]


def test_top_level_items_called_stages_are_phases() -> None:
    assert days("一、准备阶段（3月）\n做准备。\n二、实施阶段（4月至长期）\n去实施。") == [
        ("准备阶段", "2023-03-01", "2023-03-31"),
        ("实施阶段", "2023-04-01", None),
    ]


def test_stages_run_on_into_the_next_year() -> None:
    text = "一、准备阶段（2023年11月—12月）\n准备。\n二、实施阶段（1月—3月）\n实施。\n三、总结阶段（4月上旬）\n总结。"

    assert [end for _, _, end in days(text)] == ["2023-12-31", "2024-03-31", "2024-04-10"]


def test_the_one_day_in_the_text_ends_a_step_whose_heading_has_none() -> None:
    text = "四、工作进度\n（一）制定方案。各镇于3月底前报送方案。\n（二）组织试点。有序开展。"

    assert days(text) == [("制定方案", None, "2023-03-31"), ("组织试点", None, None)]


def test_a_step_keeps_the_words_of_its_items() -> None:
    (phase, _) = read(
        "三、工作步骤\n（一）准备阶段（3月）\n1.定方案。定好。\n2.搭平台。搭好。\n（二）实施阶段（4月）\n实施。"
    )

    assert phase.text == "1.定方案。定好。2.搭平台。搭好。"


@pytest.mark.parametrize(
    "text",
    [
        "三、工作安排\n（一）加强调研。做调研。\n（二）完善制度。定制度。",
        "二、重点任务\n（一）分阶段推进项目。推进。\n（二）把握新发展阶段。把握。",
        "四、进度安排\n（一）3月底前，制定方案。\n（二）9月底前，完成建设。",
        "一段没有阶段的文字。",
    ],
)
def test_documents_without_named_stages_give_none(text: str) -> None:
    assert read(text) == ()
