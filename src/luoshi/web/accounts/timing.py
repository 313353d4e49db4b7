"""How long a sign-in lasts: an end after idleness, an end at last, and dangerous acts only soon after a proof."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from luoshi.directory.signing_store import SIGNED
from luoshi.web.accounts.browsers import address_of
from luoshi.web.errors import is_htmx
from luoshi.web.http import Request

P = ParamSpec("P")
GetResponse = Callable[[HttpRequest], HttpResponse]
_STEP = 60
"""So many seconds pass before the last use is noted again: not every request writes."""
_LONGEST_AGENT = 300


def begin(request: HttpRequest, **_signal: object) -> None:
    """Note in the session of whoever just signed in when, and whence."""
    moment = timezone.now().timestamp()
    agent = request.META.get("HTTP_USER_AGENT", "")[:_LONGEST_AGENT]
    request.session[SIGNED] = {
        "began": moment,
        "seen": moment,
        "proved": moment,
        "address": address_of(request),
        "browser": agent,
    }


def note_proof(request: HttpRequest) -> None:
    """Note that whoever is signed in has just proved once more who they are."""
    _note(request, proved=timezone.now().timestamp())


def note_second_factor(request: HttpRequest) -> None:
    """Note that whoever is signed in has a second factor and used it."""
    _note(request, second=True)


def has_used_second_factor(request: HttpRequest) -> bool:
    """Tell whether whoever is signed in has used their second factor."""
    return bool(request.session.get(SIGNED, {}).get("second"))


def _note(request: HttpRequest, **moments: float) -> None:
    request.session[SIGNED] = {**request.session.get(SIGNED, {}), **moments}


def time_outs(get_response: GetResponse) -> GetResponse:
    """End a sign-in that lasted too long, or in which nothing was done for too long; note its last use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            moment = timezone.now().timestamp()
            sentence = _why_over(request.session.get(SIGNED, {}), moment)
            if sentence:
                logout(request)
                messages.info(request, sentence)
            elif moment - request.session[SIGNED]["seen"] >= _STEP and not _asks_by_itself(request):
                _note(request, seen=moment)
        return get_response(request)

    return middleware


def _why_over(signed: dict[str, Any], moment: float) -> str:
    """Return the sentence that tells why a sign-in is over, empty if it is not."""
    if moment - signed.get("began", 0) > settings.SESSION_COOKIE_AGE:
        return _("登录时间已到上限，请重新登录。")
    if moment - signed.get("seen", 0) > settings.IDLE_SECONDS:
        minutes = settings.IDLE_SECONDS // 60
        return _("您已超过%(minutes)s分钟没有操作，请重新登录。") % {"minutes": minutes}
    return ""


def _asks_by_itself(request: HttpRequest) -> bool:
    """Tell whether a page asks again and again without anybody doing anything: that keeps nobody signed in."""
    match = request.path_info.rstrip("/").rpartition("/")[2]
    return is_htmx(request) and request.method == "GET" and match == "status"


View = Callable[Concatenate[Request, P], HttpResponse]


def proved_lately(view: View[P]) -> View[P]:
    """Let a dangerous act be done only soon after a sign-in or another proof; else ask for one and lead back.

    What is looked at is opened after the proof; what is posted is not sent again: the button is pressed once more.
    """

    @wraps(view)
    def asks(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        proved = request.session.get(SIGNED, {}).get("proved", 0)
        if request.now.timestamp() - proved <= settings.PROOF_SECONDS:
            return view(request, *args, **kwargs)
        back = request.get_full_path() if request.method == "GET" else _page_before(request)
        address = f"{reverse('web:prove')}?{urlencode({'next': back})}"
        return HttpResponseClientRedirect(address) if is_htmx(request) else redirect(address)

    return asks


def _page_before(request: HttpRequest) -> str:
    """Return the page from which something was posted, without its host."""
    parts = urlsplit(request.headers.get("Referer", ""))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
