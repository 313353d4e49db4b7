"""The ledger of a plan: on the page, and as a workbook of what the page shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import push_url

from luoshi.base.models import new_key
from luoshi.base.permissions import check, refusal_of
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.operations.giving import note_ledger_exported
from luoshi.plans.permissions import SHARE_VIEW
from luoshi.plans.queries.asked import SIZES, SORTS, Asked, asked
from luoshi.plans.queries.columns import COLUMNS, LedgerRow
from luoshi.plans.queries.described import described
from luoshi.plans.queries.ledger import SOON, choices, chosen_rows, ledger
from luoshi.plans.queries.plans import version_in_force
from luoshi.plans.queries.views import views_visible_to
from luoshi.plans.states import AssignmentRole, Duty
from luoshi.plans.workbook import ledger_workbook
from luoshi.web.giving import as_download
from luoshi.web.http import Request
from luoshi.web.limits import limited
from luoshi.web.plans.found import at_work_or_404, plan_or_404


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: the address that sorts by it, and how it is sorted now (the value of aria-sort)."""

    key: str
    title: str
    url: str
    order: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the page shows it: cells by column, and in words how soon the task is due, if that is soon.

    ``heading`` is that of the group that begins with the row, empty for the others, and where tasks do not stand as printed.
    """

    key: str
    name: str
    cells: list[tuple[str, str, str]]
    soon: str
    heading: str


@require_GET
def plan_ledger(request: Request, key: str) -> HttpResponse:
    """Show the ledger, or for htmx the part of it that a filter changes."""
    plan = plan_or_404(request, key)
    version = version_in_force(plan)
    if version is None:
        return redirect("web:plan", key=plan.public_key)
    version.plan = plan
    wanted = asked(dict(request.GET.lists()))
    context = _context(request, version, wanted)
    if request.htmx and not request.htmx.history_restore_request:
        answer = render(request, "plans/ledger.html#ledger", context)
        return push_url(answer, f"{request.path}?{wanted.encoded()}" if wanted.encoded() else request.path)
    return render(request, "plans/ledger.html", context)


def _context(request: Request, version: PlanVersion, wanted: Asked) -> dict[str, Any]:
    shown = ledger(version, wanted)
    offered = choices(version)
    query = wanted.encoded()
    return {
        "plan": version.plan,
        "version": version,
        "asked": wanted,
        "query": query,
        "found": shown,
        "heads": list(_heads(wanted)),
        "rows": list(_shown_rows(shown.rows, wanted, request.today)),
        "width": len(wanted.columns),
        "task_url": reverse("web:plan_task", args=[version.plan.public_key, "KEY"]).removesuffix("KEY/"),
        "choices": offered,
        "roles": AssignmentRole.choices,
        "duties": Duty.choices,
        "columns": [(key, column.title, key in wanted.columns) for key, column in COLUMNS.items()],
        "sizes": [(size, f"?{replace(wanted, size=size).encoded()}", size == wanted.size) for size in SIZES],
        "described": described(wanted.filter, offered),
        "quick": list(_quick(wanted, request.today)),
        "views": [(view, view.query == query) for view in views_visible_to(request.actor, version.plan)],
        "share_refusal": refusal_of(check, SHARE_VIEW, request.actor),
        "once": new_key(),
    }


def _heads(wanted: Asked) -> Iterator[Head]:
    for key in wanted.columns:
        column = COLUMNS[key]
        turned = f"-{column.sort}" if wanted.sort == column.sort and column.sort == "due" else column.sort
        order = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(wanted.sort, "") if column.sort else ""
        url = f"?{wanted.sorted_by(turned).encoded()}" if column.sort else ""
        yield Head(key, str(column.title), url, order)


def _shown_rows(rows: Sequence[LedgerRow], wanted: Asked, today: date) -> Iterator[ShownRow]:
    has_headings = wanted.sort == SORTS[0] and "group" not in wanted.columns
    titles = [(key, str(COLUMNS[key].title)) for key in wanted.columns]
    above = ""
    for row in rows:
        cells = [(key, title, _cell(row, key, wanted.filter.words)) for key, title in titles]
        heading = row.heading if has_headings and row.heading != above else ""
        above = row.heading
        yield ShownRow(row.key, row.name, cells, _soon(row.last_due_on, today), heading)


def _soon(due: date | None, today: date) -> str:
    if due is None or not today <= due <= today + SOON:
        return ""
    return _("还有%(count)d天") % {"count": (due - today).days} if due > today else _("今天到期")


def _cell(row: LedgerRow, key: str, words: str) -> str:
    if key == "text" and words:
        return marked(row.text, words)
    value = COLUMNS[key].value(row)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def marked(text: str, words: str) -> SafeString:
    """Return a text as HTML, the words that were looked for marked."""
    pattern = re.compile("|".join(map(re.escape, words.split())), re.IGNORECASE)
    at = 0
    parts: list[SafeString] = []
    for hit in pattern.finditer(text):
        parts.append(format_html("{}<mark>{}</mark>", text[at : hit.start()], hit[0]))
        at = hit.end()
    return format_html("{}{}", mark_safe("".join(parts)), text[at:])  # noqa: S308 -- parts are escaped


def _quick(wanted: Asked, today: date) -> Iterator[tuple[str, str, bool]]:
    """Yield filters of one click: their names, their addresses, and whether they are on."""
    chosen = wanted.filter
    bare = {"due_from": None, "due_until": None, "undated": False}
    month_ends = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    offers: list[tuple[str, dict[str, object]]] = [
        (_("全部时限"), {}),
        (_("30日内到期"), {"due_from": today, "due_until": today + SOON}),
        (_("本月到期"), {"due_from": today.replace(day=1), "due_until": month_ends}),
        (_("时限已过"), {"due_until": today - timedelta(days=1)}),
        (_("没有明确时限"), {"undated": True}),
    ]
    for name, changes in offers:
        turned = wanted.filtered(**{**bare, **changes})
        yield name, f"?{turned.encoded()}", turned.filter == chosen


@require_http_methods(["GET", "POST"])
@limited("export")
def plan_ledger_xlsx(request: Request, key: str) -> HttpResponse:
    """Answer with the workbook of what a filter leaves; posted with tasks, of these tasks."""
    plan, version = at_work_or_404(request, key)
    wanted = asked(dict(request.GET.lists()))
    keys = set(request.POST.getlist("task"))
    rows = chosen_rows(version, wanted, keys)
    if keys and not rows:
        raise Http404
    offered = choices(version)
    chosen = _("所选%(count)d项任务") % {"count": len(rows)} if keys else described(wanted.filter, offered)
    book = ledger_workbook(_title(plan), _notes(version, chosen, request.today), wanted.columns, rows)
    note_ledger_exported(version=version, count=len(rows), by=request.actor, now=request.now)
    return as_download(book, f"{_title(plan)}{request.today:%Y%m%d}.xlsx")


def _title(plan: Plan) -> str:
    return _("%(plan)s任务台账") % {"plan": plan.title}


def _notes(version: PlanVersion, chosen: str, today: date) -> list[str]:
    basis = "　".join(filter(None, [version.header.get("number"), version.header.get("issuer")]))
    return [
        _("依据：%(basis)s") % {"basis": basis} if basis else "",
        _("范围：%(chosen)s") % {"chosen": chosen} if chosen else "",
        _("%(day)s导出") % {"day": date_format(today, "DATE_FORMAT")},
    ]


def back_to_ledger(plan: Plan, query: str) -> HttpResponseRedirect:
    """Return the way back to the ledger, asked as before."""
    url = reverse("web:plan_ledger", args=[plan.public_key])
    written = asked(parse_qs(query)).encoded()
    return HttpResponseRedirect(f"{url}?{written}" if written else url)
