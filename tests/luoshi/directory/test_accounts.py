"""Accounts: no default password, a one-time one that must be changed, and nobody but the administrator gives them."""

import pytest

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account, Jurisdiction
from luoshi.directory.operations import (
    change_password,
    create_account,
    reset_password,
    resume_account,
    stop_account,
)
from luoshi.journal.models import Entry
from tests.luoshi.directory.building import a_district, a_person, itself
from tests.luoshi.making import NOW, an_account, an_actor

pytestmark = pytest.mark.django_db
GOOD = "plum-blossom-9"


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def administrator(district: Jurisdiction) -> Actor:
    return an_actor(district, Role.ADMINISTRATOR)


def acting(account: Account) -> Actor:
    return Actor(jurisdiction_id=account.jurisdiction_id, account_key=account.public_key)


def test_an_account_without_a_password_gets_one_that_must_be_changed(
    district: Jurisdiction, administrator: Actor
) -> None:
    accounts = [
        create_account(person=a_person(district), username=name, by=administrator, now=NOW) for name in ("li", "wang")
    ]

    passwords = [password for _account, password in accounts]
    assert [account.check_password(password) for account, password in accounts] == [True, True]
    assert [account.must_change_password for account, _password in accounts] == [True, True]
    assert passwords[0] != passwords[1]
    assert {len(password) for password in passwords} == {12}


def test_a_password_is_nowhere_in_the_journal(district: Jurisdiction, administrator: Actor) -> None:
    account, first = create_account(person=a_person(district), username="li", by=administrator, now=NOW)
    second = reset_password(account=account, by=administrator, now=NOW)

    told = str(list(Entry.objects.values()))

    assert "directory.password_reset" in told
    assert [password for password in (first, second) if password in told] == []


def test_who_chose_the_password_need_not_change_it(district: Jurisdiction) -> None:
    account, one_time = create_account(
        person=a_person(district), username="li", password=GOOD, must_change=False, by=itself(district), now=NOW
    )

    assert (account.must_change_password, one_time, account.check_password(GOOD)) == (False, "", True)


@pytest.mark.parametrize("password", ["12345678", "short", "password1", "liming01"])
def test_a_password_that_is_easily_guessed_is_refused(district: Jurisdiction, password: str) -> None:
    with pytest.raises(Invalid) as refused:
        create_account(person=a_person(district), username="liming", password=password, by=itself(district), now=NOW)

    assert refused.value.field == "password"
    assert Account.objects.count() == 0


@pytest.mark.parametrize("username", ["", "a", "李明", "li ming", "-li", "x" * 51])
def test_a_name_of_another_form_is_refused(district: Jurisdiction, username: str) -> None:
    with pytest.raises(Invalid, match="登录名用2至50个") as refused:
        create_account(person=a_person(district), username=username, by=itself(district), now=NOW)

    assert refused.value.field == "username"


def test_a_name_is_taken_once(district: Jurisdiction) -> None:
    create_account(person=a_person(district), username="li", by=itself(district), now=NOW)

    with pytest.raises(Invalid, match="已经有人使用"):
        create_account(person=a_person(district), username="li", by=itself(district), now=NOW)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_the_administrator_gives_accounts(district: Jurisdiction, role: Role) -> None:
    by, account = an_actor(district, role), an_account(district)

    with pytest.raises(NotAllowed, match="由系统管理员开通和停用"):
        create_account(person=account.person, username="li", by=by, now=NOW)
    with pytest.raises(NotAllowed):
        reset_password(account=account, by=by, now=NOW)
    with pytest.raises(NotAllowed):
        stop_account(account=account, by=by, now=NOW)

    account.refresh_from_db()
    assert (account.is_active, account.check_password("correct horse")) == (True, True)


def test_somebody_changes_the_own_password(district: Jurisdiction) -> None:
    account = an_account(district)

    change_password(account=account, old="correct horse", new=GOOD, by=acting(account), now=NOW)

    account.refresh_from_db()
    assert (account.check_password(GOOD), account.must_change_password) == (True, False)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("wrong horse", GOOD, "old"), ("correct horse", "correct horse", "password"), ("correct horse", "1", "password")],
)
def test_a_password_that_will_not_do_is_not_taken(district: Jurisdiction, old: str, new: str, field: str) -> None:
    account = an_account(district)

    with pytest.raises(Invalid) as refused:
        change_password(account=account, old=old, new=new, by=acting(account), now=NOW)

    assert refused.value.field == field
    assert Account.objects.get(pk=account.pk).check_password("correct horse")


def test_nobody_changes_the_password_of_another(district: Jurisdiction, administrator: Actor) -> None:
    account = an_account(district)

    with pytest.raises(NotAllowed, match="只能修改自己的密码"):
        change_password(account=account, old="correct horse", new=GOOD, by=administrator, now=NOW)


def test_of_two_who_set_a_password_in_the_same_moment_the_second_is_told(
    district: Jurisdiction, administrator: Actor
) -> None:
    account = an_account(district)
    reset_password(account=Account.objects.get(pk=account.pk), by=administrator, now=NOW)

    with pytest.raises(WrongState, match="密码刚刚被改过"):
        change_password(account=account, old="correct horse", new=GOOD, by=acting(account), now=NOW)

    assert not Account.objects.get(pk=account.pk).check_password(GOOD)


def test_an_account_is_stopped_and_resumed(district: Jurisdiction, administrator: Actor) -> None:
    account = an_account(district)

    stop_account(account=account, by=administrator, now=NOW)
    assert account.is_active is False
    with pytest.raises(WrongState, match="已经停用"):
        stop_account(account=account, by=administrator, now=NOW)
    resume_account(account=account, by=administrator, now=NOW)
    assert account.is_active is True


def test_nobody_locks_themselves_out(administrator: Actor) -> None:
    own = Account.objects.get(public_key=administrator.account_key)

    with pytest.raises(WrongState, match="不能停用自己"):
        stop_account(account=own, by=administrator, now=NOW)

    assert Account.objects.get(pk=own.pk).is_active


def test_the_administrator_of_another_jurisdiction_gives_nothing_here(district: Jurisdiction) -> None:
    stranger = an_actor(a_district("栖霞县", city="望江市", code="980101"), Role.ADMINISTRATOR)

    with pytest.raises(NotAllowed, match="其他辖区"):
        reset_password(account=an_account(district), by=stranger, now=NOW)
