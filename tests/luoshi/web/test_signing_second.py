"""The second factor: bound, asked for, compulsory by role, lost."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.journal.models import Entry
from tests.luoshi.making import NOW, a_jurisdiction, an_account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse"  # noqa: S105 -- of accounts that tests make
SETUP = "/me/second-factor/"
SECOND = "/sign-in/second/"
STEP = timedelta(seconds=30)


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


def code_at(secret: str, moment: datetime) -> str:
    return str(format_hotp_value(hotp_value(secret, int(moment.timestamp()) // 30)))


def give_password(client: Client, account: Account, wanted: str = "") -> str:
    sent = {"username": account.username, "password": PASSWORD, "next": wanted}
    return client.post("/sign-in/", sent).headers["Location"]


def bound(client: Client) -> tuple[str, list[str]]:
    """Bind an authenticator as whoever is signed in, at NOW; return its secret and the recovery codes."""
    secret = client.get(SETUP).context["secret"]
    page = client.post(SETUP, {"code": code_at(secret, NOW)})
    return secret, page.context["codes"]


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_an_authenticator_is_bound_by_its_code_and_its_secret_is_enciphered(client: Client, clerk: Account) -> None:
    client.force_login(clerk)
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        wrong = client.post(SETUP, {"code": "000000"})
        secret, codes = bound(client)

    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert (wrong.status_code, len(codes), len(set(codes))) == (422, 10, 10)
    assert secret not in str(kept.data)
    assert verbs() == ["directory.second_factor_added"]


def test_the_password_alone_lets_nobody_in_who_has_an_authenticator(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        secret, _codes = bound(client)
        other = Client()
        asked = give_password(other, clerk, "/search/")
        not_in = other.get("/search/").status_code
        wrong = other.post(SECOND, {"code": "000000"}).status_code
        right = other.post(SECOND, {"code": code_at(secret, NOW + STEP)})
        inside = other.get("/search/").status_code

    assert (asked, not_in, wrong, right.headers["Location"], inside) == (SECOND, 302, 422, "/search/", 200)
    assert verbs()[1:] == ["directory.sign_in_refused", "directory.signed_in"]


def test_a_code_is_good_once(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        secret, _codes = bound(client)
        other = Client()
        give_password(other, clerk)
        statuses = [
            other.post(SECOND, {"code": code_at(secret, moment)}).status_code
            for moment in (NOW, NOW - STEP, NOW + STEP)
        ]

    assert statuses == [422, 422, 302]


def test_a_recovery_code_is_good_once_and_the_journal_tells(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        _secret, codes = bound(client)
        statuses = []
        for _time in range(2):
            other = Client()
            give_password(other, clerk)
            statuses.append(other.post(SECOND, {"code": codes[0]}).status_code)

    assert statuses == [302, 422]
    assert verbs().count("directory.recovery_code_used") == 1


def test_new_recovery_codes_replace_the_old(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        _secret, old = bound(client)
        new = client.post("/me/second-factor/codes/").context["codes"]
        other = Client()
        give_password(other, clerk)
        statuses = [other.post(SECOND, {"code": code}).status_code for code in (old[0], new[0])]

    assert set(old) & set(new) == set()
    assert statuses == [422, 302]


@pytest.mark.parametrize("answer", ["", "[]", "{}", "nonsense", '{"id": "x", "response": {}}'])
def test_what_no_security_key_answered_binds_nothing_and_lets_nobody_in(
    client: Client, clerk: Account, answer: str
) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        bound(client)
        client.get(SETUP)
        refused = client.post("/me/second-factor/key/", {"credential": answer}).headers["Location"]
        other = Client()
        give_password(other, clerk)
        wrong = other.post(SECOND, {"credential": answer}).status_code

    assert (refused, wrong) == (SETUP, 422)
    assert not Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists()


def test_codes_are_not_guessed_without_end(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        secret, _codes = bound(client)
        other = Client()
        give_password(other, clerk)
        statuses = [other.post(SECOND, {"code": f"00000{number}"}).status_code for number in range(5)]
        locked = other.post(SECOND, {"code": code_at(secret, NOW + STEP)}).status_code

    assert (statuses, locked) == ([422] * 4 + [429], 429)


def test_the_wait_for_a_code_ends_after_ten_minutes_and_with_the_password(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        bound(client)
        late, changed = Client(), Client()
        give_password(late, clerk)
        give_password(changed, clerk)
        clerk.set_password("another staple")
        clerk.save()
        asked = changed.get(SECOND).headers["Location"]
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        asked_late = late.get(SECOND).headers["Location"]

    assert (asked, asked_late) == ("/sign-in/", "/sign-in/")


def test_binding_ends_the_other_sessions(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        other = Client()
        other.force_login(clerk)
        client.force_login(clerk)
        bound(client)

        assert [one.get("/search/").status_code for one in (client, other)] == [200, 302]


def test_a_role_of_the_setting_is_led_to_bind_one_and_others_are_not(
    client: Client, clerk: Account, settings: Settings
) -> None:
    settings.SECOND_FACTOR_ROLES = ["clerk", "administrator"]
    liaison = Client()
    liaison.force_login(an_account(clerk.jurisdiction, Role.LIAISON))
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        led = client.get("/search/")
        bound(client)
        after = client.get("/search/").status_code
        page = client.get(SETUP).content.decode()

    assert (led.status_code, led.headers["Location"], after) == (302, SETUP, 200)
    assert liaison.get("/search/").status_code == 200
    assert (page.count("/me/second-factor/codes/"), page.count("/me/second-factor/remove/")) == (1, 0)


def test_whoever_need_not_have_one_takes_it_away(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        bound(client)
        client.post("/me/second-factor/remove/")

        assert give_password(Client(), clerk) == "/"
    assert Authenticator.objects.count() == 0
    assert verbs()[:2] == ["directory.second_factor_added", "directory.second_factor_removed"]


def test_an_administrator_takes_away_a_lost_one_and_a_clerk_does_not(client: Client, clerk: Account) -> None:
    lost = f"/directory/accounts/{clerk.public_key}/second-factor/remove/"
    with time_machine.travel(NOW, tick=False):
        administrator, colleague = Client(), Client()
        administrator.force_login(an_account(clerk.jurisdiction, Role.ADMINISTRATOR))
        colleague.force_login(an_account(clerk.jurisdiction))
        client.force_login(clerk)
        bound(client)
        refused = colleague.post(lost).status_code
        shown = administrator.get(f"/directory/people/{clerk.person.public_key}/").content.decode()
        done = administrator.post(lost).status_code

    assert (refused, len(re.findall(lost, shown)), done) == (403, 1, 302)
    assert Authenticator.objects.count() == 0


def test_the_code_proves_who_somebody_is_before_a_dangerous_act(client: Client, clerk: Account) -> None:
    with time_machine.travel(NOW, tick=False):
        client.force_login(clerk)
        secret, _codes = bound(client)
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        asked = client.get(SETUP)
        code = code_at(secret, NOW + timedelta(minutes=11))
        proved = client.post("/me/prove/", {"password": code, "next": SETUP})
        shown = client.get(SETUP).status_code

    assert (asked.status_code, proved.headers["Location"], shown) == (302, SETUP, 200)
