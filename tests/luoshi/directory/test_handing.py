"""Posts go from one person to another in mid-month; deputies act for a while; vacancies are seen."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.models import Deputising, Holding, Jurisdiction, Person, Post, Unit
from luoshi.directory.operations import (
    appoint_deputy,
    close_unit,
    end_deputising,
    hand_over,
    hold_post,
    leave_post,
)
from luoshi.directory.queries import actor_of, deputisings_visible_to, holders_on, posts_of, vacant_posts
from tests.luoshi.directory.building import a_district, a_person, a_post, enter, itself, last_entry
from tests.luoshi.making import NOW, TODAY, an_account, an_actor

pytestmark = pytest.mark.django_db
MID_MONTH = date(2026, 4, 15)
THE_DAY_BEFORE = date(2026, 4, 14)


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def unit(district: Jurisdiction) -> Unit:
    return enter(district, "区商务局")


@pytest.fixture
def post(unit: Unit) -> Post:
    return a_post(unit, "联络员", Role.LIAISON)


@pytest.fixture
def held(post: Post) -> Holding:
    by = itself(post.jurisdiction)
    person = a_person(post.jurisdiction, "甲某")
    return hold_post(post=post, person=person, from_day=date(2026, 1, 1), by=by, now=NOW)


def handed(held: Holding, person: Person, from_day: date = MID_MONTH) -> Holding:
    return hand_over(holding=held, to_person=person, from_day=from_day, by=itself(held.jurisdiction), now=NOW)


def deputise(post: Post, person: Person, from_day: date = TODAY, until: date = MID_MONTH) -> Deputising:
    by = itself(post.jurisdiction)
    return appoint_deputy(post=post, person=person, from_day=from_day, until=until, reason="休假", by=by, now=NOW)


def test_a_liaison_hands_over_in_mid_month(district: Jurisdiction, held: Holding) -> None:
    account = an_account(district, None)

    taken = handed(held, account.person)

    assert [list(holders_on(held.post, day)) for day in (THE_DAY_BEFORE, MID_MONTH)] == [
        [held.person],
        [account.person],
    ]
    assert actor_of(account, today=THE_DAY_BEFORE).unit_id is None
    assert actor_of(account, today=MID_MONTH).unit_id == held.post.unit_id
    assert (held.until, taken.from_day, taken.until) == (THE_DAY_BEFORE, MID_MONTH, None)


def test_one_entry_tells_of_a_hand_over(district: Jurisdiction, held: Holding) -> None:
    person = a_person(district, "乙某")

    handed(held, person)

    entry = last_entry()
    assert (entry.verb, entry.about_key) == ("directory.post_handed_over", held.post.public_key)
    told = {name: entry.data[name] for name in ("from", "person", "from_day")}
    assert told == {"from": held.person.public_key, "person": person.public_key, "from_day": "2026-04-15"}


def test_of_two_hand_overs_the_second_is_refused_and_nobody_holds_twice(district: Jurisdiction, held: Holding) -> None:
    same = Holding.objects.get(pk=held.pk)
    first = a_person(district, "乙某")
    handed(held, first)

    with pytest.raises(WrongState, match="离任日期已经登记"):
        handed(same, a_person(district, "丙某"))

    assert list(holders_on(held.post, MID_MONTH)) == [first]


def test_a_hand_over_that_fails_ends_nothing(district: Jurisdiction, held: Holding) -> None:
    person = a_person(district, "乙某")
    later = date(2026, 6, 1)
    hold_post(post=held.post, person=person, from_day=later, by=itself(district), now=NOW)

    with pytest.raises(Invalid, match="已经担任该职务"):
        handed(held, person)

    assert Holding.objects.get(pk=held.pk).until is None


@pytest.mark.parametrize("from_day", [date(2026, 1, 1), date(2025, 12, 1)])
def test_nobody_hands_over_before_the_second_day(district: Jurisdiction, held: Holding, from_day: date) -> None:
    with pytest.raises(Invalid, match="交接日期应晚于"):
        handed(held, a_person(district, "乙某"), from_day)

    assert Holding.objects.get(pk=held.pk).until is None


def test_nobody_hands_over_to_themselves(held: Holding) -> None:
    with pytest.raises(Invalid, match="接任的就是现任的同志"):
        handed(held, held.person)


def test_nobody_hands_over_to_a_person_of_another_jurisdiction(held: Holding) -> None:
    stranger = a_person(a_district("栖霞县", city="望江市", code="980101"))

    with pytest.raises(NotAllowed):
        handed(held, stranger)


def test_the_office_hands_over_posts_of_units_and_none_of_its_own(district: Jurisdiction, held: Holding) -> None:
    clerk, person = an_actor(district, Role.CLERK), a_person(district, "乙某")
    own = Holding.objects.get(post__public_key=clerk.post_key)

    assert hand_over(holding=held, to_person=person, from_day=MID_MONTH, by=clerk, now=NOW).person == person
    with pytest.raises(NotAllowed, match="由系统管理员设置和任免"):
        hand_over(holding=own, to_person=person, from_day=MID_MONTH, by=clerk, now=NOW)
    with pytest.raises(NotAllowed):
        appoint_deputy(post=own.post, person=person, from_day=TODAY, until=MID_MONTH, reason="休假", by=clerk, now=NOW)


def test_a_deputy_is_appointed_for_days_and_for_a_reason(post: Post, district: Jurisdiction) -> None:
    deputising = deputise(post, a_person(district, "乙某"))

    entry = last_entry()
    assert (entry.verb, entry.data["until"]) == ("directory.deputy_appointed", "2026-04-15")
    assert (deputising.from_day, deputising.until, deputising.reason) == (TODAY, MID_MONTH, "休假")


def test_a_deputy_needs_a_reason(post: Post, district: Jurisdiction) -> None:
    with pytest.raises(Invalid, match="请写明代理的原因"):
        appoint_deputy(
            post=post,
            person=a_person(district),
            from_day=TODAY,
            until=TODAY,
            reason=" ",
            by=itself(district),
            now=NOW,
        )


def test_whoever_holds_a_post_deputises_not_in_it_and_nobody_twice_a_day(held: Holding, district: Jurisdiction) -> None:
    other = a_person(district, "乙某")
    deputise(held.post, other)

    with pytest.raises(Invalid, match="本来就担任该职务"):
        deputise(held.post, held.person)
    with pytest.raises(Invalid, match="已经代理该职务"):
        deputise(held.post, other, from_day=MID_MONTH, until=date(2026, 5, 1))

    assert Deputising.objects.get().person == other


def test_a_closed_unit_gets_no_deputy(post: Post, district: Jurisdiction) -> None:
    close_unit(unit=post.unit, revision=1, closed_on=TODAY, by=itself(district), now=NOW, today=TODAY)  # type: ignore[arg-type]

    with pytest.raises(WrongState):
        deputise(Post.objects.get(pk=post.pk), a_person(district))


def test_deputising_ends_early_once(post: Post, district: Jurisdiction) -> None:
    account = an_account(district, None)
    deputising = deputise(post, account.person)

    end_deputising(deputising=deputising, until=TODAY, by=itself(district), now=NOW)

    assert (deputising.until, last_entry().verb) == (TODAY, "directory.deputy_ended")
    assert actor_of(account, today=TODAY + timedelta(days=1)).post_key == ""
    with pytest.raises(WrongState, match="已经结束"):
        end_deputising(deputising=deputising, until=TODAY, by=itself(district), now=NOW)


def test_a_post_with_a_role_that_nobody_holds_today_is_vacant(district: Jurisdiction, unit: Unit) -> None:
    reader = an_actor(district, Role.READER, unit=unit)
    listed, empty, left = (
        a_post(unit, "成员"),
        a_post(unit, "联络员", Role.LIAISON),
        a_post(unit, "局长", Role.UNIT_HEAD),
    )
    gone = hold_post(post=left, person=a_person(district), by=itself(district), now=NOW)
    assert list(vacant_posts(reader, today=TODAY)) == [empty]

    leave_post(holding=gone, until=TODAY - timedelta(days=1), by=itself(district), now=NOW)

    assert list(vacant_posts(reader, today=TODAY)) == [empty, left]
    assert list(vacant_posts(reader, today=TODAY - timedelta(days=1))) == [empty]
    assert listed.role == ""


def test_posts_of_closed_units_and_of_other_jurisdictions_are_no_vacancies(district: Jurisdiction, unit: Unit) -> None:
    reader = an_actor(district, Role.READER)
    a_post(unit, "联络员", Role.LIAISON)
    a_post(enter(a_district("栖霞县", city="望江市", code="980101"), "县商务局"), "联络员", Role.LIAISON)
    assert [post.unit for post in vacant_posts(reader, today=TODAY)] == [unit]

    close_unit(unit=unit, revision=1, closed_on=TODAY, by=itself(district), now=NOW, today=TODAY)

    assert list(vacant_posts(reader, today=TODAY)) == []


def test_the_posts_of_a_unit_tell_who_deputises_and_what_is_vacant(held: Holding, district: Jurisdiction) -> None:
    unit = held.post.unit
    assert unit is not None
    vacant = a_post(unit, "局长", Role.UNIT_HEAD)
    deputising = deputise(vacant, a_person(district, "乙某"))

    told = {
        post.title: (post.is_held, post.deputies)  # type: ignore[attr-defined]
        for post in posts_of(unit, today=TODAY)
    }

    assert told == {"联络员": (True, []), "局长": (False, [deputising])}
    assert [post.deputies for post in posts_of(unit, today=date(2026, 5, 1))] == [[], []]  # type: ignore[attr-defined]


def test_deputies_of_other_jurisdictions_are_not_seen(post: Post, district: Jurisdiction) -> None:
    deputise(post, a_person(district))
    stranger = an_actor(a_district("栖霞县", city="望江市", code="980101"), Role.CLERK)

    assert deputisings_visible_to(an_actor(district, Role.CLERK)).count() == 1
    assert list(deputisings_visible_to(stranger)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_vacancies_cost_no_more_queries_for_more_of_them(
    district: Jurisdiction, unit: Unit, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader = an_actor(district, Role.READER)
    for number in range(count):
        deputise(a_post(unit, f"联络员{number}", Role.LIAISON), a_person(district, f"第{number}人"))

    with django_assert_num_queries(2):
        found = [
            (str(post.unit), [one.person.name for one in post.deputies])  # type: ignore[attr-defined]
            for post in vacant_posts(reader, today=TODAY)
        ]

    assert found == [("区商务局", [f"第{number}人"]) for number in range(count)]
