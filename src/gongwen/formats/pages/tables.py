"""Tables of pages as tables of cells: the lines of a cell joined, and what goes on overleaf put together again."""

from dataclasses import dataclass, field

from gongwen.formats.blocks import Paragraph, Table, TableCell
from gongwen.formats.pages.aligned import AlignedTable, is_full
from gongwen.formats.pages.grids import Grid, GridCell
from gongwen.formats.pages.paragraphs import NUMBERED, Block, Frame, first_word
from gongwen.formats.pages.rows import Row, rows_of

_PADDING = 12.0
"""Points that the two inner margins of a cell take together, in Word and WPS as they come."""
_ONE_MORE = 1.8
_SLACK = 0.35
"""In type sizes: with less room than this the next character, or the next word and this, did not fit."""
_NEAR = 6.0
_NEAR_ALIGNED = 12.0
_ENDS = "。；！？;!?"


@dataclass(slots=True)
class OpenTable:
    """A table that may go on on the next page: its columns on the page and its rows so far.

    ``torn`` are the columns whose last printed line is full, so that its words may go on overleaf.
    """

    xs: list[float]
    page: int
    table: Table = field(default_factory=Table)
    is_aligned: bool = False
    repeated: list[str] = field(default_factory=list)
    torn: frozenset[int] = frozenset()

    def takes(self, other: "OpenTable") -> bool:
        """Say whether ``other``, the first thing on the page that follows, has the same columns."""
        if other.is_aligned != self.is_aligned or other.page != self.page + 1:
            return False
        if self.is_aligned:
            return self._widens(other)
        if len(other.xs) != len(self.xs):
            return False
        # Odd and even pages may have other margins: columns are compared from the table's own left edge.
        return all(abs((a - self.xs[0]) - (b - other.xs[0])) <= _NEAR for a, b in zip(self.xs, other.xs, strict=True))

    def _widens(self, other: "OpenTable") -> bool:
        """Give ``other``, without rules, the columns of this one where it has some of them; say whether it has."""
        places = [min(range(len(self.xs)), key=lambda at: abs(self.xs[at] - x)) for x in other.xs]
        if any(abs(self.xs[at] - x) > _NEAR_ALIGNED for at, x in zip(places, other.xs, strict=True)):
            return False
        if len(set(places)) != len(places):
            return False
        for row in other.table.rows:
            for cell in row:
                cell.column = places[cell.column]
            row.extend(TableCell(at, []) for at in range(len(self.xs)) if at not in places)
            row.sort(key=lambda cell: cell.column)
        return True

    def take(self, other: "OpenTable") -> None:
        """Go on with the rows of ``other``: a repeated head is left out, a row torn in two is put together."""
        rows = other.table.rows
        if rows and self.table.rows and _texts(rows[0]) == _texts(self.table.rows[0]):
            self.repeated.extend(text for text in _texts(rows[0]) if text)
            rows = rows[1:]
        if rows and self.table.rows:
            if _is_rest(rows[0], self.table.rows[-1], self.torn):
                _reach_down(self.table.rows, rows[0], already=1)
                _join(self.table.rows[-1], rows[0])
                rows = rows[1:]
            else:
                _reach_down(self.table.rows, rows[0], already=0)
        self.table.rows.extend(rows)
        self.page, self.torn = other.page, other.torn


def table_of_grid(grid: Grid, page: int) -> OpenTable:
    """Return a table with rules; rows without any cell of their own are kept, so that spans count right."""
    opened = OpenTable(list(grid.xs), page, Table([[] for _ in range(len(grid.ys) - 1)]))
    for cell in grid.cells:
        blocks = _paragraphs(_cell_blocks(cell, page))
        opened.table.rows[cell.row].append(TableCell(cell.column, [*blocks], cell.row_span, cell.column_span))
    last = [cell for cell in grid.cells if cell.row + cell.row_span == len(grid.ys) - 1 and cell.pieces]
    opened.torn = frozenset(cell.column for cell in last if _is_full(rows_of(cell.pieces)[-1], cell))
    return opened


def table_of_aligned(aligned: AlignedTable, page: int) -> OpenTable:
    """Return a table without rules, one column for each strip in which something stands."""
    opened = OpenTable([left for left, _ in aligned.columns], page, is_aligned=True)
    for cells in aligned.rows:
        row = [
            TableCell(column, [*_paragraphs(_joined(lines, right, page))])
            for column, (lines, (_, right)) in enumerate(zip(cells, aligned.columns, strict=True))
        ]
        opened.table.rows.append(row)
    return opened


