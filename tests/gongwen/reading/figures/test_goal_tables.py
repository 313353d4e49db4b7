"""Goals in tables: an indicator in one cell, what it is to reach in another."""

import pytest

from gongwen.formats.model import Cell, Line, Source
from gongwen.reading.figures.goal_tables import table_goals, targets_of_cells
from gongwen.reading.model import Target
from gongwen.reading.reader import read_plan
from gongwen.reading.text.paragraphs import to_prose
from gongwen.reading.text.prose import make_prose


def of_cells(name: str, value: str, unit: str | None = None) -> list[Target]:
    prose = make_prose([(name, Cell(0, 1, 0)), (value, Cell(0, 1, 1))])
    return targets_of_cells(prose[0], prose[1], unit)


def goals_of(*rows: str) -> list[tuple[str, str | None, str, str | None]]:
    prose = to_prose(tuple(Line(row, number) for number, row in enumerate(rows, 1)))
    return [(t.indicator, t.comparator, t.value, t.unit) for goal in table_goals(prose) for t in goal.targets]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("群众满意率", "≥90%", ("群众满意率", "ge", "90", None, "%")),
        ("粮食总产量（万吨）", "30左右", ("粮食总产量", "approx", "30", None, "万吨")),
        ("3.新增托位", "200个以上", ("新增托位", "ge", "200", None, "个")),
        ("调查失业率", "5.5％以内", ("调查失业率", "le", "5.5", None, "%")),
        ("示范街区", "2—3个", ("示范街区", "between", "2", "3", "个")),
        ("旅游收入", "增长12%", ("旅游收入", None, "12", None, "%")),
        ("营商环境指数", "85", ("营商环境指数", None, "85", None, None)),
    ],
)
def test_a_figure_beside_an_indicator_is_its_target(name: str, value: str, expected: tuple[str | None, ...]) -> None:
    (target,) = of_cells(name, value)

    assert (target.indicator, target.comparator, target.value, target.high, target.unit) == expected


@pytest.mark.parametrize("value", ["完成省下达任务", "—", "2025年6月底前", "全面完成", "县数据局"])
def test_words_beside_an_indicator_are_no_figure(value: str) -> None:
    assert of_cells("优良天数比率", value) == []


def test_the_span_holds_both_cells() -> None:
    prose = make_prose([("满意率", Cell(0, 1, 0)), ("≥90%", Cell(0, 1, 1))])
    (target,) = targets_of_cells(prose[0], prose[1])

    assert "".join(prose.text[slice(*target.span)].split()) == target.text == "满意率≥90%"


def test_a_goal_table_takes_its_aims_and_not_what_is() -> None:
    assert goals_of(
        "| 指标名称 | 单位 | 2024年完成 | 2025年目标 | 属性 |",
        "| 生产总值（亿元） | | 300 | 330左右 | 预期性 |",
        "| 新增就业 | 万人 | 1 | 1.2 | 约束性 |",
        "| 优良率 | % | 90 | 完成省下达任务 | 约束性 |",
    ) == [("生产总值", "approx", "330", "亿元"), ("新增就业", None, "1.2", "万人")]


def test_of_bare_years_the_last_is_the_aim() -> None:
    assert goals_of("指标\t2020年\t2025年", "森林覆盖率\t60%\t62%") == [("森林覆盖率", None, "62", "%")]


def test_a_table_that_names_units_holds_tasks_and_no_goals() -> None:
    assert (
        goals_of("| 指标 | 目标值 | 责任单位 |", "| 满意率 | ≥90% | 区信访局 |", "| 就诊率 | ≥80% | 区卫健局 |") == []
    )


def task_targets(*rows: str) -> list[list[tuple[str, str | None, str, str | None]]]:
    source = Source("txt", tuple(Line(row, number) for number, row in enumerate(rows, 1)))
    return [[(t.indicator, t.comparator, t.value, t.unit) for t in task.targets] for task in read_plan(source).tasks]


def test_in_a_row_with_units_indicator_and_figure_make_the_tasks_target() -> None:
    assert task_targets(
        "| 序号 | 指标 | 2025年目标 | 责任单位 |",
        "| 1 | 网上可办率 | ≥90% | 县数据局 |",
        "| 2 | 招商项目（个） | 30 | 县商务局 |",
    ) == [[("网上可办率", "ge", "90", "%")], [("招商项目", None, "30", "个")]]


def test_what_a_note_says_behind_its_date_may_be_a_target() -> None:
    assert task_targets(
        "一、提升服务",
        "（一）推进集成办。梳理事项清单。由市行政审批局负责，2024年年底前上线不少于13个“一件事”。",
        "（二）推进免申办。梳理惠企政策。由市财政局负责，2024年年底前完成。",
    ) == [[("“一件事”", "ge", "13", "个")], []]
