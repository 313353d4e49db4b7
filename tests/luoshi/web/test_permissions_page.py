"""The one table of permissions: assembled from the rooms, and read by administrators and auditors."""

import re
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from luoshi.base.actors import Role
from luoshi.base.permissions import ADMINISTRATORS, EVERYONE
from luoshi.directory.permissions import APPOINT_OFFICE
from luoshi.journal.permissions import READ_JOURNAL
from luoshi.plans.permissions import SEE_OF_UNIT
from luoshi.web.permissions import READ_TABLE
from luoshi.web.permissions.table import permissions, roles, rows_by_room, table
from tests.luoshi.making import a_jurisdiction, an_account

pytestmark = pytest.mark.django_db


def cells_of(action: str) -> set[Role]:
    row = next(row for room in table() for row in room.rows if row.permission.action == action)
    return {role for role, may in row.cells if may}


def test_the_table_has_the_rows_of_every_room() -> None:
    assert {"documents", "plans", "directory", "journal", "web"} <= rows_by_room().keys()
    assert {SEE_OF_UNIT, APPOINT_OFFICE, READ_JOURNAL, READ_TABLE} <= set(permissions())


def test_every_action_has_one_row_named_after_its_room() -> None:
    counted = Counter(row.action for row in permissions())
    strays = [row.action for room, rows in rows_by_room().items() for row in rows if row.action.split(".")[0] != room]

    assert [action for action, count in counted.items() if count > 1] == []
    assert strays == []


def test_every_row_says_what_it_is_and_refuses_with_a_sentence() -> None:
    assert [row.action for row in permissions() if not str(row.title) or not str(row.refusal).endswith("。")] == []


def test_every_role_has_a_column() -> None:
    assert set(roles()) == EVERYONE


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_administrators_and_auditors_read_the_table(client: Client, role: Role) -> None:
    client.force_login(an_account(a_jurisdiction(), role))

    page = client.get(reverse("web:permissions"))

    text = page.content.decode()
    assert page.status_code == 200
    assert text.count('<th scope="row">') == len(permissions())
    assert [str(row.action) for row in permissions() if str(row.refusal) not in text] == []
    row = re.search(rf"<tr><th scope=\"row\">{APPOINT_OFFICE.title}<br>.*?</tr>", text, re.DOTALL)
    assert row is not None
    assert row[0].count('<span class="sr-only">可以</span>') == len(APPOINT_OFFICE.roles)
    assert row[0].count('<span class="sr-only">不可以</span>') == len(EVERYONE - APPOINT_OFFICE.roles)


@pytest.mark.parametrize("role", sorted(EVERYONE - ADMINISTRATORS))
def test_nobody_else_reads_the_table(client: Client, role: Role) -> None:
    client.force_login(an_account(a_jurisdiction(), role))

    page = client.get(reverse("web:permissions"))

    assert page.status_code == 403
    assert str(READ_TABLE.refusal) in page.content.decode()


def test_the_page_asks_the_database_for_nothing_but_who_asks(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(an_account(a_jurisdiction(), Role.AUDITOR))

    with django_assert_num_queries(4):
        client.get(reverse("web:permissions"))


def test_where_administrators_are_kept_apart_the_table_says_so(settings: Settings) -> None:
    together = cells_of("directory.appoint_office"), cells_of("journal.read_journal")

    settings.SEPARATE_ADMINISTRATORS = True

    apart = cells_of("directory.appoint_office"), cells_of("journal.read_journal")
    assert together[0] - apart[0] == {Role.ADMINISTRATOR}
    assert together[1] - apart[1] == {Role.ADMINISTRATOR}
    assert Role.AUDITOR in apart[1]
