"""我的登录: where somebody is signed in, and the end of it; and the proof before a dangerous act."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.directory.operations.signing import end_other_sessions, end_session, note_proved
from luoshi.directory.operations.signing_factors import has_second_factor, use_second_factor
from luoshi.directory.operations.signing_subjects import is_bound
from luoshi.directory.signing import Session
from luoshi.directory.signing_queries import sessions_of
from luoshi.directory.signing_store import hash_of
from luoshi.web.accounts.browsers import browser_of
from luoshi.web.accounts.forms import ProofForm
from luoshi.web.accounts.timing import note_proof
from luoshi.web.addresses import inside
from luoshi.web.frame.signing import note_refusal
from luoshi.web.http import Request

_CODE = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A session as the page shows it."""

    session: Session
    browser: str
    is_this: bool


@never_cache
@require_GET
def signings(request: Request) -> HttpResponse:
    """List where somebody is signed in."""
    this = _this(request)
    found = sessions_of(request.user, now=request.now)
    shown = [Shown(one, browser_of(one.browser), one.pk == this) for one in found]
    context = {"sessions": shown, "has_second": has_second_factor(request.user), "oidc": bool(settings.OIDC_URL)}
    context["is_bound"] = bool(settings.OIDC_URL) and is_bound(request.user)
    return render(request, "accounts/signings.html", context)


def _this(request: Request) -> str:
    return hash_of(request.session.session_key or "")


@require_POST
def signing_end(request: Request, key: str) -> HttpResponse:
    """End one of one's other sessions."""
    session = get_object_or_404(sessions_of(request.user, now=request.now).exclude(pk=_this(request)), pk=key)
    end_session(session=session, by=request.actor, now=request.now)
    messages.success(request, _("这一处登录已结束。"))
    return redirect("web:signings")


@require_POST
def signing_end_others(request: Request) -> HttpResponse:
    """End all of one's other sessions."""
    ended = end_other_sessions(account=request.user, kept=_this(request), by=request.actor, now=request.now)
    messages.success(request, _("其他登录已结束，共%(count)s处。") % {"count": ended})
    return redirect("web:signings")


def _is_proof(request: Request, given: str) -> bool:
    """Tell whether something is the password, or the code of the second factor, of whoever is signed in."""
    if _CODE.fullmatch(given) and use_second_factor(
        account=request.user, code=given, by=request.actor, now=request.now
    ):
        return True
    return authenticate(request, username=request.user.username, password=given) is not None


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def prove(request: Request) -> HttpResponse:
    """Ask once more for the password, and lead back to where somebody was."""
    wanted = request.POST.get("next", "") or request.GET.get("next", "")
    form = ProofForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _is_proof(request, form.cleaned_data["password"]):
            note_proof(request)
            note_proved(account=request.user, by=request.actor, now=request.now)
            messages.info(request, _("已核对，请继续刚才的操作。"))
            return redirect(inside(request, wanted))
        note_refusal(request, request.user.username)
        form.add_error("password", _("密码不对，请重新输入。"))
    return render(request, "accounts/prove.html", {"form": form, "next": wanted}, status=422 if form.errors else 200)
