"""Reading a workbook from outside as plain rows: bounded before anything is laid out in memory, and never computed."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from gongwen.formats.limits import Limits
from gongwen.formats.zips import GuardedZip, is_zip, member_names
from gongwen.refusals import Unreadable
from luoshi.base.refusals import Invalid
from luoshi.directory.names import tidy_text
from luoshi.directory.workbook.sheets import SHEETS, Column, SheetForm, column_of, sheet_of

MOST_BYTES = 5_000_000
MOST_ROWS = 2_000
"""As many as are written in about a second: nobody else can write meanwhile."""
_MOST_COLUMNS = 100
_LONGEST_CELL = 500
_LIMITS = Limits(file_bytes=MOST_BYTES, zip_members=500, unzipped_bytes=40_000_000)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,8})([0-9]{1,12})["']""")


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


def read_workbook(raw: bytes, forms: Sequence[SheetForm] = SHEETS) -> list[Row]:
    """Return the rows of all sheets that are wanted, in the order of their meaning: units come first.

    Raises Invalid, with the sentence, for what is no .xlsx, is too large, or has none of the sheets.
    """
    try:
        _check(raw)
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        found = {form.name: (form, name) for name in book.sheet_names if (form := sheet_of(name, forms)) is not None}
        rows = [row for sheet in forms if sheet.name in found for row in _rows(book, *found[sheet.name])]
    except (CalamineError, Unreadable, ValueError, OSError) as error:
        raise Invalid(_("这个文件打不开，请用 Excel 或 WPS 另存为 .xlsx 后再上传。"), "file") from error
    if not found:
        names = "、".join(str(sheet.title) for sheet in forms)
        raise Invalid(_("没有找到可以导入的工作表。工作表名称应是：%(names)s。") % {"names": names}, "file")
    if len(rows) > MOST_ROWS:
        raise _too_many()
    return rows


def _too_many() -> Invalid:
    return Invalid(_("一次最多导入%(most)d行，请分成几个文件。") % {"most": MOST_ROWS}, "file")


def _check(raw: bytes) -> None:
    """Raise Invalid or Unreadable for what would take up too much: a single cell far away makes a huge table."""
    if len(raw) > MOST_BYTES:
        raise Invalid(_("文件太大，最多%(most)d MB，请分成几个文件。") % {"most": MOST_BYTES // 1_000_000}, "file")
    if not is_zip(raw):
        raise Invalid(_("请上传 .xlsx 工作簿；其他格式请先另存为 .xlsx。"), "file")
    names = member_names(raw, most=_LIMITS.zip_members)
    if "xl/workbook.xml" not in names:
        raise Invalid(_("请上传 .xlsx 工作簿；其他格式请先另存为 .xlsx。"), "file")
    guarded = GuardedZip(raw, _LIMITS)
    for name in sorted(names):
        if not name.endswith("/"):
            _check_places(guarded.read(name))


def _check_places(part: bytes) -> None:
    """Raise Invalid for a sheet with a cell beyond the bounds; other parts use the same attribute for other things."""
    plain = part.replace(b"\0", b"")  # a sheet may be in UTF-16
    for column, row in _PLACE.findall(plain) if b"sheetData" in plain else ():
        if int(row) > MOST_ROWS + 1:
            raise _too_many()
        if len(column) > 2 or _number(column) > _MOST_COLUMNS:
            raise Invalid(_("表格太宽，最多%(most)d列，请删去多余的列。") % {"most": _MOST_COLUMNS}, "file")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _rows(book: CalamineWorkbook, form: SheetForm, name: str) -> Iterator[Row]:
    table = _table(book.get_sheet_by_name(name))
    columns = _columns(form, next(table, (0, []))[1])
    for number, cells in table:
        texts = {column.name: _text(cells[at], form, number) for at, column in columns.items() if at < len(cells)}
        if any(texts.values()):
            yield Row(form.name, number, texts)


def _table(sheet: CalamineSheet) -> Iterator[tuple[int, list[Any]]]:
    """Yield the rows that hold anything, from the head on, each with its number; columns from the first that is used."""
    start = sheet.start
    first = start[0] if start else 0
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1):
        if any(cell not in {"", None} for cell in cells):
            yield number, cells


def _columns(form: SheetForm, head: list[Any]) -> dict[int, Column]:
    found = {at: column for at, cell in enumerate(head) if (column := column_of(str(cell), form.columns)) is not None}
    if not found:
        words = {"sheet": str(form.title), "columns": "、".join(str(column.title) for column in form.columns)}
        raise Invalid(_("工作表“%(sheet)s”的第一行应是列名：%(columns)s。") % words, "file")
    return found


def _text(cell: Any, form: SheetForm, number: int) -> str:  # noqa: ANN401 -- whatever a cell holds
    """Return what a cell holds, as text: days in ISO 8601, whole numbers without a point."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = tidy_text(str(cell)) if cell is not None else ""
    if len(text) > _LONGEST_CELL:
        words = {"sheet": str(form.title), "row": number, "most": _LONGEST_CELL}
        raise Invalid(_("工作表“%(sheet)s”第%(row)d行有一格超过%(most)d个字，请缩短。") % words, "file")
    return text
