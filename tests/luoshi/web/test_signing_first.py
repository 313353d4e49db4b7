"""The first sign-in with a printed code; and the rules of passwords."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Account
from luoshi.directory.operations import change_password
from luoshi.directory.operations.accounts import remember_password
from luoshi.directory.queries import actor_of
from luoshi.directory.signing import FirstCode
from luoshi.journal.models import Entry
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse"  # noqa: S105 -- of accounts that tests make
CHOSEN = "battery staple"
NO_CODE = "登录名或首次登录码不对，或者已经用过、过期；请核对，或联系系统管理员重新打印。"


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


def printed_code(account: Account) -> str:
    administrator = Client()
    administrator.force_login(an_account(account.jurisdiction, Role.ADMINISTRATOR))
    page = administrator.post(f"/directory/accounts/{account.public_key}/code/").content.decode()
    found = re.search(r"<code>((?:[a-z2-9]{4}-){3}[a-z2-9]{4})</code>", page)
    assert found is not None
    return found[1]


def given(account: Account, code: str, password: str = CHOSEN) -> dict[str, str]:
    return {"username": account.username, "code": code, "new": password, "again": password}


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_with_the_printed_code_somebody_chooses_the_password_and_is_in(client: Client, clerk: Account) -> None:
    code = printed_code(clerk)

    answer = client.post("/sign-in/first/", given(clerk, f" {code.upper().replace('-', ' ')} "))

    clerk.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert (clerk.check_password(CHOSEN), clerk.must_change_password) == (True, False)
    assert client.get("/").status_code == 200
    assert verbs() == ["directory.first_code_made", "directory.first_code_used", "directory.signed_in"]


def test_the_code_is_kept_as_a_hash_only(clerk: Account) -> None:
    code = printed_code(clerk)

    kept = FirstCode.objects.get()

    assert len(kept.digest) == 64
    assert code.replace("-", "") not in kept.digest
    assert str(Entry.objects.values_list("data", flat=True)).count(code) == 0


def test_a_code_is_good_once_and_only_until_the_next_is_made(client: Client, clerk: Account) -> None:
    first = printed_code(clerk)
    second = printed_code(clerk)

    statuses = [
        client.post("/sign-in/first/", given(clerk, first)).status_code,
        client.post("/sign-in/first/", given(clerk, second)).status_code,
        Client().post("/sign-in/first/", given(clerk, second, "another staple")).status_code,
    ]

    assert statuses == [422, 302, 422]


def test_a_code_runs_out_after_seven_days(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        code = printed_code(clerk)

    with time_machine.travel(NOW + timedelta(days=7, minutes=1), tick=False):
        answer = client.post("/sign-in/first/", given(clerk, code))

    assert answer.context["form"].errors["code"] == [NO_CODE]


def test_a_wrong_code_a_wrong_name_and_a_stopped_account_get_the_same_answer(client: Client, clerk: Account) -> None:
    other, stopped = an_account(clerk.jurisdiction), an_account(clerk.jurisdiction)
    code, stopped_code = printed_code(clerk), printed_code(stopped)
    Account.objects.filter(pk=stopped.pk).update(is_active=False)
    sent = [
        given(clerk, "aaaa-aaaa-aaaa-aaaa"),
        given(other, code),
        given(stopped, stopped_code),
        given(clerk, code) | {"username": "nobody"},
    ]

    answers = [client.post("/sign-in/first/", one) for one in sent]

    assert [answer.context["form"].errors for answer in answers] == [{"code": [NO_CODE]}] * 4
    assert client.post("/sign-in/first/", given(clerk, code)).status_code == 302


def test_codes_are_not_guessed_without_end(client: Client, clerk: Account) -> None:
    code = printed_code(clerk)
    statuses = [client.post("/sign-in/first/", given(clerk, f"no{number}")).status_code for number in range(5)]

    locked = client.post("/sign-in/first/", given(clerk, code))

    assert (statuses, locked.status_code) == ([422] * 4 + [429], 429)


def test_a_password_that_will_not_do_is_told_and_leaves_the_code_good(client: Client, clerk: Account) -> None:
    code = printed_code(clerk)

    weak = client.post("/sign-in/first/", given(clerk, code, "12345678"))

    assert list(weak.context["form"].errors) == ["new"]
    assert client.post("/sign-in/first/", given(clerk, code)).status_code == 302


def test_a_clerk_prints_no_code(client: Client, clerk: Account) -> None:
    client.force_login(clerk)

    answer = client.post(f"/directory/accounts/{clerk.public_key}/code/")

    assert (answer.status_code, FirstCode.objects.count()) == (403, 0)


def test_one_of_the_last_passwords_is_not_taken_again(clerk: Account) -> None:
    by = actor_of(clerk, today=TODAY)
    change_password(account=clerk, old=PASSWORD, new=CHOSEN, by=by, now=NOW)
    change_password(account=clerk, old=CHOSEN, new="another staple", by=by, now=NOW)

    with pytest.raises(Invalid, match="新密码不能与最近5次用过的密码相同。"):
        change_password(account=clerk, old="another staple", new=CHOSEN, by=by, now=NOW)


def test_a_password_older_than_the_setting_allows_is_changed_first(
    client: Client, clerk: Account, settings: Settings
) -> None:
    settings.PASSWORD_DAYS = 90
    remember_password(clerk, now=NOW - timedelta(days=91))

    with time_machine.travel(NOW, tick=False):
        client.post("/sign-in/", {"username": clerk.username, "password": PASSWORD})
        led = client.get("/")

    assert led.headers["Location"] == "/password/"
    assert verbs() == ["directory.signed_in", "directory.password_expired"]


def test_a_younger_password_and_one_of_unknown_age_go_on(client: Client, clerk: Account, settings: Settings) -> None:
    settings.PASSWORD_DAYS = 90
    young = an_account(clerk.jurisdiction)
    remember_password(young, now=NOW - timedelta(days=89))
    statuses = []

    for account in (clerk, young):
        with time_machine.travel(NOW, tick=False):
            client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
            statuses.append(client.get("/").status_code)
        client.logout()

    assert statuses == [200, 200]
