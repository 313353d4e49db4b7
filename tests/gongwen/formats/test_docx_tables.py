import pytest

from gongwen.formats import Cell
from tests.gongwen.formats.builders import item, level, numbering, p, read_docx, table, tc, texts, tr

DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'


def cells(body: str) -> list[tuple[str, Cell | None]]:
    return [(line.text, line.cell) for line in read_docx(body).lines]


def test_cells_stand_in_row_order_each_with_its_place() -> None:
    body = p("表") + table(tr(tc("序号"), tc("任务")), tr(tc("1"), tc())) + p("后")

    lines = read_docx(body).lines

    assert [(line.text, line.cell, line.number) for line in lines] == [
        ("表", None, 1),
        ("序号", Cell(0, 0, 0), 2),
        ("任务", Cell(0, 0, 1), 3),
        ("1", Cell(0, 1, 0), 4),
        ("", Cell(0, 1, 1), 5),
        ("后", None, 6),
    ]
    assert all(line.whole for line in lines)


def test_a_cell_may_have_several_lines() -> None:
    body = table(tr(tc(p("区商务局") + p("区财政局")), tc("x")))

    assert cells(body) == [("区商务局", Cell(0, 0, 0)), ("区财政局", Cell(0, 0, 0)), ("x", Cell(0, 0, 1))]


def test_tables_are_counted_through_the_file() -> None:
    one = table(tr(tc("a"), tc("b")))

    assert [cell.table for _, cell in cells(one + p() + one) if cell] == [0, 0, 1, 1]


def test_merged_cells_become_spans() -> None:
    body = table(
        tr(tc("单位", WIDE), tc("时限", DOWN)),
        tr(tc("牵头"), tc("责任"), tc("", ON)),
        tr(tc("甲"), tc("乙"), tc("六月", DOWN)),
        tr(tc("丙"), tc("丁"), tc("", '<w:vMerge w:val="continue"/>')),
    )

    assert cells(body) == [
        ("单位", Cell(0, 0, 0, column_span=2)),
        ("时限", Cell(0, 0, 2, row_span=2)),
        ("牵头", Cell(0, 1, 0)),
        ("责任", Cell(0, 1, 1)),
        ("甲", Cell(0, 2, 0)),
        ("乙", Cell(0, 2, 1)),
        ("六月", Cell(0, 2, 2, row_span=2)),
        ("丙", Cell(0, 3, 0)),
        ("丁", Cell(0, 3, 1)),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            table(tr(tc("甲", DOWN), tc("x")), tr(tc("乙", ON), tc("y"))),
            [
                ("甲", Cell(0, 0, 0, row_span=2)),
                ("乙", Cell(0, 0, 0, row_span=2)),
                ("x", Cell(0, 0, 1)),
                ("y", Cell(0, 1, 1)),
            ],
            id="text in a continued cell is kept",
        ),
        pytest.param(
            table(tr(tc("甲", ON), tc("x"))),
            [("甲", Cell(0, 0, 0)), ("x", Cell(0, 0, 1))],
            id="a continued cell with nothing above",
        ),
        pytest.param(
            table(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("x"))),
            [("甲", Cell(0, 0, 0, column_span=2)), ("x", Cell(0, 0, 2))],
            id="merge across in the old way",
        ),
        pytest.param(
            table(tr(tc("甲"), tc("x")), tr(tc("y"), properties='<w:gridBefore w:val="1"/>')),
            [("甲", Cell(0, 0, 0)), ("x", Cell(0, 0, 1)), ("y", Cell(0, 1, 1))],
            id="a row that starts later",
        ),
        pytest.param(
            table(tr(tc("甲", '<w:gridSpan w:val="0"/>'), tc("x", '<w:gridSpan w:val="-5"/>'))),
            [("甲", Cell(0, 0, 0)), ("x", Cell(0, 0, 1))],
            id="spans that make no sense",
        ),
    ],
)
def test_odd_merges_are_settled(body: str, expected: list[tuple[str, Cell]]) -> None:
    assert cells(body) == expected


def test_a_table_in_a_cell_becomes_its_lines() -> None:
    inner = table(tr(tc("内一"), tc("内二")))

    assert cells(table(tr(tc(p("外") + inner + p("末")), tc("x")))) == [
        ("外", Cell(0, 0, 0)),
        ("内一", Cell(0, 0, 0)),
        ("内二", Cell(0, 0, 0)),
        ("末", Cell(0, 0, 0)),
        ("x", Cell(0, 0, 1)),
    ]


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    assert cells(table(tr(tc(p("甲") + p("乙")))) + table(tr(tc("a"), tc("b")))) == [
        ("甲", None),
        ("乙", None),
        ("a", Cell(0, 0, 0)),
        ("b", Cell(0, 0, 1)),
    ]


def test_content_controls_around_rows_and_cells_are_opened() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = table(control(tr(control(tc("甲")), tc("乙"))), tr(tc("丙"), tc("丁")))

    assert [text for text, _ in cells(body)] == ["甲", "乙", "丙", "丁"]


def test_numbers_in_cells_are_automatic_numbers() -> None:
    body = table(tr(tc(item("")), tc("甲")), tr(tc(item("")), tc("乙")))

    assert texts(body, numbering=numbering(level(0, "%1"))) == ["1", "甲", "2", "乙"]


def test_a_deleted_row_goes_and_an_inserted_one_stays() -> None:
    body = table(
        tr(tc("甲"), tc("a")),
        tr(tc("乙"), tc("b"), properties="<w:del/>"),
        tr(tc("丙"), tc("c"), properties="<w:ins/>"),
    )

    source = read_docx(body)

    assert [line.text for line in source.lines] == ["甲", "a", "丙", "c"]
    assert [remark.code for remark in source.remarks] == ["tracked-changes"]
    assert "插入 1 处、删除 1 处" in source.remarks[0].message
