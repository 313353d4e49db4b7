"""What a version holds beside who has which part: figures, days, goals, phases, rosters; how it is found and guarded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongwen.reading.model import Member
from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import WrongState
from luoshi.directory.models import Holding, Person, Post
from luoshi.plans.models import (
    Deadline,
    Edit,
    Goal,
    Milestone,
    Phase,
    Piece,
    Rhythm,
    RosterMember,
    Target,
    TaskWording,
)
from luoshi.plans.operations.editing import add_piece, change_piece, strike_piece
from luoshi.plans.operations.freezing import freeze_version
from luoshi.plans.pieces import GroupContent, TargetContent, as_data
from luoshi.plans.states import PieceKind
from luoshi.search.queries import found
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, an_actor
from tests.luoshi.plans.making import SMALL, a_draft, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import a_settled_sample, a_version_in_force, enforced, piece_at, task_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


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
