"""A page's tree as blocks: what is shown, in order, each block of text a paragraph."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.blocks import Block, Paragraph
from gongwen.formats.html.links import Link, file_in_frame, file_of_link, link_of
from gongwen.formats.html.lists import OrderedList, labelled, list_of
from gongwen.formats.html.parts import Fate, Parts
from gongwen.formats.html.shown import BLOCKS, NEVER_SHOWN, is_hidden
from gongwen.formats.html.spaces import BREAK, collapsed, preformatted, visible
from gongwen.formats.html.tables import TableBuilder
from gongwen.formats.limits import Budget

_MOST_FILES = 20


@dataclass(slots=True)
class Page:
    """What a page shows: the blocks of its text, what stands aside by its fate, how much text is hidden in it.

    ``files`` are the names of the files that it links to. Without ``parts`` everything is text.
    """

    budget: Budget
    parts: Parts | None = None
    blocks: list[Block] = field(default_factory=list)
    asides: dict[Fate, list[Block]] = field(default_factory=dict)
    files: dict[str, None] = field(default_factory=dict)
    hidden: int = 0
    revealed: int = 0
    _at: int = 0
    _hidden_at: int = 0
    _text: list[str] = field(default_factory=list)
    _label: str = ""
    _preformatted: int = 0
    _sinks: list[list[Block]] = field(default_factory=list)
    _tables: list[TableBuilder] = field(default_factory=list)
    _cells: list[int] = field(default_factory=list)
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
        skipped: etree._Element | None = None
        for event, node in walk:
            if event == "start":
                if self._is_shown(node):
                    self._start(node)
                else:
                    skipped = node
                    walk.skip_subtree()
                continue
            if node is not skipped:
                self._end(node)
            if node.tail and node is not root:
                self._text.append(node.tail)
        self._flush()

    def _is_shown(self, node: etree._Element) -> bool:
        if node.tag in NEVER_SHOWN:
            file = file_in_frame(node)
            if file:
                self._note_file(file)
            return False
        return not is_hidden(node) or self._shows_hidden(node)

    def _shows_hidden(self, node: etree._Element) -> bool:
        """Say whether a hidden element is shown all the same; count it, and pass over its paragraphs if it is not."""
        if self.parts is None:
            self.hidden += any(text.strip() for text in node.itertext())
            return False
        hidden = self.parts.hidden[self._hidden_at]
        self._hidden_at += 1
        if hidden.revealed:
            self.revealed += 1
            return True
        self._hidden_at += hidden.inside
        self._at += hidden.stop - hidden.first
        self.hidden += hidden.stop > hidden.first
        return False

    def _note_file(self, name: str) -> None:
        if name and len(self.files) < _MOST_FILES and self._fate() is not Fate.FOOTER:
            self.files[name] = None

    def _fate(self) -> Fate:
        """Return what becomes of the paragraph at hand."""
        if self.parts is None or self._at >= len(self.parts.fates):
            return Fate.TEXT
        return Fate(self.parts.fates[self._at])

    def _start(self, node: etree._Element) -> None:
        if node.tag in BLOCKS:
            self._flush()
        handle = self._starts.get(node.tag)
        if handle is not None:
            handle(node)
        if node.text:
            self._text.append(node.text)

    def _end(self, node: etree._Element) -> None:
        if node.tag in BLOCKS:
            self._flush()
        handle = self._ends.get(node.tag)
        if handle is not None:
            handle(node)

    def _flush(self) -> None:
        """End the paragraph at hand, if it has any text."""
        if not self._text:
            return
        raw = visible("".join(self._text))
        self._text.clear()
        text = preformatted(raw) if self._preformatted else collapsed(raw)
        if not text.strip():
            return
        if self._label:
            text, self._label = labelled(self._label, text), ""
        fate = self._fate()
        self._at += 1
        self.budget.take_line(len(text))
        self._sink(fate).append(Paragraph(self._at, text))

    def _sink(self, fate: Fate) -> list[Block]:
        if fate is Fate.TEXT:
            return self._sinks[-1]
        if self._tables:
            self._tables[-1].gave_away = True
        return self.asides.setdefault(fate, [])

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
            "a": self._open_link,
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
            self._cells.append(self._at)

    def _close_cell(self, _node: etree._Element) -> None:
        if self._tables:
            self._sinks.pop()
            first, text = self._cells.pop(), self.parts.text if self.parts else None
            if self.parts and text and first <= text[0] and text[1] <= self._at:
                self._tables[-1].holds_text = True
                self._tables[-1].holds_long_text = self.parts.is_long

    def _open_link(self, node: etree._Element) -> None:
        if link_of(node) is Link.FILE:
            self._note_file(file_of_link(node))
