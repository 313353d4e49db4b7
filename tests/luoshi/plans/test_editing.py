"""Pieces of a draft are changed, split, merged, moved, added and struck."""

from dataclasses import replace
from datetime import datetime

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, NotAllowed, Stale, WrongState
from luoshi.journal.models import Entry
from luoshi.plans.models import Edit, NameMatch, Piece, PlanVersion
from luoshi.plans.operations.editing import (
    add_piece,
    change_piece,
    merge_tasks,
    move_piece,
    restore_piece,
    split_task,
    strike_piece,
)
from luoshi.plans.pieces import (
    AssignmentContent,
    DeadlineContent,
    GoalContent,
    HeaderContent,
    PhaseContent,
    TaskContent,
    as_content,
    as_data,
)
from luoshi.plans.states import PieceKind, VersionState
from tests.luoshi.making import NOW, a_jurisdiction, an_actor
from tests.luoshi.plans.making import a_draft, a_sample_draft, piece_of, task_content, tasks_of

pytestmark = pytest.mark.django_db


def texts(version: PlanVersion) -> list[str]:
    return [task_content(piece).text[:4] for piece in tasks_of(version) if not piece.is_struck]


def test_a_changed_piece_holds_the_new_content_and_what_was_read() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    read = piece.read

    content = replace(task_content(piece), text="清理沿河杂物30处以上。")
    change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)

    assert (task_content(piece).text, piece.read, piece.revision) == ("清理沿河杂物30处以上。", read, 2)


def test_a_change_leaves_one_edit_and_one_entry() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    clerk = an_actor(version.jurisdiction)

    content = replace(task_content(piece), text="清理沿河杂物30处以上。")
    change_piece(piece=piece, revision=1, content=content, by=clerk, now=NOW)

    edit = Edit.objects.get()
    assert (edit.number, edit.verb, edit.by, edit.at) == (1, "piece_changed", clerk.person_key, NOW)
    entry = Entry.objects.get(verb="plans.piece_changed")
    assert (entry.about_key, entry.data) == (version.public_key, {"edit": 1, "piece": piece.public_key})


def test_the_same_content_is_no_edit() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]

    change_piece(piece=piece, revision=1, content=task_content(piece), by=an_actor(version.jurisdiction), now=NOW)

    assert (piece.revision, Edit.objects.count()) == (1, 0)


def test_a_stale_change_is_answered_with_both_texts() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[0]
    seen = task_content(piece)
    change_piece(piece=piece, revision=1, content=replace(seen, text="甲的文字。"), by=clerk, now=NOW)

    with pytest.raises(Stale) as refused:
        change_piece(piece=piece, revision=1, content=replace(seen, text="乙的文字。"), by=clerk, now=NOW)

    ours, theirs = (side["content"] for side in (refused.value.ours, refused.value.theirs))
    assert ours == as_data(replace(seen, text="乙的文字。"))
    assert theirs == as_data(replace(seen, text="甲的文字。"))
    assert Edit.objects.count() == 1


def test_what_the_document_does_not_say_is_marked_as_settled_by_the_office() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    task = task_content(piece)
    claimed = AssignmentContent("区教育局", "supporting", origin="document")
    moved = replace(task.deadlines[0], due_on="2026-06-30")

    content = replace(task, assignments=(*task.assignments, claimed), deadlines=(moved,))
    change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)

    new = task_content(piece)
    assert [(a.name, a.origin) for a in new.assignments] == [
        ("区水务局", "document"),
        ("区财政局", "document"),
        ("区教育局", "office"),
    ]
    assert [(d.due_on, d.origin) for d in new.deadlines] == [("2026-06-30", "office")]


def test_what_is_put_back_as_it_was_read_is_the_documents_again() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[0]
    read = task_content(piece)
    change_piece(piece=piece, revision=1, content=replace(read, deadlines=()), by=clerk, now=NOW)

    change_piece(piece=piece, revision=2, content=read, by=clerk, now=NOW)

    assert piece.content == piece.read


def test_a_duty_set_by_the_office_does_not_make_the_unit_the_offices() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    task = task_content(piece)

    first = replace(task.assignments[0], duty="none")
    content = replace(task, assignments=(first, *task.assignments[1:]))
    change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)

    assert [(a.duty, a.origin) for a in task_content(piece).assignments] == [("none", "document"), (None, "document")]


def test_a_name_that_is_new_in_a_task_gets_its_row() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    task = task_content(piece)

    content = replace(task, assignments=(*task.assignments, AssignmentContent("区文联", "supporting")))
    change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)

    assert NameMatch.objects.filter(version=version, name="区文联", unit=None).count() == 1


