"""From sheets to lines in reading order: furniture out, tables into cells, printed lines into paragraphs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongwen.formats.blocks import Block as TextBlock
from gongwen.formats.blocks import LineWriter, Paragraph, Table
from gongwen.formats.limits import Budget, Limits
from gongwen.formats.model import Line, LineKind, Place
from gongwen.formats.pages.aligned import AlignedTable, with_tables
from gongwen.formats.pages.columns import Column, columns_of
from gongwen.formats.pages.furniture import PageRows, take_out_furniture
from gongwen.formats.pages.grids import Grid, fill, grids_of
from gongwen.formats.pages.model import Rule, Sheet
from gongwen.formats.pages.paragraphs import Block, Frame, bare_frame, frame_of, goes_on
from gongwen.formats.pages.rows import WIDE_BLANK, Row, rows_of
from gongwen.formats.pages.tables import OpenTable, table_of_aligned, table_of_grid

_TABLE_COLUMNS = 3
_FURTHER = 1.5


@dataclass(frozen=True, slots=True)
class Laid:
    """Sheets as lines: ``lines`` in reading order, each a whole paragraph; ``asides`` heads, feet and page numbers.

    ``controls`` counts the control characters that were taken out.
    """

    lines: tuple[Line, ...]
    asides: tuple[Line, ...]
    controls: int


@dataclass(slots=True)
class _Page:
    rows: PageRows
    grids: list[Grid]
    width: float
    across: list[Rule]


def laid_out(sheets: Sequence[Sheet], limits: Limits) -> Laid:
    """Return the lines of the pages; raise Unreadable beyond a limit."""
    budget = Budget(limits)
    pages = [_page(sheet, budget) for sheet in sheets]
    take_out_furniture([page.rows for page in pages])
    reading = _Reading(_usual_frames(pages))
    for page in pages:
        reading.read(page)
    writer = LineWriter(budget)
    lines = writer.lines(reading.close())
    heads = [_aside(page, row, LineKind.HEADER) for page in pages for row in page.rows.heads]
    feet = [_aside(page, row, LineKind.FOOTER) for page in pages for row in page.rows.feet]
    again = [Line(text, 1, whole=True, kind=LineKind.HEADER) for text in reading.repeated]
    return Laid(tuple(lines), (*heads, *feet, *again), writer.controls)


def _page(sheet: Sheet, budget: Budget) -> _Page:
    grids: list[Grid] = []
    pieces = sheet.pieces
    for grid in grids_of(sheet.rules, budget):
        inside = [piece for piece in pieces if grid.holds(piece)]
        fill(grid, inside)
        # Lines around one text, or around none, are decoration.
        if sum(bool(cell.pieces) for cell in grid.cells) > 1:
            grids.append(grid)
            pieces = [piece for piece in pieces if not grid.holds(piece)]
    across = [rule for rule in sheet.rules if rule.is_horizontal]
    return _Page(PageRows(sheet.number, sheet.height, rows_of(pieces)), grids, sheet.width, across)


def _kind(page: _Page) -> tuple[int, int]:
    """Return what pages must share to be set between the same margins: width, and the side of the sheet."""
    return round(page.width / 10), page.rows.number % 2


def _usual_frames(pages: list[_Page]) -> dict[tuple[int, int], Frame]:
    """Return the margins of odd and even pages of each width; one side serves for the other where that has no text."""
    rows: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for page in pages:
        rows[_kind(page)].extend(row for row in page.rows.rows if len(row.segments()) == 1)
    frames = {kind: frame for kind, of in rows.items() if (frame := frame_of(of)) is not None}
    for width, side in list(rows):
        other = frames.get((width, 1 - side))
        if other is not None:
            frames.setdefault((width, side), other)
    return frames


def _aside(page: _Page, row: Row, kind: LineKind) -> Line:
    return Line(row.text.strip(), page.rows.number, whole=True, kind=kind, places=(row.place(page.rows.number),))


@dataclass(slots=True)
class _Reading:
    """The document as it is read page by page: what is open at the end of one page may go on on the next."""

    usual: dict[tuple[int, int], Frame]
    blocks: list[TextBlock] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    _open: Block | None = None
    _table: OpenTable | None = None
    _numbers: int = 0

    def read(self, page: _Page) -> None:
        """Take in one page."""
        number = page.rows.number
        for column, items in _columns(page):
            frame = self._frame(column, page, [item for item in items if isinstance(item, Row)])
            for item in items:
                if isinstance(item, Row):
                    self._row(item, number, frame)
                elif isinstance(item, AlignedTable):
                    self._take_aligned(item, number)
                else:
                    self._take_table(table_of_grid(item, number))

    def close(self) -> list[TextBlock]:
        """Return all blocks."""
        self._close_paragraph()
        self._close_table()
        return self.blocks

    def _frame(self, column: Column, page: _Page, rows: list[Row]) -> Frame:
        """Return the margins of a column: those usual on such pages, unless its lines reach further."""
        own = frame_of(rows)
        if len(column.rows) < len(page.rows.rows):
            return own or Frame(column.left, column.right, 0)
        usual = self.usual.get(_kind(page))
        if usual is None:
            return own or (bare_frame(rows) if rows else Frame(column.left, column.right, 0))
        reaches_further = own is not None and own.right > usual.right + _FURTHER * own.size
        return own if own is not None and reaches_further else usual

    def _row(self, row: Row, page: int, frame: Frame) -> None:
        self._close_table()
        if self._open is not None and goes_on(self._open, page, row, frame):
            self._open.frame = frame
            self._open.rows.append((page, row))
            return
        self._close_paragraph()
        self._open = Block(frame, [(page, row)])

    def _take_aligned(self, aligned: AlignedTable, page: int) -> None:
        """Take in a table without rules: two columns alone, or such as do not go through, are lines with wide gaps."""
        table = table_of_aligned(aligned, page)
        if self._goes_on(table):
            return
        if len(aligned.columns) >= _TABLE_COLUMNS and not aligned.is_broken:
            self._take_table(table)
            return
        self._close_table()
        for cells in table.table.rows:
            found = [block for cell in cells for block in cell.blocks if isinstance(block, Paragraph)]
            places = tuple(place for block in found for place in block.places)
            self._add(WIDE_BLANK.join(block.text for block in found), places)

    def _take_table(self, table: OpenTable) -> None:
        if not self._goes_on(table):
            self._close_table()
            self._table = table

    def _goes_on(self, table: OpenTable) -> bool:
        self._close_paragraph()
        if self._table is None or not self._table.takes(table):
            return False
        self._table.take(table)
        return True

    def _add(self, text: str, places: tuple[Place, ...]) -> None:
        self._numbers += 1
        self.blocks.append(Paragraph(self._numbers, text, places))

    def _close_paragraph(self) -> None:
        if self._open is not None:
            self._add(self._open.text, self._open.places)
            self._open = None

    def _close_table(self) -> None:
        if self._table is not None:
            self.repeated.extend(self._table.repeated)
            self._number(self._table.table)
            self.blocks.append(self._table.table)
            self._table = None

    def _number(self, table: Table) -> None:
        for row in table.rows:
            for cell in row:
                for block in cell.blocks:
                    if isinstance(block, Paragraph):
                        self._numbers += 1
                        block.number = self._numbers


def _columns(page: _Page) -> Iterator[tuple[Column, list[Row | AlignedTable | Grid]]]:
    """Yield the columns of a page, each with what stands in it from the top down."""
    columns = columns_of(page.rows.rows)
    grids = list(page.grids)
    for at, column in enumerate(columns):
        last = at == len(columns) - 1
        inside = grids if last else [grid for grid in grids if _belongs(grid, column)]
        grids = [grid for grid in grids if grid not in inside]
        yield column, _in_order(column.rows, inside, page.across)
    if not columns and grids:
        yield Column([], grids[0].xs[0], grids[0].xs[-1]), [*grids]


def _belongs(grid: Grid, column: Column) -> bool:
    middle = (grid.xs[0] + grid.xs[-1]) / 2
    return column.left <= middle <= column.right and grid.ys[0] < column.rows[-1].bottom


def _in_order(rows: list[Row], grids: list[Grid], across: list[Rule]) -> list[Row | AlignedTable | Grid]:
    """Return rows and tables from the top down; rows between two tables with rules may make one without."""
    items: list[Row | AlignedTable | Grid] = []
    rest = rows
    for grid in grids:
        above = [row for row in rest if row.top < grid.ys[0]]
        rest = [row for row in rest if row.top >= grid.ys[0]]
        items.extend(with_tables(above, across))
        items.append(grid)
    return [*items, *with_tables(rest, across)]
