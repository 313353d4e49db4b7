"""Units by periods: what came, and when; on a page and as a workbook."""

import io

import xlsxwriter
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.base.permissions import check
from luoshi.reporting.operations.noting import note_grid_exported
from luoshi.reporting.permissions import SEE_ALL
from luoshi.reporting.queries.grid import Cell, Grid, grid
from luoshi.reporting.states import ReportState
from luoshi.rules.lateness import Punctuality
from luoshi.web.giving import as_download
from luoshi.web.http import Request
from luoshi.web.limits import limited
from luoshi.web.plans.found import at_work_or_404
from luoshi.web.reporting.pages import late_in_words

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_KINDS = {
    Punctuality.IN_TIME: "ok",
    Punctuality.LATE: "warn",
    Punctuality.WAITING: "muted",
    Punctuality.OVERDUE: "danger",
}


@require_GET
def plan_grid(request: Request, key: str) -> HttpResponse:
    """Show what came of every unit in the last twelve periods."""
    plan, _version = at_work_or_404(request, key)
    check(SEE_ALL, request.actor)
    found = grid(plan, by=request.actor, today=request.today)
    rows = [(row, [(cell, in_words(cell), _kind(cell)) for cell in row.cells]) for row in found.rows]
    context = {"plan": plan, "grid": found, "rows": rows, "heads": list(zip(found.periods, found.totals, strict=True))}
    return render(request, "reporting/grid.html", context)


def in_words(cell: Cell | None) -> str:
    """Return what a cell says: the state, and how late."""
    if cell is None:
        return ""
    if cell.standing is None and cell.state == ReportState.DUE:
        return _("不必报")
    late = late_in_words(cell.standing)
    return f"{cell.state.label}{_('，')}{late}" if late else str(cell.state.label)


def _kind(cell: Cell | None) -> str:
    return "muted" if cell is None or cell.standing is None else _KINDS[cell.standing.punctuality]


@require_GET
@limited("export")
def plan_grid_xlsx(request: Request, key: str) -> HttpResponse:
    """Answer with the same as a workbook."""
    plan, _version = at_work_or_404(request, key)
    check(SEE_ALL, request.actor)
    found = grid(plan, by=request.actor, today=request.today)
    note_grid_exported(plan=plan, units=len(found.rows), by=request.actor, now=request.now)
    name = _("%(plan)s报送情况%(day)s.xlsx") % {"plan": plan.title, "day": f"{request.today:%Y%m%d}"}
    return as_download(as_workbook(found, str(plan.title)), name)


def as_workbook(found: Grid, title: str) -> bytes:
    """Return a grid as a workbook: a row a unit, a column a period, and what was due, came and came in time."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _PLAIN)
    sheet = book.add_worksheet(_("报送情况"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    heads = [_("单位"), *(period.name for period in found.periods), _("应报"), _("已报"), _("按时")]
    for column, head in enumerate(heads):
        sheet.write_string(1, column, head, bold)
    for line, row in enumerate(found.rows, start=2):
        sheet.write_string(line, 0, row.unit.short_name, bold)
        for column, cell in enumerate(row.cells, start=1):
            sheet.write_string(line, column, in_words(cell), plain)
        for column, count in enumerate((row.due, row.came, row.in_time), start=len(row.cells) + 1):
            sheet.write_number(line, column, count, plain)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, max(len(found.periods), 1), 14)
    sheet.freeze_panes(2, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    book.close()
    return file.getvalue()
