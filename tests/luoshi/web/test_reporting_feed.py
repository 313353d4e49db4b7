"""One's due days in one's own calendar."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from luoshi.base.actors import Role
from luoshi.base.refusals import NotAllowed
from luoshi.directory.models import Account
from luoshi.reporting.models import Feed, Period
from luoshi.reporting.operations.feeding import make_feed
from luoshi.reporting.queries.feed import periods_of
from tests.luoshi.making import NOW, TODAY, an_account, an_actor
from tests.luoshi.reporting.making import AtWork, a_period, at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> AtWork:
    return at_work()


def address_made(client: Client, made: AtWork) -> str:
    client.force_login(Account.objects.get(public_key=made.liaison.account_key))
    page = client.post("/me/calendar/").content.decode()
    return str(re.findall(r'value="http://testserver(/calendars/[^"]+)"', page)[0])


def test_a_calendar_fetches_the_due_days_without_signing_in(client: Client, made: AtWork) -> None:
    today = date.today()  # noqa: DTZ011, TID251 -- as the page does
    Period.objects.filter(pk=made.period.pk).update(
        due_on=today + timedelta(days=5), closes_on=today + timedelta(days=9)
    )
    address = address_made(client, made)

    answer = Client().get(address)

    events: list[Any] = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [(str(event["summary"]), event["dtstart"].dt) for event in events] == [
        ("2026年4月进展报送截止", today + timedelta(days=5))
    ]


def test_the_address_is_told_once_and_made_anew_the_old_one_leads_nowhere(client: Client, made: AtWork) -> None:
    old = address_made(client, made)
    again = client.get("/me/calendar/").content.decode()
    new = address_made(client, made)

    assert again.count("/calendars/") == 0
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    client.post("/me/calendar/", {"remove": "1"})
    assert (Client().get(new).status_code, Feed.objects.count()) == (404, 0)


def test_a_feed_holds_the_days_of_one_s_own_units_while_one_holds_the_post(made: AtWork) -> None:
    a_period(made.schedule, month=5, opened=False)
    liaison = Account.objects.get(public_key=made.liaison.account_key).person
    stranger = an_account(made.jurisdiction, Role.LIAISON).person
    feeds = [
        Feed.objects.create(jurisdiction=made.jurisdiction, person=person, token_hash=str(number), made_at=NOW)
        for number, person in enumerate((liaison, stranger))
    ]

    assert [period.name for period in periods_of(feeds[0], today=TODAY)] == ["2026年4月", "2026年5月"]
    assert periods_of(feeds[1], today=TODAY) == []
    liaison.holdings.update(until=TODAY - timedelta(days=1), from_day=None)
    assert periods_of(feeds[0], today=TODAY) == []


def test_nobody_makes_the_feed_of_somebody_else(made: AtWork) -> None:
    person = Account.objects.get(public_key=made.liaison.account_key).person

    with pytest.raises(NotAllowed, match="日历订阅只能由本人设置。"):
        make_feed(person=person, by=an_actor(made.jurisdiction, Role.ADMINISTRATOR), now=NOW)
