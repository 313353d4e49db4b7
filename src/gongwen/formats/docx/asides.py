"""What stands beside the body: headers, footers, footnotes, endnotes, comments."""

from collections.abc import Iterator

from lxml import etree

from gongwen.formats.blocks import LineWriter
from gongwen.formats.docx.names import RELATION_ID, w
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.story import Context, Story
from gongwen.formats.model import Line, LineKind

_NOTES = (
    ("footnotes", "footnote", LineKind.FOOTNOTE),
    ("endnotes", "endnote", LineKind.FOOTNOTE),
    ("comments", "comment", LineKind.COMMENT),
)
_PAGES = (("header", LineKind.HEADER), ("footer", LineKind.FOOTER))


def read_asides(package: Package, document: etree._Element, context: Context, writer: LineWriter) -> list[Line]:
    """Return the lines beside the body, those without text left out; numbers count within each part."""
    lines = [
        *_page_lines(package, document, context, writer),
        *_note_lines(package, context, writer),
    ]
    return [line for line in lines if line.text.strip()]


def _page_lines(package: Package, document: etree._Element, context: Context, writer: LineWriter) -> Iterator[Line]:
    for type_, kind in _PAGES:
        used = [node.get(RELATION_ID) for node in document.iter(w(f"{type_}Reference"))]
        parts = {relation.id: root for relation, root in package.related(type_)}
        for relation_id in dict.fromkeys(used):
            if relation_id in parts:
                yield from writer.lines(Story(context).blocks(parts[relation_id]), kind)


def _note_lines(package: Package, context: Context, writer: LineWriter) -> Iterator[Line]:
    for type_, name, kind in _NOTES:
        root = package.part(type_)
        if root is None:
            continue
        story = Story(context)
        for note in root.iter(w(name)):
            # Separators and their like carry a type (17.11.10); what authors write has none, or "normal".
            if note.get(w("type"), "normal") == "normal":
                yield from writer.lines(story.blocks(note), kind)
