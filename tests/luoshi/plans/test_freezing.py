"""What a version holds once it is in force: tasks, who has which part in them, and what the whole plan has."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongwen.reading.model import Member
from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import WrongState
from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import GroupMember, Holding, Person, Post, Unit
from luoshi.plans.models import (
    Deadline,
    Edit,
    Goal,
    Milestone,
    Phase,
    Piece,
    PlanVersion,
    Rhythm,
    RosterMember,
    Target,
    Task,
    TaskGroup,
    TaskWording,
    Term,
)
from luoshi.plans.operations.editing import add_piece, change_piece, strike_piece
from luoshi.plans.operations.freezing import freeze_version
from luoshi.plans.operations.names import match_name
from luoshi.plans.pieces import AssignmentContent, GroupContent, TargetContent, TaskContent, as_data
from luoshi.plans.states import AssignmentRole, Duty, PieceKind
from luoshi.search.queries import found
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.making import HEAD, SMALL, a_draft, a_group, name_of, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import a_settled_sample, a_version_in_force, enforced, piece_at, task_of

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


def test_figures_become_numbers_beside_what_is_printed(clerk: Actor) -> None:
    version = a_version_in_force(by=clerk)

    targets = Target.objects.filter(version=version).order_by("wording__position")
    assert [(t.indicator, t.value, t.printed, t.unit_of_measure, t.comparator) for t in targets] == [
        ("沿河杂物", Decimal(20), "20", "处", "ge"),
        ("修整步道", Decimal(3), "3", "公里", "ge"),
        ("补种绿植", Decimal(500), "500", "株", "ge"),
    ]


@pytest.mark.parametrize("printed", ["若干", "1e30", "NaN", "0.123456789"])
def test_a_figure_that_cannot_be_reckoned_with_is_kept_as_printed(clerk: Actor, printed: str) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    piece = tasks_of(draft)[0]
    odd = TargetContent("处数", None, None, printed, None, "处", aspirational=False, text=f"{printed}处", span=(0, 2))
    change_piece(
        piece=piece, revision=piece.revision, content=replace(task_content(piece), targets=(odd,)), by=clerk, now=NOW
    )

    version = enforced(draft)

    target = Target.objects.get(version=version, wording__position=0)
    assert (target.value, target.printed, target.text) == (None, printed, f"{printed}处")


def test_deadlines_keep_their_words_and_the_tasks_know_the_first_and_the_last(clerk: Actor) -> None:
    text = SMALL.replace("清理沿河杂物20处以上。", "2026年4月底前摸清底数，清理沿河杂物20处以上。")

    version = a_version_in_force(text, by=clerk)

    wording = TaskWording.objects.get(version=version, position=0)
    deadlines = Deadline.objects.filter(wording=wording).order_by("position")
    assert [deadline.due_on for deadline in deadlines] == [date(2026, 4, 30), date(2026, 5, 31)]
    assert (wording.first_due_on, wording.last_due_on) == (date(2026, 4, 30), date(2026, 5, 31))


def test_a_text_longer_than_its_column_is_cut_and_not_refused(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    piece = tasks_of(draft)[0]
    content = task_content(piece)
    endless = replace(content.deadlines[0], text="时" * 400)
    Piece.objects.filter(pk=piece.pk).update(content=as_data(replace(content, deadlines=(endless,))))

    version = enforced(draft)

    assert Deadline.objects.get(version=version, wording__position=0).text == "时" * 300


def test_the_sample_s_goals_phases_rhythms_and_rosters_are_frozen() -> None:
    sample = a_settled_sample()

    version = enforced(sample.version)

    assert Goal.objects.filter(version=version).count() == 5
    assert Target.objects.filter(version=version, goal__isnull=False).count() == 12
    phases = Phase.objects.filter(version=version).order_by("position")
    assert [(p.name, p.ends_on, p.milestones.count()) for p in phases] == [
        ("发动部署阶段", date(2026, 4, 20), 1),
        ("组织实施阶段", date(2026, 11, 30), 3),
        ("总结评估阶段", date(2026, 12, 31), 2),
    ]
    assert Milestone.objects.get(version=version, position=0, phase=phases[0]).due_on == date(2026, 4, 15)
    monthly = Rhythm.objects.get(version=version, cadence="monthly", activity="报送")
    assert monthly.due == {"month": "each", "day": 25, "text": "每月25日前"}
    roster = RosterMember.objects.filter(version=version).order_by("position")
    assert (roster.count(), roster[0].role, roster[0].name) == (40, "组长", "虞知衡")


def test_a_row_of_the_roster_is_tied_to_the_post_of_its_unit_and_title() -> None:
    sample = a_settled_sample()
    civil, health = sample.units["区民政局"], sample.units["区教育局"]
    post = Post.objects.create(jurisdiction=civil.jurisdiction, unit=civil, title="局长")
    taken = Post.objects.create(jurisdiction=civil.jurisdiction, unit=health, title="副局长")
    other = Person.objects.create(jurisdiction=civil.jurisdiction, name="另一人")
    Holding.objects.create(jurisdiction=civil.jurisdiction, post=taken, person=other)

    version = enforced(sample.version)

    roster = RosterMember.objects.filter(version=version)
    chief = roster.get(group_kind="leading_group", name="阮青禾")
    assert (chief.printed_post, chief.unit_id, chief.post_id) == ("区民政局局长", civil.pk, post.pk)
    replaced = roster.get(name="施砚之")
    assert (replaced.printed_post, replaced.unit_id, replaced.post_id) == ("区教育局副局长", health.pk, None)


def test_a_task_is_found_by_two_characters_of_its_words_and_by_its_units(clerk: Actor) -> None:
    version = a_version_in_force(by=clerk)

    def keys(words: str) -> list[str]:
        rows = found(words, jurisdiction_id=clerk.jurisdiction_id, kinds=["task"], scope=version.plan.public_key)
        return sorted(rows.values_list("key", flat=True))

    assert keys("绿植") == [task_of(version, 3).public_key]
    assert keys("财政") == sorted(task_of(version, number).public_key for number in (1, 2))
    assert keys("没有") == []


def test_a_version_in_force_can_no_longer_be_edited(clerk: Actor) -> None:
    version = a_version_in_force(by=clerk)
    piece = piece_at(version, 1)
    edits = Edit.objects.filter(version=version).count()

    with pytest.raises(WrongState):
        strike_piece(piece=piece, revision=piece.revision, by=clerk, now=NOW)

    assert piece_at(version, 1).is_struck is False
    assert Edit.objects.filter(version=version).count() == edits


def test_a_roster_without_a_name_or_a_post_is_frozen_as_it_stands(clerk: Actor) -> None:
    draft = settle_all(a_draft(by=clerk), by=clerk)
    group = GroupContent("leading_group", "河道整治工作领导小组", None, (Member("成员", None, None, (0, 2)),))
    add_piece(version=draft, kind=PieceKind.GROUP, after=None, content=group, by=clerk, now=NOW)
    settle_all(draft, by=clerk)

    version = enforced(draft)

    member = RosterMember.objects.get(version=version)
    assert (member.role, member.name, member.printed_post, member.unit, member.post) == ("成员", "", "", None, None)


@pytest.mark.parametrize("tasks", [1, 3])
def test_freezing_asks_as_often_for_one_task_as_for_several(tasks: int) -> None:
    clerk = an_actor(a_jurisdiction(), Role.CLERK)
    lines = SMALL.splitlines(keepends=True)
    draft = settle_all(a_draft("".join(lines[: len(lines) - 3 + tasks]), by=clerk), by=clerk)
    assert len(tasks_of(draft)) == tasks

    with CaptureQueriesContext(connection) as asked:
        freeze_version(version=draft, today=TODAY, by=clerk, now=NOW)

    assert len(asked) == QUERIES


QUERIES = 20
"""Pieces, names, members; tasks, assignments and origins that are there; one insert a table; the index; the journal."""
