"""How long a sign-in lasts, where one is signed in, and the proof before a dangerous act."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.directory.signing import Session
from luoshi.directory.signing_store import hash_of
from luoshi.journal.models import Entry
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse"  # noqa: S105 -- of accounts that tests make
NINE = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36 Edg/109.0.1518.78"


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


def signed_in(account: Account, agent: str = FIREFOX, address: str = "10.0.0.1") -> Client:
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
    return client


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_a_sign_in_ends_when_nothing_was_done_for_half_an_hour(clerk: Account) -> None:
    with time_machine.travel(NINE, tick=False):
        client = signed_in(clerk)
    with time_machine.travel(after(29), tick=False):
        used = client.get("/search/").status_code
    with time_machine.travel(after(58), tick=False):
        used_again = client.get("/search/").status_code
    with time_machine.travel(after(89), tick=False):
        idle = client.get("/search/", follow=True)

    assert (used, used_again) == (200, 200)
    assert idle.redirect_chain == [("/sign-in/?next=/search/", 302)]
    assert idle.content.decode().count("您已超过30分钟没有操作，请重新登录。") == 1
    assert Session.objects.filter(account=clerk).count() == 0


def test_a_sign_in_ends_after_twelve_hours_whatever_is_done(clerk: Account) -> None:
    with time_machine.travel(NINE, tick=False):
        client = signed_in(clerk)
    statuses = []
    for minutes in (*range(25, 720, 25), 721):
        with time_machine.travel(after(minutes), tick=False):
            statuses.append(client.get("/search/").status_code)

    assert statuses == [200] * 28 + [302]


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(clerk: Account) -> None:
    with time_machine.travel(NINE, tick=False):
        client = signed_in(clerk)
    with time_machine.travel(after(20), tick=False):
        client.get("/documents/abcdefghij123456/status/", headers={"HX-Request": "true"})
    with time_machine.travel(after(31), tick=False):
        assert client.get("/search/").status_code == 302


def test_a_session_that_does_not_say_when_it_began_is_over(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    session = client.session
    del session["signed"]
    session.save()

    assert client.get("/search/").status_code == 302


def test_the_database_holds_no_key_that_a_browser_could_send(clerk: Account) -> None:
    client = signed_in(clerk)
    key = client.session.session_key
    thief = Client()

    kept = Session.objects.get(account=clerk)
    thief.cookies["sessionid"] = kept.session_key

    assert kept.session_key == hash_of(str(key)) != key
    assert thief.get("/search/").status_code == 302
    assert client.get("/search/").status_code == 200


def test_where_somebody_is_signed_in_is_listed_and_nothing_of_others(clerk: Account) -> None:
    signed_in(an_account(clerk.jurisdiction), address="10.0.0.3")
    here = signed_in(clerk)
    signed_in(clerk, EDGE, "10.0.0.2")

    page = here.get("/me/sign-ins/")

    text = page.content.decode()
    assert {(shown.browser, shown.session.address, shown.is_this) for shown in page.context["sessions"]} == {
        ("Firefox · Linux", "10.0.0.1", True),
        ("Edge · Windows", "10.0.0.2", False),
    }
    assert (text.count("10.0.0.2"), text.count("10.0.0.3")) == (1, 0)


def test_another_session_of_ones_own_is_ended(clerk: Account) -> None:
    here, there = signed_in(clerk), signed_in(clerk, EDGE)
    kept = Session.objects.get(browser=EDGE)

    here.post(f"/me/sign-ins/{kept.pk}/end/")

    assert (here.get("/search/").status_code, there.get("/search/").status_code) == (200, 302)
    assert verbs()[-1] == "directory.session_ended"


def test_a_session_of_somebody_else_is_not_there(clerk: Account) -> None:
    here, other = signed_in(clerk), signed_in(an_account(clerk.jurisdiction), EDGE)
    kept = Session.objects.get(browser=EDGE)

    answer = here.post(f"/me/sign-ins/{kept.pk}/end/")

    assert (answer.status_code, other.get("/search/").status_code) == (404, 200)


def test_all_other_sessions_are_ended_at_once(clerk: Account) -> None:
    here, there, other = signed_in(clerk), signed_in(clerk, EDGE), signed_in(an_account(clerk.jurisdiction))

    here.post("/me/sign-ins/others/end/")

    assert [one.get("/search/").status_code for one in (here, there, other)] == [200, 302, 200]
    assert Entry.objects.order_by("-pk")[0].data == {"person": clerk.person.public_key, "count": 1}


def test_a_password_changed_ends_the_other_sessions(clerk: Account) -> None:
    here, there = signed_in(clerk), signed_in(clerk, EDGE)

    here.post("/password/", {"old": PASSWORD, "new": "battery staple", "again": "battery staple"})

    assert [one.get("/search/").status_code for one in (here, there)] == [200, 302]


def test_a_dangerous_act_long_after_the_sign_in_asks_for_the_password_and_leads_back(clerk: Account) -> None:
    administrator = an_account(clerk.jurisdiction, Role.ADMINISTRATOR)
    person, reset = f"/directory/people/{clerk.person.public_key}/", f"/directory/accounts/{clerk.public_key}/reset/"
    with time_machine.travel(NINE, tick=False):
        client = signed_in(administrator)
    with time_machine.travel(after(11), tick=False):
        asked = client.post(reset, headers={"Referer": f"https://testserver{person}"})
        wrong = client.post("/me/prove/", {"password": "wrong", "next": person})
        proved = client.post("/me/prove/", {"password": PASSWORD, "next": person})
        done = client.post(reset)

    assert asked.headers["Location"] == f"/me/prove/?next={person.replace('/', '%2F')}"
    assert (wrong.status_code, proved.headers["Location"], done.status_code) == (422, person, 200)
    assert verbs() == [
        "directory.signed_in",
        "directory.sign_in_refused",
        "directory.proved",
        "directory.password_reset",
    ]


def test_a_dangerous_act_soon_after_the_sign_in_asks_nothing(clerk: Account) -> None:
    client = signed_in(an_account(clerk.jurisdiction, Role.ADMINISTRATOR))

    assert client.post(f"/directory/accounts/{clerk.public_key}/reset/").status_code == 200
