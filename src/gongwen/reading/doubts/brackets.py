"""Doubts about brackets: pairs of which half is missing, and pairs of which one half is full width, the other half width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.doubts.making import Rule, doubt, own_paragraphs, quoted_list
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Span
from gongwen.reading.text.prose import Paragraph

_KINDS = {
    "（": "圆",
    "(": "圆",
    "）": "圆",
    ")": "圆",
    "《": "书",
    "》": "书",
    "〔": "方",
    "〕": "方",
    "【": "块",
    "】": "块",
}
_OPEN = "（(《〔【"
_FULL = "（）"
_COUNTED = re.compile(r"(?:^|[。；;：:，,、！])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})(?=[)）])")
_REACH = 3
"""A bracket opened in one paragraph may close in the next few: copies of paged files tear notes apart."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bracket in a paragraph, at ``at`` of its tight text."""

    paragraph: Paragraph
    at: int

    @property
    def char(self) -> str:
        """The bracket itself."""
        return self.paragraph.tight[self.at]

    @property
    def kind(self) -> str:
        """Round, book title, square or block."""
        return _KINDS[self.char]

    @property
    def span(self) -> Span:
        """The bracket with some words around it."""
        return self.paragraph.span(max(0, self.at - 8), min(len(self.paragraph.tight), self.at + 9))

    @property
    def shown(self) -> str:
        """The words around the bracket."""
        return self.paragraph.tight[max(0, self.at - 8) : self.at + 9]


def _marks(evidence: Evidence) -> Iterator[Mark]:
    """The brackets of the document; the half bracket of a counted item, 1）, is none."""
    for paragraph in own_paragraphs(evidence):
        counted = {found.end() for found in _COUNTED.finditer(paragraph.tight)}
        for at, char in enumerate(paragraph.tight):
            if char in _KINDS and not (char in "）)" and at in counted):
                yield Mark(paragraph, at)


def _matched(evidence: Evidence) -> tuple[list[tuple[Mark, Mark]], list[Mark]]:
    """Pairs, and brackets without a partner of their kind in reach."""
    pairs: list[tuple[Mark, Mark]] = []
    alone: list[Mark] = []
    waiting: dict[str, list[Mark]] = {kind: [] for kind in _KINDS.values()}
    for mark in _marks(evidence):
        row = waiting[mark.kind]
        while row and mark.paragraph.index - row[-1].paragraph.index > _REACH:
            alone.append(row.pop())
        if mark.char in _OPEN:
            row.append(mark)
        elif row:
            pairs.append((row.pop(), mark))
        else:
            alone.append(mark)
    return pairs, [*alone, *(mark for row in waiting.values() for mark in row)]


def bracket_unbalanced(evidence: Evidence) -> Iterator[Doubt]:
    """Brackets that are never closed or never opened, all in one note."""
    alone = sorted(_matched(evidence)[1], key=lambda mark: mark.span)
    if alone:
        rows = quoted_list((mark.shown for mark in alone), 4, "处")
        yield doubt("bracket-unbalanced", f"括号或书名号缺了一半：{rows}。", (mark.span for mark in alone))


def bracket_mixed(evidence: Evidence) -> Iterator[Doubt]:
    """Round brackets with halves of different width, all in one note."""
    mixed = [(a, b) for a, b in _matched(evidence)[0] if a.kind == "圆" and (a.char in _FULL) != (b.char in _FULL)]
    if mixed:
        message = f"{len(mixed)}对括号一半全角、一半半角，如{quoted_list([b.shown for _, b in mixed][:2])}。"
        yield doubt("bracket-mixed", message, (mark.span for pair in mixed for mark in pair))


RULES: tuple[Rule, ...] = (bracket_unbalanced, bracket_mixed)
