"""An arranged letter as a document for Word and WPS."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu

from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.typesetting.arranging import arrange
from gongwen.typesetting.docx.elements import Element, element, exact
from gongwen.typesetting.docx.head import below_rule, head
from gongwen.typesetting.docx.imprint import imprint
from gongwen.typesetting.docx.landscape import section_end, turned_feet
from gongwen.typesetting.docx.pages import set_pages
from gongwen.typesetting.docx.paragraphs import bare, paragraph
from gongwen.typesetting.docx.styles import add_styles
from gongwen.typesetting.docx.tables import table
from gongwen.typesetting.letter import Figure, Letter, Table
from gongwen.typesetting.pieces import Arrangement, Lying, Piece
from gongwen.typesetting.styles import Role

_EMU_PER_MM = 36000
_HAIR = 0.5
"""Points."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(letter: Letter) -> bytes:
    """Return a letter as .docx: the same bytes for the same letter."""
    document = docx.Document()
    body = document.element.body
    del body[:-1]
    add_styles(document)
    arranged = arrange(letter)
    set_pages(document, arranged)
    _set_settings(document)
    _set_properties(document, letter)
    for made in list(_elements(document, arranged)):
        body[-1].addprevious(made)
    return _packed(document)


def _elements(document: Document, arranged: Arrangement) -> Iterator[Element]:
    """Yield everything that stands in the document, in order; last the 版记 and the hair of a line to whose page it belongs."""
    feet = turned_feet(document) if any(isinstance(item, Lying) for item in arranged.items) else []
    yield from head(arranged)
    yield from _items(document, arranged, feet)
    if arranged.imprint:
        yield from imprint(arranged.imprint, is_ruled=arranged.letter.format is not Format.LETTER)
        yield _hair(Role.BODY)


def _items(document: Document, arranged: Arrangement, feet: Sequence[Element]) -> Iterator[Element]:
    for at, item in enumerate(arranged.items):
        if isinstance(item, Piece):
            # A title at the head stands as far below the rule as the standard has it.
            is_below_rule = at == 0 and item.role is Role.TITLE
            yield paragraph(item, lower=below_rule() if is_below_rule else 0.0)
        else:
            yield from _block(document, item, feet)


def _block(document: Document, item: Table | Lying | Figure, feet: Sequence[Element]) -> Iterator[Element]:
    match item:
        case Table():
            yield table(item)
            yield _hair(Role.CELL)
        case Lying():
            yield section_end(document)
            yield from (paragraph(piece) for piece in item.pieces)
            yield table(item.table)
            yield section_end(document, feet)
        case Figure():
            yield _figure(document, item)


def _hair(role: Role) -> Element:
    """Return an empty paragraph that takes next to no room: an office program wants one after a table and after a frame."""
    return bare(role, exact(_HAIR))


def _figure(document: Document, figure: Figure) -> Element:
    wide = Emu(round(figure.width * measures.BLOCK_WIDTH.value * _EMU_PER_MM))
    made = document.add_paragraph()
    made.add_run().add_picture(io.BytesIO(figure.content), width=wide)
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.paragraph_format.line_spacing = 1.0
    made.paragraph_format.keep_with_next = bool(figure.caption)
    document.element.body.remove(made._element)  # noqa: SLF001 -- taken out again, to be put where it belongs
    return made._element  # noqa: SLF001 -- as above


def _set_settings(document: Document) -> None:
    settings = document.settings.element
    settings.remove_all("w:characterSpacingControl", "w:themeFontLang")
    compat = settings.find(qn("w:compat"))
    control = element("characterSpacingControl", val="compressPunctuation")
    if compat is not None:
        compat.addprevious(control)
    else:
        settings.append(control)


def _set_properties(document: Document, letter: Letter) -> None:
    """Say what the document is; python-docx would name itself as its author and a day of 2013."""
    core = document.core_properties
    core.title = letter.title.replace("\n", "")
    core.author = core.last_modified_by = letter.organs[0]
    core.subject = letter.kind
    core.comments = core.keywords = ""
    core.language = "zh-CN"
    core.revision = 1
    for name in ("created", "modified"):
        if letter.on:
            setattr(core, name, datetime(letter.on.year, letter.on.month, letter.on.day))  # noqa: DTZ001 -- a day, no moment
        else:
            for old in core._element.findall(f"{{http://purl.org/dc/terms/}}{name}"):  # noqa: SLF001 -- cannot be unset otherwise
                core._element.remove(old)  # noqa: SLF001 -- as above


def _packed(document: Document) -> bytes:
    """Return the document's bytes, its members dated alike whenever it is made."""
    buffer, packed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    _let_go(document)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for member in made.infolist():
            out.writestr(zipfile.ZipInfo(member.filename, _EPOCH), made.read(member), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _let_go(document: Document) -> None:
    """Cut the parts of a document off from each other: they hold one another, and trees that only a full collection would free."""
    package = document.part.package
    for held in (*package.iter_parts(), package):
        vars(held).clear()
