"""The page that searches everything."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Role
from luoshi.directory.models import Account, Jurisdiction
from luoshi.directory.operations.indexing import index_units
from tests.luoshi.making import a_jurisdiction, a_unit, an_account
from tests.luoshi.plans.frozen import a_plan_in_force

pytestmark = pytest.mark.django_db


def hits(client: Client, query: str) -> dict[str, list[tuple[str, str]]]:
    """Return what the page shows: by kind, the text and address of each."""
    groups = client.get(f"/search/?{query}").context["groups"]
    return {group.kind.name: [(hit.text, hit.url) for hit in group.hits] for group in groups}


def test_a_word_of_two_characters_finds_tasks_and_plans(client: Client) -> None:
    assert a_plan_in_force is not None


def some_units(jurisdiction: Jurisdiction, count: int, name: str = "霁川供水站") -> None:
    index_units([a_unit(jurisdiction, f"{name}{number}") for number in range(count)])


@pytest.fixture
def reader() -> Account:
    return an_account(a_jurisdiction(), Role.READER)
