import pytest

from gongwen.formats import Line, read_bytes
from tests.gongwen.formats.builders import members, p, r, raw, read_docx, root, t, texts, zipped


def test_paragraphs_become_whole_lines_with_their_number() -> None:
    source = read_docx(p("　　甲") + p() + p("乙"))

    assert source.lines == (
        Line("　　甲", 1, whole=True),
        Line("", 2, whole=True),
        Line("乙", 3, whole=True),
    )
    assert (source.format, source.asides, source.remarks) == ("docx", (), ())


def test_breaks_end_a_line_inside_the_paragraph() -> None:
    breaks = ("<w:br/>", '<w:br w:type="page"/>', '<w:br w:type="column"/>', "<w:cr/>")
    content = "".join(t(str(index)) + mark for index, mark in enumerate(breaks)) + t("4")

    lines = read_docx(raw(r(content)) + p("x")).lines

    assert [(line.text, line.number, line.whole) for line in lines] == [
        ("0", 1, False),
        ("1", 1, False),
        ("2", 1, False),
        ("3", 1, False),
        ("4", 1, True),
        ("x", 2, True),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(r(t("组长") + "<w:tab/>" + t("某")), "组长\t某", id="tab"),
        pytest.param(r(t("A") + "<w:noBreakHyphen/>" + t("B")), "A-B", id="hyphen that does not break"),
        pytest.param(r(t("A") + "<w:softHyphen/>" + t("B")), "AB", id="soft hyphen"),
        pytest.param(r("<w:t> 甲 \n</w:t>"), "甲", id="blanks that are not preserved"),
        pytest.param(r(t(" 甲  ")), " 甲  ", id="blanks that are"),
        pytest.param(r(t("甲\n乙")), "甲 乙", id="line feed in the XML"),
        pytest.param(f'<w:hyperlink r:id="rId9">{r(t("链接"))}</w:hyperlink>', "链接", id="hyperlink"),
        pytest.param(f"<w:smartTag><w:smartTagPr/>{r(t('武汉'))}</w:smartTag>", "武汉", id="smart tag"),
        pytest.param(f"<w:customXml>{r(t('甲'))}</w:customXml>", "甲", id="custom XML"),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{r(t('甲'))}</w:sdtContent></w:sdt>",
            "甲",
            id="content control in a line",
        ),
        pytest.param(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(t('pīn'))}</w:rt><w:rubyBase>{r(t('拼'))}</w:rubyBase></w:ruby></w:r>",
            "拼",
            id="ruby",
        ),
        pytest.param(f"{r(t('甲'))}<w:r><w:footnoteReference w:id='2'/></w:r>{r(t('乙'))}", "甲乙", id="footnote mark"),
        pytest.param(r('<w:sym w:font="Wingdings" w:char="F0FE"/>'), "☑", id="symbol of Wingdings"),
        pytest.param(r('<w:sym w:font="Wingdings" w:char="F081"/>'), "①", id="figure of Wingdings"),
        pytest.param(r('<w:sym w:font="Times" w:char="2460"/>'), "①", id="symbol of Unicode"),
        pytest.param("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1", id="formula"),
        pytest.param(f"<w:unknown>{r(t('甲'))}</w:unknown>", "甲", id="element of the future"),
        pytest.param(r(f"{t('甲')}<w:lastRenderedPageBreak/>{t('乙')}"), "甲乙", id="page break of the last layout"),
    ],
)
def test_the_text_of_a_paragraph_is_what_is_printed(content: str, expected: str) -> None:
    assert texts(raw(content) + p("."))[0] == expected


def test_a_symbol_that_is_not_known_is_told() -> None:
    source = read_docx(raw(r('<w:sym w:font="Webdings" w:char="F021"/>' + t("甲") + '<w:sym w:char="x"/>')))

    assert source.lines[0].text == "\ufffd甲\ufffd"
    assert [(remark.code, "2 个" in remark.message) for remark in source.remarks] == [("symbols", True)]


