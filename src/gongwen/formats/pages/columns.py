"""Two columns of prose: found by the gutter between them, read one after the other."""

from dataclasses import dataclass
from itertools import accumulate, groupby

from gongwen.formats.pages.model import Piece
from gongwen.formats.pages.rows import Row, rows_of

_BINS = 60
_FEWEST_ROWS = 8
_CROSSING = 0.15
_REACHES = 0.5
_LEAST_CHARACTERS = 7
_NARROWEST = 0.7
"""In type sizes: a gutter is wider than any room between words."""


@dataclass(slots=True)
class Column:
    """Rows that are read one below the other, and the margins between which they are set."""

    rows: list[Row]
    left: float
    right: float


def columns_of(rows: list[Row]) -> list[Column]:
    """Return the rows of a page's running text in reading order, in one column or in bands of two."""
    if not rows:
        return []
    if _are_whole(rows):
        return [_column(rows)]
    pieces = [piece for row in rows for piece in row.pieces]
    gutter = _gutter(pieces, len(rows))
    if gutter is None:
        return [_column(rows)]
    return _bands(pieces, *gutter)


def _are_whole(rows: list[Row]) -> bool:
    """Say at little cost what holds for most pages: that too many rows run through the middle for a gutter there."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    start, stop = left + (right - left) / 3, right - (right - left) / 3
    whole = sum(1 for row in rows if len(row.pieces) == 1 and row.left <= start and row.right >= stop)
    return whole > _CROSSING * len(rows)


def _column(rows: list[Row]) -> Column:
    return Column(rows, min(row.left for row in rows), max(row.right for row in rows))


def _bands(pieces: list[Piece], left: float, right: float) -> list[Column]:
    """Part the page at what crosses the gutter: heads over both columns, then the left, then the right one."""
    columns: list[Column] = []
    crossing = rows_of([piece for piece in pieces if piece.left < left - 1 and piece.right > right + 1])
    rest = [piece for piece in pieces if not (piece.left < left - 1 and piece.right > right + 1)]
    for row in [*crossing, None]:
        above = [piece for piece in rest if row is None or piece.bottom <= row.bottom]
        rest = [piece for piece in rest if row is not None and piece.bottom > row.bottom]
        middle = (left + right) / 2
        sides = ([p for p in above if p.left < middle], [p for p in above if p.left >= middle])
        columns.extend(_column(rows_of(side)) for side in sides if side)
        if row is not None:
            columns.append(_column([row]))
    return columns


def _gutter(pieces: list[Piece], rows: int) -> tuple[float, float] | None:
    """Return the blank strip in the middle third of the text, None where the page has one column."""
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    start, width = left + (right - left) / 3, (right - left) / 3
    if width <= 0 or len(pieces) < 2 * _FEWEST_ROWS:
        return None
    strip = _widest(_coverage(pieces, start, width), _CROSSING * rows)
    if strip is None:
        return None
    left, right = start + strip[0] * width / _BINS, start + strip[1] * width / _BINS
    size = sorted(p.size for p in pieces)[len(pieces) // 2]
    return (left, right) if right - left > _NARROWEST * size and _are_columns(pieces, left, right, size) else None


def _coverage(pieces: list[Piece], start: float, width: float) -> list[int]:
    """Return how many pieces cover each bin of the strip that begins at ``start``."""
    changes = [0] * (_BINS + 1)
    for piece in pieces:
        first, last = (piece.left - start) / width * _BINS, (piece.right - start) / width * _BINS
        if last >= 0 and first < _BINS:
            changes[int(first) if first > 0 else 0] += 1
            changes[int(last) + 1 if last < _BINS else _BINS] -= 1
    return list(accumulate(changes[:_BINS]))


def _widest(covered: list[int], few: float) -> tuple[int, int] | None:
    """Return the widest run of bins that few pieces cover, as (first, behind the last)."""
    runs = [(key, len(list(bins))) for key, bins in groupby(covered, lambda count: count <= few)]
    ends = list(accumulate(length for _, length in runs))
    blank = [(end - length, end) for (key, length), end in zip(runs, ends, strict=True) if key]
    return max(blank, key=lambda run: run[1] - run[0]) if blank else None


def _are_columns(pieces: list[Piece], left: float, right: float, size: float) -> bool:
    """Say whether prose stands on both sides: rows that reach the gutter on the left and begin at it on the right."""
    sides = (
        rows_of([p for p in pieces if p.right <= left + 1]),
        rows_of([p for p in pieces if p.left >= right - 1]),
    )
    if min(map(len, sides)) < _FEWEST_ROWS:
        return False
    reach = sum(row.right > left - 2 * size for row in sides[0])
    begin = sum(row.left < right + 3 * size for row in sides[1])
    characters = [sum(len(row.text) for row in rows) / len(rows) for rows in sides]
    return (
        reach >= _REACHES * len(sides[0]) and begin >= _REACHES * len(sides[1]) and min(characters) >= _LEAST_CHARACTERS
    )
