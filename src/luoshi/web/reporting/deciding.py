"""Approving, returning and accepting reports; and what was approved on paper."""

from dataclasses import replace

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.base.actors import Role
from luoshi.base.permissions import check
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Refusal
from luoshi.base.writing import use_once
from luoshi.directory.models import Holding
from luoshi.directory.queries import on
from luoshi.journal.operations.statements import Said, check_said
from luoshi.reporting.models import Report
from luoshi.reporting.operations import Remarked
from luoshi.reporting.operations.chain import check_may_record_approval
from luoshi.reporting.permissions import REVIEW
from luoshi.reporting.queries.visible import reports_visible_to
from luoshi.reporting.states import ReportState
from luoshi.usecases.reports import accept_reports, approve_report, record_approval, return_report
from luoshi.web.http import Request
from luoshi.web.limits import limited
from luoshi.web.plans.approvals import ApprovalForm, signed_sheet
from luoshi.web.refusing import add_refusal
from luoshi.web.reporting.found import report_or_404
from luoshi.web.reporting.pages import report_context

_REMARK = "remark-"
MOST_AT_ONCE = 200


@require_POST
def report_approve(request: Request, key: str) -> HttpResponse:
    """Approve a report of one's own unit."""
    report = report_or_404(request, key)
    approve_report(report=report, by=request.actor, now=request.now, today=request.today)
    messages.success(request, _("已审定，已送办公室。"))
    return redirect("web:report", key)


@require_POST
def report_return(request: Request, key: str) -> HttpResponse:
    """Return a report with what is to be mended, of the whole, of a task or of a field."""
    report = report_or_404(request, key)
    remarks = [Remarked(request.POST.get("words", ""))]
    for name, words in request.POST.items():
        if name.startswith(_REMARK):
            entry, _dot, field = name.removeprefix(_REMARK).partition(".")
            remarks.append(Remarked(str(words), entry, field))
    try:
        return_report(report=report, remarks=remarks, by=request.actor, now=request.now, today=request.today)
    except Invalid as refusal:
        context = report_context(request, report) | {"return_error": str(refusal), "given": request.POST.dict()}
        return render(request, "reporting/report.html", context, status=422)
    messages.success(request, _("已退回%(unit)s，请其修改后重新提交。") % {"unit": report.unit.short_name})
    return redirect("web:report", key)


@require_POST
def reports_accept(request: Request) -> HttpResponse:
    """Accept the reports that are ticked, all or none of them."""
    check(REVIEW, request.actor)
    keys = request.POST.getlist("report")[:MOST_AT_ONCE]
    rows = list(reports_visible_to(request.actor).filter(public_key__in=keys).select_related("unit", "period"))
    if not rows:
        messages.warning(request, _("请先勾选要受理的报送。"))
        return redirect("web:reviewing")
    try:
        count = accept_reports(reports=rows, by=request.actor, now=request.now, today=request.today)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("web:reviewing")
    messages.success(request, _("已受理%(count)s件。") % {"count": count})
    return redirect(_on(request, rows))


def _on(request: Request, rows: list[Report]) -> str:
    """Return where to go on: to the next one that waits, after one alone was accepted from its page."""
    if len(rows) == 1 and request.POST.get("next"):
        waiting = reports_visible_to(request.actor).filter(state=ReportState.APPROVED)
        following = waiting.order_by("period__due_on", "pk").first()
        if following is not None:
            return f"/reports/{following.public_key}/"
    return "web:reviewing"


@require_http_methods(["GET", "POST"])
@limited("upload")
def report_approval(request: Request, key: str) -> HttpResponse:
    """Ask for the approval of a unit's head that was given on paper or by telephone, and enter it."""
    report = report_or_404(request, key)
    check_may_record_approval(report, request.actor)
    heads = Holding.objects.filter(on(request.today), post__unit=report.unit, post__role=Role.UNIT_HEAD)
    heads = heads.select_related("person", "post__unit", "post__body").order_by("post__position", "pk")
    form = ApprovalForm(request.POST or None, request.FILES or None, holdings=heads)
    if request.method == "POST" and form.is_valid() and _entered(request, form, report):
        return redirect("web:report", key)
    context = {"form": form, "report": report, "has_heads": heads.exists()}
    return render(request, "reporting/approval.html", context, status=422 if form.errors else 200)


def _entered(request: Request, form: ApprovalForm, report: Report) -> bool:
    """Enter what the form says, or put the refusal into the form."""
    given = form.cleaned_data
    holding = get_object_or_404(Holding, pk=given["holding"].pk, post__unit=report.unit)
    said = Said(
        by=holding.person.public_key,
        post=holding.post.public_key,
        way=given["way"],
        on=given["said_on"],
        words=given["words"],
    )
    try:
        check_said(said, by=request.actor, today=request.today, has_scan=bool(given["file"]))
        sheet = signed_sheet(request, given["file"], given["once"]) if given["file"] else None
        told = replace(said, scan_key=sheet.public_key if sheet else "")
        with transaction.atomic():
            use_once(given["once"], act="reporting.record_approval", now=request.now)
            record_approval(report=report, said=told, by=request.actor, now=request.now, today=request.today)
    except AlreadyDone as refusal:
        messages.info(request, str(refusal))
    except Invalid as refusal:
        add_refusal(form, refusal)
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    else:
        messages.success(request, _("审定意见已登记，录入人和审定人分别记录。"))
    return True
