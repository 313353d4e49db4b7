"""Accounts: opened, stopped, resumed, given a one-time password, which is shown once."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.base.permissions import check
from luoshi.base.refusals import AlreadyDone, Invalid
from luoshi.base.writing import tell_result, use_once
from luoshi.directory.models import Account, Person
from luoshi.directory.operations import create_account, reset_password, resume_account, stop_account
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.queries import accounts_visible_to, people_visible_to
from luoshi.web.accounts.timing import proved_lately
from luoshi.web.directory.forms import AccountForm
from luoshi.web.http import Request
from luoshi.web.refusing import add_refusal


@never_cache
@require_http_methods(["GET", "POST"])
def account_new(request: Request, key: str) -> HttpResponse:
    """Open an account for a person and show its one-time password."""
    check(KEEP_ACCOUNTS, request.actor)
    person = get_object_or_404(people_visible_to(request.actor).select_related("jurisdiction"), public_key=key)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _shown_once(request, *_opened(request, person, form.cleaned_data))
        except AlreadyDone:
            return redirect("web:person", key)
        except Invalid as refusal:
            add_refusal(form, refusal)
    context = {"form": form, "person": person}
    return render(request, "directory/account.html", context, status=422 if form.errors else 200)


def _opened(request: Request, person: Person, given: dict[str, str]) -> tuple[Account, str]:
    with transaction.atomic():
        once = use_once(given["once"], act="directory.create_account", now=request.now)
        account, password = create_account(person=person, username=given["username"], by=request.actor, now=request.now)
        tell_result(once, account.public_key)
    return account, password


def _shown_once(request: Request, account: Account, password: str) -> HttpResponse:
    """Answer with the password itself: nothing that leads on may carry it, and it is kept nowhere."""
    return render(request, "directory/password_once.html", {"account": account, "password": password})


def account_or_404(request: Request, key: str) -> Account:
    """Return an account that somebody may see, with its person; else there is nothing at that address."""
    seen = accounts_visible_to(request.actor).select_related("jurisdiction", "person")
    return get_object_or_404(seen, public_key=key)


@never_cache
@require_POST
@proved_lately
def account_reset(request: Request, key: str) -> HttpResponse:
    """Give an account a new one-time password and show it."""
    account = account_or_404(request, key)
    return _shown_once(request, account, reset_password(account=account, by=request.actor, now=request.now))


@require_POST
def account_stop(request: Request, key: str) -> HttpResponse:
    """Let an account sign in no longer."""
    account = stop_account(account=account_or_404(request, key), by=request.actor, now=request.now)
    messages.success(request, _("账号%(name)s已停用。") % {"name": account.username})
    return redirect(reverse("web:person", args=[account.person.public_key]))


@require_POST
def account_resume(request: Request, key: str) -> HttpResponse:
    """Let a stopped account sign in again."""
    account = resume_account(account=account_or_404(request, key), by=request.actor, now=request.now)
    messages.success(request, _("账号%(name)s已恢复。") % {"name": account.username})
    return redirect(reverse("web:person", args=[account.person.public_key]))
