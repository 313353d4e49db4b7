"""The page of a unit's tasks in a plan, and the list of units."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from tests.luoshi.making import a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> Frozen:
    jurisdiction = a_jurisdiction()
    units = [a_unit(jurisdiction, f"区{letter}局") for letter in "甲乙丙"]
    made = a_plan_in_force(jurisdiction, tasks=3, parts=2, units=units)
    client.force_login(an_account(jurisdiction))
    return made


def page(client: Client, made: Frozen, unit: int) -> str:
    answer = client.get(reverse("web:plan_unit", args=[made.plan.public_key, made.units[unit].public_key]))
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_units_tasks_stand_by_role_with_what_is_asked(client: Client, made: Frozen) -> None:
    told = words(page(client, made, 1))

    assert "共2项任务：每期必报1项，有进展再报1项。" in told
    assert re.search(
        r"牵头单位 （1项）.*（一）2 扩大老年助餐覆盖.*必报（汇总）.*责任单位 （1项）.*（一）1.*区甲局.*有则报", told
    )


def test_the_page_leads_to_the_workbook_of_the_same_tasks(client: Client, made: Frozen) -> None:
    url = f"{reverse('web:plan_ledger_xlsx', args=[made.plan.public_key])}?unit={made.units[1].public_key}"

    assert f'href="{url}"' in page(client, made, 1)
    assert client.get(url).status_code == 200


def test_the_page_prints_without_what_only_a_screen_needs(client: Client, made: Frozen) -> None:
    html = page(client, made, 1)

    assert html.startswith(' id="main" class="page unit-page"')
    assert re.search(r'<div class="actions row no-print">\s*<button type="button" class="btn" data-print hidden>', html)


def test_a_unit_without_a_part_has_no_page(client: Client, made: Frozen) -> None:
    stranger = a_unit(made.plan.jurisdiction)

    answer = client.get(reverse("web:plan_unit", args=[made.plan.public_key, stranger.public_key]))

    assert answer.status_code == 404


def test_units_are_listed_with_their_numbers_ones_own_marked(client: Client, made: Frozen) -> None:
    client.force_login(an_account(made.plan.jurisdiction, Role.LIAISON, unit=made.units[1]))

    told = words(client.get(reverse("web:plan_units", args=[made.plan.public_key])).content.decode())

    assert "区甲局 2 1 1 区乙局 本单位 2 1 1 区丙局 2 1 1" in told


@pytest.mark.parametrize("count", [1, 3])
def test_both_pages_ask_as_often_for_three_tasks_as_for_one(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    jurisdiction = a_jurisdiction()
    units = [a_unit(jurisdiction) for _ in range(count)]
    made = a_plan_in_force(jurisdiction, tasks=count, parts=1, units=units)
    client.force_login(an_account(jurisdiction))

    with django_assert_num_queries(13):
        page(client, made, 0)
    with django_assert_num_queries(8):
        html = client.get(reverse("web:plan_units", args=[made.plan.public_key])).content.decode()

    assert html.count("<tr><th") >= count
