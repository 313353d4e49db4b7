"""How wide the columns of a table are, and which are set in the middle."""

from gongwen.standard import measures
from gongwen.typesetting.letter import Table
from gongwen.typesetting.styles import STYLES, Role
from gongwen.typesetting.widths import width

_LEAST, _PADDING = 2.0, 0.75
"""Characters: how wide a column is at least, and what its two edges take."""
_SHORT = 8.0
"""A column of cells no wider than this many characters is set in the middle."""


def columns_of(table: Table) -> int:
    """Return how many columns a table has."""
    return max((len(row) for row in table.rows), default=0)


def rows_of(table: Table) -> list[list[str]]:
    """Return the rows, each with as many cells as the table has columns."""
    count = columns_of(table)
    return [[*row, *[""] * (count - len(row))] for row in table.rows]


def across(table: Table) -> float:
    """Return how many characters of a cell's size a table is wide."""
    block = measures.BLOCK_HEIGHT if table.is_landscape else measures.BLOCK_WIDTH
    return measures.points(block.value) / STYLES[Role.CELL].size


def shares_of(table: Table, *, across: float) -> list[float]:
    """Return the columns' widths as shares that add up to 1: as given, else so that short cells stand on one line.

    ``across`` is how many characters of a cell's size the whole table is wide.
    """
    count = columns_of(table)
    natural = [max(_LEAST, _longest(table, at)) + _PADDING for at in range(count)]
    wanted = list(table.widths[:count]) if len(table.widths) >= count else _wanted(natural, across)
    return [share / sum(wanted) for share in wanted]


def _wanted(natural: list[float], across: float) -> list[float]:
    """Return widths that fill ``across``: what is narrower than its part keeps its width, the others share what is left."""
    if sum(natural) <= across:
        return natural
    kept: dict[int, float] = {}
    while True:
        left, open_ = across - sum(kept.values()), [at for at in range(len(natural)) if at not in kept]
        part = left / len(open_)
        narrow = {at: natural[at] for at in open_ if natural[at] <= part}
        if not narrow:
            break
        kept |= narrow
    grown = sum(natural[at] ** 0.5 for at in open_)
    return [kept.get(at, left * natural[at] ** 0.5 / grown) for at in range(len(natural))]


def _longest(table: Table, at: int, *, first: int = 0) -> float:
    cells = (row[at] for row in table.rows[first:] if at < len(row))
    return max((width(line) for cell in cells for line in cell.split("\n")), default=0.0)


def centers_of(table: Table) -> list[bool]:
    """Tell for each column whether its cells are short enough to stand in the middle."""
    return [_longest(table, at, first=table.heads) <= _SHORT for at in range(columns_of(table))]
