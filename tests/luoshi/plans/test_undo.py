"""What was done last is taken back: every row as it was, and nothing of anybody else's."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import NotAllowed, Refusal, WrongState
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Unit
from luoshi.journal.models import Entry
from luoshi.plans.models import Doubt, Edit, NameMatch, Piece, PlanVersion
from luoshi.plans.operations.arrangement import arrange, set_consolidating
from luoshi.plans.operations.doubts import reopen_doubt, settle_doubt, settle_doubts
from luoshi.plans.operations.editing import (
    add_piece,
    change_piece,
    merge_tasks,
    move_piece,
    restore_piece,
    split_task,
    strike_piece,
)
from luoshi.plans.operations.log import as_json
from luoshi.plans.operations.names import accept_suggestions, create_unit_for_name, match_name
from luoshi.plans.operations.undo import undo_edit
from luoshi.plans.pieces import ArrangementContent, AssignmentContent, TaskContent, as_content
from luoshi.plans.states import PieceKind, VersionState
from tests.luoshi.making import NOW, a_unit, an_actor
from tests.luoshi.plans.making import (
    a_draft,
    a_sample_draft,
    match_to,
    name_of,
    piece_of,
    task_content,
    tasks_of,
)

pytestmark = pytest.mark.django_db


def whole(version: PlanVersion) -> dict[str, list[dict[str, Any]]]:
    """Return all that a draft holds, but for revisions."""
    version.plan.refresh_from_db()
    return {
        "pieces": [as_json(row) for row in Piece.objects.filter(version=version).order_by("pk")],
        "names": [as_json(row) for row in NameMatch.objects.filter(version=version).order_by("pk")],
        "doubts": [as_json(row) for row in Doubt.objects.filter(version=version).order_by("pk")],
        "plan": [{"title": version.plan.title}],
    }


def test_an_undone_change_is_as_it_was() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[0]
    before = whole(version)
    content = replace(task_content(piece), text="改过。")
    change_piece(piece=piece, revision=1, content=content, by=clerk, now=NOW)

    edit = undo_edit(version=version, by=clerk, now=NOW)

    assert whole(version) == before
    assert (edit.verb, edit.undone_at) == ("piece_changed", NOW)
    assert Entry.objects.get(verb="plans.edit_undone").data == {"edit": 1, "verb": "piece_changed"}


def test_a_piece_seen_before_the_undo_is_stale_after_it() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[0]
    change_piece(piece=piece, revision=1, content=replace(task_content(piece), text="改过。"), by=clerk, now=NOW)

    undo_edit(version=version, by=clerk, now=NOW)

    piece.refresh_from_db()
    assert piece.revision == 3


def test_acts_are_taken_back_one_after_the_other_the_last_first() -> None:
    version = a_draft()
    clerk, (one, two, _three) = an_actor(version.jurisdiction), tasks_of(version)
    strike_piece(piece=one, revision=1, by=clerk, now=NOW)
    strike_piece(piece=two, revision=1, by=clerk, now=NOW)

    undone = [undo_edit(version=version, by=clerk, now=NOW).number for _ in range(2)]

    assert undone == [2, 1]
    assert [piece.is_struck for piece in tasks_of(version)] == [False, False, False]


def test_each_takes_back_only_their_own() -> None:
    version = a_draft()
    mine, theirs = an_actor(version.jurisdiction), an_actor(version.jurisdiction)
    one, two, _three = tasks_of(version)
    strike_piece(piece=one, revision=1, by=mine, now=NOW)
    strike_piece(piece=two, revision=1, by=theirs, now=NOW)

    undo_edit(version=version, by=mine, now=NOW)

    assert [piece.is_struck for piece in tasks_of(version)] == [False, True, False]


def test_what_somebody_else_has_changed_since_is_not_taken_back() -> None:
    version = a_draft()
    mine, theirs = an_actor(version.jurisdiction), an_actor(version.jurisdiction)
    piece = tasks_of(version)[0]
    task = task_content(piece)
    change_piece(piece=piece, revision=1, content=replace(task, text="甲的文字。"), by=mine, now=NOW)
    change_piece(piece=piece, revision=2, content=replace(task, text="乙的文字。"), by=theirs, now=NOW)

    with pytest.raises(WrongState):
        undo_edit(version=version, by=mine, now=NOW)

    assert task_content(tasks_of(version)[0]).text == "乙的文字。"
    assert Edit.objects.filter(undone_at__isnull=False).count() == 0


def test_a_task_that_was_split_is_whole_again() -> None:
    version = a_draft()
    clerk, before = an_actor(version.jurisdiction), whole(version)
    split_task(piece=tasks_of(version)[0], revision=1, at=4, by=clerk, now=NOW)

    undo_edit(version=version, by=clerk, now=NOW)

    assert whole(version) == before


def test_a_split_of_which_somebody_changed_the_second_half_stays() -> None:
    version = a_draft()
    mine, theirs = an_actor(version.jurisdiction), an_actor(version.jurisdiction)
    _first, second = split_task(piece=tasks_of(version)[0], revision=1, at=4, by=mine, now=NOW)
    change_piece(piece=second, revision=1, content=replace(task_content(second), text="改过。"), by=theirs, now=NOW)

    with pytest.raises(WrongState):
        undo_edit(version=version, by=mine, now=NOW)

    assert len(tasks_of(version)) == 4


def test_an_answer_is_taken_back_with_all_that_followed() -> None:
    version = a_sample_draft()
    clerk, before = an_actor(version.jurisdiction), whole(version)
    settle_doubts(version=version, by=clerk, now=NOW)
    assert whole(version) != before

    undo_edit(version=version, by=clerk, now=NOW)

    assert whole(version) == before


def test_a_unit_entered_for_a_name_stays_in_the_directory() -> None:
    version = a_draft()
    clerk, before = an_actor(version.jurisdiction), whole(version)
    create_unit_for_name(
        match=name_of(version, "区财政局"),
        revision=1,
        kind=UnitKind.DEPARTMENT,
        short_name="财政局",
        by=clerk,
        now=NOW,
    )

    undo_edit(version=version, by=clerk, now=NOW)

    assert whole(version) == before
    assert Unit.objects.filter(official_name="区财政局").exists()


def test_a_name_that_somebody_else_uses_too_keeps_its_row() -> None:
    version = a_draft()
    mine, theirs = an_actor(version.jurisdiction), an_actor(version.jurisdiction)
    one, two, _three = tasks_of(version)
    new = AssignmentContent("区文联", "supporting")
    for piece, by in ((one, mine), (two, theirs)):
        task = task_content(piece)
        content = replace(task, assignments=(*task.assignments, new))
        change_piece(piece=piece, revision=1, content=content, by=by, now=NOW)

    undo_edit(version=version, by=mine, now=NOW)

    assert [len(task_content(piece).assignments) for piece in tasks_of(version)] == [2, 3, 2]
    assert NameMatch.objects.filter(version=version, name="区文联").count() == 1


def test_a_name_that_was_matched_since_keeps_its_row() -> None:
    version = a_draft()
    mine, theirs = an_actor(version.jurisdiction), an_actor(version.jurisdiction)
    piece, unit = tasks_of(version)[0], a_unit(version.jurisdiction)
    task = task_content(piece)
    content = replace(task, assignments=(*task.assignments, AssignmentContent("区文联", "supporting")))
    change_piece(piece=piece, revision=1, content=content, by=mine, now=NOW)
    match_to(version, "区文联", unit, by=theirs)

    undo_edit(version=version, by=mine, now=NOW)

    assert name_of(version, "区文联").unit == unit


def test_the_title_of_the_plan_goes_back_with_the_header() -> None:
    version = a_draft()
    clerk, before = an_actor(version.jurisdiction), whole(version)
    header = piece_of(version, PieceKind.HEADER)
    content = replace(as_content(PieceKind.HEADER, header.content), plan_title="另一个方案")
    change_piece(piece=header, revision=1, content=content, by=clerk, now=NOW)

    undo_edit(version=version, by=clerk, now=NOW)

    assert whole(version) == before


def test_without_an_act_there_is_nothing_to_take_back() -> None:
    version = a_draft()

    with pytest.raises(WrongState):
        undo_edit(version=version, by=an_actor(version.jurisdiction), now=NOW)

    assert Edit.objects.count() == 0


def test_nothing_is_taken_back_from_a_version_in_force() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    strike_piece(piece=tasks_of(version)[0], revision=1, by=clerk, now=NOW)
    PlanVersion.objects.filter(pk=version.pk).update(state=VersionState.IN_FORCE)

    with pytest.raises(WrongState):
        undo_edit(version=version, by=clerk, now=NOW)

    assert tasks_of(version)[0].is_struck


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER, None])
def test_only_the_office_takes_back(role: Role | None) -> None:
    version = a_draft()

    with pytest.raises(NotAllowed):
        undo_edit(version=version, by=an_actor(version.jurisdiction, role), now=NOW)

    assert Edit.objects.count() == 0


Step = Callable[[PlanVersion, Actor, int], object]


def _change(version: PlanVersion, by: Actor, at: int) -> object:
    tasks = tasks_of(version)
    piece = tasks[at % len(tasks)]
    task = task_content(piece)
    new = AssignmentContent(f"区第{at}局", "supporting")
    content = replace(task, text=f"{task.text}又{at}。", assignments=(*task.assignments, new))
    return change_piece(piece=piece, revision=piece.revision, content=content, by=by, now=NOW)


def _split(version: PlanVersion, by: Actor, at: int) -> object:
    tasks = tasks_of(version)
    piece = tasks[at % len(tasks)]
    return split_task(piece=piece, revision=piece.revision, at=1 + at % 5, by=by, now=NOW)


def _merge(version: PlanVersion, by: Actor, at: int) -> object:
    tasks = tasks_of(version)
    one, other = tasks[at % len(tasks)], tasks[(at // 7) % len(tasks)]
    return merge_tasks(piece=one, revision=one.revision, other=other, other_revision=other.revision, by=by, now=NOW)


def _move(version: PlanVersion, by: Actor, at: int) -> object:
    tasks = tasks_of(version)
    piece, after = tasks[at % len(tasks)], [None, *tasks][(at // 5) % (len(tasks) + 1)]
    path = None if at % 2 else ("三、其他",)
    return move_piece(piece=piece, revision=piece.revision, after=after, path=path, by=by, now=NOW)


def _add(version: PlanVersion, by: Actor, at: int) -> object:
    tasks = tasks_of(version)
    content = TaskContent(f"新任务{at}。", assignments=(AssignmentContent("区新局", "lead"),))
    after = [None, *tasks][at % (len(tasks) + 1)]
    return add_piece(version=version, kind=PieceKind.TASK, after=after, content=content, by=by, now=NOW)


def _strike(version: PlanVersion, by: Actor, at: int) -> object:
    tasks = tasks_of(version)
    piece = tasks[at % len(tasks)]
    strike = restore_piece if piece.is_struck else strike_piece
    return strike(piece=piece, revision=piece.revision, by=by, now=NOW)


def _match(version: PlanVersion, by: Actor, at: int) -> object:
    names = list(NameMatch.objects.filter(version=version).order_by("pk"))
    match = names[at % len(names)]
    unit = a_unit(version.jurisdiction) if at % 3 else None
    return match_name(
        match=match, revision=match.revision, unit=unit, leave_open=unit is None and at % 2 == 1, by=by, now=NOW
    )


def _settle(version: PlanVersion, by: Actor, at: int) -> object:
    doubts = list(Doubt.objects.filter(version=version).order_by("position"))
    doubt = doubts[at % len(doubts)]
    if doubt.state == "settled":
        return reopen_doubt(doubt=doubt, revision=doubt.revision, by=by, now=NOW)
    answer = doubt.options[at % len(doubt.options)] if doubt.options else ""
    return settle_doubt(doubt=doubt, revision=doubt.revision, answer=answer, note=f"{at}", by=by, now=NOW)


def _arrange(version: PlanVersion, by: Actor, at: int) -> object:
    piece = piece_of(version, PieceKind.ARRANGEMENT)
    content = ArrangementContent(report_day=1 + at % 28)
    return arrange(version=version, revision=piece.revision, arrangement=content, by=by, now=NOW)


def _consolidate(version: PlanVersion, by: Actor, at: int) -> object:
    tasks = tasks_of(version)
    piece = tasks[at % len(tasks)]
    names = [a.name for a in task_content(piece).assignments]
    name = names[at % len(names)] if names else None
    return set_consolidating(piece=piece, revision=piece.revision, name=name, by=by, now=NOW)


def _accept(version: PlanVersion, by: Actor, at: int) -> object:  # noqa: ARG001 -- a step like the others
    return accept_suggestions(version=version, by=by, now=NOW)


STEPS: list[Step] = [
    _change,
    _split,
    _merge,
    _move,
    _add,
    _strike,
    _match,
    _settle,
    _arrange,
    _consolidate,
    _accept,
]


@hypothesis.settings(max_examples=20)
@hypothesis.given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 400)), max_size=12))
def test_any_acts_taken_back_one_by_one_leave_the_first_state(steps: list[tuple[Step, int]]) -> None:
    version = a_draft() if len(steps) % 2 else a_sample_draft()
    clerk, before = an_actor(version.jurisdiction), whole(version)
    for step, at in steps:
        try:
            step(version, clerk, at)
        except Refusal:
            continue

    for _ in range(Edit.objects.filter(version=version).count()):
        undo_edit(version=version, by=clerk, now=NOW)

    assert whole(version) == before
