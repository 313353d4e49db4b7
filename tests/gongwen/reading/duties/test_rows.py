"""From the cells of a table to passages."""

import pytest

from gongwen.formats.model import Cell
from gongwen.reading.duties.passages import Passage
from gongwen.reading.duties.rows import table_passages
from gongwen.reading.text.outline import read_outline
from gongwen.reading.text.prose import make_prose

Raws = list[tuple[str, Cell | None]]


def table(*rows: str, number: int = 0) -> Raws:
    """Rows of cells parted by blanks; - is an empty cell, / parts the lines of one."""
    return [
        (line, Cell(number, row, column))
        for row, words in enumerate(rows)
        for column, cell in enumerate(words.split())
        for line in cell.split("/")
        if cell != "-"
    ]


def passages(raws: Raws) -> list[Passage]:
    prose = make_prose(raws)
    return table_passages(prose, read_outline(prose))


def names(passage: Passage) -> list[tuple[str, str | None]]:
    return [(unit.name, group.role) for _, group in passage.groups for unit in group.units]


def test_a_row_is_a_passage_with_its_ordinal_and_units() -> None:
    (passage,) = passages(table("序号 工作任务 牵头单位 完成时限", "1 引进品牌 县商务局 2024年9月底"))

    assert (passage.number, passage.text, names(passage)) == ("1", "引进品牌", [("县商务局", "lead")])
    assert [field.text for note in passage.notes for field in note.deadlines] == ["2024年9月底"]


def test_the_number_may_stand_before_the_work() -> None:
    found = passages(table("工作任务 责任单位", "1.引进品牌 县商务局", "办集市 各镇"))

    assert [(passage.number, passage.text) for passage in found] == [(None, "1.引进品牌"), (None, "办集市")]


def test_a_row_without_work_or_without_units_is_no_passage() -> None:
    found = passages(table("序号 工作任务 责任单位 备注", "1 - 县商务局 急", "2 引进品牌 - 急", "3 办集市 各镇 急"))

    assert [passage.number for passage in found] == ["3"]


def test_a_table_without_heads_has_no_passages() -> None:
    assert passages(table("1 引进品牌 县商务局", "2 办集市 各镇")) == []


def test_heads_may_change_inside_a_table() -> None:
    found = passages(table("序号 工作任务 责任单位", "1 引进品牌 县商务局", "序号 责任单位 工作任务", "2 各镇 办集市"))

    assert [(passage.text, names(passage)) for passage in found] == [
        ("引进品牌", [("县商务局", "responsible")]),
        ("办集市", [("各镇", "responsible")]),
    ]


def test_a_cell_that_spans_rows_holds_for_each() -> None:
    raws = table("序号 工作任务 责任单位", "1 引进品牌 -", "2 办集市 -")
    raws.append(("县商务局", Cell(0, 1, 2, row_span=2)))

    assert [names(passage) for passage in passages(raws)] == [[("县商务局", "responsible")]] * 2


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("序号 工作任务 责任单位", "壮大主体 - -", "1 引进品牌 县商务局"), id="a row of one cell"),
        pytest.param(("序号 类别 工作任务 责任单位", "1 壮大主体 引进品牌 县商务局"), id="a column of groups"),
    ],
)
def test_groups_of_rows_are_headings(rows: tuple[str, ...]) -> None:
    assert [passage.path for passage in passages(table(*rows))] == [("壮大主体",)]


def test_the_headings_above_the_table_stand_before_its_own() -> None:
    raws: Raws = [("一、主要任务", None), *table("序号 工作任务 责任单位", "壮大主体 - -", "1 引进品牌 县商务局")]

    assert [passage.path for passage in passages(raws)] == [("一、主要任务", "壮大主体")]


def test_the_bullets_of_a_cell_are_passages_and_the_cell_above_them_is_none() -> None:
    rows = ("序号 工作任务 责任单位", "1 引进品牌 县商务局", "2 ●引进餐饮/●引进茶饮 县商务局")

    assert [(passage.number, passage.text) for passage in passages(table(*rows))] == [
        ("2", "引进餐饮"),
        ("2", "引进茶饮"),
    ]


def test_two_tables_do_not_share_their_heads() -> None:
    raws = table("序号 工作任务 责任单位", "1 引进品牌 县商务局") + table("2 办集市 各镇", number=1)

    assert [passage.number for passage in passages(raws)] == ["1"]
