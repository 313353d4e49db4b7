"""Tables without rules: rows whose parts stand below each other in columns, such as the roster of a leading group."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.formats.pages.model import Rule
from gongwen.formats.pages.rows import WIDE_GAP, Row

_FEWEST_ROWS = 3
_FEWEST_ROWS_OF_MANY = 2
_MANY_COLUMNS = 3
_FAR_BELOW = 2.6
"""In row heights from middle to middle: what stands further below belongs to something else."""
_BETWEEN = 0.8
_NEAR = 0.6
_ACROSS = 0.8
_LONG = 8
_LEADS_ON = "，、,（(《“"


@dataclass(slots=True)
class AlignedTable:
    """Columns as (left, right), and rows that have for each column the printed lines in it.

    ``is_broken`` says that a row right above or below has parts as well, which keep to other columns: such a list was
    typed with blanks, as rosters often are.
    """

    columns: list[tuple[float, float]]
    rows: list[list[list[Row]]] = field(default_factory=list)
    is_broken: bool = False


def with_tables(rows: list[Row], rules: Sequence[Rule] = ()) -> list[Row | AlignedTable]:
    """Return the rows of a column of the page with those that make a table put together.

    ``rules`` are the lines across the page: where they part the rows of a table, what stands between two is one row.
    """
    segments = [row.segments() for row in rows]
    found: list[Row | AlignedTable] = []
    at = 0
    while at < len(rows):
        stop = _region(rows, segments, at) if len(segments[at]) > 1 else at
        table = _table(segments[at:stop], rules) if stop > at else None
        if table is None:
            found.append(rows[at])
            at += 1
            continue
        above = _rows_above(found, table.columns)
        if above:
            del found[-len(above) :]
            table = _table([*([row] for row in above), *segments[at:stop]], rules) or table
        before = [start for start in (at - 1 - len(above), stop) if 0 <= start < len(rows)]
        table.is_broken = any(len(segments[start]) > 1 for start in before)
        found.append(table)
        at = stop
    return found


def _rows_above(found: list[Row | AlignedTable], columns: list[tuple[float, float]]) -> list[Row]:
    """Return the rows right above a table that stand in one of its later columns only: its first cells are empty."""
    above: list[Row] = []
    for row in reversed(found):
        if not isinstance(row, Row) or not _is_inside(row, columns[1:]):
            break
        above.insert(0, row)
    return above


def _is_inside(row: Row, columns: list[tuple[float, float]]) -> bool:
    near = _NEAR * row.size
    return any(abs(row.left - left) < near and row.right < right + near for left, right in columns)


def _region(rows: list[Row], segments: list[list[Row]], start: int) -> int:
    """Return the index behind the rows that keep to the columns of the row at ``start``."""
    columns = _columns(segments[start])
    several = 1
    stop = start + 1
    for at in range(start + 1, len(rows)):
        if rows[at].top - rows[at - 1].top > _FAR_BELOW * max(rows[at].height, rows[at - 1].height):
            break
        wider = _columns([*map(_as_row, columns, [rows[at]] * len(columns)), *segments[at]])
        if len(wider) < max(2, len(columns)) or _is_prose(segments[at], columns):
            break
        columns = wider
        if len(segments[at]) > 1:
            several += 1
            stop = at + 1
        elif segments[at][0].left > columns[0][1]:
            stop = at + 1
    enough = _FEWEST_ROWS_OF_MANY if len(columns) >= _MANY_COLUMNS else _FEWEST_ROWS
    return stop if several >= enough else start


def _as_row(column: tuple[float, float], like: Row) -> Row:
    return Row([], column[0], like.top, column[1], like.bottom, like.size, "")


def _columns(segments: list[Row]) -> list[tuple[float, float]]:
    """Return the strips that the segments cover, parted where nothing stands."""
    strips: list[tuple[float, float]] = []
    for segment in sorted(segments, key=lambda segment: segment.left):
        if strips and segment.left - strips[-1][1] < _BETWEEN * segment.size:
            strips[-1] = strips[-1][0], max(strips[-1][1], segment.right)
        else:
            strips.append((segment.left, segment.right))
    return strips


def _is_prose(segments: list[Row], columns: list[tuple[float, float]]) -> bool:
    """Say whether a row alone runs on past its column's neighbours: a paragraph below the table."""
    return len(segments) == 1 and segments[0].left < columns[1][0] - WIDE_GAP and segments[0].right > columns[1][0]


def _table(segments: list[list[Row]], rules: Sequence[Rule]) -> AlignedTable | None:
    columns = _columns([segment for row in segments for segment in row])
    if len(columns) < 2:
        return None
    parted = _parted(segments, columns, rules)
    table = AlignedTable(columns)
    for at, row in enumerate(segments):
        cells: list[list[Row]] = [[] for _ in columns]
        for segment in row:
            cells[_column_at(segment, columns)].append(segment)
        if table.rows and (_continues(cells, table) if parted is None else at not in parted):
            for cell, above in zip(cells, table.rows[-1], strict=True):
                above.extend(cell)
        else:
            table.rows.append(cells)
    return table


def _parted(
    segments: list[list[Row]], columns: list[tuple[float, float]], rules: Sequence[Rule]
) -> frozenset[int] | None:
    """Return the rows above which a rule runs across the table, None where rules do not part its rows."""
    width = columns[-1][1] - columns[0][0]
    heights = [(rule.top + rule.bottom) / 2 for rule in rules if rule.right - rule.left > _ACROSS * width]
    middles = [(row[0].top + row[0].bottom) / 2 for row in segments]
    found = [
        at
        for at, (above, below) in enumerate(pairwise(middles), start=1)
        if any(above < height < below for height in heights)
    ]
    return frozenset(found) if len(found) > 1 else None


def is_full(line: Row, right: float) -> bool:
    """Say whether a printed line may go on below: it reaches ``right``, the end of its column, and is no mere name."""
    reaches = line.right > right - (1 + _NEAR) * line.size
    return reaches and (len(line.text) >= _LONG or line.text.rstrip()[-1:] in _LEADS_ON)


def _column_at(segment: Row, columns: list[tuple[float, float]]) -> int:
    return max(
        range(len(columns)), key=lambda at: min(segment.right, columns[at][1]) - max(segment.left, columns[at][0])
    )


def _continues(cells: list[list[Row]], table: AlignedTable) -> bool:
    """Say whether a row only goes on with the one cell above it that is full to its right edge."""
    filled = [at for at, cell in enumerate(cells) if cell]
    if len(filled) != 1 or filled == [0]:
        return False
    cell, above = cells[filled[0]], table.rows[-1][filled[0]]
    if not above or not is_full(above[-1], table.columns[filled[0]][1]):
        return False
    return abs(cell[0].left - above[-1].left) <= _NEAR * cell[0].size
