"""A stretch of the document read without its white space, that remembers where blanks stood and where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.reading.model import Span
from gongwen.reading.text.prose import Paragraph

WIDE = 2
"""A gap from here on is wide: a tab, an ideographic space, several blanks."""
_WIDTHS = {"\t": 4, "\u3000": 2, "\n": 4}


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a paragraph, or of several.

    ``tight`` has no white space; ``places`` are offsets into the cleaned text, ``gaps`` the blank before each character.
    """

    tight: str
    places: tuple[int, ...]
    gaps: tuple[int, ...]

    def cut(self, start: int, end: int | None = None) -> "Strip":
        """The part from ``start`` to ``end``."""
        part = slice(start, end)
        return Strip(self.tight[part], self.places[part], self.gaps[part])

    @property
    def span(self) -> Span:
        """The span in the cleaned text; that of an empty strip is empty."""
        return (self.places[0], self.places[-1] + 1) if self.places else (0, 0)


def strip_of(paragraph: Paragraph) -> Strip:
    """A whole paragraph as a strip."""
    gaps: list[int] = []
    width = 0
    for char in paragraph.raw:
        if char.isspace():
            width += _WIDTHS.get(char, 1)
        else:
            gaps.append(width)
            width = 0
    places = tuple(paragraph.start + at for at in paragraph.places)
    return Strip(paragraph.tight, places, tuple(gaps))


def joined(strips: Iterable[Strip]) -> Strip:
    """Strips one behind the other, with a wide gap between them."""
    whole = Strip("", (), ())
    for strip in strips:
        gaps = (max(WIDE, strip.gaps[0]), *strip.gaps[1:]) if whole.tight and strip.tight else strip.gaps
        whole = Strip(whole.tight + strip.tight, whole.places + strip.places, whole.gaps + gaps)
    return whole
