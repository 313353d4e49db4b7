"""The ledger as it is shown, as a workbook: head frozen, filters set, nothing in it taken for a formula."""

import io
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from gongwen.ledger.page import write_sheet
from gongwen.ledger.sheets import Column, Look, Sheet, Value
from gongwen.ledger.styles import OPTIONS, Styles
from luoshi.plans.queries.columns import COLUMNS, LedgerRow


def ledger_workbook(title: str, notes: Sequence[str], columns: Sequence[str], rows: Sequence[LedgerRow]) -> bytes:
    """Return the bytes of a workbook with one sheet: a title, notes under it, and the rows with the columns chosen."""
    sheet = Sheet(
        name=_("台账"),
        title=title,
        notes=tuple(note for note in notes if note),
        columns=tuple(map(_column, columns)),
        rows=tuple(tuple(_value(row, key) for key in columns) for row in rows),
    )
    return workbook_of(sheet)


def workbook_of(sheet: Sheet) -> bytes:
    """Return the bytes of a workbook with one sheet, named by its title."""
    file = io.BytesIO()
    book = Workbook(file, {**OPTIONS, "in_memory": True})
    book.set_properties({"title": sheet.title[:200], "author": ""})
    write_sheet(book, Styles(book), sheet)
    book.close()
    return file.getvalue()


def _column(key: str) -> Column:
    column = COLUMNS[key]
    least, most, lines = column.widths
    look = Look.DATE if column.is_day else Look.CENTRED if key == "label" else Look.TEXT
    return Column(str(column.title), least, most, lines, look)


def _value(row: LedgerRow, key: str) -> Value:
    value = COLUMNS[key].value(row)
    return value if isinstance(value, date) else value or None
