"""Tables with rules: drawn lines that meet make a grid, and its squares without a line between them one cell."""

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gongwen.formats.limits import Budget
from gongwen.formats.pages.model import Piece, Rule

_NEAR = 3.0
"""Points by which the ends of lines that are meant to meet may miss each other."""
_MOST_RULES = 4_000
_SHORTEST = 4.0


@dataclass(slots=True)
class GridCell:
    """One cell with its place on the grid, its edges on the page, and the pieces that stand in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    top: float
    right: float
    bottom: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table with rules: cells in row order; ``xs`` and ``ys`` are its lines from left to right, from top to bottom."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    squares: dict[tuple[int, int], GridCell]

    def holds(self, piece: Piece) -> bool:
        """Say whether the middle of a piece is inside the table."""
        x, y = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
        return self.xs[0] - _NEAR <= x <= self.xs[-1] + _NEAR and self.ys[0] - _NEAR <= y <= self.ys[-1] + _NEAR


@dataclass(slots=True)
class _Line:
    """A horizontal or vertical line: where it lies, and from where to where it runs."""

    at: float
    start: float
    stop: float
    group: int = -1


def grids_of(rules: list[Rule], budget: Budget) -> list[Grid]:
    """Return the tables that rules draw, from the top of the page down; a mere frame of one cell is none."""
    across = _merged(_Line((r.top + r.bottom) / 2, r.left, r.right) for r in rules if r.is_horizontal)
    down = _merged(_Line((r.left + r.right) / 2, r.top, r.bottom) for r in rules if not r.is_horizontal)
    if len(across) < 2 or not down or max(len(across), len(down)) > _MOST_RULES:
        return []
    grids = [_grid(group_across, group_down, budget) for group_across, group_down in _groups(across, down)]
    found = [grid for grid in grids if grid is not None and len(grid.cells) > 1]
    return sorted(found, key=lambda grid: grid.ys[0])


def fill(grid: Grid, pieces: Iterable[Piece]) -> None:
    """Put pieces into the cells in which they stand; one that runs through a line is cut there."""
    for piece in pieces:
        for part in _cut(piece, grid):
            cell = _cell_at(grid, (part.left + part.right) / 2, (part.top + part.bottom) / 2)
            cell.pieces.append(part)


def _merged(lines: Iterable[_Line]) -> list[_Line]:
    """Join pieces of one line: at nearly the same place, touching each other."""
    merged: list[_Line] = []
    for line in sorted(lines, key=lambda line: (line.at, line.start)):
        for other in reversed(merged[-40:]):
            if line.at - other.at > _NEAR / 2:
                continue
            if line.start <= other.stop + _NEAR and line.stop >= other.start - _NEAR:
                other.start, other.stop = min(other.start, line.start), max(other.stop, line.stop)
                break
        else:
            merged.append(line)
    return [line for line in merged if line.stop - line.start >= _SHORTEST]


def _groups(across: list[_Line], down: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Return the lines that meet each other, directly or through others."""
    parents = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    heights = [line.at for line in across]
    for place, line in enumerate(down, len(across)):
        at = bisect_left(heights, line.start - _NEAR)
        while at < len(across) and heights[at] <= line.stop + _NEAR:
            if across[at].start - _NEAR <= line.at <= across[at].stop + _NEAR:
                parents[root(place)] = root(at)
            at += 1
    groups: dict[int, tuple[list[_Line], list[_Line]]] = defaultdict(lambda: ([], []))
    for place, line in enumerate([*across, *down]):
        groups[root(place)][place >= len(across)].append(line)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(across: list[_Line], down: list[_Line], budget: Budget) -> Grid | None:
    # A table may be open at its sides: the ends of the lines across are its edges then.
    xs = _distinct([*(line.at for line in down), min(line.start for line in across), max(line.stop for line in across)])
    ys = _distinct([*(line.at for line in across), min(line.start for line in down), max(line.stop for line in down)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    budget.take_cells((len(xs) - 1) * (len(ys) - 1))
    return _cells(xs, ys, _crossings(ys, across, xs), _crossings(xs, down, ys))


def _distinct(places: list[float]) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _NEAR:
            distinct.append(place)
    return distinct


def _crossings(places: list[float], lines: list[_Line], steps: list[float]) -> set[tuple[int, int]]:
    """Return where lines run: (index of the place they lie at, index of the step along them that they cover)."""
    middles = [(one + other) / 2 for one, other in itertools.pairwise(steps)]
    found: set[tuple[int, int]] = set()
    for line in lines:
        place = min(range(len(places)), key=lambda at: abs(places[at] - line.at))
        first = bisect_left(middles, line.start - _NEAR)
        while first < len(middles) and middles[first] <= line.stop + _NEAR:
            found.add((place, first))
            first += 1
    return found


def _cells(xs: list[float], ys: list[float], below: set[tuple[int, int]], beside: set[tuple[int, int]]) -> Grid:
    """Return the table: squares are taken together, first to the right, then down, while no line parts them."""
    grid = Grid(xs, ys, [], {})
    rows, columns = len(ys) - 1, len(xs) - 1
    for row in range(rows):
        for column in range(columns):
            if (row, column) in grid.squares:
                continue
            right = column + 1
            while right < columns and (right, row) not in beside and (row, right) not in grid.squares:
                right += 1
            bottom = row + 1
            while bottom < rows and not any((bottom, at) in below for at in range(column, right)):
                bottom += 1
            cell = GridCell(row, column, bottom - row, right - column, xs[column], ys[row], xs[right], ys[bottom])
            grid.cells.append(cell)
            grid.squares.update(((y, x), cell) for y in range(row, bottom) for x in range(column, right))
    return grid


def _cell_at(grid: Grid, x: float, y: float) -> GridCell:
    return grid.squares[_step(grid.ys, y), _step(grid.xs, x)]


def _step(places: list[float], at: float) -> int:
    """Return between which two places something lies; what is outside counts to the nearest."""
    return min(max(bisect_left(places, at) - 1, 0), len(places) - 2)


def _cut(piece: Piece, grid: Grid) -> list[Piece]:
    if piece.edges is None or len(piece.edges) != len(piece.text):
        return [piece]
    row = _step(grid.ys, (piece.top + piece.bottom) / 2)
    lefts = {grid.squares[row, column].left for column in range(len(grid.xs) - 1)}
    lines = sorted(left for left in lefts if piece.left + 1 < left < piece.right - 1)
    parts: list[Piece] = []
    start = 0
    for line in lines:
        stop = bisect_left(piece.edges, line - piece.size / 3, start)
        if stop > start:
            parts.append(_part(piece, piece.edges, start, stop))
            start = stop
    if start < len(piece.text):
        parts.append(_part(piece, piece.edges, start, len(piece.text)))
    return parts


def _part(piece: Piece, edges: tuple[float, ...], start: int, stop: int) -> Piece:
    right = edges[stop] if stop < len(edges) else piece.right
    return Piece(piece.text[start:stop], edges[start], piece.top, right, piece.bottom, piece.size, edges[start:stop])
