"""Security keys (WebAuthn) as a second factor. The browser's part is in webauthn.js: there is none without JavaScript."""

import json
from typing import Any

from allauth.mfa.webauthn.internal.auth import (
    begin_authentication,
    begin_registration,
    complete_authentication,
    complete_registration,
)
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from luoshi.directory.models import Account
from luoshi.directory.operations.signing_factors import add_security_key, has_second_factor
from luoshi.directory.signing_store import hash_of
from luoshi.web.accounts.timing import note_second_factor, proved_lately
from luoshi.web.http import Request

_LONGEST = 20_000


def options_to_bind(account: Account) -> str:
    """Return what the browser is asked to bind a key, as JSON; the session keeps what the answer is held against."""
    return json.dumps(begin_registration(account, passwordless=False), default=dict)


def options_to_sign_in(account: Account) -> str:
    """Return what the browser is asked to sign in by a key, as JSON."""
    return json.dumps(begin_authentication(account), default=dict)


def is_key_of(account: Account, answer: str) -> bool:
    """Tell whether a key's answer is right, for what was asked in this session."""
    try:
        complete_authentication(account, _parsed(answer)).record_usage()
    except (ValidationError, ValueError, TypeError, KeyError):
        return False
    return True


@never_cache
@require_POST
@proved_lately
def second_key(request: Request) -> HttpResponse:
    """Bind a security key; with the first second factor come the recovery codes."""
    is_first = not has_second_factor(request.user)
    try:
        answer = _parsed(request.POST.get("credential", ""))
        complete_registration(answer)
    except (ValidationError, ValueError, TypeError, KeyError):
        messages.error(request, _("安全密钥的答复不对，请重新绑定。"))
        return redirect("web:second_setup")
    kept = hash_of(request.session.session_key or "")
    codes = add_security_key(account=request.user, answer=answer, kept=kept, by=request.actor, now=request.now)
    note_second_factor(request)
    if is_first:
        return render(request, "accounts/codes.html", {"codes": codes})
    messages.success(request, _("安全密钥已绑定。"))
    return redirect("web:second_setup")


def _parsed(answer: str) -> dict[str, Any]:
    """Return what a key answered; raise ValueError for what is none."""
    parsed = json.loads(answer[:_LONGEST])
    if not isinstance(parsed, dict):
        raise ValueError(answer)  # noqa: TRY004 -- whoever asks takes either
    return parsed
