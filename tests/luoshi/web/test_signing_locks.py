"""Lock-out: by account and by address, told in a sentence, released by an administrator, in the journal once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.journal.models import Entry
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse"  # noqa: S105 -- of accounts that tests make
WRONG = "wrong"
LOCKED = "连续多次未能登录，已暂时锁定。请10分钟后再试，或联系系统管理员解除锁定、重置密码。"
NINE = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


def tries(client: Client, username: str, password: str = WRONG, *, address: str = "10.0.0.1") -> int:
    answer = client.post("/sign-in/", {"username": username, "password": password}, REMOTE_ADDR=address)
    return answer.status_code


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_the_fifth_failure_locks_the_account_from_every_address(client: Client, clerk: Account) -> None:
    statuses = [tries(client, clerk.username) for _number in range(5)]

    right = client.post("/sign-in/", {"username": clerk.username, "password": PASSWORD}, REMOTE_ADDR="10.0.0.2")

    assert statuses == [422, 422, 422, 422, 429]
    assert right.status_code == 429
    assert right.content.decode().count(LOCKED) == 1
    assert "_auth_user_id" not in client.session


def test_a_name_that_does_not_exist_is_locked_in_the_same_way(client: Client, clerk: Account) -> None:
    statuses = [tries(client, "nobody") for _number in range(6)]

    assert statuses == [422, 422, 422, 422, 429, 429]
    assert tries(client, clerk.username, PASSWORD) == 302


def test_a_lock_is_journalled_once_and_what_is_tried_meanwhile_is_not(client: Client, clerk: Account) -> None:
    for _number in range(9):
        tries(client, clerk.username)

    assert verbs() == ["directory.sign_in_refused"] * 5 + ["directory.account_locked"]


def test_the_lock_ends_by_itself_though_somebody_goes_on_trying(client: Client, clerk: Account) -> None:
    with time_machine.travel(NINE, tick=False):
        for _number in range(5):
            tries(client, clerk.username)
    with time_machine.travel(NINE + timedelta(minutes=9), tick=False):
        within = tries(client, clerk.username)
    with time_machine.travel(NINE + timedelta(minutes=11), tick=False):
        after = tries(client, clerk.username, PASSWORD)

    assert (within, after) == (429, 302)


def test_failures_of_others_at_the_same_address_lock_it_only_after_many(client: Client, clerk: Account) -> None:
    for number in range(49):
        tries(client, f"other{number}")
    before = tries(client, clerk.username, "wrong", address="10.0.0.1")

    locked = tries(client, clerk.username, PASSWORD, address="10.0.0.1")
    elsewhere = tries(client, clerk.username, PASSWORD, address="10.0.0.2")

    assert (before, locked, elsewhere) == (429, 429, 302)


def test_ones_own_sign_in_does_not_forget_the_failures_for_another(client: Client, clerk: Account) -> None:
    attacker = an_account(clerk.jurisdiction)
    for _number in range(4):
        tries(client, clerk.username)

    tries(client, attacker.username, PASSWORD)
    client.logout()

    assert tries(client, clerk.username) == 429


def test_a_sign_in_forgets_ones_own_failures(client: Client, clerk: Account) -> None:
    for _number in range(4):
        tries(client, clerk.username)
    tries(client, clerk.username, PASSWORD)
    client.logout()

    assert [tries(client, clerk.username) for _number in range(4)] == [422] * 4


def test_an_administrator_sees_the_lock_and_releases_it(client: Client, clerk: Account) -> None:
    for _number in range(5):
        tries(client, clerk.username)
    administrator = Client()
    administrator.force_login(an_account(clerk.jurisdiction, Role.ADMINISTRATOR))
    person = f"/directory/people/{clerk.person.public_key}/"
    release = f"/directory/accounts/{clerk.public_key}/release/"

    locked = administrator.get(person).content.decode()
    released = administrator.post(release)
    after = administrator.get(person).content.decode()

    assert (locked.count("已锁定"), locked.count(release), after.count("已锁定")) == (1, 1, 0)
    assert (released.status_code, released.headers["Location"]) == (302, person)
    assert verbs()[-1] == "directory.account_released"
    assert tries(client, clerk.username, PASSWORD) == 302


def test_what_is_not_locked_is_not_released_and_a_clerk_releases_nothing(client: Client, clerk: Account) -> None:
    release = f"/directory/accounts/{clerk.public_key}/release/"
    administrator = Client()
    administrator.force_login(an_account(clerk.jurisdiction, Role.ADMINISTRATOR))
    client.force_login(clerk)

    answers = [administrator.post(release).status_code, client.post(release).status_code]

    assert answers == [409, 403]
    assert [verb for verb in verbs() if verb != "web.refused"] == []
