"""代办: where the whole office has worked on a draft, a leader lets one of them put it in force, and that is told."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import Invalid, NotAllowed, Refusal, WrongState
from luoshi.directory.models import Account, Person
from luoshi.directory.queries import actor_of
from luoshi.journal.models import Entry
from luoshi.journal.sentences import sentence_of
from luoshi.plans.models import PlanVersion, StandIn
from luoshi.plans.operations.stand_ins import name_stand_in
from luoshi.plans.states import VersionState
from luoshi.usecases.put_in_force import put_in_force
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_account, an_actor
from tests.luoshi.plans.making import a_settled_draft

pytestmark = pytest.mark.django_db
REASON = "办公室只有两位同志，都参与了拟制"


@pytest.fixture
def clerk() -> Account:
    return an_account(a_jurisdiction())


@pytest.fixture
def leader(clerk: Account) -> Account:
    return an_account(clerk.jurisdiction, Role.LEADER)


@pytest.fixture
def draft(clerk: Account) -> PlanVersion:
    """A draft that the only person of the office has made."""
    return a_settled_draft(by=actor(clerk))


def actor(account: Account) -> Actor:
    return actor_of(account, today=TODAY)


def named(draft: PlanVersion, person: Person, by: Actor, reason: str = REASON) -> StandIn:
    return name_stand_in(version=draft, person=person, reason=reason, by=by, now=NOW, today=TODAY)


def enforced(draft: PlanVersion, by: Actor) -> PlanVersion:
    draft.refresh_from_db()
    return put_in_force(version=draft, revision=draft.revision, by=by, now=NOW, today=TODAY)


def test_whoever_drafted_puts_in_force_as_the_stand_in_whom_a_leader_named(
    draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    named(draft, clerk.person, actor(leader), f"  {REASON} ")

    version = enforced(draft, actor(clerk))

    assert (version.state, version.by_stand_in) == (VersionState.IN_FORCE, True)
    assert version.put_in_force_by == version.drafted_by == clerk.person.public_key
    stand_in = StandIn.objects.get()
    assert (stand_in.named_by, stand_in.reason) == (leader.person.public_key, REASON)


def test_the_journal_tells_that_it_was_a_stand_in_and_who_named_them(
    draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    named(draft, clerk.person, actor(leader))
    enforced(draft, actor(clerk))

    naming = Entry.objects.get(verb="plans.stand_in_named")
    acting = Entry.objects.get(verb="plans.put_in_force_by_stand_in")

    assert (naming.person_key, naming.data) == (leader.person.public_key, {"person": clerk.person.public_key})
    assert "代办" in sentence_of(acting)
    assert not Entry.objects.filter(verb="plans.put_in_force").exists()


def test_the_history_shows_that_it_was_a_stand_in_and_why(
    client: Client, draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    named(draft, clerk.person, actor(leader))
    enforced(draft, actor(clerk))
    client.force_login(an_account(clerk.jurisdiction, Role.READER))

    text = client.get(reverse("web:plan_history", args=[draft.plan.public_key])).content.decode()

    assert f"启用人参与过拟制，由{leader.person.name}于2026年4月1日指定代办。理由：{REASON}" in text


def test_another_person_puts_in_force_as_ever_though_a_stand_in_was_named(
    client: Client, draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    named(draft, clerk.person, actor(leader))

    version = enforced(draft, an_actor(clerk.jurisdiction, Role.OFFICE_HEAD))

    assert not version.by_stand_in
    client.force_login(clerk)
    text = client.get(reverse("web:plan_history", args=[draft.plan.public_key])).content.decode()
    assert "启用" in text
    assert "代办" not in text


def test_a_stand_in_stands_in_for_one_version_and_for_nobody_else(
    draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    named(draft, clerk.person, actor(leader))
    other = a_settled_draft(by=actor(clerk))

    with pytest.raises(NotAllowed, match="不能由本人启用"):
        enforced(other, actor(clerk))


@pytest.mark.parametrize("role", [Role.OFFICE_HEAD, Role.CLERK, Role.ADMINISTRATOR, Role.READER, None])
def test_only_a_leader_names_a_stand_in(draft: PlanVersion, clerk: Account, role: Role | None) -> None:
    by = an_actor(clerk.jurisdiction, role)

    with pytest.raises(NotAllowed, match="由领导指定"):
        named(draft, clerk.person, by)

    assert not StandIn.objects.exists()


def test_a_leader_of_elsewhere_names_nobody(draft: PlanVersion, clerk: Account) -> None:
    with pytest.raises(NotAllowed):
        named(draft, clerk.person, an_actor(a_jurisdiction("乙域"), Role.LEADER))


def test_nobody_is_named_while_somebody_of_the_office_is_free(
    draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    an_account(clerk.jurisdiction, Role.OFFICE_HEAD)

    with pytest.raises(WrongState, match="不需要指定代办"):
        named(draft, clerk.person, actor(leader))


@pytest.mark.parametrize("reason", ["", "  ", "由" * 301])
def test_a_stand_in_has_a_reason(draft: PlanVersion, clerk: Account, leader: Account, reason: str) -> None:
    with pytest.raises(Invalid, match="请写明指定代办的理由"):
        named(draft, clerk.person, actor(leader), reason)


def test_nobody_but_the_office_stands_in(draft: PlanVersion, clerk: Account, leader: Account) -> None:
    refused: list[type[Refusal]] = []

    for person in (an_account(clerk.jurisdiction, Role.LIAISON).person, leader.person):
        with pytest.raises((Invalid, NotAllowed)) as raised:
            named(draft, person, actor(leader))
        refused.append(raised.type)

    assert refused == [Invalid, NotAllowed]


def test_what_is_in_force_needs_no_stand_in(draft: PlanVersion, clerk: Account, leader: Account) -> None:
    named(draft, clerk.person, actor(leader))
    version = enforced(draft, actor(clerk))

    with pytest.raises(WrongState):
        named(version, clerk.person, actor(leader))


def test_the_database_lets_nobody_put_in_force_what_they_drafted_without_a_stand_in(
    draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    named(draft, clerk.person, actor(leader))
    version = enforced(draft, actor(clerk))

    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(by_stand_in=False)


def test_the_database_lets_nobody_name_themselves(draft: PlanVersion, clerk: Account) -> None:
    key = clerk.person.public_key

    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(
            jurisdiction=clerk.jurisdiction, version=draft, person_key=key, named_by=key, reason=REASON, at=NOW
        )


def test_a_leader_names_on_the_page_and_the_clerk_is_told_on_theirs(
    client: Client, draft: PlanVersion, clerk: Account, leader: Account
) -> None:
    url, force = (
        reverse(f"web:{name}", args=[draft.plan.public_key]) for name in ("plan_stand_in", "plan_put_in_force")
    )
    client.force_login(leader)
    shown = client.get(url).content.decode()
    empty = client.post(url, {"person": clerk.person.public_key, "reason": ""})
    done = client.post(url, {"person": clerk.person.public_key, "reason": REASON})
    after = client.get(url).content.decode()
    client.force_login(clerk)
    told = client.get(force).content.decode()

    assert f'<option value="{clerk.person.public_key}">{clerk.person.name}</option>' in shown
    assert (empty.status_code, done.status_code) == (422, 302)
    assert f"{clerk.person.name}（{REASON}）" in after
    assert "您参与过拟制，由领导指定代办启用" in told
    assert "按规定不能由本人启用" not in told


def test_the_page_of_a_draft_says_where_a_leader_names_a_stand_in(
    client: Client, draft: PlanVersion, clerk: Account
) -> None:
    client.force_login(clerk)

    text = client.get(reverse("web:plan_put_in_force", args=[draft.plan.public_key])).content.decode()

    assert reverse("web:plan_stand_in", args=[draft.plan.public_key]) in text
    assert "您是这一版的拟制人，按规定不能由本人启用" in text
