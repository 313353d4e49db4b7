"""Writing a report as a workbook: what may be filled in is open and checked, the rest is protected, the key is signed."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongwen.ledger.styles import OPTIONS
from luoshi.reporting.cleaning import LONGEST, LONGEST_SENTENCE
from luoshi.reporting.fields import choices_of, in_words, typed
from luoshi.reporting.models import Report
from luoshi.reporting.queries.page import EntryPage
from luoshi.reporting.workbook.columns import (
    FIGURE_COLUMNS,
    FIGURES,
    HEAD_ROW,
    KEY_SHEET,
    TASK_COLUMNS,
    TASKS,
    YES,
    Column,
)

_A4 = 9
# Nothing in the workbook depends on the clock: the same report gives the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_PROTECTED = {
    "format_rows": True,
    "format_columns": True,
    "sort": False,
    "autofilter": True,
    "select_locked_cells": True,
}
Cells = Mapping[str, str]


def write_book(report: Report, entries: Sequence[EntryPage], *, token: str) -> bytes:
    """Return the workbook of a report: a row a task, a row a figure, and ``token``, by which it is known when it comes back."""
    out = io.BytesIO()
    book = Workbook(out, {**OPTIONS, "in_memory": True})
    title = _("%(unit)s%(period)s%(kind)s") % {
        "unit": report.unit.short_name,
        "period": report.period.name,
        "kind": report.get_kind_display(),
    }
    book.set_properties({"title": title[:200], "author": "", "created": _CREATED})
    _write_sheet(book, str(TASKS), title, TASK_COLUMNS, list(_tasks(entries)), _told(report))
    figures = list(_figures(entries))
    if figures:
        _write_sheet(book, str(FIGURES), title, FIGURE_COLUMNS, figures, _("只填“本期数”一列，只填数字。"))
    key = book.add_worksheet(str(KEY_SHEET))
    key.write_string(0, 0, token)
    key.protect()
    key.very_hidden()
    book.close()
    return out.getvalue()


def _told(report: Report) -> str:
    return _(
        "请于%(day)s前填好白色的格子；没有变化的任务，“无新进展”选“是”即可。填好后从“报送”页上传，或发回办公室；请不要增删行列。"
    ) % {"day": f"{report.period.due_on:%Y-%m-%d}"}


def _tasks(entries: Sequence[EntryPage]) -> Iterator[Cells]:
    for page in entries:
        entry = page.entry
        names = (column.name for column in TASK_COLUMNS if column.is_open and column.name != "nothing_new")
        yield {
            "key": entry.public_key,
            "task": task_name(page),
            "duty": entry.get_duty_display(),
            "deadlines": "；".join(page.deadlines),
            "nothing_new": str(YES) if entry.nothing_new else "",
            **{name: in_words(name, typed(name, getattr(entry, name))) for name in names},
        }


def _figures(entries: Sequence[EntryPage]) -> Iterator[Cells]:
    for page in entries:
        for figure in page.figures:
            goalpost = figure.goalpost
            yield {
                "key": page.entry.public_key,
                "goalpost": goalpost.public_key,
                "task": task_name(page),
                "indicator": goalpost.indicator.name,
                "unit": goalpost.indicator.unit_of_measure,
                "target": goalpost.target.text if goalpost.target else "",
                "printed": figure.printed,
            }


def task_name(page: EntryPage) -> str:
    """Return what a row calls its task; a row whose name and key do not belong together is refused when it comes back."""
    wording = page.entry.wording
    return str(wording.label or wording.text)[:200]


def _write_sheet(
    book: Workbook, name: str, title: str, columns: Sequence[Column], rows: Sequence[Cells], told: str
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#E4EBF3", "border": 1, "text_wrap": True, "valign": "vcenter"})
    closed = book.add_format({"bg_color": "#F2F2F2", "border": 1, "text_wrap": True, "valign": "top"})
    shape = {"border": 1, "text_wrap": True, "valign": "top", "locked": False}
    opened = {column.name: book.add_format({**shape, "num_format": _number_format(column)}) for column in columns}
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, told, book.add_format({"font_color": "#595959"}))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, None, {"hidden": column.is_hidden})
        sheet.write_string(HEAD_ROW - 1, at, str(column.title), head)
    for line, row in enumerate(rows, start=HEAD_ROW):
        for at, column in enumerate(columns):
            _write_cell(sheet, line, at, row.get(column.name, ""), opened[column.name] if column.is_open else closed)
    for at, column in enumerate(columns):
        if column.is_open and rows:
            sheet.data_validation(HEAD_ROW, at, HEAD_ROW + len(rows) - 1, at, _validation(column))
    visible = next(at for at, column in enumerate(columns) if not column.is_hidden)
    sheet.freeze_panes(HEAD_ROW, visible + 1)
    sheet.protect("", _PROTECTED)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1)


def _number_format(column: Column) -> str:
    """Return the format of a column's cells: a day is typed as a day, a figure as a number, words stay words."""
    return {"expected_on": "yyyy-mm-dd", "printed": "General"}.get(column.name, "@")


def _write_cell(sheet: Worksheet, line: int, at: int, words: str, style: Format) -> None:
    if words:
        sheet.write_string(line, at, words, style)
    else:
        sheet.write_blank(line, at, None, style)


def _validation(column: Column) -> dict[str, object]:
    """Return what a spreadsheet refuses while somebody types, with the sentence it shows; the reader checks all of it again."""
    told = {"error_title": str(column.title), "ignore_blank": True}
    if column.name == "nothing_new":
        return {"validate": "list", "source": [str(YES)], "error_message": _("只能选“是”，或留空。"), **told}
    if column.name == "expected_on":
        example = _("请填日期，如2026-06-30。")
        return {"validate": "any", "input_title": str(column.title), "input_message": example, **told}
    choices = choices_of(column.name)
    if choices:
        return {"validate": "list", "source": list(choices.values()), "error_message": _("请从列表中选择。"), **told}
    most = LONGEST_SENTENCE if column.name == "progress_words" else LONGEST
    sentence = _("内容太长，最多%(limit)d个字。") % {"limit": most}
    return {"validate": "length", "criteria": "<=", "value": most, "error_message": sentence, **told}
