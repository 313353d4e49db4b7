"""The tree of numbered items: which paragraphs belong to which number, and what stands above it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.words.numbering import Number

_HEADING_ENDS = "。；;：:！？（(〔［【"


@dataclass(slots=True)
class Item:
    """A numbered paragraph and the unnumbered ones that follow it: ``paragraphs[first:stop]`` of the prose.

    ``stop`` is where the next number begins; the item's children lie behind it. The root has no number.
    """

    first: int
    stop: int
    number: Number | None
    heading: str
    parent: "Item | None" = None
    children: "list[Item]" = field(default_factory=list)

    @property
    def level(self) -> int:
        """The number's level; -1 for the root."""
        return self.number.level if self.number else -1

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above this item, outermost first, as printed without white space."""
        above: list[str] = []
        item = self.parent
        while item is not None and item.number is not None:
            above.append(item.heading)
            item = item.parent
        return tuple(reversed(above))

    def walk(self) -> "Iterator[Item]":
        """This item and all below it, in document order."""
        stack = [self]
        while stack:
            item = stack.pop()
            yield item
            stack.extend(reversed(item.children))

    @property
    def end(self) -> int:
        """The paragraph behind this item's last descendant."""
        item = self
        while item.children:
            item = item.children[-1]
        return item.stop


def heading_of(paragraph: Paragraph) -> str:
    """The number and the words up to the first full stop, semicolon, colon or bracket, as printed without white space."""
    tight = paragraph.tight
    for at in range(paragraph.body_start, len(tight)):
        if tight[at] in _HEADING_ENDS and at > paragraph.body_start:
            return tight[:at]
    return tight


def read_outline(prose: Prose, start: int = 0, stop: int | None = None) -> Item:
    """The root of the items in ``prose[start:stop]``; paragraphs before the first number belong to the root."""
    stop = len(prose) if stop is None else stop
    root = Item(start, stop, None, "")
    current = root
    for paragraph in prose.paragraphs[start:stop]:
        if paragraph.number is None:
            continue
        current.stop = paragraph.index
        item = Item(paragraph.index, stop, paragraph.number, heading_of(paragraph))
        current = _attach(item, current)
    return root


def _attach(item: Item, before: Item) -> Item:
    above = before
    while above.parent is not None and not _is_below(item, above):
        sisters = item.number and above.number and item.number.form == above.number.form
        above = above.parent
        if sisters:
            break
    item.parent = above
    above.children.append(item)
    return item


def _is_below(item: Item, above: Item) -> bool:
    if item.number is None or above.number is None:
        return True
    if item.level != above.level:
        return item.level > above.level
    return item.number.form != above.number.form and item.number.value == 1
