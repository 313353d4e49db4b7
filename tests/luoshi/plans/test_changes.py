"""What one version changed in another: told by the identity of tasks, of frozen versions and of drafts alike."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor
from luoshi.directory.models import GroupMember
from luoshi.plans.models import PlanVersion
from luoshi.plans.operations.editing import add_piece, change_piece, move_piece, strike_piece
from luoshi.plans.pieces import AssignmentContent, TargetContent, TaskContent
from luoshi.plans.queries.changes import Differences, TaskChange, UnitMove, differences
from luoshi.plans.queries.snapshots import TaskSeen
from luoshi.plans.states import AssignmentRole, Duty, PieceKind
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.making import SMALL, a_draft, a_group, settle_all, task_content, tasks_of
from tests.luoshi.usecases.making import a_version_in_force, an_amendment, enforced, piece_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Actor:
    return an_actor(a_jurisdiction())


@pytest.fixture
def current(clerk: Actor) -> PlanVersion:
    """Return the plan of three tasks in force."""
    return a_version_in_force(by=clerk)


@pytest.fixture
def amendment(clerk: Actor, current: PlanVersion) -> PlanVersion:
    return an_amendment(current, by=clerk)


def edit(version: PlanVersion, place: int, by: Actor, **fields: object) -> None:
    """Change fields of a task of a draft."""
    piece = piece_at(version, place)
    content = replace(task_content(piece), **fields)  # type: ignore[arg-type]
    change_piece(piece=piece, revision=piece.revision, content=content, by=by, now=NOW)


def told(current: PlanVersion, amendment: PlanVersion) -> Differences:
    """Return the differences of the draft, having seen that they are the same once it is in force."""
    drafted = differences(current, amendment, today=TODAY)
    frozen = differences(current, enforced(amendment), today=TODAY)
    assert frozen == drafted
    return frozen


def only(found: Differences) -> TaskChange:
    """Return the only change there is."""
    assert (found.added, found.struck, len(found.changed)) == ((), (), 1)
    return found.changed[0]


def flags(change: TaskChange) -> tuple[bool, bool, bool]:
    return change.is_reworded, change.is_renumbered, change.is_moved


def labels(tasks: tuple[TaskSeen, ...]) -> list[str]:
    return [task.label for task in tasks]


def test_an_amendment_that_changes_nothing_has_no_differences(current: PlanVersion, amendment: PlanVersion) -> None:
    found = told(current, amendment)

    assert (found.is_empty, found.same) == (True, 3)


def test_a_reworded_task_is_the_same_task_with_other_words(
    clerk: Actor, current: PlanVersion, amendment: PlanVersion
) -> None:
    edit(amendment, 2, clerk, text="修整步道不少于5公里。")

    change = only(told(current, amendment))

    assert flags(change) == (True, False, False)
    assert (change.old.text[:11], change.new.text) == ("修整步道不少于3公里。", "修整步道不少于5公里。")
    assert (change.units, change.deadlines, change.targets) == ((), (), ())


def test_white_space_is_no_other_wording(clerk: Actor, current: PlanVersion, amendment: PlanVersion) -> None:
    text = task_content(piece_at(amendment, 1)).text
    edit(amendment, 1, clerk, text=text.replace("沿河", "沿河\n"))

    assert told(current, amendment).is_empty


def test_an_added_and_a_struck_task_are_told_as_such(
    clerk: Actor, current: PlanVersion, amendment: PlanVersion
) -> None:
    piece = piece_at(amendment, 1)
    strike_piece(piece=piece, revision=piece.revision, by=clerk, now=NOW)
    new = TaskContent(text="新增一事。", number="4.", assignments=(AssignmentContent("区水务局", "lead"),))
    add_piece(version=amendment, kind=PieceKind.TASK, after=tasks_of(amendment)[-1], content=new, by=clerk, now=NOW)

    found = told(current, amendment)

    assert (labels(found.added), labels(found.struck), found.changed, found.same) == (["4"], ["二、1"], (), 2)


def test_a_task_with_another_number_is_renumbered_and_not_another(
    clerk: Actor, current: PlanVersion, amendment: PlanVersion
) -> None:
    edit(amendment, 3, clerk, number="9.")

    change = only(told(current, amendment))

    assert flags(change) == (False, True, False)
    assert (change.old.label, change.new.label) == ("二、3", "二、9")


def test_of_a_new_order_only_what_was_moved_is_told(clerk: Actor, current: PlanVersion, amendment: PlanVersion) -> None:
    third = piece_at(amendment, 3)
    move_piece(piece=third, revision=third.revision, after=None, path=None, by=clerk, now=NOW)

    change = only(told(current, amendment))

    assert flags(change) == (False, False, True)
    assert change.new.label == "二、3"


def test_a_task_under_other_headings_was_moved(clerk: Actor, current: PlanVersion, amendment: PlanVersion) -> None:
    third = piece_at(amendment, 3)
    move_piece(
        piece=third, revision=third.revision, after=piece_at(amendment, 2), path=("三、另一部分",), by=clerk, now=NOW
    )

    change = only(told(current, amendment))

    assert flags(change) == (False, True, True)
    assert (change.old.headings, change.new.headings) == (("二、主要任务",), ("三、另一部分",))


def test_units_that_join_leave_or_get_another_role_are_told(
    clerk: Actor, current: PlanVersion, amendment: PlanVersion
) -> None:
    edit(
        amendment,
        1,
        clerk,
        assignments=(AssignmentContent("区财政局", "lead"), AssignmentContent("区教育局", "responsible")),
    )

    change = only(told(current, amendment))

    assert [(unit.move, unit.unit.short_name) for unit in change.units] == [
        (UnitMove.CHANGED, "区财政局"),
        (UnitMove.JOINED, "区教育局"),
        (UnitMove.LEFT, "区水务局"),
    ]
    finance = change.units[0]
    assert finance.old is not None
    assert finance.new is not None
    assert (finance.old.role, finance.old.is_consolidating) == (AssignmentRole.RESPONSIBLE, False)
    assert (finance.new.role, finance.new.is_consolidating) == (AssignmentRole.LEAD, True)


def test_another_duty_is_a_change_of_the_part(clerk: Actor, current: PlanVersion, amendment: PlanVersion) -> None:
    lead, other = task_content(piece_at(amendment, 1)).assignments
    edit(amendment, 1, clerk, assignments=(lead, replace(other, duty="none")))

    change = only(told(current, amendment))

    assert [(unit.move, unit.old and unit.old.duty, unit.new and unit.new.duty) for unit in change.units] == [
        (UnitMove.CHANGED, Duty.IF_ANY, Duty.NONE)
    ]


def test_a_member_that_joined_its_group_since_joins_the_task(clerk: Actor) -> None:
    text = SMALL.replace("责任单位：区教育局", "责任单位：各街道办事处")
    place = a_unit(a_jurisdiction()).jurisdiction
    clerk = an_actor(place)
    group = a_group(place, "各街道办事处", a_unit(place, "柘桥街道办事处"))
    current = a_version_in_force(text, by=clerk)
    new = a_unit(place, "鹭汀街道办事处")
    GroupMember.objects.create(jurisdiction=place, group=group, unit=new, from_day=TODAY)
    amendment = an_amendment(current, by=clerk)

    change = only(differences(current, amendment, today=TODAY))

    assert [(unit.move, unit.unit) for unit in change.units] == [(UnitMove.JOINED, new)]
    assert differences(current, amendment, today=TODAY - timedelta(days=1)).is_empty


def test_a_deadline_with_another_day_is_one_change(clerk: Actor, current: PlanVersion, amendment: PlanVersion) -> None:
    deadline = task_content(piece_at(amendment, 1)).deadlines[0]
    later = replace(deadline, text="2026年7月底前", due_on="2026-07-31")
    edit(amendment, 1, clerk, deadlines=(later,))

    change = only(told(current, amendment))

    assert [(c.old and c.old.due_on, c.new and c.new.due_on) for c in change.deadlines] == [
        (date(2026, 5, 31), date(2026, 7, 31))
    ]


def test_deadlines_that_came_and_went_are_told(clerk: Actor, current: PlanVersion, amendment: PlanVersion) -> None:
    deadline = task_content(piece_at(amendment, 1)).deadlines[0]
    edit(amendment, 1, clerk, deadlines=(replace(deadline, text="甲"), replace(deadline, text="乙")))

    change = only(told(current, amendment))

    texts = [(c.old and c.old.text, c.new and c.new.text) for c in change.deadlines]
    assert texts == [(None, "甲"), (None, "乙"), ("2026年5月底前", None)]


def test_a_target_with_another_figure_is_one_change_and_numbers_are_compared_as_numbers(
    clerk: Actor, current: PlanVersion, amendment: PlanVersion
) -> None:
    target = task_content(piece_at(amendment, 1)).targets[0]
    second = TargetContent("修复堤岸", None, "ge", "2", None, "处", aspirational=True, text="修复堤岸2处以上")
    edit(amendment, 1, clerk, targets=(replace(target, value="30"), second))
    same = task_content(piece_at(amendment, 2)).targets[0]
    edit(amendment, 2, clerk, targets=(replace(same, value="3.0"),))

    change = only(told(current, amendment))

    values = [(c.old and c.old.value, c.new and c.new.value) for c in change.targets]
    assert values == [(Decimal(20), Decimal(30)), (None, Decimal(2))]


def test_versions_are_compared_in_as_many_queries_for_one_task_as_for_three(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lines = SMALL.splitlines(keepends=True)
    for count in (1, 3):
        draft = a_draft("".join(lines[: len(lines) - 3 + count]), by=an_actor(a_jurisdiction()))
        own = an_actor(draft.jurisdiction)
        current = enforced(settle_all(draft, by=own))
        amendment = an_amendment(current, by=own, once_key=f"amend {count}")

        with django_assert_num_queries(8):
            found = differences(current, amendment, today=TODAY)

        assert found.same == count
