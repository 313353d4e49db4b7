import pytest

from gongwen.formats import Cell, Limits, Line, LineKind, Source, read_bytes
from gongwen.refusals import Unreadable


def read(markup: str) -> Source:
    return read_bytes(f"<html><body>{markup}</body></html>".encode(), name="a.html")


def texts(markup: str) -> list[str]:
    return [line.text for line in read(markup).lines]


def test_blocks_become_whole_lines_and_breaks_end_lines_inside() -> None:
    source = read("<h1>标题</h1><div>　　甲<br>乙<br/></div>丙<p>丁<p>")

    assert source.lines == (
        Line("标题", 1, whole=True),
        Line("　　甲", 2),
        Line("乙", 2, whole=True),
        Line("丙", 3, whole=True),
        Line("丁", 4, whole=True),
    )


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>\n 甲\n  乙 a  b\n c </p>", ["甲乙 a b c"], id="white space as shown"),
        pytest.param(
            "<p><b>牵头</b><span>单位</span>：<a href=x>区商务局</a></p>", ["牵头单位：区商务局"], id="inline"
        ),
        pytest.param("<p>A&amp;B&nbsp;&lt;&#19968;&#x4e8c;&mdash;", ["A&B\xa0<一二—"], id="entities"),
        pytest.param("<pre>  甲\n乙  丙</pre>", ["  甲", "乙  丙"], id="preformatted"),
        pytest.param("<p>甲<ruby>拼<rt>pīn</rt></ruby></p>", ["甲拼"], id="ruby"),
        pytest.param("<p>他说<q>好</q></p>", ["他说“好”"], id="quotation"),
        pytest.param("<form><p>甲</p></form>", ["甲"], id="a form around the page"),
        pytest.param(
            "<article><header><h1>标题</h1></header>文<footer>落款</footer></article>",
            ["标题", "文", "落款"],
            id="article",
        ),
        pytest.param(
            "甲<script>x</script><style>y</style><template>z</template><noscript>n</noscript>", ["甲"], id="scripts"
        ),
        pytest.param("<nav>首页</nav><button>打印</button><select><option>大</select>甲", ["甲"], id="furniture"),
        pytest.param("甲<!-- 注 -->乙<?php 丙 ?>丁", ["甲乙丁"], id="comments"),
        pytest.param("<p>甲<table><tr><td>x<td>y</table>乙</p>", ["甲", "x", "y", "乙"], id="table in a paragraph"),
        pytest.param("<td>甲</td><tr>乙<li>丙", ["甲", "乙", "丙"], id="parts without their whole"),
        pytest.param("<p>甲</div></span></p>乙</table>", ["甲", "乙"], id="ends without start"),
    ],
)
def test_the_text_of_a_page_is_what_it_shows(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize("hiding", ["hidden", "style='display: none'", 'style="color:red;VISIBILITY:hidden"'])
def test_hidden_text_is_not_read_and_told(hiding: str) -> None:
    source = read(f"甲<div {hiding}>乙<p>丙</p></div>丁<p {hiding}> </p>")

    assert [line.text for line in source.lines] == ["甲丁"]
    assert [(remark.code, "1 处" in remark.message) for remark in source.remarks] == [("hidden-text", True)]


def test_the_footer_of_the_site_stands_beside_the_text() -> None:
    source = read("<p>正文</p><footer><p>版权所有</p></footer>")

    assert [line.text for line in source.lines] == ["正文"]
    assert source.asides == (Line("版权所有", 2, whole=True, kind=LineKind.FOOTER),)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"], id="plain"),
        pytest.param("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.甲", "7.乙", "8.丙"], id="start and value"),
        pytest.param("<ol type=A><li>甲</ol><ol type=i><li>甲</ol>", ["A.甲", "i.甲"], id="types"),
        pytest.param("<ol reversed><li>甲<li>乙</ol>", ["2.甲", "1.乙"], id="reversed"),
        pytest.param(
            "<ol><li>甲<ol type=a><li>子<li>丑</ol><li>乙</ol>", ["1.甲", "a.子", "b.丑", "2.乙"], id="nested"
        ),
        pytest.param("<ul><li>甲</ul>", ["甲"], id="bullets"),
        pytest.param('<ol style="list-style:none"><li>甲</ol>', ["甲"], id="no numbers"),
        pytest.param('<ol style="list-style-type: cjk-ideographic"><li>甲</ol>', ["一、甲"], id="Chinese numbers"),
        pytest.param("<ol><li>1.甲<li>（二）乙</ol>", ["1.甲", "（二）乙"], id="numbers typed as well"),
        pytest.param("<ol><li><p>甲</p><p>乙</p></ol>", ["1.甲", "乙"], id="two paragraphs in an item"),
        pytest.param("<ol><li><li>乙</ol>", ["2.乙"], id="an empty item"),
        pytest.param("<ol start=x><li value=''>甲</ol>", ["1.甲"], id="numbers that are none"),
    ],
)
def test_list_numbers_are_recovered(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def cells(markup: str) -> list[tuple[str, Cell | None]]:
    return [(line.text, line.cell) for line in read(markup).lines]


def test_a_table_becomes_cells_with_spans() -> None:
    markup = (
        "<table><caption>分工表</caption><thead><tr><th rowspan=2>序号<th colspan=2>单位</thead>"
        "<tbody><tr><td>甲<p>乙</p></td><td></td></tr></tbody></table>后"
    )

    assert cells(markup) == [
        ("分工表", None),
        ("序号", Cell(0, 0, 0, row_span=2)),
        ("单位", Cell(0, 0, 1, column_span=2)),
        ("甲", Cell(0, 1, 1)),
        ("乙", Cell(0, 1, 1)),
        ("", Cell(0, 1, 2)),
        ("后", None),
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<td rowspan=0>a<td>b<tr><td>c",
            [("a", Cell(0, 0, 0, row_span=2)), ("b", Cell(0, 0, 1)), ("c", Cell(0, 1, 1))],
        ),
        ("<td rowspan=99>a<td>b", [("a", Cell(0, 0, 0)), ("b", Cell(0, 0, 1))]),
        ("<td colspan=-1>a<td colspan=x>b", [("a", Cell(0, 0, 0)), ("b", Cell(0, 0, 1))]),
    ],
    ids=["to the end", "beyond the end", "no numbers"],
)
def test_odd_spans_are_settled(markup: str, expected: list[tuple[str, Cell]]) -> None:
    assert cells(f"<table><tr>{markup}</table>") == expected


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<table><tr><td><p>甲</p><p>乙</p></table>", id="one cell"),
        pytest.param("<table role=presentation><tr><td>甲<td>乙</table>", id="said to be layout"),
    ],
)
def test_a_table_that_only_lays_out_is_lines(markup: str) -> None:
    assert cells(markup) == [("甲", None), ("乙", None)]


