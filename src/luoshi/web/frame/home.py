"""The home page: what waits for whom, each with its next step."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.notifications.queries import unread_of
from luoshi.web.frame.waiting import plans_at_hand, things_waiting_for
from luoshi.web.http import Request
from luoshi.web.messages.own import line_of

SHOWN = 5
"""How many messages the home page shows; the page of messages has all of them."""


@require_GET
def home(request: Request) -> HttpResponse:
    """Show what waits for somebody, by role, and the plans they work on."""
    told = [line_of(notice) for notice in unread_of(request.actor)[:SHOWN]]
    waiting, plans = things_waiting_for(request.actor), plans_at_hand(request.actor)
    return render(request, "home.html", {"waiting": waiting, "plans": plans, "told": told})
