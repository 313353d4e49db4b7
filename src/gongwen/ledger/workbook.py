"""The ledger: all sheets of all readings into one .xlsx file. The same readings give the same bytes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook

from gongwen.ledger.doubts import doubt_sheet
from gongwen.ledger.page import write_sheet
from gongwen.ledger.parts import file_sheet, group_sheet, phase_sheet, rhythm_sheet, target_sheet
from gongwen.ledger.sheets import Sheet, entries
from gongwen.ledger.styles import OPTIONS, Styles
from gongwen.ledger.tasks import task_sheet
from gongwen.ledger.units import unit_sheet
from gongwen.ledger.whole import write_whole
from gongwen.reading.model import PlanReading
from gongwen.refusals import Refused

_SHEETS = (
    task_sheet,
    target_sheet,
    phase_sheet,
    rhythm_sheet,
    group_sheet,
    unit_sheet,
    doubt_sheet,
    file_sheet,
)
# More rows than this are written through to the disk, row by row, instead of being held in memory.
_MANY_ROWS = 20_000
# A sheet ends after 1,048,576 rows; some are for the head, and for text that needs more than one row.
_MOST_ROWS = 1_000_000
# Nothing in the ledger depends on the clock; the properties of a workbook need some moment.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_book(readings: Sequence[tuple[str, PlanReading]], out: Path) -> None:
    """Do what :func:`gongwen.ledger.write_ledger` promises."""
    write_sheets(ledger_sheets(readings), out)


def write_sheets(sheets: Sequence[Sheet], out: Path) -> None:
    """Write sheets as a workbook, whole or not at all; the same sheets give the same bytes.

    Raises gongwen.refusals.Refused if they are more than a workbook holds, and OSError if ``out`` cannot be written.
    """
    if any(len(sheet.rows) > _MOST_ROWS for sheet in sheets):
        raise Refused("内容太多，一个工作簿装不下，请把文件分成几批，各出一个。")
    write_whole(out, lambda file: _write(sheets, file))


def ledger_sheets(readings: Sequence[tuple[str, PlanReading]]) -> list[Sheet]:
    """Return the sheets of the ledger in their order, as plain values."""
    if not readings:
        raise ValueError("a ledger needs at least one reading")
    book = entries(readings)
    return [sheet(book) for sheet in _SHEETS]


def _write(sheets: Sequence[Sheet], file: BinaryIO) -> None:
    many = sum(len(sheet.rows) for sheet in sheets) > _MANY_ROWS
    book = Workbook(file, {**OPTIONS, ("constant_memory" if many else "in_memory"): True})
    book.set_properties({"title": _property(sheets[0].title), "author": "", "created": _CREATED})
    styles = Styles(book)
    for sheet in sheets:
        write_sheet(book, styles, sheet)
    book.close()


def _property(title: str) -> str:
    """Return a title that the properties of a file can hold."""
    return "".join(char if char.isprintable() else " " for char in title)[:200]
