"""Pages drawn by reportlab and read again: what the tests of this room ask of them."""

from gongwen.formats import Source, read_bytes
from gongwen.formats.model import Line
from tests.gongwen.formats.pdf_builder import Page, pdf

SENTENCE = "各承办单位要对照任务清单，逐项明确责任领导、责任科室和完成时限，每月二十五日前向领导小组办公室报送进展情况，重大事项随时报告。"
OTHER = "领导小组办公室每季度通报一次进展情况，对进度滞后的事项及时提醒，确有困难的由牵头单位提出调整意见，报领导小组会议研究决定后执行。"


def read(*pages: Page) -> Source:
    """Return the Source of these pages."""
    return read_bytes(pdf(*pages), name="plan.pdf")


def texts(*pages: Page) -> list[str]:
    """Return the paragraphs of these pages that stand in no table."""
    return [line.text for line in read(*pages).lines if line.cell is None]


def rows(*pages: Page, table: int = 0) -> list[list[str]]:
    """Return a table as rows of cells; paragraphs of one cell are parted by a stroke."""
    cells: dict[int, dict[int, list[str]]] = {}
    for line in read(*pages).lines:
        if line.cell is not None and line.cell.table == table:
            cells.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line.text)
    return [["/".join(cells[row][column]) for column in sorted(cells[row])] for row in sorted(cells)]


def spans(lines: tuple[Line, ...]) -> dict[str, tuple[int, int, int, int]]:
    """Return for each cell with text where it stands and how far it reaches: row, column, rows, columns."""
    return {
        line.text: (line.cell.row, line.cell.column, line.cell.row_span, line.cell.column_span)
        for line in lines
        if line.cell is not None and line.text
    }
