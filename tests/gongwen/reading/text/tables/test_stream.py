"""Flattened tables: the rows are found again from what the cells hold."""

import pytest

from gongwen.reading.text.tables.heads import Head, are_heads
from gongwen.reading.text.tables.stream import FlatCell, rows_of

HEADS = "序号 工作任务 责任单位 责任人 完成时限"
Row = dict[int, list[str]] | str


def rows(cells: str, heads: str = HEADS) -> list[Row]:
    """Rows as cells by column, headings as their words; * stands for a page mark before a cell."""
    read: list[Head] | None = are_heads(heads.split())
    assert read is not None
    stream = [FlatCell(cell.lstrip("*"), at, torn=cell.startswith("*")) for at, cell in enumerate(cells.split())]
    return [
        row.title.text if row.title else {column: [cell.text for cell in found] for column, found in row.cells.items()}
        for row in rows_of(read, stream)
    ]


ONE: Row = {0: ["1"], 1: ["引进品牌"], 2: ["县商务局"], 3: ["柳如风"], 4: ["2024年9月底"]}
TWO: Row = {0: ["2"], 1: ["办集市"], 2: ["县文旅局"], 3: ["白川"], 4: ["年底前"]}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param("1 引进品牌 县商务局 柳如风 2024年9月底 2 办集市 县文旅局 白川 年底前", [ONE, TWO], id="two rows"),
        pytest.param(
            "1 引进品牌 县商务局 柳如风 2024年9月底 *序号 工作任务 责任单位 责任人 完成时限 2 办集市 县文旅局 白川 年底前",
            [ONE, TWO],
            id="heads again",
        ),
        pytest.param("1 引进 *品牌 县商务局 柳如风 2024年9月底", [ONE], id="a page inside a cell"),
        pytest.param("1 *引进品牌 *县商务局 *柳如风 *2024年9月底", [ONE], id="a page between cells"),
        pytest.param(
            "一 壮大主体 1 引进品牌 县商务局 柳如风 2024年9月底", ["一 壮大主体", ONE], id="a heading in two cells"
        ),
        pytest.param(
            "1 引进品牌 县商务局 柳如风 2024年9月底 *二 办好活动 2 办集市 县文旅局 白川 年底前",
            [ONE, "二 办好活动", TWO],
            id="a heading in two cells on a new page",
        ),
        pytest.param("一、壮大主体 1 引进品牌 县商务局 柳如风 2024年9月底", ["一、壮大主体", ONE], id="a heading"),
        pytest.param(
            "1 引进品牌 县商务局 柳如风",
            [{0: ["1"], 1: ["引进品牌"], 2: ["县商务局"], 3: ["柳如风"]}],
            id="no deadline",
        ),
        pytest.param(
            "1 引进品牌 县商务局、 县招商局",
            [{0: ["1"], 1: ["引进品牌"], 2: ["县商务局、县招商局"]}],
            id="a list that goes on",
        ),
        pytest.param(
            "1 引进（三家 以上）品牌 县商务局",
            [{0: ["1"], 1: ["引进（三家以上）品牌"], 2: ["县商务局"]}],
            id="an open bracket",
        ),
        pytest.param(
            "1 引进品牌 县商务局 县招商局",
            [{0: ["1"], 1: ["引进品牌"], 2: ["县商务局", "县招商局"]}],
            id="two cells of units",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_rows_begin_with_their_ordinals(cells: str, expected: list[Row]) -> None:
    assert rows(cells) == expected


def test_rows_without_ordinals_begin_where_work_follows_who_and_when() -> None:
    assert rows("引进品牌 县商务局 年底前 办文化活动 县文旅局 长期", "工作任务 责任单位 完成时限") == [
        {0: ["引进品牌"], 1: ["县商务局"], 2: ["年底前"]},
        {0: ["办文化活动"], 1: ["县文旅局"], 2: ["长期"]},
    ]


def test_two_columns_of_units_are_filled_in_order() -> None:
    assert rows("1 引进品牌 县商务局 县招商局 县财政局", "序号 工作任务 牵头单位 责任单位") == [
        {0: ["1"], 1: ["引进品牌"], 2: ["县商务局"], 3: ["县招商局", "县财政局"]}
    ]


def test_two_columns_of_work_are_filled_in_order() -> None:
    assert rows("1 壮大主体 引进品牌 县商务局", "序号 工作任务 具体举措 责任单位") == [
        {0: ["1"], 1: ["壮大主体"], 2: ["引进品牌"], 3: ["县商务局"]}
    ]
