"""What every view receives."""

from datetime import date, datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from luoshi.base.actors import Actor
from luoshi.directory.models import Account


class Request(HttpRequest):
    """A request of somebody signed in, at one moment: the clock is read once, by the edge."""

    user: Account
    htmx: HtmxDetails
    actor: Actor
    now: datetime
    today: date
