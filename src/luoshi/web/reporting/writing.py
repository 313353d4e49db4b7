"""Writing a report: every field is saved as it is typed, and by a button where no JavaScript runs."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.base.refusals import Invalid, Stale
from luoshi.reporting.fields import LABELS
from luoshi.reporting.models import Entry, Summary
from luoshi.reporting.operations import Written, say_nothing_new, write_entry, write_summary
from luoshi.reporting.operations.chain import lacks_of
from luoshi.reporting.operations.snapshot import PARTS
from luoshi.usecases.reports import submit_report, take_back_report
from luoshi.web.http import Request, sent_number
from luoshi.web.reporting.found import entry_or_404, report_or_404

_FIGURE = "figure-"


@require_POST
def report_write(request: Request, key: str, entry_key: str) -> HttpResponse:
    """Write an entry; answer htmx with how it was kept, others with the page again."""
    report = report_or_404(request, key)
    entry = entry_or_404(report, entry_key)
    told: dict[str, object] = {"entry": entry, "report": report}

    def save() -> None:
        write_entry(
            entry=entry,
            revision=sent_number(request, "revision"),
            written=_written(request),
            by=request.actor,
            now=request.now,
            today=request.today,
        )

    status = _saved(request, save, told)
    if isinstance(refusal := told.get("stale"), Stale):
        told["theirs"] = _told_of(refusal, entry)
    if request.htmx:
        told |= {"lacks": len(lacks_of(report))}
        return render(request, "reporting/kept.html", told, status=status)
    _tell(request, told)
    return redirect(f"{reverse('web:report', args=[key])}#e-{entry.public_key}")


def _saved(request: Request, save: Callable[[], None], told: dict[str, object]) -> int:
    """Save something; put what came of it into ``told`` and return the status of the answer."""
    try:
        save()
    except Invalid as refusal:
        told |= {"error": str(refusal), "field": refusal.field}
    except Stale as refusal:
        told["stale"] = refusal
    else:
        told["saved_at"] = request.now
        return HTTPStatus.OK
    return HTTPStatus.UNPROCESSABLE_ENTITY


def _written(request: Request) -> Written:
    fields = {name: request.POST[name] for name in LABELS if name in request.POST}
    figures = {name.removeprefix(_FIGURE): value for name, value in request.POST.items() if name.startswith(_FIGURE)}
    return Written(fields, {name: str(value) for name, value in figures.items()})


def _told_of(refusal: Stale, entry: Entry) -> str:
    """Return what stands there now, in the field that differs first."""
    for name, ours in refusal.ours.items():
        theirs = getattr(entry, name, None)
        if name in LABELS and ours != theirs:
            return str(theirs or _("（空）"))
    return ""


def _tell(request: Request, told: dict[str, object]) -> None:
    if "error" in told:
        messages.error(request, str(told["error"]))
    elif "stale" in told:
        messages.warning(request, str(told["stale"]))
    else:
        messages.success(request, _("已保存。"))


@require_POST
def summary_write(request: Request, key: str) -> HttpResponse:
    """Write parts of a summary; answered as an entry is."""
    report = report_or_404(request, key)
    summary = get_object_or_404(Summary, report=report)
    told: dict[str, object] = {"summary": summary, "report": report}

    def save() -> None:
        write_summary(
            summary=summary,
            revision=sent_number(request, "revision"),
            fields={name: request.POST[name] for name in PARTS if name in request.POST},
            by=request.actor,
            now=request.now,
            today=request.today,
        )

    status = _saved(request, save, told)
    if request.htmx:
        return render(request, "reporting/summary_kept.html", told | {"lacks": len(lacks_of(report))}, status=status)
    _tell(request, told)
    return redirect("web:report", key)


@require_POST
def report_nothing_new(request: Request, key: str) -> HttpResponse:
    """无新进展, of one entry or of all in which nothing was written."""
    report = report_or_404(request, key)
    entry = request.POST.get("entry", "")
    try:
        count = say_nothing_new(
            report=report,
            entries=frozenset({entry}) if entry else None,
            by=request.actor,
            now=request.now,
            today=request.today,
        )
        messages.success(request, _("%(count)s项任务按“无新进展”报送，沿用上期内容。") % {"count": count})
    except Invalid as refusal:
        messages.error(request, str(refusal))
    return redirect("web:report", key)


@require_POST
def report_submit(request: Request, key: str) -> HttpResponse:
    """Submit a report to the unit's head."""
    report = report_or_404(request, key)
    try:
        submit_report(report=report, by=request.actor, now=request.now, today=request.today)
    except Invalid as refusal:
        messages.error(request, str(refusal))
        place = (refusal.field or "").partition(".")[0]
        return redirect(f"{reverse('web:report', args=[key])}#e-{place}")
    messages.success(request, _("已提交，等本单位负责人审定。"))
    return redirect("web:report", key)


@require_POST
def report_take_back(request: Request, key: str) -> HttpResponse:
    """Take a report back that was submitted and not yet approved."""
    report = report_or_404(request, key)
    take_back_report(report=report, by=request.actor, now=request.now, today=request.today)
    messages.success(request, _("已撤回，可以继续修改。"))
    return redirect("web:report", key)
