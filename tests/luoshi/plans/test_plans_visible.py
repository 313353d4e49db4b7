"""Which plans somebody sees, and what the list says of each."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.base.actors import Actor, Role, system
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.queries.plans import (
    counts_by_state,
    draft_of,
    header_of,
    in_order,
    plan_rows,
    plans_visible_to,
    version_in_force,
)
from luoshi.plans.states import PlanState, VersionState
from tests.luoshi.making import NOW, TODAY, a_jurisdiction, a_unit, an_actor
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force
from tests.luoshi.plans.making import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Frozen:
    """A plan in force; beside it one that is prepared, one that was given up, and one of another district."""
    made = a_plan_in_force(a_jurisdiction(), tasks=2, parts=2)
    for state in (PlanState.PREPARING, PlanState.DISCARDED):
        Plan.objects.create(jurisdiction=made.plan.jurisdiction, title=state.value, state=state, created_at=NOW)
    a_plan_in_force(a_jurisdiction("邻区"), tasks=1)
    return made


def seen(by: Actor) -> set[str]:
    return set(plans_visible_to(by).values_list("state", flat=True))


def test_the_office_sees_every_plan_of_its_district(made: Frozen) -> None:
    for role in (Role.CLERK, Role.OFFICE_HEAD):
        assert seen(an_actor(made.plan.jurisdiction, role)) == {"in_force", "preparing", "discarded"}


@pytest.mark.parametrize("role", [Role.LEADER, Role.READER, Role.ADMINISTRATOR])
def test_leaders_and_readers_see_plans_that_were_put_to_work(made: Frozen, role: Role) -> None:
    assert list(plans_visible_to(an_actor(made.plan.jurisdiction, role))) == [made.plan]


@pytest.mark.parametrize("role", [Role.LIAISON, Role.UNIT_HEAD])
def test_people_of_a_unit_see_the_plans_in_which_it_has_a_part(made: Frozen, role: Role) -> None:
    mine = an_actor(made.plan.jurisdiction, role, unit=made.units[0])
    others = an_actor(made.plan.jurisdiction, role, unit=a_unit(made.plan.jurisdiction))

    assert list(plans_visible_to(mine)) == [made.plan]
    assert list(plans_visible_to(others)) == []


def test_people_of_a_unit_see_what_was_the_part_of_one_merged_into_it(made: Frozen) -> None:
    heir = a_unit(made.plan.jurisdiction)
    Unit.objects.filter(pk=made.units[0].pk).update(merged_into=heir, closed_on=TODAY)

    assert list(plans_visible_to(an_actor(made.plan.jurisdiction, Role.LIAISON, unit=heir))) == [made.plan]


def test_somebody_without_a_post_sees_nothing_and_a_job_sees_all(made: Frozen) -> None:
    assert seen(an_actor(made.plan.jurisdiction, None)) == set()
    assert seen(system(made.plan.jurisdiction_id)) == {"in_force", "preparing", "discarded"}


def test_a_row_counts_tasks_units_and_the_part_of_ones_own_unit(made: Frozen) -> None:
    unit = made.units[1]
    by = an_actor(made.plan.jurisdiction, Role.LIAISON, unit=unit)

    (row,) = plan_rows(in_order(plans_visible_to(by)), by=by)

    assert (row.number, row.tasks, row.units, row.mine, row.has_draft) == ("澜棠政办〔2026〕11号", 2, 7, 2, False)


def test_a_row_of_an_amended_plan_tells_of_the_draft(made: Frozen) -> None:
    draft = PlanVersion.objects.create(
        jurisdiction=made.plan.jurisdiction, plan=made.plan, number=1, state=VersionState.DRAFT, drafted_at=NOW
    )
    draft.doubts.create(jurisdiction=made.plan.jurisdiction, code="x", severity="ask", message="?")
    by = an_actor(made.plan.jurisdiction)

    (row,) = plan_rows(in_order(plans_visible_to(by), PlanState.IN_FORCE), by=by)

    assert (row.has_draft, row.open_doubts, row.amendments, row.tasks) == (True, 1, 0, 2)
    assert version_in_force(made.plan) == made.version
    found = draft_of(made.plan)
    assert found == draft


def test_a_draft_tells_its_header_as_it_stands() -> None:
    draft = a_draft()
    by = an_actor(draft.jurisdiction)

    (row,) = plan_rows(in_order(plans_visible_to(by)), by=by)

    assert (row.number, row.issued_on, row.tasks) == ("青枫政办〔2026〕3号", date(2026, 3, 1), 0)
    assert header_of(draft)["issuer"] == "墨湖市青枫区人民政府办公室"


def test_the_list_leaves_out_what_was_given_up_unless_it_is_asked_for(made: Frozen) -> None:
    visible = plans_visible_to(an_actor(made.plan.jurisdiction))

    assert {plan.state for plan in in_order(visible)} == {"in_force", "preparing"}
    assert {plan.state for plan in in_order(visible, "discarded")} == {"discarded"}
    assert counts_by_state(visible) == {"in_force": 1, "preparing": 1, "discarded": 1}


@pytest.mark.parametrize("count", [1, 3])
def test_rows_of_plans_are_one_question(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    jurisdiction = a_jurisdiction()
    for _ in range(count):
        a_plan_in_force(jurisdiction, tasks=1)
    by = an_actor(jurisdiction)

    with django_assert_num_queries(1):
        rows = plan_rows(in_order(plans_visible_to(by)), by=by)

    assert [row.tasks for row in rows] == [1] * count
