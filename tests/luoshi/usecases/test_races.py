"""Two people put the same draft in force at the same moment: one does, the other is told; on both engines."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import Refusal
from luoshi.plans.models import Edit, PlanVersion, TaskWording, Term
from luoshi.plans.operations.editing import change_piece
from luoshi.plans.states import VersionState
from luoshi.usecases.put_in_force import put_in_force
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.making import a_draft, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import a_version_in_force, an_amendment

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], None]) -> list[str]:
    """Do acts at the same moment, each in a thread and on a connection of its own; return the sentences of refusals."""
    start = threading.Barrier(len(acts))
    refusals: list[str] = []

    def run(act: Callable[[], None]) -> None:
        try:
            start.wait()
            act()
        except Refusal as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


def a_settled_draft(clerk: Actor) -> PlanVersion:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    draft.refresh_from_db()
    return draft


def forcing(version: PlanVersion, by: Actor) -> Callable[[], None]:
    def act() -> None:
        own = PlanVersion.objects.get(pk=version.pk)
        put_in_force(version=own, revision=version.revision, by=by, now=NOW, today=TODAY)

    return act


@pytest.mark.parametrize("_time", range(3))
def test_of_two_who_put_a_draft_in_force_at_once_exactly_one_does(_time: int) -> None:
    clerk = an_actor(a_jurisdiction())
    draft = a_settled_draft(clerk)
    heads = [an_actor(draft.jurisdiction, Role.OFFICE_HEAD) for _ in range(2)]

    refusals = together(*(forcing(draft, head) for head in heads))

    draft.refresh_from_db()
    assert len(refusals) == 1
    assert "不能再校核" in refusals[0] or "刚被别人" in refusals[0]
    assert draft.state == VersionState.IN_FORCE
    assert draft.put_in_force_by in {head.person_key for head in heads}
    assert (TaskWording.objects.count(), Term.objects.count()) == (3, 6)


def test_an_edit_at_the_same_moment_is_in_the_frozen_version_or_refused() -> None:
    clerk = an_actor(a_jurisdiction())
    draft = a_settled_draft(clerk)
    head = an_actor(draft.jurisdiction, Role.OFFICE_HEAD)
    piece = tasks_of(draft)[0]
    edits = Edit.objects.count()

    def edit() -> None:
        content = replace(task_content(piece), text="清理沿河杂物30处以上。")
        change_piece(piece=piece, revision=piece.revision, content=content, by=clerk, now=NOW)

    refusals = together(forcing(draft, head), edit)

    frozen = TaskWording.objects.get(position=0).text
    was_edited = Edit.objects.count() > edits
    assert frozen.startswith("清理沿河杂物30处以上。" if was_edited else "清理沿河杂物20处以上。")
    assert len(refusals) == (0 if was_edited else 1)


def test_of_two_who_begin_an_amendment_at_once_exactly_one_does() -> None:
    clerk = an_actor(a_jurisdiction())
    current = a_version_in_force(by=clerk)

    refusals = together(
        lambda: void(an_amendment(PlanVersion.objects.get(pk=current.pk), by=clerk, once_key="one")),
        lambda: void(an_amendment(PlanVersion.objects.get(pk=current.pk), by=clerk, once_key="two")),
    )

    assert len(refusals) == 1
    assert PlanVersion.objects.filter(state=VersionState.DRAFT).count() == 1


def void(_: object) -> None:
    """Take whatever an act returns."""
