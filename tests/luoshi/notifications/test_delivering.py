"""Sending: at most once, tried again, given up, and what became of it is kept."""

import threading
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.db import connection

from luoshi.base.actors import Role
from luoshi.base.refusals import NotAllowed, WrongState
from luoshi.journal.models import Entry
from luoshi.notifications.models import Delivery
from luoshi.notifications.operations import deliver_due, send_again
from luoshi.notifications.operations.delivering import WAITS
from luoshi.notifications.sending import Refused
from luoshi.notifications.states import DeliveryState
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.notifications.making import LATER, SENTENCE, Mailbox, a_delivery, a_person, gathered, told

pytestmark = pytest.mark.django_db


def refuse(_delivery: Delivery, _now: datetime) -> None:
    raise Refused("没有应答。")


def test_an_email_arrives_as_it_was_written(mailbox: Mailbox) -> None:
    told(a_person(a_jurisdiction(), "yi@example.cn"))
    gathered()

    assert deliver_due(now=NOW) == 1
    assert [(one.mail_from, one.rcpt_tos) for one in mailbox.taken] == [("luoshi@example.cn", ["yi@example.cn"])]
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.ended_at) == (DeliveryState.SENT, 1, NOW)
    content = mailbox.taken[0].content
    assert isinstance(content, bytes)
    arrived = message_from_bytes(content, policy=default)
    assert (arrived["Message-ID"], arrived["Subject"]) == (f"<{delivery.public_key}@luoshi>", "落实：1件事请您办理")
    assert arrived.get_content().strip() == f"1. {SENTENCE}"
    assert Entry.objects.get(verb="notifications.sent").data == {"sent": 1, "failed": 0}


def test_what_was_sent_is_not_sent_again(mailbox: Mailbox) -> None:
    told(a_person(a_jurisdiction(), "yi@example.cn"))
    gathered()
    deliver_due(now=NOW)

    assert deliver_due(now=NOW + timedelta(days=30)) == 0
    assert len(mailbox.taken) == 1


def test_what_a_server_refuses_is_tried_again_later(mailbox: Mailbox) -> None:
    mailbox.refusals = ["451 not now"]
    told(a_person(a_jurisdiction(), "yi@example.cn"))
    gathered()

    assert deliver_due(now=NOW) == 0
    waiting = Delivery.objects.get()
    assert (waiting.state, waiting.next_at) == (DeliveryState.QUEUED, NOW + WAITS[0])
    assert waiting.trouble.startswith("邮件没有发出：")
    assert deliver_due(now=NOW) == 0
    assert deliver_due(now=waiting.next_at) == 1
    assert (len(mailbox.taken), Delivery.objects.get().trouble) == (1, "")


def test_after_the_last_try_it_is_given_up_and_somebody_may_send_it_again() -> None:
    place = a_jurisdiction()
    delivery, moment = a_delivery(place), NOW
    for wait in [*WAITS, timedelta()]:
        deliver_due(now=moment, send=refuse)
        moment += wait

    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.trouble) == (
        DeliveryState.GIVEN_UP,
        len(WAITS) + 1,
        "没有应答。",
    )
    send_again(delivery=delivery, by=an_actor(place, Role.CLERK), now=moment)
    assert deliver_due(now=moment, send=lambda _delivery, _now: None) == 1


def test_what_was_sent_or_waits_cannot_be_sent_again() -> None:
    place = a_jurisdiction()
    delivery, by = a_delivery(place), an_actor(place, Role.CLERK)

    with pytest.raises(WrongState, match="等待发送"):
        send_again(delivery=delivery, by=by, now=NOW)


def test_a_liaison_and_another_office_send_nothing_again() -> None:
    delivery = a_delivery(a_jurisdiction())
    strangers = [an_actor(delivery.jurisdiction, Role.LIAISON), an_actor(a_jurisdiction(), Role.CLERK)]

    for by in strangers:
        with pytest.raises(NotAllowed):
            send_again(delivery=delivery, by=by, now=NOW)


def test_what_was_claimed_by_a_worker_that_died_before_handing_over_is_sent_later() -> None:
    delivery = a_delivery(a_jurisdiction())
    Delivery.objects.update(state=DeliveryState.SENDING, claimed_at=NOW)

    assert deliver_due(now=NOW + timedelta(minutes=1), send=lambda _delivery, _now: None) == 0
    assert deliver_due(now=NOW + LATER, send=lambda _delivery, _now: None) == 1
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT


def test_what_was_handed_over_by_a_worker_that_died_is_never_sent_by_itself() -> None:
    delivery = a_delivery(a_jurisdiction())
    Delivery.objects.update(state=DeliveryState.SENDING, claimed_at=NOW, handed_over_at=NOW)

    assert deliver_due(now=NOW + LATER, send=lambda _delivery, _now: None) == 0
    delivery.refresh_from_db()
    assert (delivery.state, delivery.trouble) == (
        DeliveryState.UNKNOWN,
        "发送时程序中断，不能确定对方是否收到。",
    )


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_different_ones() -> None:
    place = a_jurisdiction()
    keys = {a_delivery(place).public_key for _ in range(20)}
    start, sent = threading.Barrier(2), list[str]()

    def work() -> None:
        start.wait()
        deliver_due(now=NOW, send=lambda delivery, _now: sent.append(delivery.public_key))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert (len(sent), set(sent)) == (20, keys)
