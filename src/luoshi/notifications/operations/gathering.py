"""The day's notices of a person become one message; where they gave an address, it goes there too."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, system
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.journal.operations import record
from luoshi.notifications.kinds import sentence_of
from luoshi.notifications.models import Address, Delivery, Hook, Message, Notice
from luoshi.notifications.permissions import SEE_DELIVERIES
from luoshi.notifications.states import Channel

AT_ONCE = 200
"""How many persons one transaction gathers for: it is over within a second."""


def gather_messages(*, now: datetime, today: date, is_quiet: Callable[[int, date], bool]) -> int:
    """Make one message a person out of what is to be told by today; return for how many. Happens by itself.

    ``is_quiet`` tells of a jurisdiction (its primary key) and a day whether nobody is to be disturbed: then it waits for the
    next day. Whoever got a message today gets the rest with tomorrow's. Called twice, or by two at once, it does nothing twice.
    """
    count = 0
    while True:
        waiting = _waiting(today)
        places = waiting.values_list("jurisdiction", flat=True).distinct()
        awake = [place for place in places if not is_quiet(place, today)]
        persons = list(waiting.filter(jurisdiction__in=awake).values_list("person", flat=True).distinct()[:AT_ONCE])
        if not persons:
            return count
        count += _gather(persons, now=now, today=today)


def _waiting(today: date) -> QuerySet[Notice]:
    had = Message.objects.filter(day=today).values("person")
    open_ = Notice.objects.filter(message__isnull=True, settled_at__isnull=True, day__lte=today)
    return open_.exclude(person__in=had).order_by("person")


@transaction.atomic
def _gather(persons: Sequence[int], *, now: datetime, today: date) -> int:
    by_place: dict[int, int] = defaultdict(int)
    for person in persons:
        place = _gather_one(person, now=now, today=today)
        if place is not None:
            by_place[place] += 1
    for place, messages in sorted(by_place.items()):
        by, key = system(place), jurisdiction_key_of(place)
        record("notifications.gathered", jurisdiction_key=key, by=by, now=now, data={"messages": messages})
    return sum(by_place.values())


def _gather_one(person: int, *, now: datetime, today: date) -> int | None:
    """Gather for one person; return their jurisdiction, None if somebody else was quicker."""
    notices = Notice.objects.filter(person=person, message__isnull=True, settled_at__isnull=True, day__lte=today)
    first = notices.first()
    if first is None:
        return None
    try:
        with transaction.atomic():
            message = Message.objects.create(
                jurisdiction_id=first.jurisdiction_id, person_id=person, day=today, gathered_at=now
            )
    except IntegrityError:
        return None
    notices.update(message=message)
    address = Address.objects.filter(person=person).first()
    if address is not None and settings.EMAIL_HOST:
        _queue_email(message, address.email, now=now)
    return first.jurisdiction_id


def _queue_email(message: Message, email: str, *, now: datetime) -> None:
    lines = [sentence_of(notice) for notice in message.notices.order_by("pk")]
    Delivery.objects.create(
        jurisdiction_id=message.jurisdiction_id,
        message=message,
        day=message.day,
        channel=Channel.EMAIL,
        recipient=email,
        subject=_("落实：%(count)d件事请您办理") % {"count": len(lines)},
        text=text_of(lines),
        next_at=now,
    )


def text_of(lines: Sequence[str]) -> str:
    """Return a message as text: numbered lines, and where they can be dealt with."""
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
    if settings.ADDRESS:
        numbered += ["", _("办理：%(address)s") % {"address": settings.ADDRESS}]
    return "\n".join(numbered)


@transaction.atomic
def queue_list(*, hook: Hook, day: date, text: str, by: Actor, now: datetime) -> Delivery | None:
    """Queue the day's list for a group; return None if the group has had one today. Raises NotAllowed."""
    check(SEE_DELIVERIES, by)
    try:
        with transaction.atomic():
            delivery = Delivery.objects.create(
                jurisdiction_id=hook.jurisdiction_id,
                hook=hook,
                day=day,
                channel=hook.channel,
                recipient=hook.title,
                subject=_("报送提醒"),
                text=text,
                next_at=now,
            )
    except IntegrityError:
        return None
    key = jurisdiction_key_of(hook.jurisdiction_id)
    record("notifications.list_queued", jurisdiction_key=key, by=by, now=now, about=delivery)
    return delivery
