"""The edge: the clock is read here, the actor is found here, a refusal becomes a page here."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from luoshi.base.refusals import Refusal
from luoshi.directory.operations.signing_factors import must_have_second_factor
from luoshi.directory.queries import Seat, acting_seat, actor_in, seats_of
from luoshi.web import errors
from luoshi.web.accounts.timing import has_used_second_factor
from luoshi.web.http import ACTING_POST

GetResponse = Callable[[HttpRequest], HttpResponse]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
BEFORE_THE_SECOND_FACTOR = {
    "web:second_setup",
    "web:second_key",
    "web:prove",
    "web:password",
    "web:sign_out",
    "web:theme",
}
BEFORE_THE_PASSWORD_IS_CHANGED = {"web:password", "web:sign_in", "web:sign_out", "web:theme"}


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Send the policy with every answer: nothing inline, nothing from outside; and nothing kept for somebody else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


def no_nul_characters(get_response: GetResponse) -> GetResponse:
    """Refuse an address with a NUL character, typed or encoded: no text holds one, and PostgreSQL takes none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = f"{request.path}?{request.META.get('QUERY_STRING', '')}"
        if "\0" in asked or "%00" in asked:
            raise SuspiciousOperation("a NUL character in the address")
        return get_response(request)

    return middleware


def _seat(request: HttpRequest) -> Seat | None:
    """Return the seat that was chosen in this session, else the one chosen the last time, else the first."""
    chosen = request.session.get(ACTING_POST) or request.user.last_post  # type: ignore[union-attr]
    return acting_seat(request.seats, chosen)  # type: ignore[attr-defined]


class edge:  # noqa: N801 -- a middleware, named as one
    """Give the request its moment and its actor; answer a refusal with its sentence."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.today = timezone.localdate(request.now)  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.seats = seats_of(request.user, today=request.today)  # type: ignore[attr-defined]
            request.seat = _seat(request)  # type: ignore[attr-defined]
            request.actor = actor_in(request.user, request.seat)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if errors.is_htmx(request) and response.status_code == 302 and _leads_to_sign_in(response):
            return HttpResponseClientRedirect(reverse("web:sign_in"))
        return response

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        """Lead whoever has a password given to them, or lacks a second factor, to the page where that is mended."""
        match = request.resolver_match
        if match is None or match.view_name in BEFORE_THE_PASSWORD_IS_CHANGED:
            return None
        if request.user.is_authenticated and request.user.must_change_password:
            return redirect("web:password")
        if match.view_name not in BEFORE_THE_SECOND_FACTOR and _lacks_second_factor(request):
            return redirect("web:second_setup")
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page of a refusal that no view has answered itself."""
        return errors.refused(request, exception) if isinstance(exception, Refusal) else None


def _lacks_second_factor(request: HttpRequest) -> bool:
    """Tell whether somebody's role demands a second factor that this sign-in went without."""
    actor = getattr(request, "actor", None)
    return actor is not None and must_have_second_factor(actor) and not has_used_second_factor(request)


def _leads_to_sign_in(response: HttpResponse) -> bool:
    return response.headers.get("Location", "").split("?")[0] == reverse("web:sign_in")
