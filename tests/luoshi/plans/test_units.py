"""What one unit has to do in a plan."""

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.plans.queries import units
from luoshi.plans.states import AssignmentRole, Duty
from tests.luoshi.making import a_jurisdiction, a_unit
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Frozen:
    jurisdiction = a_jurisdiction()
    given = [a_unit(jurisdiction, f"区{letter}局") for letter in "甲乙丙"]
    return a_plan_in_force(jurisdiction, tasks=3, parts=2, units=given, members=2)


def test_a_share_is_by_role_with_the_duty_of_each_task(made: Frozen) -> None:
    share = units.share(made.version, made.units[1])

    assert {
        role: [(one.row.label, one.duty, one.is_consolidating, one.leads) for one in found]
        for role, found in share.by_role.items()
    } == {
        AssignmentRole.LEAD: [("（一）2", Duty.REQUIRED, True, "区乙局")],
        AssignmentRole.RESPONSIBLE: [("（一）1", Duty.IF_ANY, False, "区甲局")],
    }
    assert (share.tasks, share.required, share.if_any, share.more) == (2, 1, 1, 0)


def test_a_member_of_a_group_is_told_by_which_name_it_came(made: Frozen) -> None:
    street = made.group.memberships.select_related("unit")[0].unit

    share = units.share(made.version, street)

    assert [one.via for one in share.by_role[AssignmentRole.RESPONSIBLE]] == [made.group.name] * 2


def test_of_very_many_tasks_the_first_are_shown_and_the_rest_counted(
    made: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "MOST_TASKS", 1)

    share = units.share(made.version, made.units[1])

    assert [one.row.label for found in share.by_role.values() for one in found] == ["（一）1"]
    assert (share.tasks, share.more) == (2, 1)


def test_units_of_a_plan_are_those_with_a_part(made: Frozen) -> None:
    a_unit(made.plan.jurisdiction, "区旁观局")

    found = units.unit_counts(made.version)

    assert [(one.unit.short_name, one.tasks, one.leads) for one in found[:3]] == [
        ("区甲局", 2, 1),
        ("区乙局", 2, 1),
        ("区丙局", 2, 1),
    ]
    assert {one.unit.pk for one in found} == {unit.pk for unit in units.units_of(made.plan)}


@pytest.mark.parametrize("count", [1, 3])
def test_a_share_asks_as_often_for_three_tasks_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    jurisdiction = a_jurisdiction()
    unit = a_unit(jurisdiction)
    made = a_plan_in_force(jurisdiction, tasks=count, parts=1, units=[unit])

    with django_assert_num_queries(6):
        share = units.share(made.version, unit)

    assert share.tasks == count