def test_a_change_of_the_header_renames_the_plan() -> None:
    version = a_draft()
    header = piece_of(version, PieceKind.HEADER)

    content = HeaderContent(title="通知", plan_title="青枫区河道整治行动方案")
    change_piece(piece=header, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)

    version.plan.refresh_from_db()
    assert version.plan.title == "青枫区河道整治行动方案"


TASK = TaskContent("清理。", assignments=(AssignmentContent("区水务局", "lead"),))


@pytest.mark.parametrize(
    ("content", "field"),
    [
        pytest.param(replace(TASK, text="  "), "text", id="a task without words"),
        pytest.param(replace(TASK, assignments=(AssignmentContent("", "lead"),)), "assignments", id="no name"),
        pytest.param(
            replace(TASK, assignments=(AssignmentContent("局" * 201, "lead"),)), "assignments", id="a name too long"
        ),
        pytest.param(
            replace(TASK, assignments=(AssignmentContent("区水务局", "boss"),)),  # type: ignore[arg-type]
            "",
            id="no such role",
        ),
        pytest.param(replace(TASK, deadlines=(DeadlineContent("月底", "2026-02-30"),)), "deadlines", id="no day"),
        pytest.param(replace(TASK, consolidating="区财政局"), "consolidating", id="who is not in the task"),
        pytest.param(GoalContent("目标"), "", id="another kind of content"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_field(content: TaskContent, field: str) -> None:
    version = a_draft()
    piece = tasks_of(version)[0]

    with pytest.raises(Invalid) as refused:
        change_piece(piece=piece, revision=1, content=content, by=an_actor(version.jurisdiction), now=NOW)

    piece.refresh_from_db()
    assert (refused.value.field, piece.revision) == (field, 1)


def test_a_phase_does_not_end_before_it_begins() -> None:
    version = a_sample_draft()
    phase = piece_of(version, PieceKind.PHASE)

    with pytest.raises(Invalid):
        change_piece(
            piece=phase,
            revision=1,
            content=PhaseContent("发动部署阶段", "2026-04-20", "2026-04-01"),
            by=an_actor(version.jurisdiction),
            now=NOW,
        )

    phase.refresh_from_db()
    assert phase.revision == 1


def test_a_split_task_is_two_of_the_same_units() -> None:
    version = a_draft(
        "二、主要任务\n1.清理沿河杂物20处，2026年5月底前完成。修整步道不少于3公里。（牵头单位：区水务局）\n"
    )
    piece = tasks_of(version)[0]
    at = task_content(piece).text.index("修整")

    first, second = split_task(piece=piece, revision=1, at=at, by=an_actor(version.jurisdiction), now=NOW)

    one, two = task_content(first), task_content(second)
    assert (one.text, two.text) == ("清理沿河杂物20处，2026年5月底前完成。", "修整步道不少于3公里。")
    assert ([d.due_on for d in one.deadlines], [d.due_on for d in two.deadlines]) == (["2026-05-31"], [])
    assert ([t.value for t in one.targets], [t.value for t in two.targets]) == (["20"], ["3"])
    assert one.assignments == two.assignments
    assert (one.number, two.number, second.read) == ("1.", None, {})


def test_the_second_half_stands_behind_the_first() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]

    split_task(piece=piece, revision=1, at=4, by=an_actor(version.jurisdiction), now=NOW)

    assert texts(version) == ["清理沿河", "杂物20", "修整步道", "补种绿植"]


def test_a_task_can_be_split_again_and_again() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[0]
    content = replace(task_content(piece), text="".join(f"第{number:02d}句。" for number in range(40)))
    change_piece(piece=piece, revision=1, content=content, by=clerk, now=NOW)

    for revision in range(2, 41):
        split_task(piece=piece, revision=revision, at=len(task_content(piece).text) - 5, by=clerk, now=NOW)

    assert texts(version)[:40] == [f"第{number:02d}句" for number in range(40)]


@pytest.mark.parametrize("at", [0, -3, 999])
def test_a_split_that_leaves_one_half_empty_is_refused(at: int) -> None:
    version = a_draft()
    piece = tasks_of(version)[0]

    with pytest.raises(Invalid):
        split_task(piece=piece, revision=1, at=at, by=an_actor(version.jurisdiction), now=NOW)

    assert len(tasks_of(version)) == 3


def test_merged_tasks_are_one_with_the_words_and_units_of_both() -> None:
    version = a_draft()
    one, two, _three = tasks_of(version)

    merge_tasks(piece=one, revision=1, other=two, other_revision=1, by=an_actor(version.jurisdiction), now=NOW)

    task = task_content(one)
    assert task.text == "清理沿河杂物20处以上。\n修整步道不少于3公里。"
    assert [(a.name, a.role) for a in task.assignments] == [
        ("区水务局", "lead"),
        ("区财政局", "responsible"),
        ("区住建局", "lead"),
    ]
    assert [d.due_on for d in task.deadlines] == ["2026-05-31", "2026-06-30"]
    two.refresh_from_db()
    assert (two.is_struck, texts(version)) == (True, ["清理沿河", "补种绿植"])


def test_a_unit_of_both_tasks_keeps_its_weightier_role() -> None:
    version = a_draft(
        "二、主要任务\n1.甲事办好。（牵头单位：区水务局；责任单位：区财政局）\n2.乙事办好。（牵头单位：区财政局）\n"
    )
    one, two = tasks_of(version)

    merge_tasks(piece=one, revision=1, other=two, other_revision=1, by=an_actor(version.jurisdiction), now=NOW)

    assert [(a.name, a.role) for a in task_content(one).assignments] == [("区水务局", "lead"), ("区财政局", "lead")]


def test_a_merge_notices_that_either_task_was_changed() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    one, two, _three = tasks_of(version)
    change_piece(piece=two, revision=1, content=replace(task_content(two), text="改过。"), by=clerk, now=NOW)

    with pytest.raises(Stale):
        merge_tasks(piece=one, revision=1, other=two, other_revision=1, by=clerk, now=NOW)

    one.refresh_from_db()
    assert (one.revision, texts(version)) == (1, ["清理沿河", "改过。", "补种绿植"])


def test_a_task_is_not_merged_with_itself_or_with_a_struck_one() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    one, two, _three = tasks_of(version)
    strike_piece(piece=two, revision=1, by=clerk, now=NOW)

    with pytest.raises(Invalid):
        merge_tasks(piece=one, revision=1, other=one, other_revision=1, by=clerk, now=NOW)
    with pytest.raises(WrongState):
        merge_tasks(piece=one, revision=1, other=two, other_revision=2, by=clerk, now=NOW)

    assert texts(version) == ["清理沿河", "补种绿植"]


def test_a_split_or_merged_task_of_an_amendment_tells_where_it_came_from() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    for piece, key in zip(tasks_of(version), "abc", strict=True):
        Piece.objects.filter(pk=piece.pk).update(task_key=key)
    one, two, _three = tasks_of(version)

    _first, second = split_task(piece=one, revision=1, at=4, by=clerk, now=NOW)
    merge_tasks(piece=one, revision=2, other=two, other_revision=1, by=clerk, now=NOW)

    assert (second.task_key, second.predecessors) == ("", ["a"])
    assert (one.task_key, one.predecessors) == ("a", ["b"])


def test_a_piece_is_moved_behind_another_and_in_front_of_all() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    one, _two, three = tasks_of(version)

    move_piece(piece=one, revision=1, after=three, path=None, by=clerk, now=NOW)
    behind = texts(version)
    move_piece(piece=three, revision=1, after=None, path=None, by=clerk, now=NOW)

    assert behind == ["修整步道", "补种绿植", "清理沿河"]
    assert texts(version) == ["补种绿植", "修整步道", "清理沿河"]


def test_a_task_is_moved_under_other_headings() -> None:
    version = a_draft()
    one, _two, three = tasks_of(version)

    move_piece(piece=one, revision=1, after=three, path=("三、其他任务",), by=an_actor(version.jurisdiction), now=NOW)

    assert (task_content(one).path, task_content(three).path) == (("三、其他任务",), ("二、主要任务",))


def test_moving_a_piece_changes_no_other() -> None:
    version = a_draft()
    one, two, three = tasks_of(version)

    move_piece(piece=one, revision=1, after=three, path=None, by=an_actor(version.jurisdiction), now=NOW)

    assert [Piece.objects.get(pk=piece.pk).revision for piece in (one, two, three)] == [2, 1, 1]


def test_a_piece_is_not_moved_behind_itself_or_one_of_another_kind() -> None:
    version = a_draft()
    clerk, one = an_actor(version.jurisdiction), tasks_of(version)[0]

    for after in (one, piece_of(version, PieceKind.HEADER)):
        with pytest.raises(Invalid):
            move_piece(piece=one, revision=1, after=after, path=None, by=clerk, now=NOW)

    one.refresh_from_db()
    assert one.revision == 1


def test_an_added_piece_stands_where_it_was_put_and_was_read_nowhere() -> None:
    version = a_draft()
    one = tasks_of(version)[0]

    content = TaskContent("设立河长公示牌。", assignments=(AssignmentContent("区水务局", "lead"),))
    piece = add_piece(
        version=version,
        kind=PieceKind.TASK,
        after=one,
        content=content,
        by=an_actor(version.jurisdiction),
        now=NOW,
    )

    assert texts(version) == ["清理沿河", "设立河长", "修整步道", "补种绿植"]
    assert (piece.read, [a.origin for a in task_content(piece).assignments]) == ({}, ["office"])


def test_a_piece_can_be_the_first_of_its_kind() -> None:
    version = a_draft()

    add_piece(
        version=version,
        kind=PieceKind.GOAL,
        after=None,
        content=GoalContent("河道面貌改善。"),
        by=an_actor(version.jurisdiction),
        now=NOW,
    )

    assert piece_of(version, PieceKind.GOAL).content["text"] == "河道面貌改善。"


@pytest.mark.parametrize("kind", [PieceKind.HEADER, PieceKind.ARRANGEMENT])
def test_there_is_one_header_and_one_arrangement(kind: PieceKind) -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), piece_of(version, kind)

    with pytest.raises(Invalid):
        add_piece(version=version, kind=kind, after=None, content=as_content(kind, piece.content), by=clerk, now=NOW)
    with pytest.raises(WrongState):
        strike_piece(piece=piece, revision=1, by=clerk, now=NOW)

    assert Piece.objects.filter(version=version, kind=kind, is_struck=False).count() == 1


def test_a_struck_piece_stays_and_can_be_taken_back() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[1]

    strike_piece(piece=piece, revision=1, by=clerk, now=NOW)
    struck = texts(version)
    restore_piece(piece=piece, revision=2, by=clerk, now=NOW)

    assert struck == ["清理沿河", "补种绿植"]
    assert texts(version) == ["清理沿河", "修整步道", "补种绿植"]


def test_what_is_struck_is_not_struck_again_nor_taken_back_twice() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[1]

    with pytest.raises(WrongState):
        restore_piece(piece=piece, revision=1, by=clerk, now=NOW)
    strike_piece(piece=piece, revision=1, by=clerk, now=NOW)
    with pytest.raises(WrongState):
        strike_piece(piece=piece, revision=2, by=clerk, now=NOW)

    assert Edit.objects.count() == 1


def test_two_who_strike_the_same_piece_are_told_of_each_other() -> None:
    version = a_draft()
    clerk, piece = an_actor(version.jurisdiction), tasks_of(version)[1]
    strike_piece(piece=piece, revision=1, by=clerk, now=NOW)

    with pytest.raises(Stale):
        strike_piece(piece=piece, revision=1, by=clerk, now=NOW)

    assert Edit.objects.count() == 1


@pytest.mark.parametrize("state", [VersionState.IN_FORCE, VersionState.SUPERSEDED, VersionState.DISCARDED])
def test_only_a_draft_can_be_edited(state: VersionState) -> None:
    version = a_draft()
    piece = tasks_of(version)[0]
    PlanVersion.objects.filter(pk=version.pk).update(state=state)

    with pytest.raises(WrongState):
        strike_piece(piece=piece, revision=1, by=an_actor(version.jurisdiction), now=NOW)

    assert (texts(version)[0], Edit.objects.count()) == ("清理沿河", 0)


@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD, Role.LEADER, Role.READER, Role.ADMINISTRATOR, None])
def test_only_the_office_edits(role: Role | None) -> None:
    version = a_draft()
    piece = tasks_of(version)[0]

    with pytest.raises(NotAllowed):
        strike_piece(piece=piece, revision=1, by=an_actor(version.jurisdiction, role), now=NOW)

    assert texts(version)[0] == "清理沿河"


def test_another_places_office_does_not_edit() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]

    with pytest.raises(NotAllowed):
        strike_piece(piece=piece, revision=1, by=an_actor(a_jurisdiction()), now=NOW)

    assert texts(version)[0] == "清理沿河"


def test_an_edit_keeps_what_was_there_before_and_after() -> None:
    version = a_draft()
    piece = tasks_of(version)[0]

    strike_piece(piece=piece, revision=1, by=an_actor(version.jurisdiction), now=NOW)

    assert Edit.objects.get().changes == [
        {"row": "piece", "pk": piece.pk, "before": {"is_struck": False}, "after": {"is_struck": True}}
    ]
    assert isinstance(Edit.objects.get().at, datetime)
