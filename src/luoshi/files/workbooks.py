"""Opening a workbook from outside: bounded before anything is laid out in memory, and never computed."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from gongwen.formats.limits import Limits
from gongwen.formats.zips import GuardedZip, is_zip, member_names
from gongwen.refusals import Unreadable
from luoshi.base.refusals import Invalid

MOST_BYTES = 5_000_000
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,8})([0-9]{1,12})["']""")
_LIMITS = Limits(file_bytes=MOST_BYTES, zip_members=500, unzipped_bytes=40_000_000)
Line = tuple[int, list[Any]]
"""A row as a spreadsheet counts it, and its cells from the first column that is used."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many rows and columns a sheet may have."""

    rows: int
    columns: int = 100


@contextmanager
def opened(raw: bytes, bounds: Bounds) -> Iterator[CalamineWorkbook]:
    """Open a workbook for as long as it is read; raise Invalid, with the sentence, for what is none or goes too far."""
    try:
        _check(raw, bounds)
        yield CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except (CalamineError, Unreadable, ValueError, OSError) as error:
        raise Invalid(_("这个文件打不开，请用 Excel 或 WPS 另存为 .xlsx 后再上传。"), "file") from error


def lines_of(sheet: CalamineSheet) -> Iterator[Line]:
    """Yield the rows that hold anything, each with its number."""
    start = sheet.start
    first = start[0] if start else 0
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=first + 1):
        if any(cell not in {"", None} for cell in cells):
            yield number, cells


def text_of(cell: Any) -> str:  # noqa: ANN401 -- whatever a cell holds
    """Return what a cell holds, as text: days in ISO 8601, whole numbers without a point."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell) if cell is not None else ""


def too_many_rows(most: int) -> Invalid:
    """Return the refusal of a workbook with more rows than are taken at once."""
    return Invalid(_("一次最多导入%(most)d行，请分成几个文件。") % {"most": most}, "file")


def _check(raw: bytes, bounds: Bounds) -> None:
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
            _check_places(guarded.read(name), bounds)


def _check_places(part: bytes, bounds: Bounds) -> None:
    """Raise Invalid for a sheet with a cell beyond the bounds; other parts use the same attribute for other things."""
    plain = part.replace(b"\0", b"")  # a sheet may be in UTF-16
    for column, row in _PLACE.findall(plain) if b"sheetData" in plain else ():
        if int(row) > bounds.rows + 1:
            raise too_many_rows(bounds.rows)
        if len(column) > 2 or _number(column) > bounds.columns:
            raise Invalid(_("表格太宽，最多%(most)d列，请删去多余的列。") % {"most": bounds.columns}, "file")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
