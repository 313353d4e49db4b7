"""The edge: the clock is read here, the actor is found here, a refusal becomes a page here."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from luoshi.base.refusals import Refusal
from luoshi.directory.queries import actor_of
from luoshi.web import errors

GetResponse = Callable[[HttpRequest], HttpResponse]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Send the policy with every answer: nothing inline, nothing from outside."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return middleware


class edge:  # noqa: N801 -- a middleware, named as one
    """Give the request its moment and its actor; answer a refusal with its sentence."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.today = timezone.localdate(request.now)  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.actor = actor_of(request.user, today=request.today)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page of a refusal that no view has answered itself."""
        return errors.refused(request, exception) if isinstance(exception, Refusal) else None
