"""Printed lines: pieces that stand at one height become a row; a row falls into segments at its wide gaps."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

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
_LATIN_END = re.compile(r"[A-Za-z0-9.,;:%)]$")
_LATIN_START = re.compile(r"[A-Za-z0-9(]")
_HAN = "[\u3400-\u9fff]"
_HAN_END, _HAN_START = re.compile(f"{_HAN}$"), re.compile(_HAN)


@dataclass(slots=True)
class Row:
    """Pieces of one printed line from left to right; ``size`` is that of most of its characters."""

    pieces: list[Piece]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str

    @property
    def height(self) -> float:
        """How high the line is."""
        return self.bottom - self.top

    def segments(self) -> "list[Row]":
        """Return the parts of the row between its wide gaps, each a row of its own."""
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
            tallest = max(tallest, piece, key=_height)
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
    most = max(pieces, key=lambda piece: len(piece.text))
    return Row(
        pieces,
        pieces[0].left,
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
        most.size,
        _text(pieces),
    )


def _middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def _height(piece: Piece) -> float:
    return piece.bottom - piece.top


def _beside(tallest: Piece, piece: Piece) -> bool:
    """Say whether two pieces stand on one line: they share more than half of the height of the lower one."""
    shared = min(tallest.bottom, piece.bottom) - max(tallest.top, piece.top)
    return shared > 0.5 * min(_height(tallest), _height(piece))


def _once(pieces: list[Piece]) -> list[Piece]:
    """Leave out what is drawn a second time at the same place: the bold or the shadow of poor fonts."""
    if len(pieces) == 1:
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
    """Return the blanks that stand for the room between two pieces; the narrow room around digits is none."""
    size = min(before.size, piece.size)
    gap = piece.left - before.right
    if gap >= WIDE_GAP * size:
        return WIDE_BLANK
    if gap >= _FULL_BLANK * size:
        return "\u3000"
    if gap >= _BLANK * size:
        return " "
    if gap >= _HAN_BLANK * size and _HAN_END.search(before.text) and _HAN_START.match(piece.text):
        return " "
    latin = _LATIN_END.search(before.text) and _LATIN_START.match(piece.text)
    return " " if latin and gap >= _LATIN_BLANK * size else ""
