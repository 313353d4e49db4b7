"""One message a person a day: whatever happens twice, whoever else does it at the same time."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.base.refusals import NotAllowed
from luoshi.journal.models import Entry
from luoshi.notifications.models import Delivery, Message, Notice
from luoshi.notifications.operations import gather_messages, queue_list, settle
from luoshi.notifications.operations.gathering import text_of
from luoshi.notifications.states import DeliveryState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.notifications.making import SENTENCE, a_hook, a_person, gathered, told

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def test_all_that_somebody_is_to_be_told_becomes_one_message() -> None:
    person = a_person(a_jurisdiction())
    for _ in range(3):
        told(person)

    assert gathered() == 1
    assert Message.objects.get().notices.count() == 3
    assert Entry.objects.get(verb="notifications.gathered").data == {"messages": 1}


def test_gathered_again_the_same_day_nothing_is_sent_twice_and_the_rest_comes_tomorrow() -> None:
    person = a_person(a_jurisdiction())
    told(person)
    gathered()
    told(person)

    assert gathered() == 0
    assert gathered(TOMORROW) == 1
    assert [message.notices.count() for message in Message.objects.order_by("day")] == [1, 1]


def test_what_is_due_later_waits_for_its_day() -> None:
    told(a_person(a_jurisdiction()), day=TOMORROW)

    assert gathered() == 0
    assert gathered(TOMORROW) == 1


def test_days_that_were_missed_are_caught_up_with_one_message() -> None:
    person = a_person(a_jurisdiction())
    for days in range(7):
        told(person, day=TODAY + timedelta(days=days))

    assert gathered(TODAY + timedelta(days=7)) == 1
    assert Message.objects.get().notices.count() == 7


def test_on_a_quiet_day_nobody_of_that_jurisdiction_is_disturbed() -> None:
    quiet, awake = a_jurisdiction(), a_jurisdiction()
    told(a_person(quiet))
    told(a_person(awake))

    assert gather_messages(now=NOW, today=TODAY, is_quiet=lambda place, _day: place == quiet.pk) == 1
    assert Message.objects.get().jurisdiction == awake


def test_what_was_settled_in_time_disturbs_nobody() -> None:
    person = a_person(a_jurisdiction())
    told(person, once="x")
    settle(["x"], jurisdiction_id=person.jurisdiction_id, now=NOW)

    assert gathered() == 0


def test_with_an_address_it_is_queued_for_the_mail_and_without_one_it_stays_here(settings: Settings) -> None:
    settings.EMAIL_HOST, settings.ADDRESS = "mail.example.cn", "https://luoshi.example.cn"
    place = a_jurisdiction()
    told(a_person(place, "yi@example.cn"))
    told(a_person(place))

    assert gathered() == 2
    assert list(Delivery.objects.values_list("recipient", "state", "subject", "text")) == [
        (
            "yi@example.cn",
            DeliveryState.QUEUED,
            "落实：1件事请您办理",
            f"1. {SENTENCE}\n\n办理：https://luoshi.example.cn",
        )
    ]
    assert mail.outbox == []


def test_where_no_mail_server_is_named_nothing_is_queued(settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    told(a_person(a_jurisdiction(), "yi@example.cn"))

    assert (gathered(), Delivery.objects.count()) == (1, 0)


def test_lines_are_numbered() -> None:
    assert text_of(["甲。", "乙。"]) == "1. 甲。\n2. 乙。"


def test_a_group_gets_one_list_a_day() -> None:
    place = a_jurisdiction()
    hook, by = a_hook(place, "https://qyapi.weixin.qq.com/x"), an_actor(place, Role.CLERK)

    first = queue_list(hook=hook, day=TODAY, text="甲。", by=by, now=NOW)

    assert first is not None
    assert queue_list(hook=hook, day=TODAY, text="乙。", by=by, now=NOW) is None
    assert queue_list(hook=hook, day=TOMORROW, text="丙。", by=by, now=NOW) is not None


def test_a_liaison_sends_no_list_to_a_group() -> None:
    place = a_jurisdiction()

    with pytest.raises(NotAllowed):
        queue_list(hook=a_hook(place, "x"), day=TODAY, text="x", by=an_actor(place, Role.LIAISON), now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_who_gather_at_once_give_everybody_one_message() -> None:
    place = a_jurisdiction()
    people = [a_person(place) for _ in range(30)]
    for person in people:
        told(person)
    start, counts = threading.Barrier(2), []

    def gather() -> None:
        start.wait()
        counts.append(gathered())
        connection.close()

    workers = [threading.Thread(target=gather) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert (len(counts), sum(counts)) == (2, len(people))
    assert Message.objects.count() == len(people)
    assert Notice.objects.filter(message__isnull=True).count() == 0
