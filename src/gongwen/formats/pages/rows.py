"""Printed lines: pieces that stand at one height become a row; a row falls into segments at its wide gaps."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_letters, digits

from gongwen.formats.model import Place
from gongwen.formats.pages.model import Piece

WIDE_GAP = 1.4
"""In type sizes: from here on a gap parts what stands beside each other (columns, a name from its post)."""
WIDE_BLANK = "\u3000\u3000"
"""What stands for a wide gap in a text."""
_BLANK = 0.45
_FULL_BLANK = 0.8
_LATIN_BLANK = 0.15
_HAN_BLANK = 0.18
"""Word processors widen the room between Han and Latin by themselves, but never that between two Han."""
_SAME_PLACE = 0.2
_LATIN_STARTS = frozenset(f"{ascii_letters}{digits}(")
_LATIN_ENDS = frozenset(f"{ascii_letters}{digits}.,;:%)")


@dataclass(slots=True, eq=False)
class Row:
    """Pieces of one printed line from left to right; ``size`` is that of most of its characters.

    ``is_parted`` says that there may be a wide gap in it.
    """

    pieces: list[Piece]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str
    is_parted: bool = False

    @property
    def height(self) -> float:
        """How high the line is."""
        return self.bottom - self.top

    def segments(self) -> "list[Row]":
        """Return the parts of the row between its wide gaps, each a row of its own."""
        if not self.is_parted:
            return [self]
        parts: list[list[Piece]] = [[]]
        reached = self.left
        for piece in self.pieces:
            if parts[-1] and piece.left - reached >= WIDE_GAP * self.size:
                parts.append([])
            parts[-1].append(piece)
            reached = max(reached, piece.right)
        return [self] if len(parts) == 1 else [row_of(part) for part in parts]

    def place(self, page: int) -> Place:
        """Return where the line stands."""
        return Place(page, self.left, self.top, self.right, self.bottom)


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows that ``pieces`` make, from the top of the page down; what is drawn twice counts once."""
    rows: list[list[Piece]] = []
    tallest: Piece | None = None
    for piece in sorted(pieces, key=_middle):
        if tallest is not None and _beside(tallest, piece):
            rows[-1].append(piece)
            if _height(piece) > _height(tallest):
                tallest = piece
        else:
            rows.append([piece])
            tallest = piece
    return [row_of(_once(row)) for row in rows]


def row_of(pieces: list[Piece]) -> Row:
    """Return one row; ``pieces`` must not be empty."""
    if len(pieces) == 1:
        only = pieces[0]
        return Row(pieces, only.left, only.top, only.right, only.bottom, only.size, only.text)
    pieces = sorted(pieces, key=lambda piece: piece.left)
    most = pieces[0]
    top, right, bottom = most.top, most.right, most.bottom
    for piece in pieces:
        if len(piece.text) > len(most.text):
            most = piece
        top, right, bottom = min(top, piece.top), max(right, piece.right), max(bottom, piece.bottom)
    text = _text(pieces)
    # A gap that is wide for the smallest type in the row may not be for the row's own.
    return Row(pieces, pieces[0].left, top, right, bottom, most.size, text, is_parted=WIDE_BLANK in text)


def _middle(piece: Piece) -> float:
    return piece.top + piece.bottom


def _height(piece: Piece) -> float:
    return piece.bottom - piece.top


def _beside(tallest: Piece, piece: Piece) -> bool:
    """Say whether two pieces stand on one line: they share more than half of the height of the lower one."""
    top = max(piece.top, tallest.top)
    bottom = min(piece.bottom, tallest.bottom)
    return bottom - top > 0.5 * min(tallest.bottom - tallest.top, piece.bottom - piece.top)


def _once(pieces: list[Piece]) -> list[Piece]:
    """Leave out what is drawn a second time at the same place: the bold or the shadow of poor fonts."""
    if len(pieces) == 1 or len({piece.text for piece in pieces}) == len(pieces):
        return pieces
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        near = _SAME_PLACE * piece.size
        twin = any(
            other.text == piece.text and abs(other.left - piece.left) < near and abs(other.top - piece.top) < near
            for other in kept[-3:]
        )
        if not twin:
            kept.append(piece)
    return kept


def _text(pieces: list[Piece]) -> str:
    parts = [pieces[0].text]
    for before, piece in itertools.pairwise(pieces):
        parts.extend((_gap(before, piece), piece.text))
    return "".join(parts)


def _gap(before: Piece, piece: Piece) -> str:
    """Return the blanks that stand for the room between two pieces."""
    return blanks_for((piece.left - before.right) / min(before.size, piece.size), before.text[-1], piece.text[0])


def blanks_for(gap: float, end: str, start: str) -> str:
    """Return the blanks for the room of ``gap`` type sizes between two characters; the narrow room around digits is none."""
    if gap >= WIDE_GAP:
        return WIDE_BLANK
    if gap >= _FULL_BLANK:
        return "\u3000"
    if gap >= _BLANK:
        return " "
    if gap >= _HAN_BLANK and _is_han(end) and _is_han(start):
        return " "
    return " " if gap >= _LATIN_BLANK and end in _LATIN_ENDS and start in _LATIN_STARTS else ""


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
