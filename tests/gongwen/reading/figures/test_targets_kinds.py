"""Targets by the kind of sentence that names them, and the figures like them that are none."""

import pytest

from gongwen.reading.figures.targets import find_targets
from gongwen.reading.model import Target
from gongwen.reading.text.prose import prose_of


def targets_of(text: str) -> list[Target]:
    paragraph = prose_of(text)[0]
    return find_targets(paragraph, 0, len(paragraph.tight))


@pytest.mark.parametrize(
    ("text", "indicator", "comparator", "value", "unit"),
    [
        pytest.param("火灾起数较上年下降8%。", "火灾起数", None, "8", "%", id="compared with last year"),
        pytest.param("发放雨伞3000顶。", "雨伞", None, "3000", "顶", id="counted in 顶"),
        pytest.param("维修灌溉机井60眼。", "灌溉机井", None, "60", "眼", id="counted in 眼"),
        pytest.param("接入监控画面200路。", "监控画面", None, "200", "路", id="counted in 路"),
        pytest.param("新装路灯杆体，更新信号灯80杆。", "信号灯", None, "80", "杆", id="counted in 杆"),
        pytest.param("道路平整度等级提高0.3级以上。", "道路平整度等级", "ge", "0.3", "级", id="grades in decimals"),
        pytest.param("划定禁养区域12个。", "禁养区域", None, "12", "个", id="划定"),
        pytest.param("聘请监督员30名。", "监督员", None, "30", "名", id="聘请"),
        pytest.param("评出最美庭院50户。", "最美庭院", None, "50", "户", id="评出"),
        pytest.param("封堵违规排口15个。", "违规排口", None, "15", "个", id="封堵"),
        pytest.param("监测样本900份。", "样本", None, "900", "份", id="监测 before samples"),
        pytest.param("单项冠军企业达到9家。", "单项冠军企业", "ge", "9", "家", id="a name that begins with 单项"),
    ],
)
def test_words_that_name_and_count_what_is_aimed_at(
    text: str, indicator: str, comparator: str | None, value: str, unit: str
) -> None:
    assert [(t.indicator, t.comparator, t.value, t.unit) for t in targets_of(text)] == [
        (indicator, comparator, value, unit)
    ]


@pytest.mark.parametrize(
    ("text", "indicator", "comparator", "value"),
    [
        pytest.param("渠系水利用系数达到0.62。", "渠系水利用系数", "ge", "0.62", id="a coefficient"),
        pytest.param("恩格尔系数降至0.28以下。", "恩格尔系数", "le", "0.28", id="a coefficient that is to fall"),
        pytest.param("医生与护士之比不低于0.8，优化排班。", "医生与护士之比", "ge", "0.8", id="a ratio of two"),
        pytest.param("用药强度控制在35以下，定期点评。", "用药强度", "le", "35", id="an intensity"),
        pytest.param("公众信心指数提高到92。", "公众信心指数", None, "92", id="an index"),
    ],
)
def test_a_coefficient_needs_no_unit(text: str, indicator: str, comparator: str | None, value: str) -> None:
    assert [(t.indicator, t.comparator, t.value, t.unit) for t in targets_of(text)] == [
        (indicator, comparator, value, None)
    ]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        pytest.param("加快公共停车场建设，建成5万平方米。", "公共停车场", id="加快…建设，建成"),
        pytest.param("推进老旧管网改造，完成30公里。", "老旧管网", id="推进…改造，完成"),
    ],
)
def test_a_verb_without_a_noun_makes_what_the_clause_before_names(text: str, indicator: str) -> None:
    assert [t.indicator for t in targets_of(text)] == [indicator]


def test_a_place_before_the_verb_is_no_part_of_the_noun() -> None:
    assert [t.indicator for t in targets_of("在车站、码头设置宣传栏不少于40块。")] == ["宣传栏"]


def test_what_is_under_construction_is_no_place() -> None:
    assert [t.indicator for t in targets_of("在建项目完成投资20亿元。")] == ["在建项目完成投资"]


@pytest.mark.parametrize("bracket", ["（不少于2个）", "（至少2个）"])
def test_a_bracket_may_say_how_many_at_least(bracket: str) -> None:
    (target,) = targets_of(f"设立专家工作站{bracket}，组织走访。")

    assert (target.indicator, target.comparator, target.value) == ("专家工作站", "ge", "2")
    assert target.text == f"专家工作站{bracket}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("上年完成培训800人次。", id="last year's figure"),
        pytest.param("单个项目补助不超过5万元。", id="a limit for each"),
        pytest.param("乘坐3路公交车前往。", id="a bus line"),
        pytest.param("遇8级以上大风时停止作业。", id="a force of wind"),
        pytest.param("对照全省先进，同比提高12，继续努力。", id="a bare number"),
        pytest.param("走访企业（12家）后汇总。", id="a bracket that only counts"),
    ],
)
def test_figures_like_these_are_no_aims(text: str) -> None:
    assert targets_of(text) == []
