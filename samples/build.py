"""Build the .docx of each sample plan from its plain text, so that the two cannot drift apart.

Usage: python -m samples.build            writes a .docx beside each samples/*/*.txt

The numbers are automatic in the .docx: a number higher than its turn becomes a start override, one that repeats stands
as typed, because that is how it comes about. The same text gives the same bytes: fixed dates, members stored in order.
"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from samples.plan_text import BASE_ID, LEVELS, Kind, Numbering, Piece, pieces

HERE = Path(__file__).resolve().parent
FIXED = datetime(2026, 3, 27, 8, 0, tzinfo=UTC)
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
HEADER_NOTE = "样例文件：行政区划、单位、人名、数字均系虚构"
TEMPLATE_STYLES = (
    "Normal",
    "Heading 1",
    "Heading 2",
    "Header",
    "Footer",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
)
UNUSED_PARTS = ("/thumbnail", "/extended-properties", "/stylesWithEffects", "/customXml", "/webSettings")
ABSTRACT_ID = 1
HEADING_LINKS = {0: '<w:pStyle w:val="Heading1"/>', 1: '<w:pStyle w:val="Heading2"/>'}


def set_fonts(style: ParagraphStyle, east_asian: str, size: float) -> None:
    """Set the typeface for Han text and for Latin text, and the size."""
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), east_asian)
    style.font.bold, style.font.italic, style.font.color.rgb = False, False, RGBColor(0, 0, 0)


def add_style(document: DocxDocument, name: str, font: str = "仿宋_GB2312", size: float = 16) -> ParagraphStyle:
    """A paragraph style of ours, or a built-in one, set to the grid of 22 lines a page."""
    known = name in [style.name for style in document.styles]
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 -- narrows the type: both branches give paragraph styles
    set_fonts(style, font, size)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28.95)
    layout.keep_with_next = layout.keep_together = False
    return style


def add_styles(document: DocxDocument) -> None:
    """All styles of the document; the two headings take their numbers from their style."""
    for unused in [style for style in document.styles if style.name not in TEMPLATE_STYLES]:
        unused.delete()
    normal = add_style(document, "Normal").element.get_or_add_rPr()
    normal.insert_element_before(parse_xml(f'<w:spacing {nsdecls("w")} w:val="-5"/>'), "w:sz", "w:szCs", "w:lang")
    for name, font, size, alignment in (
        ("发文机关标志", "方正小标宋简体", 28, WD_ALIGN_PARAGRAPH.CENTER),
        ("发文字号", "仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.CENTER),
        ("公文标题", "方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER),
        ("主送机关", "仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.LEFT),
        ("署名日期", "仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.RIGHT),
        ("附件标记", "黑体", 16, WD_ALIGN_PARAGRAPH.LEFT),
        ("版记", "仿宋_GB2312", 14, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        add_style(document, name, font, size).paragraph_format.alignment = alignment
    for name, font, level in (
        ("公文正文", "仿宋_GB2312", None), ("Heading 1", "黑体", 0), ("Heading 2", "楷体_GB2312", 1),
        ("公文条款", "仿宋_GB2312", None), ("公文条目", "仿宋_GB2312", None),
    ):  # fmt: skip
        style = add_style(document, name, font)
        if level is not None:
            insert(style.element.get_or_add_pPr(), number_properties(level, BASE_ID))
        style.paragraph_format.first_line_indent = Twips(632)
        style.element.xpath("./w:pPr/w:ind")[0].set(qn("w:firstLineChars"), "200")


def write_numbering(document: DocxDocument, overrides: list[tuple[int, int, int]]) -> None:
    """Put one three-level list and the nums with start overrides in the place of the template's lists."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{HEADING_LINKS.get(level, "")}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="632"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(LEVELS)
    )
    nums = f'<w:num w:numId="{BASE_ID}"><w:abstractNumId w:val="{ABSTRACT_ID}"/></w:num>' + "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{ABSTRACT_ID}"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for num, level, start in overrides
    )
    lists = f'<w:abstractNum w:abstractNumId="{ABSTRACT_ID}"><w:multiLevelType w:val="multilevel"/>{levels}'
    for element in parse_xml(f"<w:numbering {nsdecls('w')}>{lists}</w:abstractNum>{nums}</w:numbering>"):
        root.append(element)