def _joined(lines: list[Row], right: float, page: int) -> list[Block]:
    """Return the paragraphs of a cell without rules: what stands on one line, and lines that reach its end at ``right``."""
    blocks: list[Block] = []
    for line in lines:
        before = blocks[-1].rows[-1][1] if blocks else None
        beside = before is not None and line.top < before.bottom - before.height / 2
        if before is not None and (beside or is_full(before, right)):
            blocks[-1].rows.append((page, line))
        else:
            blocks.append(Block(Frame(0, right, 0), [(page, line)]))
    return blocks


def _paragraphs(blocks: list[Block]) -> list[Paragraph]:
    return [Paragraph(0, block.text, block.places) for block in blocks]


def _cell_blocks(cell: GridCell, page: int) -> list[Block]:
    """Return the paragraphs of a cell: a line that is full goes on in the next one."""
    frame = Frame(cell.left, cell.right, 0)
    blocks: list[Block] = []
    for row in rows_of(cell.pieces):
        if blocks and _is_full(blocks[-1].rows[-1][1], cell, row.text) and not NUMBERED.match(row.text):
            blocks[-1].rows.append((page, row))
        else:
            blocks.append(Block(frame, [(page, row)]))
    return blocks


def _is_full(row: Row, cell: GridCell, following: str = "") -> bool:
    """Say whether the first word of ``following``, or any, did not fit behind a line of a cell."""
    room = (cell.right - cell.left) - (row.right - row.left) - _PADDING
    return room < max(first_word(following) + _SLACK, _ONE_MORE) * row.size


def _text(cell: TableCell) -> str:
    return "".join(block.text for block in cell.blocks if isinstance(block, Paragraph))


def _texts(cells: list[TableCell]) -> list[str]:
    return ["".join(_text(cell).split()) for cell in cells]


def _is_rest(cells: list[TableCell], above: list[TableCell], torn: frozenset[int]) -> bool:
    """Say whether a row only holds the rest of the row above: some of its cells, each going on where a full line ended."""
    before = {cell.column: _text(cell).strip() for cell in above if _text(cell).strip()}
    here = {cell.column: _text(cell).strip() for cell in cells if _text(cell).strip()}
    if not here or len(here) >= len(before) or not here.keys() <= before.keys() & torn:
        return False
    if any(NUMBERED.match(text) for text in here.values()):
        return False
    return any(before[column][-1] not in _ENDS for column in here)


def _join(above: list[TableCell], cells: list[TableCell]) -> None:
    """Add the words of a torn row to the row that it continues."""
    targets = {cell.column: cell for cell in above}
    for cell in cells:
        blocks = [block for block in cell.blocks if isinstance(block, Paragraph) and block.text.strip()]
        if not blocks or cell.column not in targets:
            continue
        into = targets[cell.column].blocks
        last = into[-1] if into else None
        if isinstance(last, Paragraph) and last.text.rstrip()[-1:] not in _ENDS:
            into[-1] = Paragraph(last.number, last.text + blocks[0].text, last.places + blocks[0].places)
            blocks = blocks[1:]
        into.extend(blocks)


def _reach_down(rows: list[list[TableCell]], cells: list[TableCell], *, already: int) -> None:
    """Let merged cells that the page break cut reach on: overleaf their places are empty, others are not.

    ``already`` is how many of the rows of ``cells`` the table has.
    """
    if not any(_text(cell).strip() for cell in cells):
        return
    for cell in list(cells):
        if _text(cell).strip():
            continue
        above = _reaching(rows, cell.column)
        if above is not None and max(above[1].row_span, cell.row_span) > 1:
            above[1].row_span = len(rows) - above[0] + cell.row_span - already
            cells.remove(cell)


def _reaching(rows: list[list[TableCell]], column: int) -> tuple[int, TableCell] | None:
    """Return the cell of ``column`` that reaches to the last row, with the row in which it stands."""
    for row in range(len(rows) - 1, -1, -1):
        for cell in rows[row]:
            if cell.column == column:
                return (row, cell) if row + cell.row_span >= len(rows) else None
    return None
