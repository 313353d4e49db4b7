"""Who may do what stands in the permission table, and nothing else asks for roles."""

import importlib
import re
from types import ModuleType

import pytest

from luoshi.base.permissions import Permission
from luoshi.web.permissions.table import permissions, rows_by_room
from tests.houserules.roles import role_checks_in_python, role_checks_in_template
from tests.places import ROOT, project_files

ALLOWED = re.compile(
    r"src/luoshi/(base/(actors|permissions)|\w+/permissions|directory/(models|queries|operations/\w+))\.py"
)
"""The table, its rows, and the directory, which gives the roles."""


def test_roles_are_asked_for_in_the_permission_table_only() -> None:
    sources = [path for path in project_files("src/luoshi/*.py") if not ALLOWED.fullmatch(str(path.relative_to(ROOT)))]

    found = {
        str(path.relative_to(ROOT)): hits
        for path in sources
        if (hits := role_checks_in_python(path.read_text(encoding="utf-8")))
    }

    assert found == {}


def test_no_template_asks_for_roles() -> None:
    found = {
        str(path.relative_to(ROOT)): hits
        for path in project_files("src/luoshi/*.html")
        if (hits := role_checks_in_template(path.read_text(encoding="utf-8")))
    }

    assert found == {}


def rows_left_out(module: ModuleType) -> list[str]:
    """Return the rows that a room has written and not put into its part of the table."""
    written = [row for row in vars(module).values() if isinstance(row, Permission)]
    return [row.action for row in written if row not in module.PERMISSIONS]


def test_every_row_that_a_room_writes_is_in_the_one_table() -> None:
    modules = [importlib.import_module(f"luoshi.{room}.permissions") for room in rows_by_room()]

    assert [action for module in modules for action in rows_left_out(module)] == []


def test_a_row_that_is_left_out_would_be_seen() -> None:
    shown, hidden = (Permission(f"plans.{name}", "x", frozenset(), "x") for name in ("shown", "hidden"))
    room = ModuleType("planted")
    vars(room).update(SHOWN=shown, HIDDEN=hidden, PERMISSIONS=(shown,))

    assert rows_left_out(room) == ["plans.hidden"]


def test_every_row_lets_somebody_in() -> None:
    assert [row.action for row in permissions() if not row.roles or row.separated == frozenset()] == []


@pytest.mark.parametrize(
    "source",
    [
        "if by.is_office: pass",
        "seen = by.roles & {1}",
        "if Role.CLERK in roles: pass",
        "if post.role == Role.CLERK: pass",
        "if role in {Role.CLERK, Role.LEADER}: pass",
    ],
)
def test_a_question_for_a_role_would_be_seen(source: str) -> None:
    assert role_checks_in_python(source) != []


@pytest.mark.parametrize(
    "source",
    [
        "check(REVIEW, by)",
        "create_post(role=Role.CLERK)",
        "holders = posts.filter(role__in=REVIEW.roles)",
        "is_office = True",
    ],
)
def test_asking_the_table_and_giving_a_role_is_no_question_for_one(source: str) -> None:
    assert role_checks_in_python(source) == []


def test_a_question_of_a_template_would_be_seen() -> None:
    source = "<p>\n{% if actor.is_office %}{% if fact.is_office %}"

    assert role_checks_in_template(source) == [(2, "actor.is_office")]
