"""Tasks live on through an amendment: reworded, split, merged, withdrawn, added."""

from dataclasses import replace

import pytest

from luoshi.base.actors import Actor
from luoshi.plans.models import (
    Assignment,
    Piece,
    PlanVersion,
    Task,
    TaskOrigin,
    TaskWording,
    Term,
)
from luoshi.plans.operations.editing import add_piece, change_piece, merge_tasks, split_task, strike_piece
from luoshi.plans.pieces import AssignmentContent, TaskContent
from luoshi.plans.states import PieceKind, VersionState
from luoshi.search.queries import found
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.plans.making import task_content, tasks_of
from tests.luoshi.usecases.making import a_version_in_force, an_amendment, enforced, piece_at, task_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


@pytest.fixture
def current(clerk: Actor) -> PlanVersion:
    """Return the plan of three tasks in force."""
    return a_version_in_force(by=clerk)


def reword(version: PlanVersion, number: int, text: str, by: Actor) -> None:
    piece = piece_at(version, number)
    content = replace(task_content(piece), text=text)
    change_piece(piece=piece, revision=piece.revision, content=content, by=by, now=NOW)


def strike(version: PlanVersion, number: int, by: Actor) -> None:
    piece = piece_at(version, number)
    strike_piece(piece=piece, revision=piece.revision, by=by, now=NOW)


def test_tasks_and_assignments_live_on_through_an_amendment(clerk: Actor, current: PlanVersion) -> None:
    tasks = [task_of(current, number) for number in (1, 2, 3)]
    assignments = set(Assignment.objects.values_list("pk", flat=True))
    amendment = an_amendment(current, by=clerk)
    reword(amendment, 2, "修整步道不少于5公里。", clerk)

    version = enforced(amendment)

    assert [task_of(version, number) for number in (1, 2, 3)] == tasks
    assert set(Assignment.objects.values_list("pk", flat=True)) == assignments
    texts = TaskWording.objects.filter(task=tasks[1]).order_by("version__number").values_list("text", flat=True)
    assert [text[:11] for text in texts] == ["修整步道不少于3公里。", "修整步道不少于5公里。"]
    current.refresh_from_db()
    assert (current.state, version.state, version.number) == (VersionState.SUPERSEDED, VersionState.IN_FORCE, 1)


def test_frozen_rows_are_not_changed_by_an_amendment(clerk: Actor, current: PlanVersion) -> None:
    def rows() -> list[list[object]]:
        models = (TaskWording, Term)
        return [list(model._default_manager.filter(version=current).order_by("pk").values()) for model in models]

    before = rows()
    amendment = an_amendment(current, by=clerk)
    reword(amendment, 1, "另作安排。", clerk)
    strike(amendment, 3, clerk)

    enforced(amendment)

    assert rows() == before
    assert before[0]


def test_a_struck_task_is_withdrawn_by_the_version_that_struck_it(clerk: Actor, current: PlanVersion) -> None:
    third = task_of(current, 3)
    amendment = an_amendment(current, by=clerk)
    strike(amendment, 3, clerk)

    version = enforced(amendment)

    third.refresh_from_db()
    assert third.withdrawn_in == version
    assert [task.withdrawn_in for task in (task_of(version, 1), task_of(version, 2))] == [None, None]
    assert not found("绿植", jurisdiction_id=clerk.jurisdiction_id, kinds=["task"]).exists()
    assert found("杂物", jurisdiction_id=clerk.jurisdiction_id, kinds=["task"]).exists()


def test_a_task_stays_withdrawn_in_the_version_that_struck_it(clerk: Actor, current: PlanVersion) -> None:
    third = task_of(current, 3)
    amendment = an_amendment(current, by=clerk)
    strike(amendment, 3, clerk)
    first = enforced(amendment)

    enforced(an_amendment(first, by=clerk, once_key="second"))

    third.refresh_from_db()
    assert third.withdrawn_in == first


def test_a_split_task_goes_on_and_the_other_half_comes_of_it(clerk: Actor, current: PlanVersion) -> None:
    first = task_of(current, 1)
    amendment = an_amendment(current, by=clerk)
    piece = piece_at(amendment, 1)
    split_task(piece=piece, revision=piece.revision, at=5, by=clerk, now=NOW)

    version = enforced(amendment)

    halves = [task_of(version, 1), task_of(version, 2)]
    assert halves[0] == first
    assert halves[1].first_version == version
    assert _origins() == [(halves[1], first)]


def test_a_merged_task_goes_on_and_the_other_is_withdrawn_into_it(clerk: Actor, current: PlanVersion) -> None:
    first, second = task_of(current, 1), task_of(current, 2)
    amendment = an_amendment(current, by=clerk)
    piece, other = piece_at(amendment, 1), piece_at(amendment, 2)
    merge_tasks(piece=piece, revision=piece.revision, other=other, other_revision=other.revision, by=clerk, now=NOW)

    version = enforced(amendment)

    second.refresh_from_db()
    assert (task_of(version, 1), second.withdrawn_in) == (first, version)
    assert _origins() == [(first, second)]


def test_an_origin_is_told_once_however_many_versions_follow(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)
    piece, other = piece_at(amendment, 1), piece_at(amendment, 2)
    merge_tasks(piece=piece, revision=piece.revision, other=other, other_revision=other.revision, by=clerk, now=NOW)
    merged = enforced(amendment)

    enforced(an_amendment(merged, by=clerk, once_key="second"))

    assert len(_origins()) == 1


def _origins() -> list[tuple[Task, Task]]:
    rows = TaskOrigin.objects.select_related("task", "predecessor").order_by("pk")
    return [(row.task, row.predecessor) for row in rows]


def test_two_pieces_of_one_task_are_one_that_goes_on_and_one_that_comes_of_it(
    clerk: Actor, current: PlanVersion
) -> None:
    first = task_of(current, 1)
    amendment = an_amendment(current, by=clerk)
    Piece.objects.filter(pk=piece_at(amendment, 2).pk).update(task_key=first.public_key)

    version = enforced(amendment)

    assert task_of(version, 1) == first
    assert _origins() == [(task_of(version, 2), first)]


def test_an_added_task_begins_with_the_amendment(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)
    new = TaskContent(text="新增一事。", number="4.", assignments=(AssignmentContent("区水务局", "lead"),))
    add_piece(version=amendment, kind=PieceKind.TASK, after=tasks_of(amendment)[-1], content=new, by=clerk, now=NOW)

    version = enforced(amendment)

    added = task_of(version, 4)
    assert (added.first_version, Task.objects.filter(plan=version.plan).count()) == (version, 4)
    assert task_of(version, 1).first_version == current
