"""汇总表: a period's entries in the office's own columns; the layouts, made from a workbook's heads or chosen."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.base.models import new_key
from luoshi.base.permissions import allows, check
from luoshi.base.refusals import AlreadyDone, Invalid, Stale
from luoshi.reporting.merged import LONGEST_HEAD, MERGED, MOST_COLUMNS, Pair, as_workbook, usual
from luoshi.reporting.models import Layout
from luoshi.reporting.operations.layouts import (
    LONGEST_NAME,
    Wanted,
    change_layout,
    columns_in,
    create_layout,
    note_merged_exported,
    remove_layout,
)
from luoshi.reporting.permissions import KEEP_LAYOUTS, SEE_ALL
from luoshi.reporting.queries.merged import layouts_visible_to, merged
from luoshi.reporting.queries.visible import periods_visible_to
from luoshi.web.giving import as_download
from luoshi.web.http import Request, sent_number
from luoshi.web.limits import limited

_MORE = 4
"""How many empty rows a form offers for columns to add."""


@require_GET
@limited("export")
def period_merged(request: Request, key: str) -> HttpResponse:
    """Answer with what units report in a period as a workbook, in the layout that is named, or the usual one."""
    check(SEE_ALL, request.actor)
    period = get_object_or_404(periods_visible_to(request.actor).select_related("plan"), public_key=key)
    layout = None
    if request.GET.get("layout"):
        layout = get_object_or_404(layouts_visible_to(request.actor), public_key=request.GET["layout"])
    rows = merged(period, by=request.actor, by_unit=bool(layout and layout.by_unit))
    title = _("%(plan)s%(period)s进展汇总") % {"plan": period.plan.title, "period": period.name}
    notes = [
        _("未经单位审定的内容不列入；有情况再报的单位，有内容的才列。导出时间：%(day)s")
        % {"day": f"{request.today:%Y-%m-%d}"}
    ]
    columns = [(key, head) for key, head in layout.columns] if layout else usual()
    content = as_workbook(title, notes, columns, rows)
    note_merged_exported(period=period, rows=len(rows), by=request.actor, now=request.now)
    return as_download(content, f"{title}.xlsx")


@require_http_methods(["GET", "POST"])
@limited("upload")
def layouts(request: Request) -> HttpResponse:
    """List the layouts; begin one with the usual columns, or with the heads of a workbook."""
    check(SEE_ALL, request.actor)
    if request.method == "GET":
        return _listed(request)
    check(KEEP_LAYOUTS, request.actor)
    file, name = request.FILES.get("file"), request.POST.get("name", "")
    try:
        columns = columns_in(file.read()) if file else usual()
        wanted = Wanted(name, columns)
        row = create_layout(wanted=wanted, once=request.POST.get("once", ""), by=request.actor, now=request.now)
    except AlreadyDone as refusal:
        messages.info(request, str(refusal))
        return redirect("web:layouts")
    except Invalid as refusal:
        return _listed(request, name=name, error=str(refusal))
    blank = sum(not key for key, _head in columns)
    messages.success(
        request,
        _("已建立，有%(count)s栏没有认出，导出时留空，可以在这里选内容。") % {"count": blank}
        if blank
        else _("已建立，可以在这里修改。"),
    )
    return redirect("web:layout", row.public_key)


def _listed(request: Request, *, name: str = "", error: str = "") -> HttpResponse:
    context = {
        "rows": layouts_visible_to(request.actor),
        "may_keep": allows(KEEP_LAYOUTS, request.actor),
        "once": new_key(),
        "name": name,
        "longest": LONGEST_NAME,
        "error": error,
    }
    return render(request, "reporting/layouts.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def layout(request: Request, key: str) -> HttpResponse:
    """Show a layout and change it: a column's head, what stands in it, its place; a column without a head goes."""
    check(SEE_ALL, request.actor)
    row = get_object_or_404(layouts_visible_to(request.actor), public_key=key)
    if request.method == "GET":
        return _shown(request, row, Wanted(row.name, row.columns, row.by_unit))
    wanted = _sent(request)
    try:
        change_layout(
            layout=row,
            revision=sent_number(request, "revision"),
            wanted=wanted,
            by=request.actor,
            now=request.now,
        )
    except Invalid as refusal:
        return _shown(request, row, wanted, error=str(refusal))
    except Stale:
        heads = _("、").join(head for _key, head in row.columns)
        told = _("刚被别人改过，现在是“%(name)s”：%(heads)s。下面是您改的，再保存一次就以您的为准。")
        return _shown(request, row, wanted, error=told % {"name": row.name, "heads": heads})
    messages.success(request, _("已保存。"))
    return redirect("web:layouts")


def _sent(request: Request) -> Wanted:
    """Return the layout of a form: its columns in the order of their places, those without head and content left out."""
    parts = [request.POST.getlist(name)[: MOST_COLUMNS + _MORE] for name in ("place", "key", "head")]
    rows = [(_place(place, at), key, head) for at, (place, key, head) in enumerate(zip(*parts, strict=False), start=1)]
    columns = [(key, head) for _at, key, head in sorted(rows, key=lambda row: row[0]) if head.strip()]
    return Wanted(request.POST.get("name", ""), columns, request.POST.get("by_unit") == "yes")


def _place(typed: str, at: int) -> float:
    """Return the place of a column: as typed, else that in which it stood."""
    return float(typed) if typed.isdecimal() and len(typed) < 4 else at


def _shown(request: Request, row: Layout, wanted: Wanted, *, error: str = "") -> HttpResponse:
    columns: list[Pair] = [*cast("list[Pair]", list(wanted.columns)), *[("", "")] * _MORE]
    context = {
        "row": row,
        "wanted": wanted,
        "columns": columns,
        "choices": [(key, column.title) for key, column in MERGED.items()],
        "may_keep": allows(KEEP_LAYOUTS, request.actor),
        "longest": LONGEST_HEAD,
        "longest_name": LONGEST_NAME,
        "error": error,
    }
    return render(request, "reporting/layout.html", context, status=422 if error else 200)


@require_POST
def layout_remove(request: Request, key: str) -> HttpResponse:
    """Remove a layout."""
    row = get_object_or_404(layouts_visible_to(request.actor), public_key=key)
    remove_layout(layout=row, by=request.actor, now=request.now)
    messages.success(request, _("已删除。"))
    return redirect("web:layouts")
