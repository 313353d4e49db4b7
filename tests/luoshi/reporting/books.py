"""Workbooks as units send them back: the one that was handed out, with some cells filled in otherwise."""

import io
from collections.abc import Mapping

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol

from luoshi.base.actors import Actor
from luoshi.base.models import new_key
from luoshi.reporting.models import Report, ReturnedBook
from luoshi.reporting.operations.books import Brought, hand_out, receive_book
from tests.luoshi.making import NOW, TODAY

Edits = Mapping[tuple[str, str], object]
Cells = dict[str, list[list[object]]]
HEAD = 2
"""The row of the heads, counted from 0."""


def cells_of(raw: bytes) -> Cells:
    """Return all sheets of a workbook as rows of cells, from the first cell on."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    sheets = ((name, book.get_sheet_by_name(name)) for name in book.sheet_names)
    return {name: [list(row) for row in sheet.to_python(skip_empty_area=False)] for name, sheet in sheets}


def place(raw: bytes, column: str, task: int = 0, sheet: str = "填报") -> tuple[str, str]:
    """Return where the cell of a column and a task stands."""
    heads = cells_of(raw)[sheet][HEAD]
    return sheet, f"{chr(ord('A') + heads.index(column))}{HEAD + 2 + task}"


def filled(raw: bytes, edits: Edits) -> bytes:
    """Return a workbook saved by another program, with cells changed: ``{(sheet, "D4"): value}``."""
    cells = cells_of(raw)
    for (sheet, at), value in edits.items():
        row, column = xl_cell_to_rowcol(at)
        cells[sheet][row][column] = value
    return saved(cells)


def saved(cells: Cells) -> bytes:
    """Return cells as a workbook."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for name, rows in cells.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def handed_out(report: Report, by: Actor) -> bytes:
    return hand_out(report=report, by=by, now=NOW, today=TODAY)


def brought(raw: bytes, by: Actor, name: str = "填报表.xlsx") -> ReturnedBook:
    return receive_book(brought=Brought(raw, name, new_key()), by=by, now=NOW, today=TODAY)
