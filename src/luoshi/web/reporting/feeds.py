"""One's due days in one's own calendar: the feed (iCalendar, RFC 5545), and the address that it is fetched from."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from icalendar import Calendar, Event

from luoshi.reporting.models import Feed, Period
from luoshi.reporting.operations.feeding import make_feed, remove_feed
from luoshi.reporting.queries.feed import feed_of, periods_of
from luoshi.web.http import AnybodysRequest, Request


@require_http_methods(["GET", "POST"])
def feed(request: Request) -> HttpResponse:
    """Show whether one has a feed; make its address, told once, or take it away."""
    person, token = request.user.person, ""
    if request.method == "POST":
        if "remove" in request.POST:
            remove_feed(person=person, by=request.actor, now=request.now)
            messages.success(request, _("原来的订阅地址已经失效。"))
            return redirect("web:feed")
        token = make_feed(person=person, by=request.actor, now=request.now)
    address = request.build_absolute_uri(reverse("web:feed_file", args=[token])) if token else ""
    has_one = bool(token) or Feed.objects.filter(person=person).exists()
    return render(request, "reporting/feed.html", {"address": address, "has_one": has_one})


@login_not_required
@require_GET
def feed_file(request: AnybodysRequest, token: str) -> HttpResponse:
    """Answer a calendar that knows the address with the due days: whole days, without what anybody wrote."""
    found = feed_of(token)
    if found is None:
        raise Http404
    calendar = Calendar()
    calendar.add("prodid", "-//Luoshi//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("报送截止日"))
    for period in periods_of(found, today=request.today):
        calendar.add_component(_event(period))
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _event(period: Period) -> Event:
    event = Event()
    event.add("uid", f"{period.public_key}@luoshi")
    event.add("dtstamp", period.opened_at or period.plan.created_at)
    event.add("dtstart", period.due_on)
    event.add("dtend", period.due_on + timedelta(days=1))
    words = {"period": period.name, "kind": period.get_kind_display()}
    event.add("summary", _("%(period)s%(kind)s截止") % words)
    event.add("description", str(period.plan.title))
    if settings.ADDRESS:
        event.add("url", f"{settings.ADDRESS.rstrip('/')}{reverse('web:reports')}")
    return event
