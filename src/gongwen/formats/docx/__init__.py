"""Word documents: .docx read from its XML parts, with the numbers that Word prints but does not store.

lxml on the parts themselves, not python-docx: python-docx drops automatic numbers, text boxes, notes and content
controls, opens every part (pictures too) and takes a hostile file as it comes. Here parts are unpacked one by one
within limits, DTDs are refused, and depth is bounded by libxml2.
"""

from gongwen.formats.blocks import LineWriter
from gongwen.formats.characters import control_remarks
from gongwen.formats.docx.asides import read_asides
from gongwen.formats.docx.names import w
from gongwen.formats.docx.numbering import Numbering
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.story import Context, Story
from gongwen.formats.docx.styles import Styles
from gongwen.formats.docx.tally import Tally
from gongwen.formats.limits import Budget, Limits
from gongwen.formats.model import Source
from gongwen.refusals import Unreadable


def read(data: bytes, limits: Limits, *, converted: bool = False) -> Source:
    """Return the lines of a .docx, tracked changes accepted; raise Unreadable if it is damaged or beyond a limit.

    ``converted`` says that a program has made it of another format just now: dates that it filled in itself are no text.
    """
    package = Package(data, limits)
    document = package.document()
    body = document.find(w("body"))
    if body is None:
        raise Unreadable("文件里没有 Word 正文，可能已损坏，请用 Word 或 WPS 打开后另存为新的 .docx 再读。")
    context = _context(package, limits, converted=converted)
    writer = LineWriter(Budget(limits))
    lines = writer.lines(Story(context).blocks(body))
    asides = read_asides(package, document, context, writer)
    return Source("docx", tuple(lines), tuple(asides), context.tally.remarks() + control_remarks(writer.controls))


def labels(data: bytes, limits: Limits) -> list[str]:
    """Return the automatic number of each paragraph (``w:p``) of a .docx in its order, "" for one without.

    Raises Unreadable as ``read`` does.
    """
    package = Package(data, limits)
    story = Story(_context(package, limits, converted=False))
    return [story.label(paragraph.find(w("pPr"))) for paragraph in package.document().iter(w("p"))]


def _context(package: Package, limits: Limits, *, converted: bool) -> Context:
    styles = Styles(package.part("styles"))
    return Context(
        styles=styles,
        numbering=Numbering(package.part("numbering"), styles),
        tally=Tally(missing_parts=package.missing()),
        budget=Budget(limits),
        converted=converted,
    )
