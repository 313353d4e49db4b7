"""The home page: what waits for whom, and the plans they work on."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.models import Jurisdiction
from luoshi.web.frame.waiting import SHOWN
from tests.luoshi.making import a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.frozen import TITLE, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_jurisdiction()


def test_a_unit_sees_the_plans_in_which_it_has_a_part_and_how_many_tasks(
    client: Client, district: Jurisdiction
) -> None:
    units = [a_unit(district) for _ in range(3)]
    a_plan_in_force(district, tasks=3, parts=1, units=units)
    a_plan_in_force(district)
    client.force_login(an_account(district, Role.LIAISON, unit=units[0]))

    page = client.get("/")

    assert [row.mine for row in page.context["plans"].at_work] == [1]
    assert page.content.decode().count("本单位 1 项") == 1


def test_a_unit_without_a_part_is_told_that_it_has_nothing_to_do(client: Client, district: Jurisdiction) -> None:
    a_plan_in_force(district)
    client.force_login(an_account(district, Role.LIAISON))

    page = client.get("/").content.decode()

    assert page.count("方案启用后，任务会出现在这里，不需要您做什么。") == 1
    assert page.count(TITLE) == 0


def test_the_office_begins_with_an_upload(client: Client, district: Jurisdiction) -> None:
    client.force_login(an_account(district, Role.CLERK))

    page = client.get("/").content.decode()

    assert page.count('href="/documents/upload/"') == 2
    assert page.count("上传第一份来文") == 1


def test_the_home_page_lists_the_first_plans_only(client: Client, district: Jurisdiction) -> None:
    for _ in range(SHOWN + 1):
        a_plan_in_force(district, tasks=1)
    client.force_login(an_account(district, Role.LEADER))

    assert len(client.get("/").context["plans"].at_work) == SHOWN


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_page_asks_as_much_for_one_plan_as_for_three(
    client: Client, district: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        a_plan_in_force(district)
    client.force_login(an_account(district, Role.CLERK))

    with django_assert_num_queries(12):
        page = client.get("/")

    assert len(page.context["plans"].at_work) == count
