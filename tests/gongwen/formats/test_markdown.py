import pytest

from gongwen.formats import Cell, Limits, Line, LineKind, Source, read_bytes
from gongwen.refusals import Unreadable


def read(text: str) -> Source:
    return read_bytes(text.encode(), name="a.md")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("## 一、总体要求", "一、总体要求"),
        ("# 标题 ##", "标题"),
        ("#东西湖区", "#东西湖区"),
        ("C# 语言 #1", "C# 语言 #1"),
        ("- 区商务局", "区商务局"),
        ("  * [x] 区商务局", "  区商务局"),
        ("1. 健全设施", "1. 健全设施"),
        ("2\\. 健全设施", "2. 健全设施"),
        ("（一）健全设施", "（一）健全设施"),
        ("> 引用", "引用"),
        ("> > ## 引用", "引用"),
        ("**（牵头单位：区商务局）**", "（牵头单位：区商务局）"),
        ("__甲__、*乙*、_丙_、***丁***、~~戊~~", "甲、乙、丙、丁、戊"),
        ("增长 5*3*2 与 a_b_c", "增长 5*3*2 与 a_b_c"),
        ("★ * 与 **", "★ * 与 **"),
        ("[方案](http://x/y.docx)和![图](a.png)", "方案和图"),
        ("武政办[2021]22号（附件）", "武政办[2021]22号（附件）"),
        ("<https://a.b/c>", "https://a.b/c"),
        ("`a*b*c` 与 ``x`` ", "a*b*c 与 x "),
        ("a&nbsp;b&lt;c&amp;d A&B", "a\xa0b<c&d A&B"),
        ("<u>甲</u><font color='red'>乙</font><丙>", "甲乙<丙>"),
        ("正文[^1]", "正文"),
        ("行末\\", "行末"),
        ("\\*\\*不是\\*\\*", "**不是**"),
    ],
)
def test_markup_is_taken_off_and_words_are_left(markup: str, expected: str) -> None:
    assert [line.text for line in read(markup).lines] == [expected]


def test_numbers_are_physical_lines() -> None:
    source = read("# 标题\n\n正文一<br>正文二\n<!-- 注\n释 -->尾\n")

    assert source.lines == (
        Line("标题", 1, whole=True),
        Line("", 2),
        Line("正文一", 3),
        Line("正文二", 3),
        Line("", 4),
        Line("尾", 5),
    )


def test_a_table_becomes_cells() -> None:
    source = read("前\n| 序号 | 任务 |\n|:--|---:|\n| 1 | **甲**<br>乙 |\n| 2 \\| 3 |\n后")

    assert [(line.text, line.cell, line.number) for line in source.lines] == [
        ("前", None, 1),
        ("序号", Cell(0, 0, 0), 2),
        ("任务", Cell(0, 0, 1), 2),
        ("1", Cell(0, 1, 0), 4),
        ("甲", Cell(0, 1, 1), 4),
        ("乙", Cell(0, 1, 1), 4),
        ("2 | 3", Cell(0, 2, 0), 5),
        ("", Cell(0, 2, 1), 5),
        ("后", None, 6),
    ]


@pytest.mark.parametrize("text", ["甲|乙\n丙|丁", "甲|乙|丙\n---|---\n", "牵头|配合"])
def test_pipes_without_a_matching_rule_below_are_text(text: str) -> None:
    assert read(text).lines[0] == Line(text.splitlines()[0], 1)


def test_a_table_in_html_becomes_cells() -> None:
    source = read("前\n<table>\n<tr><td rowspan=2>甲</td><td>乙</td></tr>\n<tr><td>丙</td></tr></table>\n后")

    assert [(line.text, line.cell, line.number) for line in source.lines] == [
        ("前", None, 1),
        ("甲", Cell(0, 0, 0, row_span=2), 2),
        ("乙", Cell(0, 0, 1), 2),
        ("丙", Cell(0, 1, 1), 2),
        ("后", None, 5),
    ]


def test_a_table_in_html_that_never_ends_stays_text() -> None:
    assert [line.text for line in read("<table>\n甲").lines] == ["<table>", "甲"]


def test_code_is_kept_as_it_is_without_its_fence() -> None:
    source = read("```text\n**一** # x\n```\n二")

    assert [(line.text, line.number) for line in source.lines] == [("**一** # x", 2), ("二", 4)]


def test_rules_underlines_and_link_definitions_print_nothing() -> None:
    source = read("标题\n====\n\n---\n[文件][a]与[b]与[c]\n\n[a]: http://x\n[b]: http://y\n")

    assert [line.text for line in source.lines if line.text] == ["标题", "文件与[b]与[c]"]


def test_notes_stand_beside_the_text() -> None:
    source = read("正文[^1]\n\n[^1]: 以**脚注**为准\n")

    assert source.asides == (Line("以脚注为准", 3, whole=True, kind=LineKind.FOOTNOTE),)


def test_front_matter_is_not_text_and_is_told() -> None:
    source = read("---\ntitle: x\ntags:\n  - y\n---\n正文\n")

    assert [line.text for line in source.lines] == ["正文"]
    assert [remark.code for remark in source.remarks] == ["front-matter"]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    source = read("---\n一、目标\n---\n正文")

    assert [line.text for line in source.lines if line.text] == ["一、目标", "正文"]
    assert source.remarks == ()


@pytest.mark.parametrize(
    "sign", ["a`", "a``", "*", "_a ", "[", "[x](", "<b ", "> ", "- ", "| ", "<!--", "# ", "a~", "\\", "&#"]
)
def test_signs_without_end_lose_nothing_after_them(sign: str) -> None:
    text = sign * 200_000 + "完"

    assert read(text).lines[-1].text.endswith("完")


def test_a_table_beyond_the_limit_is_refused() -> None:
    text = "|a|b|\n|-|-|\n" + "|1|2|\n" * 10

    with pytest.raises(Unreadable, match="超过 20 格"):
        read_bytes(text.encode(), name="a.md", limits=Limits(table_cells=20))
