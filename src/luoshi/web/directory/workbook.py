"""The directory as a workbook: downloaded, and taken in after a preview."""

from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.base.models import new_key
from luoshi.base.permissions import check
from luoshi.base.refusals import AlreadyDone, Invalid, Refusal
from luoshi.base.writing import use_once
from luoshi.directory.operations.giving import note_exported
from luoshi.directory.operations.importing import Outcome, Report, import_directory, preview_import
from luoshi.directory.permissions import KEEP, READ
from luoshi.directory.queries import own_jurisdiction
from luoshi.directory.workbook import read_workbook, write_directory
from luoshi.files.kinds import MEDIA_TYPES
from luoshi.files.workbooks import MOST_BYTES
from luoshi.web.directory.forms import ImportForm
from luoshi.web.directory.previews import packed, unpacked
from luoshi.web.http import Request
from luoshi.web.limits import limited

_SALT = "luoshi.directory.import"


@require_GET
@limited("export")
def directory_export(request: Request) -> HttpResponse:
    """Send the directory as a workbook."""
    check(READ, request.actor)
    note_exported(by=request.actor, now=request.now)
    return sent_workbook(write_directory(request.actor), _("单位名录") + f"-{request.today:%Y%m%d}.xlsx")


def sent_workbook(content: bytes, name: str) -> HttpResponse:
    """Return an answer that a browser keeps as a file of that name."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return HttpResponse(content, content_type=MEDIA_TYPES["xlsx"], headers=headers)


@require_http_methods(["GET", "POST"])
@limited("upload")
def directory_import(request: Request) -> HttpResponse:
    """Ask for a workbook, show what it would do line by line, and do it when that is confirmed."""
    check(KEEP, request.actor)
    if request.method == "POST" and "rows" in request.POST:
        return _taken_in(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form)
    try:
        rows = read_workbook(form.cleaned_data["file"].read(MOST_BYTES + 1))  # no more of it than is allowed
    except Invalid as refusal:
        form.add_error("file", str(refusal))
        return _asked(request, form)
    report = preview_import(rows=rows, jurisdiction=own_jurisdiction(request.actor), by=request.actor)
    return _shown(request, report, kept=packed(rows, salt=_SALT))


def _asked(request: Request, form: forms.Form) -> HttpResponse:
    return render(request, "directory/import.html", {"form": form}, status=422 if form.errors else 200)


def _shown(request: Request, report: Report, *, kept: str, is_done: bool = False) -> HttpResponse:
    counts = [(outcome.label, report.count(outcome), BADGES[outcome]) for outcome in Outcome]
    lines = [(line, BADGES[line.outcome]) for line in report.lines if line.outcome != Outcome.UNCHANGED]
    context = {"report": report, "lines": lines, "counts": counts, "kept": kept, "once": new_key(), "is_done": is_done}
    return render(request, "directory/import_report.html", context)


BADGES = {
    Outcome.CREATED: "ok",
    Outcome.CHANGED: "info",
    Outcome.UNCHANGED: "muted",
    Outcome.REFUSED: "danger",
}


def _taken_in(request: Request) -> HttpResponse:
    form = ImportForm()
    try:
        rows = unpacked(request.POST["rows"], salt=_SALT)
        with transaction.atomic():
            use_once(request.POST.get("once", "")[:64], act="directory.import", now=request.now)
            report = import_directory(
                rows=rows, jurisdiction=own_jurisdiction(request.actor), by=request.actor, now=request.now
            )
    except AlreadyDone as refusal:
        messages.info(request, str(refusal))
        return redirect("web:directory")
    except Refusal as refusal:
        return render(request, "directory/import.html", {"form": form, "refusal": str(refusal)}, status=409)
    messages.success(request, _("导入完成，以下是结果。"))
    return _shown(request, report, kept="", is_done=True)
