"""The page that searches everything."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.indexing import index_units
from tests.luoshi.making import a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.frozen import TITLE, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Jurisdiction:
    return a_jurisdiction()


def counts(client: Client, query: str) -> dict[str, int]:
    """Return how many of each kind the page says it found."""
    return {group.kind.name: group.count for group in client.get(f"/search/?{query}").context["groups"]}


def test_a_word_of_two_characters_finds_a_task_and_leads_to_it(client: Client, district: Jurisdiction) -> None:
    made = a_plan_in_force(district)
    client.force_login(an_account(district, Role.READER))

    groups = client.get("/search/?q=托位").context["groups"]

    [hit] = groups[0].hits
    assert [group.kind.name for group in groups] == ["task"]
    assert hit.url == f"/plans/{made.plan.public_key}/tasks/{made.task(3).public_key}/"
    assert hit.note == TITLE


def test_plans_are_found_by_their_titles_and_units_by_their_names(client: Client, district: Jurisdiction) -> None:
    a_plan_in_force(district)
    index_units([a_unit(district, "区社区服务中心"), a_unit(district, "区水务局")])
    client.force_login(an_account(district, Role.READER))

    assert counts(client, "q=社区 服务") == {"plan": 1, "unit": 1}


@pytest.mark.parametrize("role", [Role.LIAISON, None])
def test_what_one_may_not_see_is_not_found(client: Client, district: Jurisdiction, role: Role | None) -> None:
    a_plan_in_force(district)
    a_plan_in_force(a_jurisdiction("邻区"))
    client.force_login(an_account(district, Role.READER))
    seen = counts(client, "q=托位")
    client.force_login(an_account(district, role))

    assert (seen, counts(client, "q=托位"), counts(client, "q=提升工作")) == ({"task": 1}, {}, {})


def test_one_kind_alone_comes_by_pages(client: Client, district: Jurisdiction) -> None:
    index_units([a_unit(district, f"霁川供水{number}站") for number in range(60)])
    client.force_login(an_account(district))

    first = client.get("/search/?q=供水").context["groups"][0]
    second = client.get("/search/?q=供水&kind=unit&page=2").context["groups"][0]

    assert (first.count, len(first.hits), first.has_more) == (60, 8, True)
    assert [hit.text for hit in second.hits] == [f"霁川供水{number}站" for number in range(50, 60)]


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "q=%25&kind=nothing&page=x", "q=" + "x" * 500])
def test_whatever_is_asked_is_answered(client: Client, district: Jurisdiction, query: str) -> None:
    client.force_login(an_account(district))

    assert client.get(f"/search/?{query}").context["groups"] == []


@pytest.mark.parametrize("address", ["/search/?q=%00", "/search/?q=a%00b&kind=unit", "/plans/%00/"])
def test_an_address_with_a_nul_character_is_refused(client: Client, district: Jurisdiction, address: str) -> None:
    client.force_login(an_account(district))

    refused = client.get(address)

    assert refused.status_code == 400
    assert "请返回上一页刷新后重试" in refused.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_one_as_for_three(
    client: Client, district: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    index_units([a_unit(district, f"区社区服务{number}站") for number in range(rows)])
    for _ in range(rows):
        a_plan_in_force(district)
    client.force_login(an_account(district, Role.READER))

    with django_assert_num_queries(10):
        assert set(counts(client, "q=社区服务").values()) == {rows}
