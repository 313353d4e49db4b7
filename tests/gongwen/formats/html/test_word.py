"""Pages that word processors write."""

from gongwen.formats import Cell, LineKind, Source, read_bytes

HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">'
    "<head><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--></head>"
)


def read(body: str) -> Source:
    return read_bytes(f"{HEAD}<body>{body}</body></html>".encode(), name="a.htm")


def test_a_page_of_word_is_no_xml_of_word() -> None:
    source = read("<p class=MsoNormal>方案<o:p></o:p></p>")

    assert (source.format, [line.text for line in source.lines], source.remarks) == ("html", ["方案"], ())


def test_numbers_of_lists_are_text_between_comments() -> None:
    number = (
        "<![if !supportLists]><span style='mso-list:Ignore'>（一）<span style='font:7pt'>&nbsp;</span></span><![endif]>"
    )

    assert [line.text for line in read(f"<p>{number}<span>建设夜市</span></p>").lines] == ["（一）\xa0建设夜市"]


def test_text_for_other_programs_stays_in_its_comment() -> None:
    assert [line.text for line in read("<p>甲<!--[if gte vml 1]>乙<![endif]--><![if !vml]>丙<![endif]></p>").lines] == [
        "甲丙"
    ]


def test_empty_paragraphs_and_smart_tags_leave_nothing() -> None:
    markup = "<p><span><o:p>&nbsp;</o:p></span></p><p><st1:place>清河</st1:place>县</p>"

    assert [line.text for line in read(markup).lines] == ["清河县"]


def test_notes_and_comments_at_the_end_stand_aside() -> None:
    source = read(
        "<p>方案<a href='#_ftn1'>[1]</a></p><table><tr><td>任务<td>单位</tr></table>"
        "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote'><p>[1]以附件为准</p></div></div>"
        "<div style='mso-element:comment-list'><p>请核对</p></div>"
    )

    assert [(line.text, line.cell) for line in source.lines] == [
        ("方案[1]", None),
        ("任务", Cell(0, 0, 0)),
        ("单位", Cell(0, 0, 1)),
    ]
    assert [(line.text, line.kind) for line in source.asides] == [
        ("[1]以附件为准", LineKind.FOOTNOTE),
        ("请核对", LineKind.COMMENT),
    ]
