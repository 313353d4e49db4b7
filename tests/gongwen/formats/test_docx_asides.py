from gongwen.formats import LineKind, read_bytes
from tests.gongwen.formats.builders import members, p, r, raw, read_docx, relationships, root, t, zipped

REFERENCES = (
    "<w:p><w:pPr><w:sectPr>"
    '<w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
    "</w:sectPr></w:pPr></w:p>"
)


def test_headers_and_footers_stand_beside_the_text() -> None:
    source = read_docx(
        p("正文") + REFERENCES * 2, header1=root("hdr", p("机密文件头") + p()), footer1=root("ftr", p("— 2 —"))
    )

    assert [line.text for line in source.lines] == ["正文", "", ""]
    assert [(line.kind, line.text, line.number) for line in source.asides] == [
        (LineKind.HEADER, "机密文件头", 1),
        (LineKind.FOOTER, "— 2 —", 1),
    ]


def test_a_header_that_no_section_uses_is_not_read() -> None:
    assert read_docx(p("正文"), header1=root("hdr", p("旧"))).asides == ()


def test_notes_and_comments_stand_beside_the_text_and_leave_no_mark() -> None:
    body = raw(r(t("正文")) + r('<w:footnoteReference w:id="2"/>') + r('<w:commentReference w:id="0"/>') + r(t("。")))
    footnotes = root(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{raw(r("<w:separator/>" + t("x")))}</w:footnote>'
        f'<w:footnote w:id="2">{raw(r("<w:footnoteRef/>") + r(t("脚注")))}</w:footnote>',
    )
    endnotes = root("endnotes", f'<w:endnote w:id="1">{p("尾注")}</w:endnote>')
    comments = root("comments", f'<w:comment w:id="0" w:author="某">{p("批注")}</w:comment>')

    source = read_docx(body, footnotes=footnotes, endnotes=endnotes, comments=comments)

    assert [line.text for line in source.lines] == ["正文。"]
    assert [(line.kind, line.text) for line in source.asides] == [
        (LineKind.FOOTNOTE, "脚注"),
        (LineKind.FOOTNOTE, "尾注"),
        (LineKind.COMMENT, "批注"),
    ]


def test_a_part_that_is_named_but_not_there_is_told() -> None:
    parts = members(p("正文")) | {"word/_rels/document.xml.rels": relationships([("header", "header9.xml")])}

    source = read_bytes(zipped(parts), name="a.docx")

    assert [line.text for line in source.lines] == ["正文"]
    assert [remark.code for remark in source.remarks] == ["missing-part"]


def test_parts_are_found_by_their_usual_names_where_no_relationships_are() -> None:
    parts = members(p("正文"), {"comments": root("comments", f"<w:comment>{p('批注')}</w:comment>")})
    for name in ("_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        del parts[name]

    source = read_bytes(zipped(parts), name="a.docx")

    assert [line.text for line in (*source.lines, *source.asides)] == ["正文", "批注"]


def test_the_main_part_may_have_another_name_and_place() -> None:
    parts = {
        "_rels/.rels": relationships([("officeDocument", "/Content/Main.xml")]),
        "content\\main.xml": root("document", f"<w:body>{p('正文')}{REFERENCES}</w:body>"),
        "content/_rels/main.xml.rels": relationships([("header", "../parts/h.xml")]),
        "parts/h.xml": root("hdr", p("页眉")),
        "word/x": "",
    }

    source = read_bytes(zipped(parts), name="a.docx")

    assert [line.text for line in (*source.lines, *source.asides)] == ["正文", "", "页眉"]


def test_links_to_places_outside_are_not_followed() -> None:
    outside = relationships([("header", "http://example.invalid/h.xml")]).replace("/>", ' TargetMode="External"/>')
    parts = members(p("正文") + REFERENCES) | {"word/_rels/document.xml.rels": outside}

    source = read_bytes(zipped(parts), name="a.docx")

    assert (source.asides, source.remarks) == ((), ())
