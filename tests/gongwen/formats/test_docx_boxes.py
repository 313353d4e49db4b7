import pytest

from gongwen.formats import Cell
from tests.gongwen.formats.builders import item, level, numbering, p, r, raw, read_docx, t, table, tc, texts, tr


def shape(content: str) -> str:
    return f"<w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing>"


def old_shape(content: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"


def both(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(shape(p("框")), id="new shape"),
        pytest.param(old_shape(p("框")), id="old shape"),
        pytest.param(both(shape(p("框")), old_shape(p("框"))), id="both, read once"),
        pytest.param(both("<w:drawing/>", old_shape(p("框"))), id="text only in the fallback"),
    ],
)
def test_a_text_box_is_read_once_where_it_is_anchored(box: str) -> None:
    assert texts(p("前") + raw(r(box) + r(t("正文"))) + p("后")) == ["前", "框", "正文", "后"]
    assert texts(p("前") + raw(r(t("正文")) + r(box)) + p("后")) == ["前", "正文", "框", "后"]


def test_paragraphs_of_a_box_are_counted_in_reading_order() -> None:
    lines = read_docx(raw(r(shape(p("红头") + p("文号")))) + p("正文")).lines

    assert [(line.text, line.number) for line in lines] == [("红头", 1), ("文号", 2), ("", 3), ("正文", 4)]


def test_a_box_in_a_box_is_read() -> None:
    assert texts(raw(r(shape(p("外") + raw(r(old_shape(p("内")))))))) == ["外", "内", "", ""]


def test_a_box_in_a_cell_becomes_lines_of_the_cell() -> None:
    lines = read_docx(table(tr(tc(raw(r(shape(p("框"))) + r(t("格")))), tc("x")))).lines

    assert [(line.text, line.cell) for line in lines] == [
        ("框", Cell(0, 0, 0)),
        ("格", Cell(0, 0, 0)),
        ("x", Cell(0, 0, 1)),
    ]


def test_a_table_in_a_box_is_a_table() -> None:
    lines = read_docx(raw(r(shape(table(tr(tc("a"), tc("b"))))))).lines

    assert [(line.text, line.cell) for line in lines[:2]] == [("a", Cell(0, 0, 0)), ("b", Cell(0, 0, 1))]


def test_a_box_does_not_disturb_the_field_it_is_anchored_in() -> None:
    begin, end = ('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>')
    content = r(begin) + r("<w:instrText>XE</w:instrText>") + r(shape(p("框"))) + r(end) + r(t("正文"))

    assert texts(raw(content)) == ["框", "正文"]


def test_word_art_is_text() -> None:
    art = '<w:pict><v:shape><v:textpath string="东西湖区人民政府文件"/></v:shape></w:pict>'

    assert texts(raw(r(art))) == ["东西湖区人民政府文件"]


def test_lists_in_boxes_are_numbered() -> None:
    body = item("一") + raw(r(shape(item("二"))))

    assert texts(body, numbering=numbering(level(0, "%1."))) == ["1.一", "2.二", ""]


def test_alternatives_around_paragraphs_are_read_once() -> None:
    assert texts(both(p("新"), p("旧")) + p("后")) == ["新", "后"]
