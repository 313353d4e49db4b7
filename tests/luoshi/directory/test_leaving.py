"""What is personal of somebody goes when they have left; what they held and did stays under a key."""

from datetime import date, timedelta

import pytest

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import NotAllowed, Refusal, Stale, WrongState
from luoshi.directory.models import Account, Holding, Person
from luoshi.directory.operations.accounts import stop_account
from luoshi.directory.operations.leaving import anonymise_person, name_of_the_left
from luoshi.directory.operations.people import change_person
from luoshi.journal.models import Entry
from tests.luoshi.directory.building import last_entry
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    return an_account(a_jurisdiction(), Role.LIAISON)


@pytest.fixture
def by(account: Account) -> Actor:
    return an_actor(account.jurisdiction, Role.ADMINISTRATOR)


def left(account: Account, by: Actor, *, until: date = TODAY - timedelta(days=1)) -> Person:
    Holding.objects.filter(person=account.person).update(until=until)
    stop_account(account=account, by=by, now=NOW)
    return change_person(person=account.person, revision=1, name="甲某", telephone="0571-000", by=by, now=NOW)


def leave(person: Person, by: Actor) -> Person:
    return anonymise_person(person=person, revision=person.revision, by=by, now=NOW, today=TODAY)


def test_name_telephone_and_sign_in_go(account: Account, by: Actor) -> None:
    person = leave(left(account, by), by)

    account.refresh_from_db()
    assert (person.name, person.telephone) == (f"已离任人员{person.public_key[:6]}", "")
    assert (account.username, account.has_usable_password()) == (f"left-{account.public_key}", False)
    assert not account.check_password("correct horse")


def test_posts_and_entries_keep_the_key_and_no_entry_has_the_name(account: Account, by: Actor) -> None:
    person = leave(left(account, by), by)

    assert Holding.objects.filter(person=person).count() == 1
    entry = last_entry()
    assert (entry.verb, entry.about_key, entry.data) == (
        "directory.person_anonymised",
        person.public_key,
        {"accounts": [account.public_key]},
    )
    assert [entry for entry in Entry.objects.all() if "甲某" in str(entry.data)] == []


@pytest.mark.parametrize("until", [None, TODAY, TODAY + timedelta(days=9)])
def test_whoever_still_holds_a_post_is_kept(account: Account, by: Actor, until: date | None) -> None:
    person = left(account, by)
    Holding.objects.filter(person=person).update(until=until)

    with pytest.raises(WrongState, match="还担任职务"):
        leave(person, by)

    assert Person.objects.get(pk=person.pk).name == "甲某"


def test_whoever_can_still_sign_in_is_kept(account: Account, by: Actor) -> None:
    person = left(account, by)
    Account.objects.filter(pk=account.pk).update(is_active=True)

    with pytest.raises(WrongState, match="先停用账号"):
        leave(person, by)

    assert Person.objects.get(pk=person.pk).name == "甲某"


def test_nobody_leaves_twice(account: Account, by: Actor) -> None:
    person = leave(left(account, by), by)

    with pytest.raises(WrongState, match="已经抹去"):
        leave(person, by)


@pytest.mark.parametrize("role", [Role.CLERK, Role.LIAISON])
def test_the_administrator_alone_does_it(account: Account, by: Actor, role: Role) -> None:
    person = left(account, by)

    with pytest.raises(NotAllowed):
        leave(person, an_actor(account.jurisdiction, role))

    assert Person.objects.get(pk=person.pk).name == "甲某"


def test_it_is_not_done_from_elsewhere_nor_over_a_newer_text(account: Account, by: Actor) -> None:
    person = left(account, by)
    stranger = an_actor(a_jurisdiction("栖霞县"), Role.ADMINISTRATOR)

    for refused, revision, who in ((NotAllowed, person.revision, stranger), (Stale, 1, by)):
        with pytest.raises(Refusal) as refusal:
            anonymise_person(person=person, revision=revision, by=who, now=NOW, today=TODAY)
        assert type(refusal.value) is refused

    assert Person.objects.get(pk=person.pk).name == "甲某"
    assert name_of_the_left(person) != "甲某"
