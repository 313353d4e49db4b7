"""What we write is found to be right; what a clerk sets wrong is found, told and mended without touching a word."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt

from gongwen.checking import Finding, Severity, check_docx
from gongwen.checking.commenting import commented
from gongwen.checking.fixing import fixed
from gongwen.checking.measuring import Measured
from gongwen.refusals import Classified, Unreadable
from gongwen.typesetting.docx import write_docx
from tests.gongwen.typesetting.letters import DOWN, LETTERS, LYING, UP

Spoil = Callable[[Document], None]


def spoilt(letter_bytes: bytes, spoil: Spoil) -> bytes:
    """Return a document with something wrong in it."""
    document = docx.Document(io.BytesIO(letter_bytes))
    spoil(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def overtyped(document: Document) -> None:
    """Set everything as an office program does when nobody cares."""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.name, run.bold = Pt(12), "Arial", True
        paragraph.paragraph_format.first_line_indent = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.5
    document.sections[0].top_margin = Mm(20)


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_found_in_what_we_write(name: str) -> None:
    assert check_docx(write_docx(LETTERS[name])) == []


def test_nothing_is_found_in_tables_across_the_page() -> None:
    assert check_docx(write_docx(LYING)) == []


@pytest.mark.parametrize("letter", [DOWN, UP])
def test_what_is_mended_is_right_and_says_the_same(letter: object) -> None:
    wrong = spoilt(write_docx(letter), overtyped)  # type: ignore[arg-type]

    assert len(check_docx(wrong)) > 20
    assert texts(fixed(wrong)) == texts(wrong)
    assert check_docx(fixed(wrong)) == []


def test_what_is_right_stays_right_when_it_is_mended() -> None:
    right = write_docx(UP)

    assert check_docx(fixed(right)) == []
    assert texts(fixed(right)) == texts(right)


def test_a_copy_has_a_comment_for_each_finding_and_the_same_words() -> None:
    wrong = spoilt(write_docx(UP), overtyped)
    findings = check_docx(wrong)
    copy = commented(wrong, findings)

    comments = [comment.text for comment in docx.Document(io.BytesIO(copy)).comments]
    assert len(comments) == len(findings)
    assert any("应为37毫米" in text for text in comments)
    assert texts(copy) == texts(wrong)


def test_a_finding_tells_place_rule_clause_what_is_there_and_what_should_be() -> None:
    def spoil(document: Document) -> None:
        document.sections[0].top_margin = Mm(20)

    (finding,) = check_docx(spoilt(write_docx(DOWN), spoil))

    assert finding == Finding(
        "margin", "5.2.1", 0, "", "天头（上边距）为20.0毫米", "应为37毫米，版心156×225毫米", Severity.ERROR
    )


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(Unreadable):
        check_docx(b"not a document")


def test_a_document_with_a_classification_mark_is_refused() -> None:
    def spoil(document: Document) -> None:
        document.paragraphs[0].insert_paragraph_before("机密★1年")

    with pytest.raises(Classified):
        check_docx(spoilt(write_docx(DOWN), spoil))


def test_what_else_stands_in_a_footer_stays_when_it_is_mended() -> None:
    def spoil(document: Document) -> None:
        document.sections[0].footer.add_paragraph("澜棠区人民政府办公室印制")

    mended = docx.Document(io.BytesIO(fixed(spoilt(write_docx(DOWN), spoil))))

    assert [one.text for one in mended.sections[0].footer.paragraphs] == ["— 1 —", "澜棠区人民政府办公室印制"]


def test_an_automatic_number_is_a_paragraph_s_number_too() -> None:
    document = docx.Document()
    for words in ("建立清单", "核对清单"):
        document.add_paragraph(words, style="List Number")
    buffer = io.BytesIO()
    document.save(buffer)

    assert [para.text for para in Measured(buffer.getvalue()).paragraphs] == ["1.建立清单", "2.核对清单"]
