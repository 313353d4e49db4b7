"""The list of liaisons: seen, printed, exported, imported, collected by links, and what units filed decided on."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.base.models import new_key
from luoshi.base.permissions import check, refusal_of
from luoshi.base.refusals import AlreadyDone, Invalid
from luoshi.base.writing import use_once
from luoshi.directory.liaisons import filings_waiting, liaison_list, units_without_liaison, write_liaisons
from luoshi.directory.models import LiaisonFiling
from luoshi.directory.operations import accept_filing, import_liaisons, offer_link, preview_liaisons, refuse_filing
from luoshi.directory.operations.giving import note_liaisons_exported
from luoshi.directory.operations.importing import Outcome, Report
from luoshi.directory.permissions import KEEP, READ
from luoshi.directory.queries import own_jurisdiction, units_visible_to
from luoshi.directory.workbook import read_workbook
from luoshi.directory.workbook.sheets import LIAISONS
from luoshi.files.workbooks import MOST_BYTES
from luoshi.web.directory.forms import AcceptForm, ConfirmForm, LiaisonImportForm
from luoshi.web.directory.previews import packed, unpacked
from luoshi.web.directory.workbook import BADGES, sent_workbook
from luoshi.web.http import Request
from luoshi.web.limits import limited

A_PAGE = 200
MOST_FILINGS = 50
LINK_LIVES = timedelta(days=7)
_SALT = "luoshi.directory.liaisons"


@require_GET
def liaisons(request: Request) -> HttpResponse:
    """List the units with head and liaison, those without a liaison first; above it what units filed."""
    check(READ, request.actor)
    units = liaison_list(request.actor, today=request.today)
    context = {
        "page": Paginator(units, A_PAGE).get_page(request.GET.get("page")),
        "missing": units_without_liaison(request.actor, today=request.today).count(),
        "filings": filings_waiting(request.actor)[:MOST_FILINGS],
        "keep_refusal": refusal_of(check, KEEP, request.actor),
    }
    return render(request, "directory/liaisons.html", context)


@require_GET
@limited("export")
def liaisons_export(request: Request) -> HttpResponse:
    """Send the list as the workbook that units fill in."""
    check(READ, request.actor)
    note_liaisons_exported(by=request.actor, now=request.now)
    content = write_liaisons(request.actor, today=request.today)
    return sent_workbook(content, _("联络员名录") + f"-{request.today:%Y%m%d}.xlsx")


@require_http_methods(["GET", "POST"])
@limited("upload")
def liaisons_import(request: Request) -> HttpResponse:
    """Ask for a filled-in workbook, show what it would do line by line, and do it when that is confirmed."""
    check(KEEP, request.actor)
    if request.method == "POST" and "rows" in request.POST:
        return _taken_in(request)
    form = LiaisonImportForm(request.POST or None, request.FILES or None, initial={"from_day": request.today})
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form)
    try:
        rows = read_workbook(form.cleaned_data["file"].read(MOST_BYTES + 1), (LIAISONS,))
    except Invalid as refusal:
        form.add_error("file", str(refusal))
        return _asked(request, form)
    day = form.cleaned_data["from_day"]
    jurisdiction = own_jurisdiction(request.actor)
    report = preview_liaisons(rows=rows, jurisdiction=jurisdiction, from_day=day, by=request.actor)
    return _shown(request, report, {"kept": packed(rows, salt=_SALT), "from_day": day, "once": new_key()})


def _asked(request: Request, form: LiaisonImportForm, refusal: str = "") -> HttpResponse:
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "directory/liaisons_import.html", {"form": form, "refusal": refusal}, status=status)


def _shown(request: Request, report: Report, more: dict[str, object]) -> HttpResponse:
    context = {
        "report": report,
        "lines": [(line, BADGES[line.outcome]) for line in report.lines],
        "counts": [(outcome.label, report.count(outcome), BADGES[outcome]) for outcome in Outcome],
        **more,
    }
    return render(request, "directory/liaisons_report.html", context)


def _taken_in(request: Request) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return redirect("web:liaisons_import")
    try:
        rows = unpacked(request.POST["rows"], salt=_SALT)
        with transaction.atomic():
            use_once(form.cleaned_data["once"], act="directory.import_liaisons", now=request.now)
            report = import_liaisons(
                rows=rows,
                jurisdiction=own_jurisdiction(request.actor),
                from_day=form.cleaned_data["from_day"],
                by=request.actor,
                now=request.now,
            )
    except AlreadyDone as refusal:
        messages.info(request, str(refusal))
        return redirect("web:liaisons")
    except Invalid as refusal:
        return _asked(request, LiaisonImportForm(initial={"from_day": request.today}), str(refusal))
    messages.success(request, _("导入完成，以下是结果。"))
    return _shown(request, report, {"is_done": True})


@never_cache
@require_POST
def link_new(request: Request, key: str) -> HttpResponse:
    """Make a link for a unit and show it: it is told once and kept nowhere."""
    unit = get_object_or_404(units_visible_to(request.actor).select_related("jurisdiction"), public_key=key)
    link, token = offer_link(unit=unit, expires_at=request.now + LINK_LIVES, by=request.actor, now=request.now)
    url = request.build_absolute_uri(reverse("web:collect", args=[token]))
    return render(request, "directory/link_once.html", {"unit": unit, "link": link, "url": url})


def _filing(request: Request, key: str) -> LiaisonFiling:
    """Return a filing of the own jurisdiction; only those who keep the directory get here. Raises NotAllowed."""
    check(KEEP, request.actor)
    seen = LiaisonFiling.objects.filter(jurisdiction=request.actor.jurisdiction_id)
    return get_object_or_404(seen.select_related("unit__jurisdiction", "link", "jurisdiction"), public_key=key)


@require_POST
def filing_accept(request: Request, key: str) -> HttpResponse:
    """Take into the directory what a unit filed."""
    filing = _filing(request, key)
    form = AcceptForm(request.POST)
    day = form.cleaned_data["from_day"] if form.is_valid() else request.today
    accept_filing(filing=filing, from_day=day, by=request.actor, now=request.now)
    messages.success(request, _("已采用%(unit)s填报的联络员。") % {"unit": filing.unit.short_name})
    return redirect("web:liaisons")


@require_POST
def filing_refuse(request: Request, key: str) -> HttpResponse:
    """Leave out what a unit filed."""
    filing = refuse_filing(filing=_filing(request, key), by=request.actor, now=request.now)
    messages.info(request, _("没有采用%(unit)s的填报，名录不变。") % {"unit": filing.unit.short_name})
    return redirect("web:liaisons")