def test_of_nested_tables_the_inner_one_is_the_table() -> None:
    inner = "<table><tr><td>a<td>b</table>"

    assert cells(f"<table><tr><td>左<td>甲{inner}乙</table>") == [
        ("左", None),
        ("甲", None),
        ("a", Cell(0, 0, 0)),
        ("b", Cell(0, 0, 1)),
        ("乙", None),
    ]


def test_a_table_with_the_whole_text_in_one_cell_is_lines() -> None:
    text = "".join(f"<p>第{number}段</p>" for number in range(50))

    assert {line.cell for line in read(f"<table><tr><td>栏目<td>{text}</table>").lines} == {None}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param('<html><meta charset="gb2312"><p>东西湖区鎔</p></html>'.encode("gb18030"), id="declared"),
        pytest.param(
            '<html><meta http-equiv="Content-Type" content="text/html; charset=gbk"><p>东西湖区鎔</p></html>'.encode(
                "gbk"
            ),
            id="declared in the old way",
        ),
        pytest.param('<html><meta charset="utf-8"><p>东西湖区鎔</p></html>'.encode("gbk"), id="declared wrongly"),
        pytest.param('<html><meta charset="gbk"><p>东西湖区鎔</p></html>'.encode(), id="declared wrongly as GBK"),
        pytest.param("<html><p>东西湖区鎔</p></html>".encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><p>东西湖区鎔</p></html>'.encode(), id="XHTML"
        ),
    ],
)
def test_the_encoding_of_a_page_is_found(page: bytes) -> None:
    assert [line.text for line in read_bytes(page, name="a.html").lines] == ["东西湖区鎔"]


def test_control_characters_in_a_page_are_told() -> None:
    source = read("<p>甲\x01乙</p>" + "<p>请贯彻落实</p>" * 10)

    assert source.lines[0].text == "甲乙"
    assert [remark.code for remark in source.remarks] == ["control-characters"]


@pytest.mark.parametrize("page", [b"<html><script>x</script></html>", b"<html>", b"<html hidden>x", b"<html><!-- x"])
def test_a_page_without_text_is_refused(page: bytes) -> None:
    with pytest.raises(Unreadable, match="没有文字"):
        read_bytes(page, name="a.html")


@pytest.mark.parametrize(
    ("markup", "limits", "says"),
    [
        pytest.param("<div>" * 100_000 + "x", Limits(), "嵌套过深", id="deep"),
        pytest.param("<p>x" * 50, Limits(xml_marks=40), "异常庞大", id="tags"),
        pytest.param("<p>x" * 50, Limits(lines=40), "超过 40 行", id="lines"),
        pytest.param("<table><tr>" + "<td colspan=1000>x" * 9, Limits(table_cells=8000), "超过 8000 格", id="cells"),
    ],
)
def test_a_page_beyond_a_limit_is_refused(markup: str, limits: Limits, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_bytes(f"<html>{markup}".encode(), name="a.html", limits=limits)


@pytest.mark.parametrize(
    "markup", ["<b>", "<table><tr><td>", "<ol><li>", "<font><p>"], ids=["b", "table", "ol", "font"]
)
def test_tags_that_are_never_closed_nest_without_harm(markup: str) -> None:
    assert "".join(texts(markup * 400 + "完")).endswith("完")


@pytest.mark.parametrize(
    "part",
    ["<", "&", "<x y=1 y=1>", "<!", "<p>", "</p>", "<td rowspan=65534>", '<a href="', "]]>"],
)
def test_broken_markup_without_end_keeps_what_stood_before(part: str) -> None:
    assert read("<p>始</p>" + part * 1_500).lines[0].text == "始"
