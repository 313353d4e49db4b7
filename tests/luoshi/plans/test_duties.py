"""Who reports, and what a plan costs a month."""

from dataclasses import replace

import pytest

from luoshi.plans.duties import (
    Burden,
    UnitBurden,
    consolidating_name,
    duty_of,
    lacks_consolidating,
    reports_a_month,
)
from luoshi.plans.pieces import ArrangementContent, AssignmentContent, TaskContent

LEAD, SECOND, HELP = (
    AssignmentContent("民政局", "lead"),
    AssignmentContent("商务局", "lead"),
    AssignmentContent("财政局", "responsible"),
)
STREETS = AssignmentContent("各街道办事处", "responsible")
ASKED = ArrangementContent()


def task(*assignments: AssignmentContent, consolidating: str | None = None) -> TaskContent:
    return TaskContent("做好。", assignments=assignments, consolidating=consolidating)


@pytest.mark.parametrize(
    ("asked", "of", "duty"),
    [
        pytest.param(task(LEAD, HELP), LEAD, "required", id="the only lead must"),
        pytest.param(task(LEAD, HELP), HELP, "if_any", id="a responsible unit if any"),
        pytest.param(task(LEAD, SECOND), LEAD, "if_any", id="of several leads nobody must until one is named"),
        pytest.param(task(LEAD, SECOND, consolidating="商务局"), SECOND, "required", id="the lead that consolidates"),
        pytest.param(task(LEAD, SECOND, consolidating="商务局"), LEAD, "if_any", id="the other lead"),
        pytest.param(task(HELP), HELP, "required", id="the only unit of a task without a lead"),
        pytest.param(task(HELP, replace(HELP, name="教育局")), HELP, "if_any", id="of several without a lead nobody"),
        pytest.param(
            task(LEAD, replace(HELP, role="supporting")), replace(HELP, role="supporting"), "if_any", id="support"
        ),
        pytest.param(task(LEAD, replace(HELP, role="guiding")), replace(HELP, role="guiding"), "none", id="guidance"),
        pytest.param(task(LEAD, HELP), replace(HELP, duty="none"), "none", id="what the office set for the part"),
    ],
)
def test_who_reports(asked: TaskContent, of: AssignmentContent, duty: str) -> None:
    assert duty_of(of, asked, False, ASKED) == duty  # noqa: FBT003 -- no group


def test_members_of_a_group_answer_as_arranged_for_groups() -> None:
    arranged = ArrangementContent(collective_duty="none")

    duties = [duty_of(one, task(LEAD, one), True, arranged) for one in (STREETS, replace(STREETS, role="lead"))]  # noqa: FBT003 -- a group

    assert duties == ["none", "none"]


def test_the_arrangement_decides_for_every_part() -> None:
    arranged = ArrangementContent(consolidating_duty="if_any", lead_duty="none", responsible_duty="required")
    asked = task(LEAD, SECOND, HELP, consolidating="民政局")

    duties = [duty_of(one, asked, False, arranged) for one in asked.assignments]  # noqa: FBT003 -- no group

    assert duties == ["if_any", "none", "required"]


def test_the_unit_that_consolidates_is_named_or_alone() -> None:
    tasks = [task(LEAD, HELP), task(LEAD, SECOND), task(LEAD, SECOND, consolidating="商务局"), task(HELP), task()]

    assert [consolidating_name(one) for one in tasks] == ["民政局", None, "商务局", "财政局", None]
    assert [lacks_consolidating(one) for one in tasks] == [False, True, False, False, False]


UNITS = {
    "民政局": frozenset({1}),
    "商务局": frozenset({2}),
    "财政局": frozenset({3}),
    "各街道办事处": frozenset({4, 5, 6}),
    "鹭汀街道办事处": frozenset({4}),
}
GROUPS = frozenset({"各街道办事处"})


def cost(*tasks: TaskContent, arrangement: ArrangementContent = ASKED) -> Burden:
    return reports_a_month(tasks, units_of=UNITS, collectives=GROUPS, arrangement=arrangement)


def test_what_a_plan_costs_a_month_is_counted_by_unit() -> None:
    burden = cost(task(LEAD, HELP, STREETS), task(SECOND, STREETS))

    assert (burden.parts, burden.required, burden.if_any, burden.pages) == (9, 2, 1, 3)
    assert burden.by_unit == {
        1: UnitBurden(tasks=1, required=1),
        2: UnitBurden(tasks=1, required=1),
        3: UnitBurden(tasks=1, if_any=1),
        4: UnitBurden(tasks=2, has_page=True),
        5: UnitBurden(tasks=2, has_page=True),
        6: UnitBurden(tasks=2, has_page=True),
    }


def test_a_unit_named_beside_its_group_has_the_part_that_it_is_named_for() -> None:
    named = AssignmentContent("鹭汀街道办事处", "lead")

    burden = cost(task(STREETS, named))

    assert burden.by_unit[4] == UnitBurden(tasks=1, required=1)
    assert burden.pages == 2


def test_groups_that_need_not_report_have_no_page() -> None:
    burden = cost(task(LEAD, STREETS), arrangement=ArrangementContent(collective_duty="none"))

    assert (burden.pages, burden.parts) == (0, 4)


def test_a_name_that_means_no_unit_costs_nothing() -> None:
    burden = cost(task(AssignmentContent("有关部门", "lead")))

    assert burden == Burden(0, 0, 0, 0, {})
