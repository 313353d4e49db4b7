"""What a format of fixed pages (.pdf, .ofd, a recognised scan) gives: pieces of text and ruled lines where they stand.

All measures are points (1/72 inch) from the upper left corner of the page as a person sees it: a turned page is turned
back first.
"""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Piece:
    """Characters of one printed line that stand beside each other without a wide gap.

    ``top`` and ``bottom`` are those of the font's line box where the file tells it, else of the ink. ``size`` is the
    type size. ``edges``, where known, are the left edges of the characters of ``text``, one each, from which a piece
    can be cut where a table's rule runs through it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    edges: tuple[float, ...] | None = None


@dataclass(slots=True)
class Rule:
    """A straight drawn line, or one edge of a drawn box: horizontal or vertical, with whatever thickness it has."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Say whether it runs across the page."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(slots=True)
class Sheet:
    """One page: ``number`` counts from 1; pieces in the order of the file, which may be any order."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
