"""What a version holds once it is in force: tasks, who has which part in them, and what the whole plan has."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luoshi.base.actors import Actor
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import GroupMember, Unit
from luoshi.plans.models import (
    PlanVersion,
    Task,
    TaskGroup,
    TaskWording,
    Term,
)
from luoshi.plans.operations.editing import add_piece, change_piece, strike_piece
from luoshi.plans.operations.names import match_name
from luoshi.plans.pieces import AssignmentContent, TaskContent
from luoshi.plans.states import AssignmentRole, Duty, PieceKind
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.making import HEAD, SMALL, a_draft, a_group, name_of, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import a_version_in_force, enforced, task_of

pytestmark = pytest.mark.django_db
GROUPED = (
    HEAD
    + """二、主要任务
（一）整治河道
1.清理沿河杂物20处以上。（牵头单位：区水务局；责任单位：区财政局，各街道办事处；完成时限：2026年5月底前）
2.修整步道不少于3公里。（牵头单位：各街道办事处；配合单位：区水务局；完成时限：2026年6月底前）
（二）美化河岸
1.补种绿植达到500株。（牵头单位：区园林局；责任单位：区教育局；完成时限：2026年9月底前）
"""
)


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


def the_streets(clerk: Actor, *names: str) -> list[Unit]:
    """Make a group 各街道办事处 of streets of those names."""
    place = clerk.jurisdiction_id
    streets = [
        Unit.objects.create(
            jurisdiction_id=place, kind=UnitKind.STREET, official_name=name, short_name=name, position=at
        )
        for at, name in enumerate(names)
    ]
    a_group(streets[0].jurisdiction, "各街道办事处", *streets)
    return streets


def parts(version: PlanVersion, number: int) -> list[tuple[str, str]]:
    """Return the units of a task, the first being 1, each with its role."""
    terms = Term.objects.filter(version=version, wording__position=number - 1).order_by("position")
    return [(term.unit.short_name, term.role) for term in terms.select_related("unit")]


def add_task(version: PlanVersion, by: Actor, *assignments: AssignmentContent) -> None:
    """Add a task at the end, and let the names be settled."""
    content = TaskContent(text="另办一事。", number="9.", assignments=assignments)
    add_piece(version=version, kind=PieceKind.TASK, after=tasks_of(version)[-1], content=content, by=by, now=NOW)
    settle_all(version, by=by)


def test_a_frozen_task_has_its_words_its_label_and_its_days(clerk: Actor) -> None:
    the_streets(clerk, "柘桥街道办事处")

    version = a_version_in_force(GROUPED, by=clerk)

    wordings = TaskWording.objects.filter(version=version).order_by("position")
    assert [(w.label, w.number, w.last_due_on) for w in wordings] == [
        ("（一）1", "1.", date(2026, 5, 31)),
        ("（一）2", "2.", date(2026, 6, 30)),
        ("（二）1", "1.", date(2026, 9, 30)),
    ]
    assert wordings[0].text.startswith("清理沿河杂物20处以上。")
    assert version.reading is not None
    assert version.reading.content["text"][wordings[0].span_start : wordings[0].span_end].startswith("清理沿河杂物")


def test_a_chain_of_headings_is_one_group(clerk: Actor) -> None:
    the_streets(clerk, "柘桥街道办事处")

    version = a_version_in_force(GROUPED, by=clerk)

    groups = TaskGroup.objects.filter(version=version).order_by("position")
    assert [(group.headings, group.wordings.count()) for group in groups] == [
        (["二、主要任务", "（一）整治河道"], 2),
        (["二、主要任务", "（二）美化河岸"], 1),
    ]


def test_a_task_keeps_the_key_of_its_piece(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    keys = [piece.public_key for piece in tasks_of(draft)]

    version = enforced(draft)

    assert [task_of(version, number).public_key for number in (1, 2, 3)] == keys


def test_a_struck_piece_becomes_no_task(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    second = tasks_of(draft)[1]
    strike_piece(piece=second, revision=second.revision, by=clerk, now=NOW)

    version = enforced(draft)

    assert [w.number for w in TaskWording.objects.filter(version=version).order_by("position")] == ["1.", "3."]
    assert Task.objects.filter(plan=version.plan).count() == 2


def test_the_only_lead_consolidates_and_must_report(clerk: Actor) -> None:
    version = a_version_in_force(by=clerk)

    terms = Term.objects.filter(version=version, wording__position=0).order_by("position")
    assert [(t.printed_name, t.role, t.is_consolidating, t.duty) for t in terms] == [
        ("区水务局", AssignmentRole.LEAD, True, Duty.REQUIRED),
        ("区财政局", AssignmentRole.RESPONSIBLE, False, Duty.IF_ANY),
    ]
    assert all(term.label == label for term, label in zip(terms, ("牵头单位", "责任单位"), strict=True))


def test_among_several_leads_the_named_one_consolidates(clerk: Actor) -> None:
    draft = settle_all(a_draft(SMALL.replace("牵头单位：区水务局", "牵头单位：区水务局、区住建局"), by=clerk), by=clerk)
    piece = tasks_of(draft)[0]
    named = replace(task_content(piece), consolidating="区住建局")
    change_piece(piece=piece, revision=piece.revision, content=named, by=clerk, now=NOW)

    version = enforced(draft)

    terms = Term.objects.filter(version=version, wording__position=0, role=AssignmentRole.LEAD).order_by("position")
    assert [(t.printed_name, t.is_consolidating, t.duty) for t in terms] == [
        ("区水务局", False, Duty.IF_ANY),
        ("区住建局", True, Duty.REQUIRED),
    ]


def test_several_leads_of_which_none_was_named_leave_nobody_to_consolidate(clerk: Actor) -> None:
    text = SMALL.replace("牵头单位：区水务局", "牵头单位：区水务局、区住建局")

    version = a_version_in_force(text, by=clerk)

    assert not Term.objects.filter(version=version, wording__position=0, is_consolidating=True).exists()


def test_a_duty_that_the_office_set_overrules_the_default(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    piece = tasks_of(draft)[0]
    content = task_content(piece)
    silent = replace(content, assignments=(content.assignments[0], replace(content.assignments[1], duty="none")))
    change_piece(piece=piece, revision=piece.revision, content=silent, by=clerk, now=NOW)

    version = enforced(draft)

    assert Term.objects.get(version=version, wording__position=0, printed_name="区财政局").duty == Duty.NONE


def test_a_collective_unit_expands_to_its_members_of_the_day(clerk: Actor) -> None:
    first, left, late, closed = the_streets(
        clerk, "柘桥街道办事处", "青枫渡街道办事处", "三棹街道办事处", "云岫街道办事处"
    )
    GroupMember.objects.filter(unit=left).update(until=TODAY - timedelta(days=1))
    GroupMember.objects.filter(unit=late).update(from_day=TODAY + timedelta(days=1))
    Unit.objects.filter(pk=closed.pk).update(closed_on=TODAY)

    version = a_version_in_force(GROUPED, by=clerk)

    terms = Term.objects.filter(version=version, via__isnull=False).select_related("via", "unit").order_by("pk")
    assert [(t.unit_id, t.via and t.via.name, t.printed_name, t.role, t.duty) for t in terms] == [
        (first.pk, "各街道办事处", "各街道办事处", AssignmentRole.RESPONSIBLE, Duty.IF_ANY),
        (first.pk, "各街道办事处", "各街道办事处", AssignmentRole.LEAD, Duty.IF_ANY),
    ]
    assert version.expanded_on == TODAY


def test_a_member_that_joins_later_does_not_change_what_was_frozen(clerk: Actor) -> None:
    the_streets(clerk, "柘桥街道办事处")
    version = a_version_in_force(GROUPED, by=clerk)
    group = Term.objects.filter(version=version, via__isnull=False)[0].via
    assert group is not None
    before = parts(version, 1)

    GroupMember.objects.create(
        jurisdiction=group.jurisdiction, group=group, unit=a_unit(group.jurisdiction, "鹭汀街道")
    )

    assert parts(version, 1) == before


def test_a_unit_that_a_task_reaches_twice_keeps_the_stronger_role(clerk: Actor) -> None:
    the_streets(clerk, "柘桥街道办事处", "青枫渡街道办事处")
    draft = settle_all(a_draft(GROUPED, by=clerk), by=clerk)
    add_task(
        draft,
        clerk,
        AssignmentContent("各街道办事处", "responsible"),
        AssignmentContent("青枫渡街道办事处", "supporting"),
        AssignmentContent("柘桥街道办事处", "lead"),
    )

    version = enforced(draft)

    assert parts(version, 4) == [("柘桥街道办事处", "lead"), ("青枫渡街道办事处", "responsible")]


def test_of_two_equal_roles_the_unit_s_own_name_is_kept(clerk: Actor) -> None:
    the_streets(clerk, "柘桥街道办事处", "青枫渡街道办事处")
    draft = settle_all(a_draft(GROUPED, by=clerk), by=clerk)
    add_task(
        draft,
        clerk,
        AssignmentContent("各街道办事处", "responsible"),
        AssignmentContent("青枫渡街道办事处", "responsible"),
    )

    version = enforced(draft)

    terms = Term.objects.filter(version=version, wording__position=3).order_by("position")
    assert [(t.printed_name, t.via_id is None) for t in terms] == [("各街道办事处", False), ("青枫渡街道办事处", True)]


def test_two_printed_names_of_one_unit_are_one_part(clerk: Actor) -> None:
    draft = a_draft(SMALL.replace("责任单位：区教育局", "责任单位：区园林局（区绿化办）"), by=clerk)
    settle_all(draft, by=clerk)
    other = name_of(draft, "区园林局（区绿化办）")
    match_name(match=other, revision=other.revision, unit=name_of(draft, "区园林局").unit, by=clerk, now=NOW)

    version = enforced(draft)

    terms = Term.objects.filter(version=version, wording__position=2)
    assert [(t.printed_name, t.role, t.is_consolidating) for t in terms] == [("区园林局", AssignmentRole.LEAD, True)]


def test_a_name_that_was_left_open_gets_no_part(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    name = name_of(draft, "区财政局")
    match_name(match=name, revision=name.revision, leave_open=True, by=clerk, now=NOW)

    version = enforced(draft)

    assert parts(version, 1) == [("区水务局", "lead")]
