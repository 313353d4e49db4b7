"""A plain text as an office would have sent it: typed in a word processor, on pages of GB/T 9704."""

from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongwen.formats.model import Line
from gongwen.reading.text.paragraphs import to_prose
from gongwen.reading.text.prose import Paragraph

_SHORT = 45
_FONT = "Noto Serif CJK SC"


def as_docx(lines: tuple[Line, ...], path: Path) -> None:
    """Write the paragraphs and tables of a text on pages of GB/T 9704: 28 by 22 characters, first lines indented."""
    document = Document()
    _set_page(document)
    rows: list[Paragraph] = []
    for paragraph in [*to_prose(lines), None]:
        if rows and (paragraph is None or paragraph.cell is None or rows[0].cell.table != paragraph.cell.table):  # type: ignore[union-attr]
            _add_table(document, rows)
            rows = []
        if paragraph is not None and paragraph.cell is not None:
            rows.append(paragraph)
        elif paragraph is not None:
            _add_paragraph(document, paragraph.raw.strip())
    document.save(str(path))


def _set_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    normal.font.name = _FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.line_spacing = Pt(28.95)
    normal.paragraph_format.space_after = Pt(0)


def _add_paragraph(document: DocxDocument, text: str) -> None:
    paragraph = document.add_paragraph(text)
    if not text.endswith(("：", ":")) or len(text) > _SHORT:
        paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _add_table(document: DocxDocument, cells: list[Paragraph]) -> None:
    places = [paragraph.cell for paragraph in cells if paragraph.cell is not None]
    height = max(place.row + place.row_span for place in places)
    width = max(place.column + place.column_span for place in places)
    first = min(place.row for place in places)
    table = document.add_table(rows=height - first, cols=width)
    table.style = document.styles["Table Grid"]
    for paragraph, place in zip(cells, places, strict=True):
        cell = table.cell(place.row - first, place.column)
        if place.row_span > 1 or place.column_span > 1:
            last = table.cell(place.row - first + place.row_span - 1, place.column + place.column_span - 1)
            cell = cell.merge(last)
        filled = cell.paragraphs[-1].text
        target = cell.add_paragraph() if filled else cell.paragraphs[-1]
        run = target.add_run(paragraph.raw.strip())
        run.font.size = Pt(10.5)
