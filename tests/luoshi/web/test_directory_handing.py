"""Handing over, deputies and vacancies, as the office does them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.models import Deputising, Holding, Jurisdiction, Person, Post, Unit
from luoshi.directory.operations import appoint_deputy, hold_post
from tests.luoshi.directory.building import a_body, a_district, a_person, a_post, enter, itself
from tests.luoshi.making import NOW, an_account
from tests.luoshi.plans.frozen import a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_district()


@pytest.fixture
def unit(district: Jurisdiction) -> Unit:
    return enter(district, "区商务局")


@pytest.fixture
def office(client: Client, district: Jurisdiction, unit: Unit) -> Client:
    client.force_login(an_account(district, Role.CLERK, unit=unit))
    return client


def a_holding(post: Post, name: str = "甲某") -> Holding:
    person = a_person(post.jurisdiction, name)
    return hold_post(post=post, person=person, from_day=date(2026, 1, 1), by=itself(post.jurisdiction), now=NOW)


def a_deputy(post: Post, name: str = "乙某", until: date = date(2099, 1, 1)) -> Deputising:
    by, person = itself(post.jurisdiction), a_person(post.jurisdiction, name)
    return appoint_deputy(
        post=post, person=person, from_day=date(2026, 1, 1), until=until, reason="外出学习", by=by, now=NOW
    )


def hand_over_page(held: Holding) -> str:
    return reverse("web:post_hand_over", args=[held.public_key])


def test_the_page_of_a_hand_over_shows_what_goes_along(office: Client, district: Jurisdiction, unit: Unit) -> None:
    other = enter(district, "区统计局")
    made = a_plan_in_force(district, tasks=3, parts=2, units=[unit, other])

    page = office.get(hand_over_page(a_holding(a_post(unit, "联络员", Role.LIAISON)))).content.decode()

    assert page.count(reverse("web:plan_unit", args=[made.plan.public_key, unit.public_key])) == 1
    assert page.count('data-label="任务">3<') == 1
    assert page.count("现任：甲某。") == 1


def test_a_post_of_a_body_takes_no_tasks_along(office: Client, district: Jurisdiction) -> None:
    post = Post.objects.create(jurisdiction=district, body=a_body(district), title="组长", role=Role.GROUP_LEADER)

    assert "任务按单位分工" in office.get(hand_over_page(a_holding(post))).content.decode()


def test_a_post_is_handed_over_to_somebody_new(office: Client, unit: Unit) -> None:
    held = a_holding(a_post(unit, "联络员", Role.LIAISON))

    answer = office.post(
        hand_over_page(held), {"once": "k1", "name": "丙某", "telephone": "139", "from_day": "2026-04-15"}
    )

    assert answer["Location"] == reverse("web:unit", args=[unit.public_key])
    rows = Holding.objects.filter(post=held.post).order_by("pk").values_list("person__name", "from_day", "until")
    assert list(rows) == [
        ("甲某", date(2026, 1, 1), date(2026, 4, 14)),
        ("丙某", date(2026, 4, 15), None),
    ]


def test_a_hand_over_that_is_refused_enters_nobody(office: Client, unit: Unit) -> None:
    held = a_holding(a_post(unit, "联络员", Role.LIAISON))

    answer = office.post(hand_over_page(held), {"once": "k1", "name": "丙某", "from_day": "2025-04-15"})

    assert answer.status_code == 422
    assert "交接日期应晚于现任同志的任职日期" in answer.content.decode()
    assert not Person.objects.filter(name="丙某").exists()


def test_the_same_form_twice_hands_over_once(office: Client, unit: Unit) -> None:
    held = a_holding(a_post(unit, "联络员", Role.LIAISON))
    sent = {"once": "k1", "name": "丙某", "from_day": "2026-04-15"}

    first, second = office.post(hand_over_page(held), sent), office.post(hand_over_page(held), sent)

    assert (first.status_code, second.status_code) == (302, 404)
    assert Holding.objects.filter(post=held.post).count() == 2


@pytest.mark.parametrize("name", ["post_hand_over", "post_deputise", "deputy_end"])
def test_those_who_do_not_keep_the_directory_are_refused(client: Client, unit: Unit, name: str) -> None:
    post = a_post(unit, "联络员", Role.LIAISON)
    key = {
        "post_hand_over": a_holding(post).public_key,
        "post_deputise": post.public_key,
        "deputy_end": a_deputy(post).public_key,
    }[name]
    client.force_login(an_account(unit.jurisdiction, Role.LIAISON, unit=unit))

    assert client.get(reverse(f"web:{name}", args=[key])).status_code == 403


def test_posts_of_another_jurisdiction_are_not_there(office: Client) -> None:
    post = a_post(enter(a_district("栖霞县", city="望江市", code="980101"), "县商务局"), "联络员", Role.LIAISON)
    names = {
        "post_hand_over": a_holding(post).public_key,
        "post_deputise": post.public_key,
        "deputy_end": a_deputy(post).public_key,
    }

    answers = [office.get(reverse(f"web:{name}", args=[key])).status_code for name, key in names.items()]

    assert answers == [404, 404, 404]


def test_a_deputy_is_appointed_and_ended(office: Client, unit: Unit) -> None:
    post = a_post(unit, "联络员", Role.LIAISON)
    sent = {"once": "k1", "name": "乙某", "from_day": "2026-04-01", "until": "2099-01-01", "reason": "休假"}

    appointed = office.post(reverse("web:post_deputise", args=[post.public_key]), sent)
    deputising = Deputising.objects.get()
    ended = office.post(reverse("web:deputy_end", args=[deputising.public_key]), {"until": "2026-05-01"})

    assert appointed["Location"] == reverse("web:unit", args=[unit.public_key])
    assert ended["Location"] == reverse("web:vacancies")
    deputising.refresh_from_db()
    assert (deputising.post, deputising.person.name, str(deputising.until)) == (post, "乙某", "2026-05-01")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_vacancies_costs_no_more_queries_for_more_of_them(
    office: Client, unit: Unit, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        a_deputy(a_post(unit, f"联络员{number}", Role.LIAISON), f"第{number}人")

    with django_assert_num_queries(8):
        page = office.get(reverse("web:vacancies")).content.decode()

    assert page.count('data-label="系统角色">联络员<') == count
    assert page.count("提前结束") == count
    assert f"空缺的职务（{count}）" in page


def test_a_liaison_sees_vacancies_and_no_buttons(client: Client, unit: Unit) -> None:
    a_deputy(a_post(unit, "局长", Role.UNIT_HEAD))
    client.force_login(an_account(unit.jurisdiction, Role.LIAISON, unit=unit))

    page = client.get(reverse("web:vacancies")).content.decode()

    assert page.count('data-label="系统角色">单位负责人<') == 1
    assert ("提前结束" in page, "post_hold" in page, "/hold/" in page) == (False, False, False)


def test_the_page_of_a_unit_shows_deputies_and_vacancies(office: Client, unit: Unit) -> None:
    post = a_post(unit, "局长", Role.UNIT_HEAD)
    a_deputy(post)

    page = office.get(reverse("web:unit", args=[unit.public_key])).content.decode()

    assert page.count(">空缺<") == 1
    assert page.count(">乙某</a>") == 1
    assert reverse("web:post_deputise", args=[post.public_key]) in page
