"""Reading a workbook of the directory as plain rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from luoshi.base.refusals import Invalid
from luoshi.directory.names import tidy_text
from luoshi.directory.workbook.sheets import SHEETS, Column, SheetForm, column_of, sheet_of
from luoshi.files.workbooks import Bounds, lines_of, opened, text_of, too_many_rows

MOST_ROWS = 2_000
"""As many as are written in about a second: nobody else can write meanwhile."""
_LONGEST_CELL = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the sheet by its name in code, the number that a spreadsheet shows, cells as text by column."""

    sheet: str
    number: int
    cells: dict[str, str]

    def __contains__(self, column: str) -> bool:
        """Tell whether the sheet has the column."""
        return column in self.cells

    def __getitem__(self, column: str) -> str:
        """Return the text of a cell, empty where the sheet has no such column."""
        return self.cells.get(column, "")


def read_workbook(raw: bytes, sheets: Sequence[SheetForm] = SHEETS) -> list[Row]:
    """Return the rows of all sheets of those forms, in their order; of the directory's, units come first.

    Raises Invalid, with the sentence, for what is no .xlsx, is too large, or has none of the sheets.
    """
    with opened(raw, Bounds(MOST_ROWS)) as book:
        found = {form.name: (form, name) for name in book.sheet_names if (form := sheet_of(name, sheets)) is not None}
        rows = [row for sheet in sheets if sheet.name in found for row in _rows(book, *found[sheet.name])]
    if not found:
        names = "、".join(str(sheet.title) for sheet in sheets)
        raise Invalid(_("没有找到可以导入的工作表。工作表名称应是：%(names)s。") % {"names": names}, "file")
    if len(rows) > MOST_ROWS:
        raise too_many_rows(MOST_ROWS)
    return rows


def _rows(book: CalamineWorkbook, form: SheetForm, name: str) -> Iterator[Row]:
    table = lines_of(book.get_sheet_by_name(name))
    columns = _columns(form, next(table, (0, []))[1])
    for number, cells in table:
        texts = {column.name: _text(cells[at], form, number) for at, column in columns.items() if at < len(cells)}
        if any(texts.values()):
            yield Row(form.name, number, texts)


def _columns(form: SheetForm, head: list[Any]) -> dict[int, Column]:
    found = {at: column for at, cell in enumerate(head) if (column := column_of(str(cell), form.columns)) is not None}
    if not found:
        words = {"sheet": str(form.title), "columns": "、".join(str(column.title) for column in form.columns)}
        raise Invalid(_("工作表“%(sheet)s”的第一行应是列名：%(columns)s。") % words, "file")
    return found


def _text(cell: Any, form: SheetForm, number: int) -> str:  # noqa: ANN401 -- whatever a cell holds
    text = tidy_text(text_of(cell))
    if len(text) > _LONGEST_CELL:
        words = {"sheet": str(form.title), "row": number, "most": _LONGEST_CELL}
        raise Invalid(_("工作表“%(sheet)s”第%(row)d行有一格超过%(most)d个字，请缩短。") % words, "file")
    return text
