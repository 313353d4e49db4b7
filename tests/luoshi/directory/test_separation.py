"""三员分设: the three administrators exclude each other where an installation wants it, and it is recorded where not."""

from datetime import date

import pytest
from pytest_django import Settings

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.models import Account, Holding, Jurisdiction, Post
from luoshi.directory.operations import change_role_of_post, create_account, hold_post, stop_account
from luoshi.directory.operations.separation import waive_separation
from luoshi.directory.queries import actor_of
from luoshi.directory.separation import holders_of_several, reasons_of_waivers, vacant
from luoshi.journal.models import Entry
from luoshi.journal.queries import entries_visible_to
from luoshi.journal.sentences import sentence_of
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_account, an_actor

pytestmark = pytest.mark.django_db
PAIRS = [
    (Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR),
    (Role.SECURITY_ADMINISTRATOR, Role.AUDITOR),
    (Role.AUDITOR, Role.ADMINISTRATOR),
]


@pytest.fixture
def here() -> Jurisdiction:
    return a_jurisdiction()


@pytest.fixture
def _apart(settings: Settings) -> None:
    settings.SEPARATE_ADMINISTRATORS = True


def a_post(here: Jurisdiction, role: str) -> Post:
    return Post.objects.create(jurisdiction=here, unit=a_unit(here), title="某职务", role=role)


@pytest.mark.usefixtures("_apart")
@pytest.mark.parametrize(("held", "wanted"), PAIRS)
def test_who_holds_one_of_the_three_takes_no_other(here: Jurisdiction, held: Role, wanted: Role) -> None:
    by, person = an_actor(here, Role.SECURITY_ADMINISTRATOR), an_account(here, held).person

    with pytest.raises(WrongState, match=f"已担任{held.label}"):
        hold_post(post=a_post(here, wanted), person=person, by=by, now=NOW)

    assert Holding.objects.filter(person=person).count() == 1


@pytest.mark.parametrize(("held", "wanted"), PAIRS)
def test_where_they_are_not_kept_apart_one_person_takes_two(here: Jurisdiction, held: Role, wanted: Role) -> None:
    person = an_account(here, held).person

    hold_post(post=a_post(here, wanted), person=person, by=an_actor(here, Role.ADMINISTRATOR), now=NOW)

    assert holders_of_several(today=TODAY) == [person]


@pytest.mark.usefixtures("_apart")
def test_one_after_the_other_is_no_second_post_and_other_posts_are_free(here: Jurisdiction) -> None:
    by, account = an_actor(here, Role.SECURITY_ADMINISTRATOR), an_account(here, Role.ADMINISTRATOR)
    Holding.objects.filter(person=account.person).update(until=date(2026, 4, 30))

    hold_post(post=a_post(here, Role.AUDITOR), person=account.person, from_day=date(2026, 5, 1), by=by, now=NOW)
    hold_post(post=a_post(here, Role.LIAISON), person=account.person, by=by, now=NOW)

    assert Holding.objects.filter(person=account.person).count() == 3
    assert holders_of_several(today=TODAY) == []


@pytest.mark.usefixtures("_apart")
def test_a_post_does_not_become_the_second_of_whoever_holds_it(here: Jurisdiction) -> None:
    by, account, post = an_actor(here, Role.SECURITY_ADMINISTRATOR), an_account(here, Role.AUDITOR), a_post(here, "")
    Holding.objects.create(jurisdiction=here, post=post, person=account.person)

    with pytest.raises(WrongState, match="不能互相兼任"):
        change_role_of_post(post=post, revision=1, role=Role.ADMINISTRATOR, by=by, now=NOW)

    post.refresh_from_db()
    assert post.role == ""


@pytest.mark.usefixtures("_apart")
def test_posts_are_given_by_the_security_administrator_and_accounts_by_the_system_administrator(
    here: Jurisdiction,
) -> None:
    system, security = an_actor(here, Role.ADMINISTRATOR), an_actor(here, Role.SECURITY_ADMINISTRATOR)
    somebody: Account = an_account(here, None)
    post = a_post(here, Role.CLERK)

    with pytest.raises(NotAllowed):
        hold_post(post=post, person=somebody.person, by=system, now=NOW)
    with pytest.raises(NotAllowed):
        create_account(person=somebody.person, username="another", by=security, now=NOW)

    hold_post(post=post, person=somebody.person, by=security, now=NOW)
    stop_account(account=somebody, by=system, now=NOW)
    somebody.refresh_from_db()
    assert (Holding.objects.get(post=post).person, somebody.is_active) == (somebody.person, False)


@pytest.mark.usefixtures("_apart")
def test_the_journal_is_read_by_the_auditor_and_not_by_the_system_administrator(here: Jurisdiction) -> None:
    stop_account(account=an_account(here, None), by=an_actor(here, Role.ADMINISTRATOR), now=NOW)
    entry = Entry.objects.get()

    assert list(entries_visible_to(an_actor(here, Role.AUDITOR))) == [entry]
    assert list(entries_visible_to(an_actor(here, Role.ADMINISTRATOR))) == []
    assert list(entries_visible_to(an_actor(here, Role.SECURITY_ADMINISTRATOR))) == []


def test_which_of_the_three_is_vacant_is_told(here: Jurisdiction) -> None:
    an_account(here, Role.ADMINISTRATOR)

    assert vacant(today=TODAY) == [Role.SECURITY_ADMINISTRATOR, Role.AUDITOR]


def test_a_waiver_is_in_the_journal_with_its_reason(here: Jurisdiction) -> None:
    by = actor_of(an_account(here, Role.ADMINISTRATOR), today=TODAY)

    entry = waive_separation(jurisdiction=here, reason=" 办公室仅三人 ", by=by, now=NOW)

    assert (entry.verb, entry.data) == ("directory.separation_waived", {"reason": "办公室仅三人"})
    assert sentence_of(entry) == "记录三类管理员不分设的理由：办公室仅三人"
    assert reasons_of_waivers() == {here.public_key: "办公室仅三人"}


@pytest.mark.parametrize("reason", ["", " ", "人" * 301])
def test_a_waiver_without_a_reason_is_none(here: Jurisdiction, reason: str) -> None:
    with pytest.raises(Invalid, match="请写明不分设的理由"):
        waive_separation(jurisdiction=here, reason=reason, by=an_actor(here, Role.ADMINISTRATOR), now=NOW)

    assert reasons_of_waivers() == {}
