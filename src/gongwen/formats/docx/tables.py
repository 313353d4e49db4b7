"""Tables (ECMA-376-1 17.4): rows of cells on a grid, merged cells as spans."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.blocks import Block, Paragraph, Table, TableCell
from gongwen.formats.docx.names import VAL, w
from gongwen.formats.docx.styles import child_number
from gongwen.formats.docx.tally import Tally
from gongwen.formats.limits import Budget

_ROW = w("tr")
_CELL = w("tc")
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_MOST_SPAN = 1_000


@dataclass(slots=True)
class _Grid:
    """A table as it grows; ``open`` has the cell that a vertical merge continues, by its first column."""

    blocks_of: Callable[[etree._Element], list[Block]]
    budget: Budget
    table: Table = field(default_factory=Table)
    open: dict[int, TableCell] = field(default_factory=dict)


def read_table(
    node: etree._Element, blocks_of: Callable[[etree._Element], list[Block]], *, tally: Tally, budget: Budget
) -> Table:
    """Return a ``w:tbl``; ``blocks_of`` reads what stands in a cell."""
    grid = _Grid(blocks_of, budget)
    for row in _inside(node, _ROW):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            tally.deleted += 1
            continue
        tally.inserted += properties is not None and properties.find(w("ins")) is not None
        _add_row(row, grid)
    return grid.table


def _add_row(row: etree._Element, grid: _Grid) -> None:
    cells: list[TableCell] = []
    column = _span(row.find(w("trPr")), "gridBefore", least=0)
    for node in _inside(row, _CELL):
        properties = node.find(w("tcPr"))
        width = _span(properties, "gridSpan", least=1)
        grid.budget.take_cells(width)
        cell = TableCell(column, grid.blocks_of(node), column_span=width)
        column += width
        if _continues(properties, "hMerge") and cells:
            _merge_across(cells[-1], cell)
        elif not _merges_down(properties, grid, cell):
            cells.append(cell)
    grid.table.rows.append(cells)


def _merges_down(properties: etree._Element | None, grid: _Grid, cell: TableCell) -> bool:
    """Settle vertical merges (17.4.84): take ``cell`` into the one above if it continues it, and say so."""
    above = grid.open.get(cell.column)
    if above is not None and _continues(properties, "vMerge") and above.column_span == cell.column_span:
        above.row_span += 1
        above.blocks.extend(_with_text(cell.blocks))
        return True
    grid.open.pop(cell.column, None)
    if properties is not None and properties.find(w("vMerge")) is not None:
        grid.open[cell.column] = cell
    return False


def _merge_across(left: TableCell, right: TableCell) -> None:
    left.column_span += right.column_span
    left.blocks.extend(_with_text(right.blocks))


def _with_text(blocks: list[Block]) -> list[Block]:
    """Return blocks that are more than an empty paragraph, which every merged cell must have."""
    return [block for block in blocks if not isinstance(block, Paragraph) or block.text.strip()]


def _continues(properties: etree._Element | None, name: str) -> bool:
    node = None if properties is None else properties.find(w(name))
    return node is not None and node.get(VAL, "continue") == "continue"


def _span(properties: etree._Element | None, name: str, *, least: int) -> int:
    value = None if properties is None else child_number(properties, name)
    return min(max(value or least, least), _MOST_SPAN)


def _inside(node: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield rows or cells, also those in content controls and other wrappers."""
    for child in node:
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, wanted)
