"""One story of a document (body, header, note, text box) as blocks: paragraphs with their numbers, and tables."""

from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.blocks import Block, Paragraph
from gongwen.formats.docx.counters import Counters
from gongwen.formats.docx.inline import Inline, InlineReader
from gongwen.formats.docx.names import ALTERNATE, CHOICE, FALLBACK, VAL, w
from gongwen.formats.docx.numbering import Numbering
from gongwen.formats.docx.styles import ListPlace, Styles, list_place
from gongwen.formats.docx.tables import read_table
from gongwen.formats.docx.tally import Tally
from gongwen.formats.limits import Budget

_PARAGRAPH = w("p")
_PROPERTIES = w("pPr")
_TABLE = w("tbl")
_FOREIGN = frozenset({w("altChunk"), w("subDoc")})
_CONTAINERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")))


@dataclass(frozen=True, slots=True)
class Context:
    """What all stories of one document share."""

    styles: Styles
    numbering: Numbering
    tally: Tally
    budget: Budget
    converted: bool = False

    def inline(self) -> InlineReader:
        """Return a reader of paragraphs that is outside any field."""
        return InlineReader(self.styles, self.tally, self.converted)


@dataclass(slots=True)
class _Open:
    """A container being read: its blocks so far, and the text of a paragraph whose mark is deleted."""

    blocks: list[Block] = field(default_factory=list)
    carried: str = ""

    def close(self, number: int) -> list[Block]:
        """Return the blocks; a last paragraph without a mark of its own ends with its container."""
        if self.carried:
            self.blocks.append(Paragraph(number, self.carried))
            self.carried = ""
        return self.blocks


class Story:
    """Reads one story; paragraphs are counted from 1 in reading order."""

    def __init__(self, context: Context) -> None:
        """Start counting."""
        self._context = context
        self._counters = Counters(context.numbering)
        self._inline = context.inline()
        self._number = 0

    def blocks(self, container: etree._Element) -> list[Block]:
        """Return what stands in a body, a cell, a text box, a header or a note."""
        opened = _Open()
        self._fill(container, opened)
        return opened.close(self._number)

    def _fill(self, container: etree._Element, opened: _Open) -> None:
        for node in container:
            tag = node.tag
            if tag == _PARAGRAPH:
                self._paragraph(node, opened)
            elif tag == _TABLE:
                opened.close(self._number)
                shared = self._context
                table = read_table(node, self.blocks, tally=shared.tally, budget=shared.budget)
                opened.blocks.append(table)
            elif tag in _CONTAINERS:
                self._fill(node, opened)
            elif tag == ALTERNATE:
                branch = node.find(CHOICE) if node.find(CHOICE) is not None else node.find(FALLBACK)
                if branch is not None:
                    self._fill(branch, opened)
            elif tag in _FOREIGN:
                self._context.tally.foreign_parts += 1

    def _paragraph(self, node: etree._Element, opened: _Open) -> None:
        properties = node.find(_PROPERTIES)
        inline = self._inline.read(node)
        self._boxes(inline.boxes_before, opened)
        if self._mark_is_deleted(properties):
            opened.carried += inline.text
        else:
            self._finish(properties, inline, opened)
        self._boxes(inline.boxes_after, opened)

    def _finish(self, properties: etree._Element | None, inline: Inline, opened: _Open) -> None:
        text = self.label(properties) + opened.carried + inline.text
        opened.carried = ""
        self._number += 1
        self._context.budget.take_line(len(text))
        opened.blocks.append(Paragraph(self._number, text))

    def _boxes(self, boxes: list[etree._Element], opened: _Open) -> None:
        for box in boxes:
            outer, self._inline = self._inline, self._context.inline()
            opened.blocks.extend(self.blocks(box))
            self._inline = outer

    def _mark_is_deleted(self, properties: etree._Element | None) -> bool:
        """Say whether the paragraph's mark is deleted or moved away (17.13.5.15), so that the next one joins it."""
        mark = None if properties is None else properties.find(w("rPr"))
        if mark is None:
            return False
        tally = self._context.tally
        tally.inserted += mark.find(w("ins")) is not None
        deleted = mark.find(w("del")) is not None
        tally.deleted += deleted
        return deleted or mark.find(w("moveFrom")) is not None

    def label(self, properties: etree._Element | None) -> str:
        """Count a paragraph on and return the automatic number that it bears, "" for none."""
        place = self._list_place(properties)
        return "" if place is None else self._counters.label(*place)

    def _list_place(self, properties: etree._Element | None) -> tuple[int, int] | None:
        """Return list and level of a paragraph: its own ``w:numPr`` first, then its style's (17.9.18, 17.9.23)."""
        styles = self._context.styles
        style_id = _style_of(properties) or styles.default_paragraph
        own, inherited = list_place(properties), styles.place(style_id)
        list_id = _list_id(own)
        list_id = _list_id(inherited) if list_id is None else list_id
        if not list_id:
            return None
        if own is not None and own.level is not None:
            return list_id, own.level
        by_style = self._context.numbering.level_of_style(list_id, styles.ancestry(style_id))
        if by_style is not None:
            return list_id, by_style
        same_list = inherited is not None and inherited.list_id == list_id
        return list_id, (inherited.level or 0) if inherited is not None and same_list else 0


def _style_of(properties: etree._Element | None) -> str | None:
    style = None if properties is None else properties.find(w("pStyle"))
    return None if style is None else style.get(VAL)


def _list_id(place: ListPlace | None) -> int | None:
    return None if place is None else place.list_id
