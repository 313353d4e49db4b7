"""Who sees which documents."""

import pytest

from luoshi.base.actors import LEADERS, OVERSEERS, Role
from luoshi.documents.queries import documents_visible_to, documents_with_counts, last_reading, name_of
from tests.luoshi.documents.received import BROKEN, held, received
from tests.luoshi.making import a_jurisdiction, an_actor

pytestmark = pytest.mark.django_db
SEEING = {Role.OFFICE_HEAD, Role.CLERK} | LEADERS | OVERSEERS


@pytest.mark.parametrize("role", list(Role))
def test_documents_are_seen_by_the_office_leaders_and_readers(role: Role) -> None:
    here = a_jurisdiction()
    document = held(an_actor(here))

    seen = list(documents_visible_to(an_actor(here, role)))

    assert seen == ([document] if role in SEEING else [])


def test_documents_of_another_jurisdiction_are_not_seen() -> None:
    held(an_actor(a_jurisdiction()))

    assert list(documents_visible_to(an_actor(a_jurisdiction()))) == []


def test_documents_come_with_what_their_last_reading_counts() -> None:
    clerk = an_actor(a_jurisdiction())
    received(clerk)
    received(clerk, BROKEN, "plan.pdf")

    counted = [(row.name, vars(row)["task_count"]) for row in documents_with_counts(documents_visible_to(clerk))]

    assert counted == [("plan.pdf", None), ("plan.txt", 20)]


def test_the_last_reading_of_what_was_not_read_is_none() -> None:
    assert last_reading(held(an_actor(a_jurisdiction()))) is None


def test_the_name_of_a_file_that_waits_is_not_in_the_database() -> None:
    document = held(an_actor(a_jurisdiction()), name="堤岸加固.txt")

    assert (document.name, name_of(document)) == ("", "堤岸加固.txt")
