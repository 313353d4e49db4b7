"""Messages as somebody sees them."""

from django.db.models import QuerySet

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.notifications.models import Delivery, Hook, Notice
from luoshi.notifications.permissions import KEEP_HOOKS, SEE_DELIVERIES


def notices_of(by: Actor) -> QuerySet[Notice]:
    """Return what somebody was told, what is not read first, then the newest; nothing that was settled before it was told."""
    own = Notice.objects.filter(person__public_key=by.person_key, jurisdiction=by.jurisdiction_id)
    return own.exclude(settled_at__isnull=False, message__isnull=True).order_by("-day", "-pk")


def unread_of(by: Actor) -> QuerySet[Notice]:
    """Return what somebody has been told, has not read, and what is not settled."""
    return notices_of(by).filter(read_at__isnull=True, settled_at__isnull=True)


def deliveries_visible_to(by: Actor) -> QuerySet[Delivery]:
    """Return what went out, or did not, the newest first."""
    if not allows(SEE_DELIVERIES, by):
        return Delivery.objects.none()
    return Delivery.objects.filter(jurisdiction=by.jurisdiction_id).select_related("hook").order_by("-day", "-pk")


def hooks_visible_to(by: Actor) -> QuerySet[Hook]:
    """Return the robots of group chats."""
    hooks = Hook.objects.filter(jurisdiction=by.jurisdiction_id)
    return hooks.order_by("title", "pk") if allows(KEEP_HOOKS, by) else hooks.none()
