"""What stands between a format with structure (.docx, .html) and lines: paragraphs, and tables of cells of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gongwen.formats.characters import clean
from gongwen.formats.limits import Budget
from gongwen.formats.model import Cell, Line, LineKind, Place


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its number in the file and its text, with a line feed where a line ends inside it.

    ``places`` are the printed lines it was joined from, in a format of fixed pages.
    """

    number: int
    text: str
    places: tuple[Place, ...] = ()


@dataclass(slots=True)
class TableCell:
    """One cell with what is in it; ``column`` counts grid columns from 0."""

    column: int
    blocks: list["Block"]
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell that spans rows stands in its first."""

    rows: list[list[TableCell]] = field(default_factory=list)


Block = Paragraph | Table


@dataclass(slots=True)
class LineWriter:
    """Turns the blocks of one file into lines, and counts what it takes out and where tables stand."""

    budget: Budget
    controls: int = 0
    _tables: int = 0
    _last_number: int = 1

    def lines(self, blocks: Iterable[Block], kind: LineKind = LineKind.BODY) -> list[Line]:
        """Return the lines of ``blocks`` in reading order."""
        lines: list[Line] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                lines.extend(self._paragraph(block, kind, None))
            elif _is_frame(block):
                for paragraph in flattened([block]):
                    lines.extend(self._paragraph(paragraph, kind, None))
            else:
                lines.extend(self._table(block, kind))
        return lines

    def _table(self, table: Table, kind: LineKind) -> Iterator[Line]:
        number = self._tables
        self._tables += 1
        for row, cells in enumerate(table.rows):
            for cell in cells:
                place = Cell(number, row, cell.column, cell.row_span, cell.column_span)
                yield from self._cell(cell, kind, place)

    def _cell(self, cell: TableCell, kind: LineKind, place: Cell) -> Iterator[Line]:
        empty = True
        for paragraph in flattened(cell.blocks):
            empty = False
            yield from self._paragraph(paragraph, kind, place)
        if empty:
            yield Line("", self._last_number, whole=True, cell=place, kind=kind)

    def _paragraph(self, paragraph: Paragraph, kind: LineKind, place: Cell | None) -> Iterator[Line]:
        text, controls = clean(paragraph.text)
        self.controls += controls
        self._last_number = paragraph.number
        texts = text.splitlines() or [""]
        self.budget.take_lines(len(texts), len(text))
        last = len(texts) - 1
        for index, part in enumerate(texts):
            whole = index == last
            yield Line(part, paragraph.number, whole=whole, cell=place, kind=kind, places=paragraph.places)


def flattened(blocks: list[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of ``blocks``, those of tables row by row. Tables may nest as deep as they like."""
    waiting = [iter(blocks)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, Paragraph):
            yield block
        else:
            waiting.append(iter([inner for row in block.rows for cell in row for inner in cell.blocks]))


def _is_frame(table: Table) -> bool:
    """Say whether a table has a single cell: a border around text, or the frame of a copied web page."""
    return sum(map(len, table.rows)) <= 1
