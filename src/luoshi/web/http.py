"""What every view receives."""

from datetime import date, datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from luoshi.base.actors import Actor
from luoshi.directory.models import Account


class AnybodysRequest(HttpRequest):
    """A request of anybody, a stranger too, at one moment: the clock is read once, by the edge."""

    htmx: HtmxDetails
    now: datetime
    today: date


class Request(AnybodysRequest):
    """A request of somebody signed in."""

    user: Account
    actor: Actor