def number_properties(level: int, num: int) -> str:
    """The XML that gives a paragraph or a style its automatic number."""
    return f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def insert(properties: BaseOxmlElement, xml: str) -> None:
    """Put numPr or pBdr into paragraph properties at the place that the schema asks for."""
    properties.insert_element_before(parse_xml(xml), "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def add_numbered(document: DocxDocument, piece: Piece, num: int | None) -> None:
    """A heading, a clause whose first sentence is its heading, or an item."""
    heading = not piece.text.endswith(("。", "）", ")"))
    style = ("Heading 1", "Heading 2" if heading else "公文条款", "公文条目")[piece.level]
    paragraph = document.add_paragraph(style=style)
    if num is None:
        paragraph.add_run(piece.number)
    if (num or 0) != (BASE_ID if style.startswith("Heading") else 0):
        insert(paragraph._p.get_or_add_pPr(), number_properties(piece.level, num or 0))  # noqa: SLF001 -- no API for it
    lead, stop, rest = piece.text.partition("。")
    if style == "公文条款" and rest:
        fonts = paragraph.add_run(lead + stop)._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 -- as above
        fonts.set(qn("w:eastAsia"), "楷体_GB2312")
        paragraph.add_run(rest)
    else:
        paragraph.add_run(piece.text)


def border(paragraph: Paragraph, *sides: str, colour: str = "000000") -> None:
    """Rules above or below a paragraph."""
    rules = "".join(f'<w:{s} w:val="single" w:sz="8" w:space="6" w:color="{colour}"/>' for s in sides)
    insert(paragraph._p.get_or_add_pPr(), f"<w:pBdr {nsdecls('w')}>{rules}</w:pBdr>")  # noqa: SLF001 -- no API for it


PLAIN_STYLES: dict[Kind, str] = {
    "letterhead": "发文机关标志", "reference": "发文字号", "title": "公文标题", "recipients": "主送机关",
    "body": "公文正文", "signature": "署名日期", "note": "公文正文", "plan-title": "公文标题",
    "annex-list": "公文正文", "annex-mark": "附件标记", "annex-title": "公文标题", "imprint": "版记",
}  # fmt: skip


def add_plain(document: DocxDocument, piece: Piece, *, first: bool) -> None:
    """A paragraph without a number; ``first`` when it opens its kind."""
    paragraph = document.add_paragraph(piece.text, style=PLAIN_STYLES[piece.kind])
    layout = paragraph.paragraph_format
    if piece.kind in {"plan-title", "annex-mark"}:
        layout.page_break_before = True
    if piece.kind == "letterhead":
        paragraph.runs[0].font.color.rgb = RGBColor(0xE6, 0, 0)
    if piece.kind in {"reference", "imprint"}:
        red = piece.kind == "reference"
        border(paragraph, *(("bottom",) if red else ("top", "bottom")), colour="E60000" if red else "000000")
    elif first and piece.kind in {"letterhead", "title", "signature", "note", "annex-list"}:
        layout.space_before = Pt(57.9 if piece.kind == "letterhead" else 28.95)
    if piece.kind in {"title", "plan-title", "annex-title"}:
        layout.space_after = Pt(28.95)
    if piece.kind == "signature":
        layout.right_indent = Pt(64)


def add_row(table: Table, line: str) -> None:
    """A row of a roster: role, name, post; what the line leaves empty stays an empty cell."""
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    for cell, text in zip(cells, line.split("\t"), strict=True):
        cell.paragraphs[0].text = text


def add_roster(document: DocxDocument) -> Table:
    """An empty roster table of three columns without rules."""
    table: Table = document.add_table(rows=0, cols=3)
    table.autofit = False
    for column, width in zip(table.columns, (36, 28, 92), strict=True):
        column.width = Mm(width)
    return table


def add_pieces(document: DocxDocument, plan: list[Piece]) -> None:
    """Set every piece of the plan in turn."""
    numbering, previous, table = Numbering(), None, None
    for piece in plan:
        if piece.kind == "row":
            table = table if table is not None and previous == "row" else add_roster(document)
            add_row(table, piece.text)
        elif piece.kind == "numbered":
            add_numbered(document, piece, numbering.take(piece.level, piece.value))
        else:
            add_plain(document, piece, first=piece.kind != previous)
        previous = piece.kind
    write_numbering(document, numbering.overrides)


def add_page_number(paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — with a PAGE field."""
    paragraph.alignment = alignment
    for before, after in (("— ", ""), ("", " —")):
        paragraph.add_run(before + after)
        if before:
            field_xml = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            paragraph._p.append(parse_xml(field_xml))  # noqa: SLF001 -- python-docx has no fields


def set_page(document: DocxDocument) -> None:
    """A4 with the text block of 156 × 225 mm, page numbers outside, the header that calls the sample invented."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1984)
    section.left_margin, section.right_margin = Twips(1588), Twips(1474)
    document.settings.odd_and_even_pages_header_footer = True
    for header in (section.header, section.even_page_header):
        header.paragraphs[0].text = HEADER_NOTE
    add_page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    add_page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)
    for grid in section._sectPr.xpath("./w:docGrid"):  # noqa: SLF001 -- python-docx has no grid
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), "579")
        grid.attrib.pop(qn("w:charSpace"), None)


def set_properties(document: DocxDocument, title: str) -> None:
    """Neutral properties with fixed dates; what the template holds besides goes."""
    about = document.core_properties
    about.title, about.subject, about.keywords = title, "虚构样例", ""
    about.author = about.last_modified_by = "落实样例"
    about.comments, about.category, about.revision, about.language = "", "", 1, "zh-CN"
    about.created = about.modified = FIXED
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(UNUSED_PARTS)]:
            relations.pop(key)


def repack(archive: bytes) -> bytes:
    """The same zip with fixed dates and nothing compressed: its bytes depend on no clock and on no zlib."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as out:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.create_system = 3
            out.writestr(entry, source.read(name))
    return target.getvalue()


def build(text: str) -> bytes:
    """The .docx of a plan text."""
    plan = list(pieces(text))
    document = Document()
    set_page(document)
    add_styles(document)
    add_pieces(document, plan)
    set_properties(document, next(piece.text for piece in plan if piece.kind == "plan-title"))
    saved = io.BytesIO()
    document.save(saved)
    return repack(saved.getvalue())


def main() -> None:
    """Build every sample that has a text."""
    for source in sorted(HERE.glob("*/*.txt")):
        target = source.with_suffix(".docx")
        target.write_bytes(build(source.read_text(encoding="utf-8")))
        print(f"{target.relative_to(HERE.parent)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
