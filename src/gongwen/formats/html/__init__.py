"""Web pages: the text of .html as lines, its tables as cells, its list numbers as printed.

Parsed by lxml's HTML parser (libxml2), fed with text that we decoded ourselves: it takes any broken page in linear
time and in C, where html.parser of Python 3.11 is quadratic on some broken pages (CVE-2025-6069) and beautifulsoup4
stands on one of the two. It fetches nothing. The tree is walked without recursion.
"""

import re

from gongwen.formats.blocks import Block, LineWriter
from gongwen.formats.characters import clean, control_remarks
from gongwen.formats.encodings import decode, decoding_remarks
from gongwen.formats.html.page import Page
from gongwen.formats.html.tree import parse_html
from gongwen.formats.limits import Budget, Limits
from gongwen.formats.model import LineKind, Remark, Source

# HTML Standard 13.2.3.2 looks for it in the first 1024 bytes; pages of real offices put scripts before it.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of a web page; ``number`` counts its blocks of text."""
    declared = _DECLARED.search(data[:_HEAD])
    decoded = decode(data, declared=declared[1].decode("ascii", "replace") if declared else None)
    text, controls = clean(decoded.text)
    page = _page(text, limits)
    writer = LineWriter(Budget(limits))
    lines = writer.lines(page.blocks)
    asides = writer.lines(page.footer, LineKind.FOOTER)
    remarks = decoding_remarks(decoded) + control_remarks(controls + writer.controls) + _hidden_remarks(page.hidden)
    return Source("html", tuple(lines), tuple(asides), remarks)


def blocks_of(markup: str, limits: Limits) -> list[Block]:
    """Return the blocks of a piece of HTML, as it may stand in another format."""
    return _page(markup, limits).blocks


def _page(markup: str, limits: Limits) -> Page:
    page = Page(Budget(limits))
    root = parse_html(markup, limits)
    if root is not None:
        page.read(root)
    return page


def _hidden_remarks(hidden: int) -> tuple[Remark, ...]:
    if not hidden:
        return ()
    return (Remark("hidden-text", f"网页中有 {hidden} 处不显示的文字，没有读取。"),)
