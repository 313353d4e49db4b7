"""Posts, who holds them, and that nobody of the office gives roles of the office."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.models import Account, Holding, Jurisdiction, Person, Post, Unit
from luoshi.directory.operations import (
    change_person,
    change_post,
    change_role_of_post,
    close_unit,
    create_person,
    create_post,
    hold_post,
    leave_post,
)
from luoshi.directory.queries import actor_of, holders_on, posts_of
from luoshi.journal.models import Entry
from tests.luoshi.directory.building import a_body, a_district, a_person, a_post, enter, itself
from tests.luoshi.making import NOW, TODAY, an_account, an_actor

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def unit(district: Jurisdiction) -> Unit:
    return enter(district, "区商务局")


def hold(post: Post, person: Person, from_day: date | None = None, until: date | None = None) -> Holding:
    by = itself(post.jurisdiction)
    return hold_post(post=post, person=person, from_day=from_day, until=until, by=by, now=NOW)


def test_a_person_holds_a_post_from_a_day_to_a_day(unit: Unit) -> None:
    post, before, now = a_post(unit), a_person(unit.jurisdiction, "甲某"), a_person(unit.jurisdiction, "乙某")
    hold(post, before, until=YESTERDAY)
    hold(post, now, from_day=TODAY)

    assert list(holders_on(post, YESTERDAY)) == [before]
    assert list(holders_on(post, TODAY)) == [now]
    shown = [one for seen in posts_of(unit, today=TODAY) for one in seen.holdings_by_day]  # type: ignore[attr-defined]
    held = [(holding.person, holding.until) for holding in shown]
    assert sorted(held, key=lambda one: one[0].pk) == [(before, YESTERDAY), (now, None)]


def test_a_person_holds_a_post_once_a_day(unit: Unit) -> None:
    post, person = a_post(unit), a_person(unit.jurisdiction)
    hold(post, person, until=TODAY)

    with pytest.raises(Invalid, match="已经担任该职务"):
        hold(post, person, from_day=TODAY)

    assert hold(post, person, from_day=TODAY + timedelta(days=1)).until is None


def test_a_post_is_left_once(unit: Unit) -> None:
    holding = hold(a_post(unit), a_person(unit.jurisdiction))
    leave_post(holding=holding, until=YESTERDAY, by=itself(unit.jurisdiction), now=NOW)

    with pytest.raises(WrongState, match="离任日期已经登记"):
        leave_post(holding=holding, until=TODAY, by=itself(unit.jurisdiction), now=NOW)

    assert holding.until == YESTERDAY


def test_whoever_left_a_post_has_its_role_no_longer(district: Jurisdiction, unit: Unit) -> None:
    account = an_account(district, Role.LIAISON, unit=unit)
    holding = Holding.objects.get(person=account.person)

    leave_post(holding=holding, until=YESTERDAY, by=itself(district), now=NOW)

    assert actor_of(account, today=YESTERDAY).roles == {Role.LIAISON}
    assert actor_of(account, today=TODAY).roles == frozenset()


def test_a_post_is_in_a_unit_or_in_a_body(district: Jurisdiction, unit: Unit) -> None:
    by, body = itself(district), a_body(district)

    for place in ({}, {"unit": unit, "body": body}):
        with pytest.raises(Invalid, match="要么属于一个单位"):
            create_post(title="组长", by=by, now=NOW, **place)  # type: ignore[arg-type]

    assert create_post(title="组长", body=body, by=by, now=NOW).body == body


def test_a_closed_unit_gets_no_posts_and_nobody_into_them(unit: Unit) -> None:
    post, person = a_post(unit), a_person(unit.jurisdiction)
    close_unit(unit=unit, revision=1, closed_on=TODAY, by=itself(unit.jurisdiction), now=NOW, today=TODAY)

    with pytest.raises(WrongState):
        a_post(unit, "副局长")
    with pytest.raises(WrongState):
        hold(Post.objects.get(pk=post.pk), person)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.CLERK])
def test_the_office_sets_up_no_post_of_the_office(district: Jurisdiction, unit: Unit, role: Role) -> None:
    head = an_actor(district, Role.OFFICE_HEAD)
    posts = Post.objects.count()

    with pytest.raises(NotAllowed, match="由系统管理员设置和任免"):
        create_post(title="干事", unit=unit, role=role, by=head, now=NOW)

    assert Post.objects.count() == posts


def test_the_office_appoints_liaisons_but_not_itself_to_more(district: Jurisdiction, unit: Unit) -> None:
    clerk = an_actor(district, Role.CLERK)
    person = Person.objects.get(public_key=clerk.person_key)
    admin, liaison = a_post(unit, "管理员", Role.ADMINISTRATOR), a_post(unit, "联络员", Role.LIAISON)

    with pytest.raises(NotAllowed):
        hold_post(post=admin, person=person, by=clerk, now=NOW)
    with pytest.raises(NotAllowed):
        change_role_of_post(post=liaison, revision=1, role=Role.ADMINISTRATOR, by=clerk, now=NOW)
    with pytest.raises(NotAllowed):
        change_role_of_post(post=admin, revision=1, role=Role.READER, by=clerk, now=NOW)
    held = hold_post(post=liaison, person=person, by=clerk, now=NOW)

    assert held.post == liaison
    assert list(holders_on(admin, TODAY)) == []


def test_the_administrator_gives_roles(district: Jurisdiction, unit: Unit) -> None:
    administrator: Actor = an_actor(district, Role.ADMINISTRATOR)
    post = create_post(title="干事", unit=unit, by=administrator, now=NOW)

    change_role_of_post(post=post, revision=1, role=Role.CLERK, by=administrator, now=NOW)

    assert (post.role, post.revision) == (Role.CLERK, 2)
    with pytest.raises(Invalid, match="没有这个选项"):
        change_role_of_post(post=post, revision=2, role="king", by=administrator, now=NOW)


def test_of_two_who_change_a_post_the_second_sees_both_texts(unit: Unit) -> None:
    post, by = a_post(unit), itself(unit.jurisdiction)
    change_post(post=post, revision=1, title="主任", position=1, by=by, now=NOW)

    with pytest.raises(Stale) as refused:
        change_post(post=post, revision=1, title="副局长", position=0, by=by, now=NOW)

    assert (refused.value.ours["title"], refused.value.theirs["title"]) == ("副局长", "主任")


def test_a_post_needs_a_title(unit: Unit) -> None:
    with pytest.raises(Invalid, match="请填写职务名称"):
        a_post(unit, " ")


def test_the_journal_holds_keys_of_people_and_no_names(district: Jurisdiction, unit: Unit) -> None:
    clerk = an_actor(district)
    person = create_person(jurisdiction=district, name="欧阳某", telephone="13900000000", by=clerk, now=NOW)
    hold_post(post=a_post(unit), person=person, by=clerk, now=NOW)
    change_person(person=person, revision=1, name="司徒某", telephone="", by=clerk, now=NOW)

    told = str(list(Entry.objects.values()))

    assert person.public_key in told
    assert [word for word in ("欧阳", "司徒", "13900000000") if word in told] == []


def test_of_two_who_correct_a_person_the_second_sees_both_texts(district: Jurisdiction) -> None:
    person, by = a_person(district), itself(district)
    change_person(person=person, revision=1, name="丙某", telephone="", by=by, now=NOW)

    with pytest.raises(Stale) as refused:
        change_person(person=person, revision=1, name="丁某", telephone="", by=by, now=NOW)

    assert refused.value.theirs == {"name": "丙某", "telephone": ""}


def test_a_person_has_a_name(district: Jurisdiction) -> None:
    with pytest.raises(Invalid, match="请填写姓名"):
        a_person(district, "\u200b ")


def test_finding_out_who_acts_costs_one_query(
    district: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pk = an_account(district, Role.CLERK).pk
    account = Account.objects.get(pk=pk)

    with django_assert_num_queries(1):
        found = actor_of(account, today=TODAY)

    assert found.roles == {Role.CLERK}
