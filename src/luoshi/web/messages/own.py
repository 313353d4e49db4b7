"""One's own messages: read here, and at one's own e-mail address where one wants that."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.permissions import allows
from luoshi.base.refusals import Invalid
from luoshi.notifications.kinds import sentence_of
from luoshi.notifications.models import Address, Notice
from luoshi.notifications.operations import keep_address, mark_read, remove_address
from luoshi.notifications.permissions import KEEP_HOOKS, SEE_DELIVERIES
from luoshi.notifications.queries import notices_of, unread_of
from luoshi.web.addresses import address
from luoshi.web.http import Request

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A notice as it is read: its sentence, and where it leads."""

    notice: Notice
    sentence: str
    url: str


def line_of(notice: Notice) -> Line:
    """Return a notice as it is read. One that leads to a page that is there no more leads nowhere."""
    return Line(notice, sentence_of(notice), address(*notice.link) if notice.link else "")


@require_GET
def messages_(request: Request) -> HttpResponse:
    """List what one was told, the newest first."""
    return _shown(request)


def _shown(request: Request, *, email: str | None = None, error: str = "") -> HttpResponse:
    page = Paginator(notices_of(request.actor), A_PAGE).get_page(request.GET.get("page"))
    kept = Address.objects.filter(person=request.user.person).first()
    context = {
        "page": page,
        "lines": [line_of(notice) for notice in page],
        "unread": unread_of(request.actor).count(),
        "kept": kept,
        "email": email if email is not None else kept.email if kept else "",
        "error": error,
        "may_see_deliveries": allows(SEE_DELIVERIES, request.actor),
        "may_keep_hooks": allows(KEEP_HOOKS, request.actor),
    }
    return render(request, "messages/messages.html", context, status=422 if error else 200)


@require_POST
def messages_read(request: Request) -> HttpResponse:
    """Mark one's messages as read: the one that is named, or all of them."""
    key = request.POST.get("notice", "")
    mark_read(person=request.user.person, keys=[key] if key else None, by=request.actor, now=request.now)
    return redirect("web:messages")


@require_POST
def message_email(request: Request) -> HttpResponse:
    """Keep one's own e-mail address, or none any more."""
    email = request.POST.get("email", "")[:200].strip()
    try:
        if email:
            keep_address(person=request.user.person, email=email, by=request.actor, now=request.now)
            messages.success(request, _("以后提醒同时发到这个邮箱，每天至多一封。"))
        else:
            remove_address(person=request.user.person, by=request.actor, now=request.now)
            messages.success(request, _("邮箱已删去，提醒只在系统里显示。"))
    except Invalid as refusal:
        return _shown(request, email=email, error=str(refusal))
    return redirect("web:messages")
