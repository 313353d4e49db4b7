"""Tables in plain text become lines with cells; everything else stays as it is."""

import pytest

from gongwen.formats.model import Cell, Line
from gongwen.reading.text.tables.plain import tabulated

Placed = tuple[int, int, str]


def lines_of(text: str) -> tuple[Line, ...]:
    return tuple(Line(words, number) for number, words in enumerate(text.split("\n"), 1))


def cells(text: str) -> list[Placed]:
    return [(line.cell.row, line.cell.column, line.text) for line in tabulated(lines_of(text)) if line.cell]


HEADS = [(0, 0, "序号"), (0, 1, "工作任务"), (0, 2, "责任单位")]
BODY = [(1, 0, "1"), (1, 1, "引进品牌"), (1, 2, "县商务局"), (2, 0, "2"), (2, 1, "办集市"), (2, 2, "各镇")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("序号\t工作任务\t责任单位\n1\t引进品牌\t县商务局\n2\t办集市\t各镇", id="tabs"),
        pytest.param("|序号|工作任务|责任单位|\n|1|引进品牌|县商务局|\n|2|办集市|各镇|", id="pipes"),
        pytest.param("序号|工作任务|责任单位\n--|--|--\n1|引进品牌|县商务局\n2|办集市|各镇", id="pipes between only"),
        pytest.param(
            "序号\n|\n工作任务\n|\n责任单位\n|\n1\n|\n引进品牌\n|\n县商务局\n|\n2\n|\n办集市\n|\n各镇\n|",
            id="pipes alone",
        ),
        pytest.param("序号\n工作任务\n责任单位\n1\n引进品牌\n县商务局\n2\n办集市\n各镇", id="one cell a line"),
        pytest.param("序号 工作任务 责任单位\n1 引进品牌 县商务局\n2 办集市 各镇", id="single blanks"),
        pytest.param("序号  工作任务  责任单位\n\n 1  引进品牌  县商务局\n 2  办集市  各镇", id="wide blanks"),
    ],
)
def test_rows_and_columns_are_found(text: str) -> None:
    assert cells(text) == HEADS + BODY


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("引进品牌。\n办集市。", id="prose"),
        pytest.param("甲|乙\n丙|丁", id="pipes without heads"),
        pytest.param("姓名\t职务\n柳如风\t县长", id="tabs without heads of tasks"),
        pytest.param("序号\n工作任务", id="heads that say neither who nor when"),
        pytest.param("工作任务\n引进品牌", id="one head"),
        pytest.param("序号 工作任务 责任单位\n1 引进品牌 县商务局\n引进品牌。", id="one row by blanks"),
        pytest.param("│甲", id="one stroke"),
        pytest.param("责任单位：县商务局\n完成时限：年底", id="labels"),
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert tabulated(lines_of(text)) == lines_of(text)


def test_lines_around_a_table_stay() -> None:
    text = "方案如下。\n序号\t工作任务\t责任单位\n1\t引进品牌\t县商务局\n请抓好落实。"

    assert [line.text for line in tabulated(lines_of(text)) if line.cell is None] == ["方案如下。", "请抓好落实。"]


@pytest.mark.parametrize("foot", ["附件：1.名单", "备注：另行通知", "（此件公开发布）", "抄送：县委办公室"])
def test_a_foot_ends_a_table_with_one_cell_a_line(foot: str) -> None:
    text = f"序号\n工作任务\n责任单位\n1\n引进品牌\n县商务局\n{foot}"

    assert cells(text) == HEADS + BODY[:3]
    assert tabulated(lines_of(text))[-1] == Line(foot, 7)


def test_the_number_of_the_printed_line_is_kept() -> None:
    lines = tabulated(lines_of("方案。\n序号\n工作任务\n责任单位\n1\n引进品牌\n县商务局"))

    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6, 7]


def test_real_cells_are_left_alone_and_counted() -> None:
    real = Line("引进品牌", 1, cell=Cell(4, 0, 0))

    found = tabulated((real, *lines_of("序号\t工作任务\t责任单位\n1\t引进品牌\t县商务局")))

    assert found[0] == real
    assert {line.cell.table for line in found[1:] if line.cell} == {5}
