"""A plan at a glance: figures, time line, groups, a unit's own tasks."""

from datetime import date

import pytest

from luoshi.plans.models import Phase, Piece, PlanVersion
from luoshi.plans.queries import overview
from luoshi.plans.states import PieceKind, VersionState
from tests.luoshi.making import NOW, a_jurisdiction
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 10)


@pytest.fixture
def made() -> Frozen:
    return a_plan_in_force(a_jurisdiction(), tasks=42, parts=2, members=3)


def test_figures_count_tasks_units_and_days(made: Frozen) -> None:
    assert overview.numbers(made.version, today=TODAY) == overview.Numbers(
        tasks=42, units=13, leads=10, soon=8, undated=14, reporters=10
    )


def test_figures_of_a_plan_without_tasks_are_nought() -> None:
    empty = a_plan_in_force(a_jurisdiction(), tasks=0)

    assert overview.numbers(empty.version, today=TODAY) == overview.Numbers(0, 0, 0, 0, 0, 0)


def test_phases_stand_on_the_time_line_with_today(made: Frozen) -> None:
    line = overview.time_line(made.version, today=TODAY)

    assert [(stage.phase.name, stage.start, stage.end, stage.is_current, stage.is_past) for stage in line.stages] == [
        ("发动部署阶段", 1, 6, True, False),
        ("组织实施阶段", 6, 49, False, False),
    ]
    assert (line.first, line.last, line.today) == (date(2026, 3, 27), date(2026, 11, 30), 4)
    assert [str(milestone) for milestone in line.stages[0].phase.milestones.all()] == ["报送分项实施细则和联络员名单"]


@pytest.mark.parametrize("today", [date(2026, 3, 26), date(2026, 12, 1)])
def test_today_is_not_marked_outside_of_the_time_line(made: Frozen, today: date) -> None:
    line = overview.time_line(made.version, today=today)

    assert (line.today, [stage.is_current for stage in line.stages]) == (0, [False, False])


def test_phases_without_days_are_listed_without_a_line(made: Frozen) -> None:
    Phase.objects.update(starts_on=None, ends_on=None)

    line = overview.time_line(made.version, today=TODAY)

    assert (line.first, [(stage.start, stage.end) for stage in line.stages]) == (None, [(0, 0), (0, 0)])


def test_groups_have_their_number_of_tasks_and_the_next_day(made: Frozen) -> None:
    groups = overview.groups(made.version, today=date(2026, 5, 2))

    assert [(group.heading, group.above, group.tasks, group.next_due_on) for group in groups] == [
        ("（一）第1组重点任务", ("二、工作任务",), 40, date(2026, 5, 3)),
        ("（二）第2组重点任务", ("二、工作任务",), 2, date(2026, 6, 9)),
    ]


def test_the_roster_is_by_role(made: Frozen) -> None:
    (roster,) = overview.rosters(made.version)

    assert (roster.name, {role: [str(member) for member in found] for role, found in roster.roles.items()}) == (
        "领导小组",
        {"组长": ["组长 虞知衡"]},
    )
    assert [(rhythm.title, rhythm.by_office) for rhythm in overview.rhythms(made.version)] == [
        ("每月报送工作进展", False)
    ]
    assert [[str(target) for target in goal.targets.all()] for goal in overview.goals(made.version)] == [["托位900个"]]


def test_tasks_due_soon_come_first_the_nearest_and_not_more_than_asked(made: Frozen) -> None:
    rows = overview.due_soon(made.version, today=TODAY, most=2)

    assert [row.last_due_on for row in rows] == [date(2026, 4, 30), date(2026, 5, 1)]


def test_a_units_own_tasks_are_by_role_leads_first(made: Frozen) -> None:
    mine = overview.mine(made.version, made.units[1].pk)

    assert {role: [wording.label for wording in found][:2] for role, found in mine.by_role.items()} == {
        "lead": ["（一）2", "（一）12"],
        "responsible": ["（一）1", "（一）11"],
    }
    assert (list(mine.by_role), mine.tasks, mine.required) == (["lead", "responsible"], 10, 5)


def test_of_a_draft_its_pieces_are_counted_without_those_struck(made: Frozen) -> None:
    draft = PlanVersion.objects.create(
        jurisdiction=made.plan.jurisdiction, plan=made.plan, number=1, state=VersionState.DRAFT, drafted_at=NOW
    )
    for position, is_struck in enumerate([False, False, True]):
        Piece.objects.create(
            jurisdiction=made.plan.jurisdiction,
            version=draft,
            kind=PieceKind.TASK,
            position=position,
            content={},
            is_struck=is_struck,
        )

    assert overview.drafted(draft) == {"task": 2}
