"""Accounts taken in from a workbook: a preview, the report line by line, and the codes to be printed, once."""

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from luoshi.base.models import new_key
from luoshi.base.permissions import check
from luoshi.base.refusals import AlreadyDone, Invalid, Refusal
from luoshi.base.writing import use_once
from luoshi.directory.operations.signing_import import ACCOUNTS, import_accounts, preview_accounts
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.queries import own_jurisdiction
from luoshi.directory.workbook import read_workbook
from luoshi.files.workbooks import MOST_BYTES
from luoshi.web.accounts.timing import proved_lately
from luoshi.web.directory.forms import ImportForm
from luoshi.web.directory.previews import packed, unpacked
from luoshi.web.http import Request
from luoshi.web.limits import limited

_SALT = "luoshi.accounts.import"


@never_cache
@require_http_methods(["GET", "POST"])
@proved_lately
@limited("upload")
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
    report = preview_accounts(
        rows=rows, jurisdiction=own_jurisdiction(request.actor), today=request.today, by=request.actor
    )
    shown = {"report": report, "kept": packed(rows, salt=_SALT), "once": new_key()}
    return render(request, "accounts/import_report.html", shown)


def _asked(request: Request, form: forms.Form, refusal: str = "") -> HttpResponse:
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "accounts/import.html", {"form": form, "refusal": refusal}, status=status)


def _taken_in(request: Request) -> HttpResponse:
    jurisdiction = own_jurisdiction(request.actor)
    try:
        rows = unpacked(request.POST["rows"], salt=_SALT)
        with transaction.atomic():
            use_once(request.POST.get("once", "")[:64], act="directory.import_accounts", now=request.now)
            report, opened = import_accounts(
                rows=rows, jurisdiction=jurisdiction, today=request.today, by=request.actor, now=request.now
            )
    except AlreadyDone:
        return redirect("web:people")
    except Refusal as refusal:
        return _asked(request, ImportForm(), str(refusal))
    address = request.build_absolute_uri(reverse("web:first_sign_in"))
    shown = {"report": report, "opened": opened, "address": address, "is_done": True}
    return render(request, "accounts/import_report.html", shown)
