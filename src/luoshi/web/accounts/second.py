"""The second factor: asked for at the sign-in, bound and taken away on one's own page. Works without JavaScript."""

import base64
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Account
from luoshi.directory.operations.signing_factors import (
    add_totp,
    factors_of,
    has_second_factor,
    must_have_second_factor,
    remove_second_factor,
    renew_recovery_codes,
    use_second_factor,
    wrong_code,
)
from luoshi.directory.signing_store import hash_of
from luoshi.web.accounts.forms import CodeForm
from luoshi.web.accounts.keys import is_key_of, options_to_bind, options_to_sign_in
from luoshi.web.accounts.locking import locked_out
from luoshi.web.accounts.timing import note_second_factor, proved_lately
from luoshi.web.directory.accounts import account_or_404
from luoshi.web.frame.signing import WAITING, enter, note_refusal
from luoshi.web.http import AnybodysRequest, Request

_SECRET = "totp"  # noqa: S105 # nosec B105 -- where in a session the secret stands while it is being bound
_PATIENCE = 10 * 60


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def second(request: AnybodysRequest) -> HttpResponse:
    """Ask whoever gave the right password for the code of their authenticator; then they are in."""
    waiting = request.session.get(WAITING, {})
    account = _waiting_account(request, waiting)
    if account is None:
        return redirect("web:sign_in")
    named = {"username": account.username}
    if not AxesProxyHandler.is_allowed(request, named):
        return locked_out(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and ("credential" in request.POST or form.is_valid()):
        if _is_right(request, account, form):
            return enter(request, account, waiting["next"], has_second=True)
        user_login_failed.send(__name__, credentials=named, request=request)
        note_refusal(request, account.username)
        form.add_error("code", wrong_code())
    factors = factors_of(account)
    context = {"form": form, "has_totp": "totp" in factors}
    context["options"] = options_to_sign_in(account) if "webauthn" in factors else ""
    return render(request, "accounts/second.html", context, status=422 if form.errors else 200)


def _is_right(request: AnybodysRequest, account: Account, form: CodeForm) -> bool:
    """Tell whether the answer of a security key, or the code, is right."""
    if "credential" in request.POST:
        return is_key_of(account, request.POST["credential"])
    nobody = Actor(jurisdiction_id=account.jurisdiction_id)
    return use_second_factor(account=account, code=form.cleaned_data["code"], by=nobody, now=request.now)


def _waiting_account(request: AnybodysRequest, waiting: dict[str, Any]) -> Account | None:
    """Return the account whose password was right a short while ago and has not changed since."""
    if request.now.timestamp() - waiting.get("since", 0) > _PATIENCE:
        return None
    account = Account.objects.select_related("jurisdiction").filter(pk=waiting["account"], is_active=True).first()
    if account is None or not constant_time_compare(waiting["hash"], account.get_session_auth_hash()):
        return None
    return account


@never_cache
@require_http_methods(["GET", "POST"])
@proved_lately
def second_setup(request: Request) -> HttpResponse:
    """Show what an authenticator has to scan; bind it once its code is right, and show the recovery codes."""
    if has_second_factor(request.user):
        may_remove = not must_have_second_factor(request.actor)
        shown = {"may_remove": may_remove, "options": options_to_bind(request.user)}
        return render(request, "accounts/factor.html", shown)
    secret = request.session.setdefault(_SECRET, generate_totp_secret())
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = _bound(request, secret, form.cleaned_data["code"])
            return render(request, "accounts/codes.html", {"codes": codes})
        except Invalid as refusal:
            form.add_error("code", str(refusal))
    context: dict[str, object] = {"form": form, "secret": secret, "picture": _picture(request.user, secret)}
    context["options"] = options_to_bind(request.user)
    context["is_compulsory"] = must_have_second_factor(request.actor)
    return render(request, "accounts/setup.html", context, status=422 if form.errors else 200)


def _bound(request: Request, secret: str, code: str) -> list[str]:
    kept = hash_of(request.session.session_key or "")
    codes = add_totp(account=request.user, secret=secret, code=code, kept=kept, by=request.actor, now=request.now)
    del request.session[_SECRET]
    note_second_factor(request)
    return codes


def _picture(account: Account, secret: str) -> str:
    """Return the address of a picture that an authenticator scans: all of it stands in the page."""
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(account, secret))
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"


@never_cache
@require_POST
@proved_lately
def second_codes(request: Request) -> HttpResponse:
    """Make new recovery codes and show them once."""
    codes = renew_recovery_codes(account=request.user, by=request.actor, now=request.now)
    return render(request, "accounts/codes.html", {"codes": codes})


@require_POST
@proved_lately
def second_remove(request: Request) -> HttpResponse:
    """Take the second factor from one's own account."""
    remove_second_factor(account=request.user, by=request.actor, now=request.now)
    messages.success(request, _("验证器已解除绑定，以后登录只用密码。"))
    return redirect("web:signings")


@require_POST
@proved_lately
def account_second_remove(request: Request, key: str) -> HttpResponse:
    """Take the second factor from the account of somebody who lost it."""
    account = account_or_404(request, key)
    remove_second_factor(account=account, by=request.actor, now=request.now)
    messages.success(request, _("账号%(name)s的验证器已解除绑定，请本人登录后重新绑定。") % {"name": account.username})
    return redirect("web:person", account.person.public_key)
