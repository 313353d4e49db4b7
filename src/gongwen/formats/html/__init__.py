"""Web pages: the text of .html as lines, its tables as cells, its list numbers as printed.

Parsed by lxml's HTML parser (libxml2), fed with text that we decoded ourselves: it takes any broken page in linear
time and in C, where html.parser of Python 3.11 is quadratic on some broken pages (CVE-2025-6069) and beautifulsoup4
stands on one of the two. It fetches nothing. The tree is walked without recursion, twice: once to measure it and to
tell its text from what a site prints around it, once to read it.
"""

import re

from gongwen.formats.blocks import Block, LineWriter
from gongwen.formats.characters import clean, control_remarks
from gongwen.formats.encodings import decode, decoding_remarks
from gongwen.formats.html.page import Page
from gongwen.formats.html.parts import Fate, find_parts
from gongwen.formats.html.remarks import page_remarks, refuse_without_text
from gongwen.formats.html.survey import survey
from gongwen.formats.html.titles import titles_of
from gongwen.formats.html.tree import parse_html
from gongwen.formats.limits import Budget, Limits
from gongwen.formats.model import LineKind, Source

# HTML Standard 13.2.3.2 looks for it in the first 1024 bytes; pages of real offices put scripts before it.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
_KINDS = {
    Fate.FURNITURE: LineKind.FURNITURE,
    Fate.FOOTER: LineKind.FOOTER,
    Fate.TWICE: LineKind.FURNITURE,
    Fate.NOTE: LineKind.FOOTNOTE,
    Fate.COMMENT: LineKind.COMMENT,
}


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of a web page; ``number`` counts its blocks of text."""
    return read_declared(data, limits, declared_in(data))


def declared_in(data: bytes) -> str | None:
    """Return the encoding that a page says it is in."""
    declared = _DECLARED.search(data[:_HEAD])
    return declared[1].decode("ascii", "replace") if declared else None


def read_declared(data: bytes, limits: Limits, declared: str | None) -> Source:
    """Return the lines of a page whose encoding was ``declared`` by what brought it."""
    decoded = decode(data, declared=declared)
    text, controls = clean(decoded.text)
    page = Page(Budget(limits))
    root = parse_html(text, limits)
    if root is not None:
        page.parts = find_parts(survey(root, Budget(limits), titles_of(root)))
        page.read(root)
        refuse_without_text(root, page)
    writer = LineWriter(Budget(limits))
    lines = writer.lines(page.blocks)
    asides = [line for fate, kind in _KINDS.items() for line in writer.lines(page.asides.get(fate, ()), kind)]
    remarks = decoding_remarks(decoded) + control_remarks(controls + writer.controls) + page_remarks(page)
    return Source("html", tuple(lines), tuple(asides), remarks)


def blocks_of(markup: str, limits: Limits) -> list[Block]:
    """Return the blocks of a piece of HTML, as it may stand in another format."""
    page = Page(Budget(limits))
    root = parse_html(markup, limits)
    if root is not None:
        page.read(root)
    return page.blocks
