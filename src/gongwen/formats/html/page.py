"""A page's tree as blocks: what is shown, in order, each block of text a paragraph."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.blocks import Block, Paragraph
from gongwen.formats.html.lists import OrderedList, labelled, list_of
from gongwen.formats.html.spaces import BREAK, collapsed, preformatted
from gongwen.formats.html.tables import TableBuilder
from gongwen.formats.limits import Budget

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_NOT_SHOWN = frozenset(
    (
        *("audio", "button", "canvas", "datalist", "embed", "frameset", "head", "iframe", "input", "map", "math"),
        *("nav", "noembed", "noframes", "noscript", "object", "option", "param", "rp", "rt", "script", "select"),
        *("style", "svg", "template", "textarea", "title", "video"),
    )
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTENT = ("article", "main", "section", "td", "th")


@dataclass(slots=True)
class Page:
    """What a page shows: its blocks, the footer of the site apart, and how much text is hidden in it."""

    budget: Budget
    blocks: list[Block] = field(default_factory=list)
    footer: list[Block] = field(default_factory=list)
    hidden: int = 0
    _text: list[str] = field(default_factory=list)
    _label: str = ""
    _number: int = 0
    _preformatted: int = 0
    _sinks: list[list[Block]] = field(default_factory=list)
    _tables: list[TableBuilder] = field(default_factory=list)
    _lists: list[OrderedList] = field(default_factory=list)
    _starts: dict[str, Callable[[etree._Element], None]] = field(init=False)
    _ends: dict[str, Callable[[etree._Element], None]] = field(init=False)

    def __post_init__(self) -> None:
        """Start at the top of the page."""
        self._sinks = [self.blocks]
        self._starts, self._ends = self._at_start(), self._at_end()

    def read(self, root: etree._Element) -> None:
        """Take in the tree under ``root``."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            shown = self._is_shown(node)
            if event == "start":
                if shown:
                    self._start(node)
                else:
                    self._hide(node)
                    walk.skip_subtree()
                continue
            if shown:
                self._end(node)
            if node.tail and node is not root:
                self._text.append(node.tail)
        self._flush()

    def _is_shown(self, node: etree._Element) -> bool:
        if node.tag in _NOT_SHOWN:
            return False
        return not (node.get("hidden") is not None or _HIDING_STYLE.search(node.get("style", "")))

    def _hide(self, node: etree._Element) -> None:
        """Count text that the page hides; what is never text of a page (scripts and their like) is not told."""
        if node.tag not in _NOT_SHOWN and any(text.strip() for text in node.itertext()):
            self.hidden += 1

    def _start(self, node: etree._Element) -> None:
        if node.tag in _BLOCKS:
            self._flush()
        handle = self._starts.get(node.tag)
        if handle is not None:
            handle(node)
        if node.text:
            self._text.append(node.text)

    def _end(self, node: etree._Element) -> None:
        if node.tag in _BLOCKS:
            self._flush()
        handle = self._ends.get(node.tag)
        if handle is not None:
            handle(node)

    def _flush(self) -> None:
        """End the paragraph at hand, if it has any text."""
        if not self._text:
            return
        raw = "".join(self._text)
        self._text.clear()
        text = preformatted(raw) if self._preformatted else collapsed(raw)
        if not text.strip():
            return
        if self._label:
            text, self._label = labelled(self._label, text), ""
        self._number += 1
        self.budget.take_line(len(text))
        self._sinks[-1].append(Paragraph(self._number, text))

    def _at_start(self) -> dict[str, Callable[[etree._Element], None]]:
        return {
            "br": self._break,
            "q": self._quote,
            "pre": self._open_preformatted,
            "ol": self._open_list,
            "ul": self._open_list,
            "li": self._open_item,
            "table": self._open_table,
            "tr": self._open_row,
            "td": self._open_cell,
            "th": self._open_cell,
            "footer": self._open_footer,
        }

    def _at_end(self) -> dict[str, Callable[[etree._Element], None]]:
        return {
            "q": self._unquote,
            "pre": self._close_preformatted,
            "ol": self._close_list,
            "ul": self._close_list,
            "li": self._close_item,
            "table": self._close_table,
            "td": self._close_cell,
            "th": self._close_cell,
            "footer": self._close_footer,
        }

    def _break(self, _node: etree._Element) -> None:
        self._text.append(BREAK)

    def _quote(self, _node: etree._Element) -> None:
        self._text.append("“")

    def _unquote(self, _node: etree._Element) -> None:
        self._text.append("”")

    def _open_preformatted(self, _node: etree._Element) -> None:
        self._preformatted += 1

    def _close_preformatted(self, _node: etree._Element) -> None:
        self._preformatted -= 1

    def _open_list(self, node: etree._Element) -> None:
        self._lists.append(list_of(node))

    def _close_list(self, _node: etree._Element) -> None:
        self._lists.pop()

    def _open_item(self, node: etree._Element) -> None:
        if self._lists:
            self._label += self._lists[-1].label(node)

    def _close_item(self, _node: etree._Element) -> None:
        self._label = ""

    def _open_table(self, node: etree._Element) -> None:
        self._tables.append(TableBuilder(node, self.budget))

    def _close_table(self, _node: etree._Element) -> None:
        blocks = self._tables.pop().close()
        self._sinks[-1].extend(blocks)
        if self._tables:
            self._tables[-1].holds_table = True

    def _open_row(self, _node: etree._Element) -> None:
        if self._tables:
            self._tables[-1].open_row()

    def _open_cell(self, node: etree._Element) -> None:
        if self._tables:
            self._sinks.append(self._tables[-1].open_cell(node))

    def _close_cell(self, _node: etree._Element) -> None:
        if self._tables:
            self._sinks.pop()

    def _open_footer(self, node: etree._Element) -> None:
        # The footer of an article belongs to its text; that of the page belongs to the site.
        inside = next(node.iterancestors(*_CONTENT), None) is not None
        self._sinks.append(self._sinks[-1] if inside else self.footer)

    def _close_footer(self, _node: etree._Element) -> None:
        self._sinks.pop()
