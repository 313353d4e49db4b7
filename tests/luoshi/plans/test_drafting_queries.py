"""What the review desk shows of a draft, and what stands in the way of putting it in force."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from luoshi.base.actors import Role
from luoshi.base.refusals import Invalid, Stale
from luoshi.plans.models import Doubt, PlanVersion
from luoshi.plans.operations.arrangement import arrange, set_consolidating
from luoshi.plans.operations.doubts import settle_doubts
from luoshi.plans.operations.editing import add_piece, change_piece, strike_piece
from luoshi.plans.operations.names import match_name
from luoshi.plans.pieces import ArrangementContent, TaskContent
from luoshi.plans.queries.draft import draft_of, drafts_visible_to, open_questions, readiness
from luoshi.plans.states import PieceKind, VersionState
from tests.luoshi.making import NOW, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.making import (
    HEAD,
    a_draft,
    a_group,
    a_sample_draft,
    a_settled_draft,
    name_of,
    piece_of,
    task_content,
    tasks_of,
)

pytestmark = pytest.mark.django_db
Counting = Callable[[int], AbstractContextManager[object]]


@pytest.mark.parametrize("make", [a_draft, a_sample_draft])
def test_a_draft_is_three_queries_however_long(
    django_assert_num_queries: Counting, make: Callable[[], PlanVersion]
) -> None:
    version = make()

    with django_assert_num_queries(3):
        draft = draft_of(version)
        readiness(version, draft)
        open_questions(version, draft)
        shown = [(name.match.unit, name.match.group) for name in draft.names]

    assert len(shown) == len(draft.names)


def test_a_draft_tells_what_was_read_changed_and_added() -> None:
    version = a_draft()
    clerk, (one, two, _three) = an_actor(version.jurisdiction), tasks_of(version)
    change_piece(piece=one, revision=1, content=replace(task_content(one), text="改过。"), by=clerk, now=NOW)
    add_piece(version=version, kind=PieceKind.TASK, after=two, content=TaskContent("新任务。"), by=clerk, now=NOW)

    tasks = draft_of(version).tasks

    assert [(task.label, task.is_changed, task.is_added) for task in tasks] == [
        ("二、1", True, False),
        ("二、2", False, False),
        ("新任务。", False, True),
        ("二、3", False, False),
    ]


def test_names_count_the_tasks_that_use_them_and_struck_tasks_do_not() -> None:
    version = a_draft()
    strike_piece(piece=tasks_of(version)[0], revision=1, by=an_actor(version.jurisdiction), now=NOW)

    names = draft_of(version).names

    assert [(name.match.name, name.tasks, name.is_seated) for name in names] == [
        ("区住建局", 1, False),
        ("区财政局", 1, False),
        ("区园林局", 1, False),
        ("区教育局", 1, False),
    ]


def test_doubts_are_parted_into_open_and_settled() -> None:
    version = a_sample_draft()
    settle_doubts(version=version, severity="note", by=an_actor(version.jurisdiction), now=NOW)

    draft = draft_of(version)

    assert {doubt.severity for doubt in draft.open_doubts} == {"ask"}
    assert {doubt.severity for doubt in draft.settled_doubts} == {"note"}
    assert len(draft.open_doubts) + len(draft.settled_doubts) == Doubt.objects.count()


def test_names_of_rosters_alone_are_shown_and_hinder_nothing() -> None:
    version = a_sample_draft()

    draft = draft_of(version)

    (government,) = [name for name in draft.names if name.match.name == "区人民政府"]
    assert (government.is_unmatched, government.is_seated, government.tasks) == (True, True, 0)
    assert government not in draft.unmatched_names


def test_what_the_document_does_not_say_is_asked() -> None:
    version = a_draft(
        HEAD + "二、主要任务\n1.清理沿河杂物。（牵头单位：区水务局、区园林局）\n2.补种绿植。（牵头单位：区园林局）\n"
    )

    questions = open_questions(version)

    assert [(question.code, question.piece and question.piece.label) for question in questions] == [
        ("report-day", ""),
        ("consolidating-unit", "二、1"),
    ]


def test_what_the_office_has_settled_is_not_asked_any_more() -> None:
    version = a_draft(HEAD + "二、主要任务\n1.清理沿河杂物。（牵头单位：区水务局、区园林局）\n")
    clerk = an_actor(version.jurisdiction)
    task = tasks_of(version)[0]

    arrange(version=version, revision=1, arrangement=ArrangementContent(report_day=-1), by=clerk, now=NOW)
    set_consolidating(piece=task, revision=1, name="区园林局", by=clerk, now=NOW)

    assert open_questions(version) == []
    assert task_content(task).consolidating == "区园林局"


@pytest.mark.parametrize("day", [0, 32, -2])
def test_a_day_that_no_month_has_is_not_arranged(day: int) -> None:
    version = a_draft()

    with pytest.raises(Invalid) as refused:
        arrange(
            version=version,
            revision=1,
            arrangement=ArrangementContent(report_day=day),
            by=an_actor(version.jurisdiction),
            now=NOW,
        )

    assert refused.value.field == "report_day"
    assert piece_of(version, PieceKind.ARRANGEMENT).revision == 1


def test_two_who_arrange_at_once_are_told_of_each_other() -> None:
    version = a_draft()
    clerk = an_actor(version.jurisdiction)
    arrange(version=version, revision=1, arrangement=ArrangementContent(report_day=25), by=clerk, now=NOW)

    with pytest.raises(Stale):
        arrange(version=version, revision=1, arrangement=ArrangementContent(report_day=20), by=clerk, now=NOW)

    assert piece_of(version, PieceKind.ARRANGEMENT).content["report_day"] == 25


def test_a_collective_name_or_a_stranger_does_not_consolidate() -> None:
    version = a_sample_draft()
    clerk = an_actor(version.jurisdiction)
    group = a_group(version.jurisdiction, "街道", a_unit(version.jurisdiction))
    match_name(match=name_of(version, "各街道办事处"), revision=1, group=group, by=clerk, now=NOW)
    task = tasks_of(version)[0]

    for name in ("各街道办事处", "区公安分局"):
        with pytest.raises(Invalid) as refused:
            set_consolidating(piece=task, revision=1, name=name, by=clerk, now=NOW)
        assert refused.value.field == "consolidating"

    task.refresh_from_db()
    assert task_content(task).consolidating is None


def test_who_consolidates_can_be_left_to_say_again() -> None:
    version = a_draft()
    clerk, task = an_actor(version.jurisdiction), tasks_of(version)[0]
    set_consolidating(piece=task, revision=1, name="区水务局", by=clerk, now=NOW)

    set_consolidating(piece=task, revision=2, name=None, by=clerk, now=NOW)

    assert task_content(task).consolidating is None


def test_open_questions_of_the_reader_and_unmatched_names_stand_in_the_way() -> None:
    version = a_draft()

    assert readiness(version) == [
        "还有1条待核事项没有答复，请逐条核对，或者成批按原文办理。",
        "区水务局、区财政局、区住建局、区园林局、区教育局还没有对应到单位，请对应、登记为新单位，或者注明保留名称。",
    ]


def test_a_settled_draft_is_ready() -> None:
    version = a_settled_draft()

    assert readiness(version) == []


def test_notes_do_not_stand_in_the_way() -> None:
    version = a_sample_draft()
    settle_doubts(version=version, severity="ask", by=an_actor(version.jurisdiction), now=NOW)

    assert draft_of(version).open_doubts != []
    assert readiness(version) == []


def test_a_task_of_nobody_stands_in_the_way() -> None:
    version = a_settled_draft()
    clerk, task = an_actor(version.jurisdiction), tasks_of(version)[1]
    change_piece(piece=task, revision=1, content=replace(task_content(task), assignments=()), by=clerk, now=NOW)

    assert readiness(version) == ["任务二、2没有承办单位，请指明单位，或者删去。"]


def test_a_task_whose_only_name_is_left_open_is_nobodys() -> None:
    version = a_draft()
    settle_doubts(version=version, by=an_actor(version.jurisdiction), now=NOW)

    assert readiness(version) == ["任务二、1、二、2、二、3没有承办单位，请指明单位，或者删去。"]


def test_a_plan_without_tasks_is_not_ready() -> None:
    version = a_settled_draft()
    clerk = an_actor(version.jurisdiction)
    for piece in tasks_of(version):
        strike_piece(piece=piece, revision=piece.revision, by=clerk, now=NOW)

    assert readiness(version) == ["方案里没有任务，请至少增加一项任务。"]


def test_the_office_sees_its_drafts_and_nobody_else_does() -> None:
    version = a_draft()
    PlanVersion.objects.filter(pk=a_draft(jurisdiction=version.jurisdiction).pk).update(state=VersionState.IN_FORCE)
    a_draft()

    seen = {role: list(drafts_visible_to(an_actor(version.jurisdiction, role))) for role in Role}

    assert {role for role, drafts in seen.items() if drafts == [version]} == {Role.CLERK, Role.OFFICE_HEAD}
    assert all(drafts == [] for role, drafts in seen.items() if role not in {Role.CLERK, Role.OFFICE_HEAD})
    assert list(drafts_visible_to(an_actor(a_jurisdiction()))) == []
