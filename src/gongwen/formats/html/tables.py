"""Tables of a page: cells placed on the grid (HTML Standard 4.9.12), frames of page layout told from them."""

from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.blocks import Block, Paragraph, Table, TableCell, flattened
from gongwen.formats.html.lists import whole_number
from gongwen.formats.limits import Budget

_MOST_COLUMNS = 1_000
_MOST_ROWS = 65_534
# No cell of a ledger holds that much; the middle column of a page does.
_LONG_CELL_PARAGRAPHS = 40
_LONG_CELL_CHARACTERS = 4_000


@dataclass(slots=True)
class TableBuilder:
    """A table being read: ``free_from`` has, for each column, the first row that no cell above reaches into.

    ``holds_text`` says that one cell holds the page's text, ``holds_long_text`` that this is longer than a cell of a
    ledger, ``gave_away`` that some of its own text was set aside.
    """

    node: etree._Element
    budget: Budget
    holds_table: bool = False
    holds_text: bool = False
    holds_long_text: bool = False
    gave_away: bool = False
    _rows: list[list[TableCell]] = field(default_factory=list)
    _free_from: dict[int, int] = field(default_factory=dict)
    _column: int = 0

    def open_row(self) -> None:
        """Start a row."""
        self._rows.append([])
        self._column = 0

    def open_cell(self, node: etree._Element) -> list[Block]:
        """Place a cell on the grid and return the list that takes its blocks."""
        if not self._rows:
            self.open_row()
        row = len(self._rows) - 1
        while self._free_from.get(self._column, 0) > row:
            self._column += 1
        width = min(max(whole_number(node.get("colspan")) or 1, 1), _MOST_COLUMNS)
        height = _height(node)
        self.budget.take_cells(width)
        cell = TableCell(self._column, [], height, width)
        for column in range(self._column, self._column + width):
            self._free_from[column] = row + height
        self._column += width
        self._rows[-1].append(cell)
        return cell.blocks

    def close(self) -> list[Block]:
        """Return the table as one block, or the blocks in its cells where it only lays out the page."""
        rows = self._rows
        for index, cells in enumerate(rows):
            for cell in cells:
                cell.row_span = min(cell.row_span, len(rows) - index)
        if self.gave_away and not any(cell.blocks for cells in rows for cell in cells):
            return []
        if self._is_layout():
            return [block for cells in rows for cell in cells for block in cell.blocks]
        return [Table(rows)]

    def _is_layout(self) -> bool:
        role = self.node.get("role", "").lower()
        if self.holds_table or self.holds_long_text or role in {"presentation", "none"}:
            return True
        # A text among menus, or in the only column there is, is no cell of a ledger, however short.
        if self.holds_text and (self.gave_away or all(len(cells) <= 1 for cells in self._rows)):
            return True
        return any(_is_long(cell) for cells in self._rows for cell in cells)


def _height(node: etree._Element) -> int:
    rows = whole_number(node.get("rowspan"))
    # Zero reaches to the end of the table.
    return _MOST_ROWS if rows == 0 else min(max(rows or 1, 1), _MOST_ROWS)


def _is_long(cell: TableCell) -> bool:
    paragraphs: list[Paragraph] = list(flattened(cell.blocks))
    characters = sum(len(paragraph.text) for paragraph in paragraphs)
    return len(paragraphs) >= _LONG_CELL_PARAGRAPHS or characters >= _LONG_CELL_CHARACTERS
