"""Accounts taken in from a workbook: a preview, the report line by line, and the codes to be printed, once."""

from django import forms
from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from luoshi.base.models import new_key
from luoshi.base.permissions import check
from luoshi.base.refusals import AlreadyDone, Invalid, Refusal
from luoshi.base.writing import use_once
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.signing_import import ACCOUNTS, import_accounts, preview_accounts
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.workbook import Row, read_workbook
from luoshi.directory.workbook.reading import MOST_BYTES
from luoshi.web.accounts.timing import proved_lately
from luoshi.web.directory.forms import ImportForm
from luoshi.web.http import Request

_SALT = "luoshi.accounts.import"
_AN_HOUR = 3600


@never_cache
@require_http_methods(["GET", "POST"])
@proved_lately
def account_import(request: Request) -> HttpResponse:
    """Ask for a workbook, show what it would do line by line, and do it when that is confirmed."""
    check(KEEP_ACCOUNTS, request.actor)
    if request.method == "POST" and "rows" in request.POST:
        return _taken_in(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form)
    try:
        rows = read_workbook(form.cleaned_data["file"].read(MOST_BYTES + 1), (ACCOUNTS,))
    except Invalid as refusal:
        form.add_error("file", str(refusal))
        return _asked(request, form)
    jurisdiction = Jurisdiction.objects.get(pk=request.actor.jurisdiction_id)
    report = preview_accounts(rows=rows, jurisdiction=jurisdiction, today=request.today, by=request.actor)
    kept = signing.dumps([[row.sheet, row.number, row.cells] for row in rows], salt=_SALT, compress=True)
    return render(request, "accounts/import_report.html", {"report": report, "kept": kept, "once": new_key()})


def _asked(request: Request, form: forms.Form, refusal: str = "") -> HttpResponse:
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "accounts/import.html", {"form": form, "refusal": refusal}, status=status)


def _taken_in(request: Request) -> HttpResponse:
    jurisdiction = Jurisdiction.objects.get(pk=request.actor.jurisdiction_id)
    try:
        rows = [Row(*parts) for parts in signing.loads(request.POST["rows"], salt=_SALT, max_age=_AN_HOUR)]
        with transaction.atomic():
            use_once(request.POST.get("once", "")[:64], act="directory.import_accounts", now=request.now)
            report, opened = import_accounts(
                rows=rows, jurisdiction=jurisdiction, today=request.today, by=request.actor, now=request.now
            )
    except signing.BadSignature:
        return _asked(request, ImportForm(), _("预览已经过期，请重新上传工作簿。"))
    except AlreadyDone:
        return redirect("web:people")
    except Refusal as refusal:
        return _asked(request, ImportForm(), str(refusal))
    address = request.build_absolute_uri(reverse("web:first_sign_in"))
    shown = {"report": report, "opened": opened, "address": address, "is_done": True}
    return render(request, "accounts/import_report.html", shown)
