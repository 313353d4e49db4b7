"""Tables: their heads repeated on every page, no row split between two."""

from gongwen.standard.measures import BLOCK_HEIGHT, BLOCK_WIDTH, points
from gongwen.typesetting.docx.elements import Element, element, exact, twips
from gongwen.typesetting.docx.paragraphs import bare, text_run
from gongwen.typesetting.letter import Table
from gongwen.typesetting.styles import STYLES, Role
from gongwen.typesetting.tables import across, centers_of, rows_of, shares_of

_PADDING = 3.5
"""Points at the sides of a cell."""
_LINE = 1.25
"""How high a line of a cell is, in its size."""


def table(given: Table) -> Element:
    """Return a table as an element ``w:tbl``."""
    block = BLOCK_HEIGHT if given.is_landscape else BLOCK_WIDTH
    widths = [twips(share * points(block.value)) for share in shares_of(given, across=across(given))]
    made = element("tbl")
    made.append(_properties(sum(widths)))
    grid = element("tblGrid")
    for wide in widths:
        grid.append(element("gridCol", w=wide))
    made.append(grid)
    centers = centers_of(given)
    for number, row in enumerate(rows_of(given)):
        made.append(
            _row(row, widths, [True] * len(row) if number < given.heads else centers, is_head=number < given.heads)
        )
    return made


def _properties(wide: int) -> Element:
    properties = element("tblPr")
    properties.append(element("tblW", w=wide, type_="dxa"))
    properties.append(element("jc", val="center"))
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz=4, space=0, color="000000"))
    properties.append(borders)
    properties.append(element("tblLayout", type_="fixed"))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=twips(_PADDING), type_="dxa"))
    properties.append(margins)
    return properties


def _row(cells: list[str], widths: list[int], centers: list[bool], *, is_head: bool) -> Element:
    row = element("tr")
    properties = element("trPr")
    properties.append(element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))
    row.append(properties)
    for text, wide, centered in zip(cells, widths, centers, strict=True):
        row.append(_cell(text, wide, Role.HEAD_CELL if is_head else Role.CELL, centered=centered))
    return row


def _cell(text: str, wide: int, role: Role, *, centered: bool) -> Element:
    style = STYLES[role]
    cell = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=wide, type_="dxa"))
    properties.append(element("vAlign", val="center"))
    cell.append(properties)
    for line in text.split("\n"):
        made = bare(role, exact(style.size * _LINE), element("jc", val="center" if centered else "left"))
        made.append(text_run(line, None, style))
        cell.append(made)
    return cell
