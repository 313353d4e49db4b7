"""第×次调整: a draft of the next version, through which tasks live on, are split, merged and withdrawn."""

from dataclasses import replace

import pytest

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Stale, WrongState
from luoshi.directory.models import Unit
from luoshi.journal.models import Entry
from luoshi.plans.models import (
    Assignment,
    Doubt,
    NameMatch,
    Piece,
    PlanVersion,
    Task,
    TaskOrigin,
    TaskWording,
    Term,
)
from luoshi.plans.operations.amending import begin_amendment, discard_draft
from luoshi.plans.operations.editing import add_piece, change_piece, merge_tasks, split_task, strike_piece
from luoshi.plans.pieces import AssignmentContent, TaskContent
from luoshi.plans.states import PieceKind, PlanState, VersionState
from luoshi.search.queries import found
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.making import a_document, a_draft, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import BASIS, a_version_in_force, an_amendment, enforced, piece_at, task_of

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


def test_an_amendment_begins_as_the_version_in_force_stands(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)

    assert (amendment.number, amendment.state, amendment.basis) == (1, VersionState.DRAFT, BASIS)
    assert (amendment.based_on, amendment.reading, amendment.document) == (current, current.reading, current.document)
    assert amendment.drafted_by == clerk.person_key
    assert [piece.content for piece in tasks_of(amendment)] == [piece.content for piece in tasks_of(current)]
    assert [piece.task_key for piece in tasks_of(amendment)] == [task_of(current, n).public_key for n in (1, 2, 3)]
    assert _meanings(amendment) == _meanings(current)
    assert not Doubt.objects.filter(version=amendment).exists()


def _meanings(version: PlanVersion) -> list[tuple[str, int | None, str, str]]:
    names = NameMatch.objects.filter(version=version).order_by("name")
    return [(match.name, match.unit_id, match.how, match.decided_by) for match in names]


def test_an_amendment_takes_over_every_kind_of_piece_but_what_was_struck(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    strike(draft, 2, clerk)
    current = enforced(draft)

    amendment = an_amendment(current, by=clerk)

    kinds = Piece.objects.filter(version=amendment).order_by("kind", "position").values_list("kind", flat=True)
    live = Piece.objects.filter(version=current, is_struck=False).order_by("kind", "position")
    assert list(kinds) == list(live.values_list("kind", flat=True))
    assert [task_content(piece).number for piece in tasks_of(amendment)] == ["1.", "3."]
    other_than_tasks = Piece.objects.filter(version=amendment).exclude(kind=PieceKind.TASK)
    assert set(other_than_tasks.values_list("task_key", flat=True)) == {""}


def test_a_document_can_be_the_basis_while_the_pieces_point_to_the_text_that_was_read(
    clerk: Actor, current: PlanVersion
) -> None:
    document = a_document(current.jurisdiction)

    amendment = begin_amendment(plan=current.plan, basis=BASIS, document=document, once_key="k", by=clerk, now=NOW)

    assert (amendment.document, amendment.reading) == (document, current.reading)


def test_a_name_whose_unit_was_closed_is_asked_for_again(clerk: Actor, current: PlanVersion) -> None:
    Unit.objects.filter(official_name="区财政局").update(closed_on=TODAY)

    amendment = an_amendment(current, by=clerk)

    asked = NameMatch.objects.filter(version=amendment, unit=None)
    assert [(match.name, match.how, match.decided_by) for match in asked] == [("区财政局", "", "")]
    assert NameMatch.objects.filter(version=amendment).count() == NameMatch.objects.filter(version=current).count()


def test_only_one_draft_a_plan(clerk: Actor, current: PlanVersion) -> None:
    an_amendment(current, by=clerk)

    with pytest.raises(WrongState, match="已有一份正在校核的调整稿"):
        an_amendment(current, by=clerk, once_key="another")

    assert PlanVersion.objects.filter(plan=current.plan, state=VersionState.DRAFT).count() == 1


def test_the_same_form_sent_twice_begins_one_amendment(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)

    with pytest.raises(AlreadyDone) as refused:
        an_amendment(current, by=clerk)

    assert refused.value.result == amendment.public_key


def test_a_plan_that_is_not_in_force_cannot_be_amended(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    with pytest.raises(WrongState, match="只有已启用的方案才能调整"):
        begin_amendment(plan=draft.plan, basis=BASIS, once_key="k", by=clerk, now=NOW)


def test_an_amendment_needs_its_basis(clerk: Actor, current: PlanVersion) -> None:
    with pytest.raises(Invalid) as refused:
        begin_amendment(plan=current.plan, basis="  ", once_key="k", by=clerk, now=NOW)

    assert refused.value.field == "basis"
    assert current.plan.versions.count() == 1


@pytest.mark.parametrize("role", [Role.LIAISON, Role.LEADER, Role.ADMINISTRATOR])
def test_only_the_office_amends(role: Role, current: PlanVersion) -> None:
    stranger = an_actor(current.jurisdiction, role)

    with pytest.raises(NotAllowed):
        an_amendment(current, by=stranger)


def test_the_office_of_another_district_does_not_amend(clerk: Actor, current: PlanVersion) -> None:
    stranger = an_actor(a_jurisdiction("别处"))

    with pytest.raises(NotAllowed, match="其他辖区的方案"):
        an_amendment(current, by=stranger)
    with pytest.raises(NotAllowed, match="其他辖区的文件"):
        begin_amendment(
            plan=current.plan,
            basis=BASIS,
            document=a_document(a_jurisdiction("又一处")),
            once_key="k",
            by=clerk,
            now=NOW,
        )


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


def test_a_discarded_draft_stays_to_be_read_and_makes_room_for_another(clerk: Actor, current: PlanVersion) -> None:
    amendment = an_amendment(current, by=clerk)

    discard_draft(version=amendment, revision=amendment.revision, by=clerk, now=NOW)
    again = an_amendment(current, by=clerk, once_key="again")

    assert (amendment.state, again.number) == (VersionState.DISCARDED, 1)
    assert Piece.objects.filter(version=amendment).exists()
    current.refresh_from_db()
    assert (current.state, current.plan.state) == (VersionState.IN_FORCE, PlanState.IN_FORCE)
    entry = Entry.objects.get(verb="plans.draft_discarded")
    assert (entry.about_key, entry.person_key) == (amendment.public_key, clerk.person_key)


def test_a_plan_whose_first_draft_is_given_up_is_given_up_with_it(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    discard_draft(version=draft, revision=draft.revision, by=clerk, now=NOW)

    draft.plan.refresh_from_db()
    assert (draft.state, draft.plan.state) == (VersionState.DISCARDED, PlanState.DISCARDED)


def test_a_draft_that_changed_since_it_was_seen_is_not_given_up(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    with pytest.raises(Stale):
        discard_draft(version=draft, revision=draft.revision + 1, by=clerk, now=NOW)

    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


def test_what_is_in_force_cannot_be_given_up(clerk: Actor, current: PlanVersion) -> None:
    with pytest.raises(WrongState):
        discard_draft(version=current, revision=current.revision, by=clerk, now=NOW)


def test_only_the_office_gives_up_a_draft(clerk: Actor) -> None:
    draft = a_draft(by=clerk)

    with pytest.raises(NotAllowed):
        discard_draft(version=draft, revision=draft.revision, by=an_actor(draft.jurisdiction, Role.LIAISON), now=NOW)
