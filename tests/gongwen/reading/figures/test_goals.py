import pytest

from gongwen.reading.figures.goals import read_goals
from gongwen.reading.model import Goal
from gongwen.reading.text.outline import read_outline
from gongwen.reading.text.prose import prose_of


def goals_of(text: str) -> tuple[Goal, ...]:
    prose = prose_of(text)
    return read_goals(prose, read_outline(prose))


def texts_of(text: str) -> list[str]:
    return [goal.text for goal in goals_of(text)]


def test_every_sentence_of_a_goal_section_is_a_goal_but_not_the_spirit_it_is_done_in() -> None:
    text = (
        "一、工作目标\n以先进理念为指导，全面贯彻上级精神。2025年，新增企业5家；旅游收入增长8%；力争进入首批试点。\n"
        "二、主要任务\n（一）新建学校3所。"
    )
    goals = goals_of(text)
    assert [goal.text for goal in goals] == ["2025年，新增企业5家", "旅游收入增长8%", "力争进入首批试点"]
    assert [[target.value for target in goal.targets] for goal in goals] == [["5"], ["8"], []]


@pytest.mark.parametrize(
    "heading",
    [
        "一、工作目标",
        "一、总体目标。",
        "（二）主要目标：",
        "一、总体要求和目标",
        "一、目标任务",
        "第二章 发展目标",
        "一、指导思想及目标",
    ],
)
def test_goal_headings_have_many_names(heading: str) -> None:
    assert texts_of(f"{heading}\n到2027年，绿化率达到40%。") == ["到2027年，绿化率达到40%"]


@pytest.mark.parametrize("heading", ["一、目标管理", "一、落实目标责任制", "一、主要任务", "一、强化目标考核"])
def test_other_headings_open_no_goal_section(heading: str) -> None:
    assert texts_of(f"{heading}\n绿化率达到40%。") == []


def test_a_heading_may_stand_in_front_of_its_text() -> None:
    assert texts_of("（三）工作目标。到2027年，绿化率达到40%。") == ["到2027年，绿化率达到40%"]
    assert texts_of("一、工作目标到2027年，绿化率达到40%。") == ["到2027年，绿化率达到40%"]


def test_a_heading_without_a_number_opens_a_section_that_the_next_short_line_closes() -> None:
    assert texts_of("工作目标\n新增企业5家。\n重点任务\n新建学校3所。") == ["新增企业5家"]


def test_a_short_head_belongs_to_the_sentence_behind_it() -> None:
    text = "一、发展目标\n——创新能力不断提升。新增平台3家。培育一批企业。\n——基础设施基本完善"
    assert texts_of(text) == ["创新能力不断提升。新增平台3家", "培育一批企业", "基础设施基本完善"]


def test_numbered_goals_are_read_without_their_numbers() -> None:
    text = "一、工作目标\n（一）服务更优。平均办理时间压减到3天以内。\n（二）市场更活。\n二、任务\n1.开展检查。"
    assert texts_of(text) == ["服务更优。平均办理时间压减到3天以内", "市场更活"]


def test_a_section_that_names_responsible_units_holds_tasks() -> None:
    assert texts_of("一、目标任务\n1.新增企业5家。（牵头单位：县商务局）") == []


def test_general_requirements_hold_a_goal_from_the_year_on() -> None:
    text = "一、总体要求\n以先进理念为指导，坚持系统谋划。到2027年，制度初步建立；到2030年，覆盖率达到90%。\n二、任务\n1.开展检查。"
    assert texts_of(text) == ["到2027年，制度初步建立", "到2030年，覆盖率达到90%"]


def test_general_requirements_with_a_goal_section_of_their_own_are_not_searched() -> None:
    text = "一、总体要求\n（一）指导思想。力争走在前列。\n（二）工作目标。新增企业5家。"
    assert texts_of(text) == ["新增企业5家"]


def test_a_semicolon_in_quotes_or_brackets_parts_nothing() -> None:
    assert texts_of("一、工作目标\n实现“快办；好办”（网上；线下）全覆盖。") == ["实现“快办；好办”（网上；线下）全覆盖"]


def test_spans_show_the_goal_as_printed() -> None:
    prose = prose_of("一、工作目标\n2025 年，新增企业 5 家。")
    (goal,) = read_goals(prose, read_outline(prose))
    assert prose.text[slice(*goal.span)] == "2025 年，新增企业 5 家"


def test_a_plan_without_goals_has_none() -> None:
    assert goals_of("一、主要任务\n1.开展检查。") == ()


def test_a_markdown_heading_opens_a_section_like_any_other() -> None:
    assert texts_of("## 一、总体目标\n到2025年底，网办率达到95%。\n## 二、任务安排\n新建站点3个。") == [
        "到2025年底，网办率达到95%"
    ]


def test_where_no_section_sets_goals_the_preamble_may() -> None:
    text = "为提高粮食产能，确保播种面积稳定在30万亩以上，现提出以下要点。\n一、压实责任\n新建粮库2座。"
    (goal,) = goals_of(text)
    assert goal.text.startswith("确保播种面积")
    assert [(target.indicator, target.value) for target in goal.targets] == [("播种面积", "30")]


def test_a_preamble_without_figures_or_beside_a_goal_section_sets_no_goal() -> None:
    assert texts_of("为确保工作落实，现提出以下要点。\n一、压实责任\n新建粮库2座。") == []
    assert texts_of("力争新增企业5家。\n一、工作目标\n绿化率达到40%。") == ["绿化率达到40%"]


def test_a_year_right_behind_the_plans_making_sets_a_goal_and_a_past_year_does_not() -> None:
    made = "为改善出行条件，制定本计划。2025年全县公交分担率达到35%。\n一、压实责任\n加强督导检查。"
    past = "2024年全县公交分担率达到30%。现制定本计划。\n一、压实责任\n加强督导检查。"
    assert texts_of(made) == ["2025年全县公交分担率达到35%"]
    assert texts_of(past) == []