def mark(kind: str) -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def instruction(text: str) -> str:
    return r(f'<w:instrText xml:space="preserve">{text}</w:instrText>')


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            mark("begin") + instruction(" DATE ") + mark("separate") + r(t("2021年")) + mark("end"),
            "2021年",
            id="result",
        ),
        pytest.param(mark("begin") + instruction(' XE "甲" ') + mark("end"), "", id="mark without result"),
        pytest.param(
            mark("begin")
            + instruction("IF ")
            + mark("begin")
            + instruction("PAGE")
            + mark("separate")
            + r(t("3"))
            + mark("end")
            + r(t("藏"))
            + mark("separate")
            + r(t("得"))
            + mark("end"),
            "得",
            id="field in an instruction",
        ),
        pytest.param(f'<w:fldSimple w:instr="PAGE">{r(t("5"))}</w:fldSimple>', "5", id="simple field"),
        pytest.param(mark("begin") + instruction(r" eq \o\ac(○,2) ") + mark("end"), "②", id="figure in a circle"),
        pytest.param(
            mark("begin") + instruction(r" eq \o\ac(○,36)") + mark("end"), "㊱", id="a larger figure in a circle"
        ),
        pytest.param(mark("begin") + instruction(r"EQ \o\ac(○,优)") + mark("end"), "优", id="character in a circle"),
        pytest.param(mark("begin") + r(t("甲")), "甲", id="field that never ends"),
        pytest.param(mark("end") + mark("separate") + r(t("甲")), "甲", id="field that never began"),
    ],
)
def test_of_a_field_the_result_is_text(content: str, expected: str) -> None:
    assert texts(raw(content + r(t("。"))) + p("后"))[1:] == ["后"]
    assert texts(raw(content) + p("后"))[0] == expected


def test_a_field_over_several_paragraphs_keeps_its_result() -> None:
    body = (
        raw(mark("begin") + instruction("TOC") + mark("separate") + r(t("一、目标"))) + p("二、任务") + raw(mark("end"))
    )

    assert texts(body) == ["一、目标", "二、任务", ""]


def test_a_field_that_prints_without_a_stored_result_is_told() -> None:
    source = read_docx(raw(mark("begin") + instruction(" AUTONUM ") + mark("end") + r(t("甲"))))

    assert source.lines[0].text == "甲"
    assert [remark.code for remark in source.remarks] == ["fields"]


STYLES = root(
    "styles",
    '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>',
)


@pytest.mark.parametrize(
    ("properties", "hidden"),
    [
        ("<w:vanish/>", True),
        ('<w:vanish w:val="0"/>', False),
        ("<w:webHidden/>", False),
        ('<w:rStyle w:val="I"/>', True),
        ('<w:rStyle w:val="I"/><w:vanish w:val="false"/>', False),
    ],
)
def test_hidden_text_is_kept_and_told(properties: str, hidden: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    source = read_docx(raw(f"<w:r><w:rPr>{properties}</w:rPr>{t('密件')}</w:r>"), styles=STYLES)

    assert source.lines[0].text == "密件"
    assert [(remark.code, "2 个" in remark.message) for remark in source.remarks] == [("hidden-text", True)] * hidden


def test_strict_documents_are_read_as_the_usual_ones() -> None:
    strict = root("document", f"<w:body>{p('甲')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    source = read_bytes(zipped(members("") | {"word/document.xml": strict}), name="a.docx")

    assert [line.text for line in source.lines] == ["甲"]


def test_content_controls_around_paragraphs_are_opened() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}<w:customXml>{p('乙')}</w:customXml></w:sdtContent></w:sdt>{p('丙')}"
    )

    assert texts(body) == ["甲", "乙", "丙"]


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>", "pictures"),
        ("<w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>", "pictures"),
        ('<w:altChunk r:id="rId7"/>', "alt-chunk"),
        (raw(r(f'<w:drawing><a:graphicData uri="{DRAWING}/diagram"/></w:drawing>')), "diagrams"),
        (raw(r(f'<w:drawing><a:graphicData uri="{DRAWING}/chart"/></w:drawing>')), "diagrams"),
    ],
)
def test_what_could_not_be_read_is_told(content: str, code: str) -> None:
    assert [remark.code for remark in read_docx(p("甲") + content).remarks] == [code]
