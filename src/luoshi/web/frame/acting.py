"""Which of somebody's posts acts: kept in the session and for the next time, chosen in the frame of every page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.directory.operations.acting import choose_post
from luoshi.web.http import ACTING_POST, Request


@require_POST
def acting_post(request: Request) -> HttpResponse:
    """Act in another of one's posts, from the home page on: another post may not see the page one was at.

    Raises Http404 for a post that is not one's own today.
    """
    key = request.POST.get("post", "")
    seat = next((seat for seat in request.seats if seat.post.public_key == key), None)
    if seat is None:
        raise Http404
    request.session[ACTING_POST] = key
    choose_post(account=request.user, post=seat.post, by=request.actor, now=request.now)
    words = {"of": seat.of, "title": seat.post.title}
    messages.info(request, _("现在以“%(of)s %(title)s”的身份办理。") % words)
    return redirect("web:home")
