"""Sending what is queued: claimed by a conditional UPDATE, handed over outside any transaction, given at most once."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, system
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.base.refusals import WrongState
from luoshi.directory.operations.checks import check_within
from luoshi.journal.operations import record
from luoshi.notifications.models import Delivery
from luoshi.notifications.permissions import SEE_DELIVERIES
from luoshi.notifications.sending import Refused, send
from luoshi.notifications.states import DELIVERY_NEXT, DeliveryState

AT_ONCE = 60
"""How many one call sends: a tick is to be over within a minute even where every server is slow."""
WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
"""How long is waited after each try that failed; after the last it is given up."""
STUCK = timedelta(minutes=10)
"""After so long, whoever claimed a delivery was killed: sending has a time-out of less than a minute."""

Send = Callable[[Delivery, datetime], None]


def deliver_due(*, now: datetime, send: Send = send) -> int:
    """Send what is due, one after the other, each to its end; return how many were sent. Happens by itself.

    Two at once send different ones. What was begun by somebody who was killed is queued again if nothing had been handed over,
    else it ends as "unknown" and is shown to whoever keeps an eye on it.
    """
    _take_up_stuck(now)
    ends: dict[int, Counter[str]] = {}
    for _number in range(AT_ONCE):
        delivery = _claim(now)
        if delivery is None:
            break
        state = _send(delivery, send, now)
        ends.setdefault(delivery.jurisdiction_id, Counter())[state] += 1
    for place, counted in sorted(ends.items()):
        sent = counted[DeliveryState.SENT]
        data = {"sent": sent, "failed": counted.total() - sent}
        key = jurisdiction_key_of(place)
        record("notifications.sent", jurisdiction_key=key, by=system(place), now=now, data=data)
    return sum(counted[DeliveryState.SENT] for counted in ends.values())


def _take_up_stuck(now: datetime) -> None:
    stuck = Delivery.objects.filter(state=DeliveryState.SENDING, claimed_at__lt=now - STUCK)
    stuck.filter(handed_over_at__isnull=True).update(state=DeliveryState.QUEUED, claimed_at=None, next_at=now)
    stuck.filter(handed_over_at__isnull=False).update(
        state=DeliveryState.UNKNOWN, ended_at=now, trouble=_("发送时程序中断，不能确定对方是否收到。")
    )


def _claim(now: datetime) -> Delivery | None:
    """Take one that is due; whoever else wants the same takes another."""
    due = Q(state=DeliveryState.QUEUED, next_at__lte=now)
    for key in Delivery.objects.filter(due).order_by("next_at", "pk").values_list("pk", flat=True)[:AT_ONCE]:
        claimed = Delivery.objects.filter(due, pk=key).update(
            state=DeliveryState.SENDING, claimed_at=now, handed_over_at=None, attempts=F("attempts") + 1
        )
        if claimed:
            return Delivery.objects.select_related("hook").get(pk=key)
    return None


def _send(delivery: Delivery, send: Send, now: datetime) -> DeliveryState:
    Delivery.objects.filter(pk=delivery.pk).update(handed_over_at=now)  # committed before the first byte goes out
    try:
        send(delivery, now)
    except Refused as refused:
        return _after_failure(delivery, str(refused), now)
    _move(delivery, DeliveryState.SENT, ended_at=now, trouble="")
    return DeliveryState.SENT


def _after_failure(delivery: Delivery, trouble: str, now: datetime) -> DeliveryState:
    kept = trouble[:300]
    if delivery.attempts > len(WAITS):
        _move(delivery, DeliveryState.GIVEN_UP, ended_at=now, trouble=kept)
        return DeliveryState.GIVEN_UP
    wait = WAITS[delivery.attempts - 1]
    _move(delivery, DeliveryState.QUEUED, next_at=now + wait, claimed_at=None, handed_over_at=None, trouble=kept)
    return DeliveryState.QUEUED


def _move(delivery: Delivery, to: DeliveryState, **fields: object) -> bool:
    """Bring a delivery from the state it was seen in to another; tell whether nobody was quicker."""
    old = DeliveryState(delivery.state)
    if to not in DELIVERY_NEXT[old]:
        raise WrongState(_("这件消息现在是“%(state)s”，不能重新发送。") % {"state": old.label})
    return bool(Delivery.objects.filter(pk=delivery.pk, state=old).update(state=to, **fields))


@transaction.atomic
def send_again(*, delivery: Delivery, by: Actor, now: datetime) -> None:
    """Queue once more what was given up, or may not have been sent. Raises NotAllowed, WrongState."""
    check(SEE_DELIVERIES, by)
    check_within(delivery.jurisdiction_id, by)
    if not _move(delivery, DeliveryState.QUEUED, next_at=now, attempts=0, ended_at=None, claimed_at=None, trouble=""):
        raise WrongState(_("这件消息刚被别人重新发送过，请刷新页面。"))
    key = jurisdiction_key_of(delivery.jurisdiction_id)
    record("notifications.sent_again", jurisdiction_key=key, by=by, now=now, about=delivery)
