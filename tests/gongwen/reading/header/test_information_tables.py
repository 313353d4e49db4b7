"""Tables of a site above a document whose labels have no colon."""

import pytest

from gongwen.formats.model import Cell
from gongwen.reading.header import read_head
from gongwen.reading.header.rows import bare_labels
from gongwen.reading.text.prose import Prose, make_prose

Rows = tuple[tuple[str, ...], ...]

TABLE: Rows = (
    ("索引号", "K0001/2021-1", "主题分类", "商务"),
    ("发文机关", "清河县人民政府", "成文日期", "2021-05-07"),
    ("发布日期", "2021-06-01", "名称", "关于发展夜间经济的通知"),
)
TEXT = ("各乡镇人民政府：", "为发展夜间经济，现将有关事项通知如下：", "一、建设夜市")


def prose_of(rows: Rows, text: tuple[str, ...] = ()) -> Prose:
    cells = [(value, Cell(0, row, column)) for row, values in enumerate(rows) for column, value in enumerate(values)]
    return make_prose([*cells, *((line, None) for line in text)])


def test_labels_without_a_colon_have_the_cells_beside_them_as_values() -> None:
    document = read_head(prose_of(TABLE, TEXT)).document

    assert (document.title, document.issuer, document.date) == (TABLE[2][3], "清河县人民政府", "2021-05-07")


def test_a_label_is_one_whose_neighbour_is_a_value() -> None:
    assert bare_labels(prose_of(TABLE)) == {0, 2, 4, 6, 8, 10}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (("名称", "责任单位", "时间", "备注"), ("建夜市", "县商务局", "6月底", "无")), id="one row of heads"
        ),
        pytest.param((("名称", "时间"), ("来源", "状态")), id="labels beside labels"),
        pytest.param((("名称",), ("建夜市",), ("时间",), ("6月底",)), id="labels above values"),
    ],
)
def test_heads_of_a_table_of_tasks_are_no_labels(rows: Rows) -> None:
    assert bare_labels(prose_of(rows)) == frozenset()
