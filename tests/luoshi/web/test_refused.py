"""Who was refused stands in the journal, without what they sent, and not without bound."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.directory.queries import actor_of
from luoshi.journal.models import Entry
from luoshi.web.operations import MOST_A_MINUTE, note_refused
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_was_refused_before() -> None:
    cache.clear()


@pytest.fixture
def liaison() -> Account:
    return an_account(a_jurisdiction(), Role.LIAISON)


def test_a_refusal_is_entered_with_its_address_and_nothing_that_was_sent(client: Client, liaison: Account) -> None:
    client.force_login(liaison)

    answer = client.post(reverse("web:unit_new"), {"official_name": "区某局"})

    assert answer.status_code == 403
    entry = Entry.objects.get()
    assert (entry.verb, entry.account_key) == ("web.refused", liaison.public_key)
    assert entry.data == {"route": "web:unit_new", "method": "POST"}


def test_what_is_done_and_what_is_not_there_is_no_refusal(client: Client, liaison: Account) -> None:
    client.force_login(liaison)

    answers = [client.get(reverse("web:directory")), client.get(reverse("web:unit", args=["elsewhere"]))]

    assert [answer.status_code for answer in answers] == [200, 404]
    assert Entry.objects.count() == 0


def test_an_account_is_refused_as_often_as_it_likes_and_entered_a_few_times_a_minute(
    client: Client, liaison: Account
) -> None:
    client.force_login(liaison)
    other = Client()
    other.force_login(an_account(liaison.jurisdiction, Role.READER))

    answers = [client.get(reverse("web:unit_new")) for _ in range(MOST_A_MINUTE + 5)]
    other.get(reverse("web:unit_new"))

    assert {answer.status_code for answer in answers} == {403}
    # the clock may go on to the next minute while the test runs
    assert MOST_A_MINUTE <= Entry.objects.filter(account_key=liaison.public_key).count() <= MOST_A_MINUTE + 5
    assert Entry.objects.exclude(account_key=liaison.public_key).count() == 1


def test_the_bound_is_for_a_minute(liaison: Account) -> None:
    by = actor_of(liaison, today=TODAY)

    def noted(seconds: int) -> bool:
        return note_refused(route="web:unit_new", method="GET", by=by, now=NOW + timedelta(seconds=seconds))

    first = [noted(0) for _ in range(MOST_A_MINUTE + 1)]
    later = noted(60)

    assert first == [True] * MOST_A_MINUTE + [False]
    assert later
