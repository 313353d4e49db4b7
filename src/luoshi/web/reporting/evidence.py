"""Files beside a task's words: added, taken away, downloaded as attachments."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.refusals import Invalid
from luoshi.documents.refusals import Marked
from luoshi.reporting.models import Evidence, Report
from luoshi.reporting.operations.checks import check_may_write
from luoshi.reporting.operations.evidence import add_evidence, note_evidence_given, remove_evidence
from luoshi.web.giving import as_attachment
from luoshi.web.http import Request
from luoshi.web.limits import limited
from luoshi.web.reporting.found import entry_or_404, report_or_404


@require_POST
@limited("upload")
def evidence_add(request: Request, key: str, entry_key: str) -> HttpResponse:
    """Add the files of a form to an entry."""
    report = report_or_404(request, key)
    entry = entry_or_404(report, entry_key)
    check_may_write(report, request.actor, today=request.today)
    added = 0
    try:
        for file in request.FILES.getlist("file"):
            add_evidence(
                entry=entry,
                content=file.read(),
                name=file.name or "",
                by=request.actor,
                now=request.now,
                today=request.today,
            )
            added += 1
    except (Invalid, Marked) as refusal:
        messages.error(request, str(refusal))
    if added:
        messages.success(request, _("已附%(count)s个文件。") % {"count": added})
    elif not request.FILES:
        messages.warning(request, _("请先选择文件。"))
    return redirect(_back(report, entry_key))


@require_POST
def evidence_remove(request: Request, key: str, evidence_key: str) -> HttpResponse:
    """Take a file away from its entry."""
    report = report_or_404(request, key)
    row = _evidence_or_404(report, evidence_key)
    remove_evidence(evidence=row, by=request.actor, now=request.now, today=request.today)
    messages.success(request, _("已删去“%(name)s”。") % {"name": row.name})
    return redirect(_back(report, row.entry.public_key))


@require_GET
@limited("download")
def evidence_file(request: Request, key: str, evidence_key: str) -> FileResponse:
    """Give a file back, to be saved."""
    report = report_or_404(request, key)
    row = _evidence_or_404(report, evidence_key)
    answer = as_attachment(row.file, row.name)
    note_evidence_given(evidence=row, by=request.actor, now=request.now)
    return answer


def _evidence_or_404(report: Report, key: str) -> Evidence:
    rows = Evidence.objects.filter(entry__report=report, removed_at__isnull=True).select_related("entry", "file")
    return get_object_or_404(rows, public_key=key)


def _back(report: Report, entry_key: str) -> str:
    return f"{reverse('web:report', args=[report.public_key])}#e-{entry_key}"
