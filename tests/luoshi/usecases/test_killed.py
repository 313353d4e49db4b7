"""kill -9 in the middle of putting a draft in force: nothing is half done, and it can be done again."""

import signal
from pathlib import Path

import pytest
from django.apps import apps

from luoshi.base.actors import Role
from luoshi.directory.models import Account
from luoshi.directory.queries import actor_of
from luoshi.plans.models import PlanVersion, TaskWording
from luoshi.plans.states import VersionState
from tests.killing import ended
from tests.luoshi.making import TODAY, a_jurisdiction, an_account, an_actor
from tests.luoshi.usecases.making import a_version_in_force, an_amendment, enforced

pytestmark = pytest.mark.django_db(transaction=True)
ROOMS = ("plans", "directory", "journal", "search")


def everything() -> dict[str, list[dict[str, object]]]:
    """Return all rows of the rooms that putting in force writes to."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def killed_at(statement: str, version: PlanVersion, head: Account, home: Path) -> int:
    """Put a version in force in a process of its own that dies after a statement; return how it ended."""
    return ended("tests.luoshi.usecases.killed", str(version.pk), str(head.pk), statement, home=home)


@pytest.mark.parametrize(
    "statement",
    [
        'INSERT INTO "plans_taskwording"',
        'INSERT INTO "plans_term"',
        'INSERT INTO "search_indexed"',
        'UPDATE "plans_plan" ',
    ],
)
def test_a_process_killed_in_the_middle_leaves_everything_as_it_was(statement: str, tmp_path: Path) -> None:
    clerk = an_actor(a_jurisdiction())
    current = a_version_in_force(by=clerk)
    amendment = an_amendment(current, by=clerk)
    head = an_account(current.jurisdiction, Role.OFFICE_HEAD)
    before = everything()

    status = killed_at(statement, amendment, head, tmp_path)

    assert status == -signal.SIGKILL
    assert everything() == before
    again = enforced(amendment, by=actor_of(head, today=TODAY))
    assert again.state == VersionState.IN_FORCE
    assert TaskWording.objects.filter(version=again).count() == 3


def test_a_process_that_is_not_killed_does_it(tmp_path: Path) -> None:
    clerk = an_actor(a_jurisdiction())
    amendment = an_amendment(a_version_in_force(by=clerk), by=clerk)
    head = an_account(amendment.jurisdiction, Role.OFFICE_HEAD)

    status = killed_at("no such statement", amendment, head, tmp_path)

    amendment.refresh_from_db()
    assert (status, amendment.state) == (0, VersionState.IN_FORCE)
