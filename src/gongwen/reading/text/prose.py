"""The cleaned text as paragraphs that can be read without their white space and still be pointed at.

Chinese official prose carries no meaning in white space, while copies of it are full of stray blanks ("2023 年12 月").
Every rule therefore reads :attr:`Paragraph.tight` and gives back spans of the cleaned text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongwen.formats.model import Cell
from gongwen.reading.model import Span
from gongwen.reading.words.numbering import THIRD, Number, read_number


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the cleaned text. ``raw`` is as printed; ``tight`` lacks white space; ``start`` counts in the text."""

    index: int
    start: int
    raw: str
    tight: str
    places: tuple[int, ...]
    number: Number | None
    cell: Cell | None = None

    @property
    def body(self) -> str:
        """The tight text after the paragraph's number."""
        return self.tight[self.body_start :]

    @property
    def body_start(self) -> int:
        """Where the words begin in ``tight``: after the number, if there is one."""
        return self.number.end if self.number else 0

    def span(self, start: int, end: int) -> Span:
        """The span in the cleaned text of ``tight[start:end]``; an empty stretch has an empty span."""
        if start >= end:
            at = self.start + (self.places[start] if start < len(self.places) else len(self.raw))
            return at, at
        return self.start + self.places[start], self.start + self.places[end - 1] + 1

    def stands_apart(self, at: int) -> bool:
        """Whether white space is printed before ``tight[at]``, or it begins the paragraph."""
        return at == 0 or self.places[at] - self.places[at - 1] > 1

    @property
    def whole_span(self) -> Span:
        """The span of the paragraph's words."""
        return self.span(0, len(self.tight))


def make_paragraph(index: int, start: int, raw: str, cell: Cell | None = None) -> Paragraph:
    """A paragraph whose text ``raw`` begins at offset ``start`` of the cleaned text."""
    places = tuple(at for at, char in enumerate(raw) if not char.isspace())
    tight = "".join(raw[at] for at in places)
    return Paragraph(index, start, raw, tight, places, None if cell else _number(raw, tight), cell)


def _number(raw: str, tight: str) -> Number | None:
    found = read_number(tight)
    blank = None if found else _BLANK_NUMBER.match(raw)
    return Number(blank[1], THIRD, "1 ", int(blank[1]), len(blank[1])) if blank else found


_BLANK_NUMBER = re.compile(
    r"\s*(\d{1,2})\s+(?=[\u4e00-\u9fff“])(?![个项家年月日分小名人万亿元公平吨件次户亩处座条所场期批类种天周届])"
)
"""A number with nothing but a blank behind it (1 强化…), unless it counts what follows (50 个…)."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The cleaned text and its paragraphs, in order; ``text`` is the paragraphs' ``raw`` joined by line ends."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)

    def __len__(self) -> int:
        return len(self.paragraphs)

    def part(self, start: int, stop: int) -> "Prose":
        """The prose of ``paragraphs[start:stop]`` alone, indexes and offsets counted anew."""
        if (start, stop) == (0, len(self)):
            return self
        return make_prose((p.raw, p.cell) for p in self.paragraphs[start:stop])

    def __getitem__(self, index: int) -> Paragraph:
        return self.paragraphs[index]


def make_prose(raws: Iterable[tuple[str, Cell | None]]) -> Prose:
    """Prose from paragraphs as (text, table cell or None), empty ones left out."""
    paragraphs: list[Paragraph] = []
    at = 0
    for raw, cell in raws:
        if not raw.strip():
            continue
        paragraphs.append(make_paragraph(len(paragraphs), at, raw, cell))
        at += len(raw) + 1
    return Prose("\n".join(p.raw for p in paragraphs), tuple(paragraphs))


def prose_of(text: str) -> Prose:
    """Prose from text that already has one paragraph a line."""
    return make_prose((line, None) for line in text.split("\n"))
