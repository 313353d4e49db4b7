"""In which of their posts somebody acts, for whom, and with which role."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import LEADERS, OVERSEERS, Role
from luoshi.directory.models import Account, Deputising, Holding, Jurisdiction, Person, Post, Unit
from luoshi.directory.operations import create_unit
from luoshi.directory.queries import acting_seat, actor_of, seats_of
from luoshi.plans.permissions import SEE_AT_WORK
from tests.luoshi.directory.building import a_body, a_district, a_person, a_post, enter, last_entry
from tests.luoshi.making import NOW, TODAY, an_account

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def unit(district: Jurisdiction) -> Unit:
    return enter(district, "区商务局")


def hold(post: Post, person: Person) -> Holding:
    return Holding.objects.create(jurisdiction=post.jurisdiction, post=post, person=person)


def deputise(post: Post, person: Person, from_day: date = TODAY, until: date = TODAY) -> Deputising:
    return Deputising.objects.create(
        jurisdiction=post.jurisdiction, post=post, person=person, from_day=from_day, until=until, reason="外出学习"
    )


def test_the_role_is_that_of_the_acting_post_only(district: Jurisdiction, unit: Unit) -> None:
    account = an_account(district, Role.LIAISON, unit=unit)
    reader = a_post(enter(district, "区审计局"), "查阅员", Role.READER)
    hold(reader, account.person)

    first, chosen = actor_of(account, today=TODAY), actor_of(account, today=TODAY, acting=reader.public_key)

    assert (first.roles, chosen.roles) == (frozenset({Role.LIAISON}), frozenset({Role.READER}))
    assert (first.unit_id, chosen.unit_id) == (unit.pk, reader.unit_id)
    assert (chosen.post_key, chosen.person_key) == (reader.public_key, account.person.public_key)


def test_posts_of_the_office_come_first_and_those_that_are_only_listed_last(district: Jurisdiction, unit: Unit) -> None:
    account = an_account(district, None)
    for title, role in (("成员", ""), ("联络员", Role.LIAISON), ("干事", Role.CLERK)):
        hold(a_post(unit, title, role), account.person)

    assert [seat.post.title for seat in seats_of(account, today=TODAY)] == ["干事", "联络员", "成员"]


def test_a_post_one_does_not_hold_is_not_acted_in(district: Jurisdiction, unit: Unit) -> None:
    account = an_account(district, Role.LIAISON, unit=unit)
    strange = a_post(unit, "干事", Role.CLERK)

    seat = acting_seat(seats_of(account, today=TODAY), strange.public_key)

    assert seat is not None
    assert seat.post.role == Role.LIAISON


def test_whoever_holds_no_post_acts_in_none(district: Jurisdiction) -> None:
    found = actor_of(an_account(district, None), today=TODAY)

    assert (found.roles, found.post_key, found.unit_id) == (frozenset(), "", None)


def test_a_deputy_acts_for_the_holder_on_the_days_of_it(district: Jurisdiction, unit: Unit) -> None:
    post, account = a_post(unit, "联络员", Role.LIAISON), an_account(district, None)
    holder = a_person(district)
    hold(post, holder)
    deputise(post, account.person)

    found = {day: actor_of(account, today=day) for day in (YESTERDAY, TODAY, TOMORROW)}

    assert [found[day].roles for day in (YESTERDAY, TODAY, TOMORROW)] == [frozenset(), {Role.LIAISON}, frozenset()]
    assert (found[TODAY].post_key, found[TODAY].on_behalf_of) == (post.public_key, holder.public_key)


def test_a_deputy_in_a_vacant_post_acts_for_the_post(district: Jurisdiction, unit: Unit) -> None:
    post, account = a_post(unit, "联络员", Role.LIAISON), an_account(district, None)
    deputise(post, account.person)

    assert actor_of(account, today=TODAY).on_behalf_of == post.public_key


def test_an_own_post_comes_before_one_that_is_deputised_in(district: Jurisdiction, unit: Unit) -> None:
    account = an_account(district, None)
    other, own = a_post(unit, "甲", Role.LIAISON), a_post(unit, "乙", Role.LIAISON)
    deputise(other, account.person)
    hold(own, account.person)

    told = [(seat.post, seat.on_behalf_of) for seat in seats_of(account, today=TODAY)]

    assert told == [(own, ""), (other, other.public_key)]


def test_the_journal_tells_post_and_for_whom(district: Jurisdiction, unit: Unit) -> None:
    post, account, holder = a_post(unit, "干事", Role.CLERK), an_account(district, None), a_person(district)
    hold(post, holder)
    deputise(post, account.person)

    by = actor_of(account, today=TODAY)
    create_unit(jurisdiction=district, kind="street", official_name="柘桥街道办事处", by=by, now=NOW)

    entry = last_entry()
    assert (entry.person_key, entry.post_key) == (account.person.public_key, post.public_key)
    assert entry.on_behalf_of == holder.public_key


@pytest.mark.parametrize("count", [1, 3])
def test_seats_cost_one_query(
    district: Jurisdiction, unit: Unit, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    account = Account.objects.get(pk=an_account(district, None).pk)
    for number in range(count):
        hold(a_post(unit, f"职务{number}"), account.person)
        deputise(a_post(unit, f"代理{number}"), account.person)

    with django_assert_num_queries(1):
        found = [str(seat.of) for seat in seats_of(account, today=TODAY)]

    assert found == ["区商务局"] * (2 * count)


def test_a_post_of_a_body_is_of_the_body(district: Jurisdiction) -> None:
    account, body = an_account(district, None), a_body(district)
    hold(Post.objects.create(jurisdiction=district, body=body, title="组长", role=Role.GROUP_LEADER), account.person)

    (seat,) = seats_of(account, today=TODAY)

    assert (seat.of, actor_of(account, today=TODAY).unit_id) == (body, None)


def test_leaders_and_overseers_see_the_plans_at_work() -> None:
    assert len(LEADERS | OVERSEERS) == 10
    assert (LEADERS | OVERSEERS) - SEE_AT_WORK.roles == frozenset()
    assert Role.SECURITY_ADMINISTRATOR not in SEE_AT_WORK.roles
