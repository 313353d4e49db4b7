"""What every view receives."""

from datetime import date, datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from luoshi.base.actors import Actor
from luoshi.directory.models import Account
from luoshi.directory.queries import Seat

ACTING_POST = "acting_post"
"""Under this the session keeps the key of the post in which somebody chose to act."""


_LONGEST_NUMBER = 10


class AnybodysRequest(HttpRequest):
    """A request of anybody, a stranger too, at one moment: the clock is read once, by the edge."""

    htmx: HtmxDetails
    now: datetime
    today: date


class Request(AnybodysRequest):
    """A request of somebody signed in."""

    user: Account
    actor: Actor
    seats: list[Seat]
    seat: Seat | None


def sent_number(request: Request, name: str) -> int:
    """Return a whole number that a form holds, 0 for anything else: no revision is 0."""
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < _LONGEST_NUMBER else 0
