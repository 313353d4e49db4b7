"""kill -9 while messages are sent: none twice, and none is lost without a word."""

import signal
from pathlib import Path

import pytest

from luoshi.notifications.models import Delivery
from luoshi.notifications.operations import deliver_due
from luoshi.notifications.states import DeliveryState
from tests.killing import ended
from tests.luoshi.making import NOW, a_jurisdiction
from tests.luoshi.notifications.making import LATER, Mailbox, a_person, gathered, told

pytestmark = pytest.mark.django_db(transaction=True)
CLAIMED, HANDED_OVER, ENDED = 3, 4, 5
"""Which write of a worker it is; the first two take up what others left behind."""


def killed_after(writes: int, mailbox: Mailbox, home: Path) -> int:
    """Send what is due in a process of its own that dies after so many writes; return how it ended."""
    return ended("tests.luoshi.notifications.killed", str(mailbox.port), str(writes), home=home)


@pytest.mark.parametrize(
    ("writes", "found", "at_the_end", "arrived"),
    [
        (CLAIMED, DeliveryState.SENDING, DeliveryState.SENT, 1),
        (HANDED_OVER, DeliveryState.SENDING, DeliveryState.UNKNOWN, 0),
        (ENDED, DeliveryState.SENT, DeliveryState.SENT, 1),
    ],
)
def test_a_killed_worker_sends_nothing_twice(  # the last two are what may have been sent, and what was
    writes: int, found: DeliveryState, at_the_end: DeliveryState, arrived: int, mailbox: Mailbox, tmp_path: Path
) -> None:
    told(a_person(a_jurisdiction(), "yi@example.cn"))
    gathered()

    assert killed_after(writes, mailbox, tmp_path) == -signal.SIGKILL
    assert Delivery.objects.get().state == found
    deliver_due(now=NOW + LATER)
    assert (Delivery.objects.get().state, len(mailbox.taken)) == (at_the_end, arrived)


def test_a_worker_that_is_not_killed_sends_it(mailbox: Mailbox, tmp_path: Path) -> None:
    told(a_person(a_jurisdiction(), "yi@example.cn"))
    gathered()

    assert killed_after(0, mailbox, tmp_path) == 0
    assert (Delivery.objects.get().state, len(mailbox.taken)) == (DeliveryState.SENT, 1)
