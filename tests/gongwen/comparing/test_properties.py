"""For any two plans: every task stands in one match, the same plan is kept, and changing sides turns everything round."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.comparing import compare_plans
from gongwen.comparing.model import Comparison
from gongwen.reading.model import Header, PlanReading, Role, Task
from tests.gongwen.ledger.examples import assignment, deadline, target, task

PIECES = "推进 夜市 改造 全市 全区 建设社区食堂 3家 12个 完善 养老服务 体系 ，并 。 、 引进品牌 2026年底前 优化营商环境 规范收费行为 的".split()
UNITS = "市商务局 区商务局 区民政局 各街道办事处 市有关部门".split()
ROLES: tuple[Role, ...] = ("lead", "responsible", "supporting")
PATHS = [
    (),
    ("二、任务",),
    ("二、任务", "（一）丰富业态"),
    ("二、任务", "（二）完善配套"),
    ("三、任务", "（一）优化供给"),
]
DAYS = [("6月底前", "2026-06-30"), ("年底前", "2026-12-31"), ("持续推进", None), ("10月底前", "2026-10-31")]

tasks = st.builds(
    lambda text, number, path, units, days, values: task(
        "".join(text),
        number=number,
        path=path,
        span=(0, 9),
        assignments=tuple(assignment(*unit) for unit in units),
        deadlines=tuple(deadline(*day) for day in days),
        targets=tuple(target(str(value)) for value in values),
    ),
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from(["1.", "2.", "（1）", None]),
    st.sampled_from(PATHS),
    st.lists(st.sampled_from(list(product(UNITS, ROLES))), max_size=3),
    st.lists(st.sampled_from(DAYS), max_size=2),
    st.lists(st.integers(1, 3), max_size=2),
)


def of_tasks(every: list[Task]) -> PlanReading:
    return PlanReading("", Header(issuer="霁川市澜棠区人民政府"), tasks=tuple(every))


def places(comparison: Comparison) -> tuple[list[int], list[int]]:
    return sorted(i for one in comparison.tasks for i in one.old), sorted(
        j for one in comparison.tasks for j in one.new
    )


@given(st.lists(tasks, max_size=12))
def test_a_plan_against_itself_is_kept(every: list[Task]) -> None:
    comparison = compare_plans(of_tasks(every), of_tasks(every))

    found = [(one.relation, one.moved, one.check) for one in comparison.tasks]
    assert found == [("kept", False, False)] * len(every)
    assert {unit.relation for one in comparison.tasks for unit in one.units} <= {"kept"}
    assert {day.relation for one in comparison.tasks for day in one.deadlines} <= {"kept"}
    assert {aim.relation for one in comparison.tasks for aim in one.targets} <= {"kept"}


@settings(max_examples=300)
@given(st.lists(tasks, max_size=12), st.lists(tasks, max_size=12))
def test_every_task_of_both_sides_stands_in_one_match(old: list[Task], new: list[Task]) -> None:
    comparison = compare_plans(of_tasks(old), of_tasks(new))

    assert places(comparison) == (list(range(len(old))), list(range(len(new))))
    assert [
        one
        for one in comparison.tasks
        if one.relation in {"kept", "adapted", "changed"} and len(one.old + one.new) != 2
    ] == []
    assert [one for one in comparison.tasks if (one.similarity is None) != (one.relation in {"struck", "new"})] == []
    assert [one for one in comparison.tasks if one.similarity is not None and not 0 <= one.similarity <= 100] == []


TURNED = {"struck": "new", "new": "struck", "split": "merged", "merged": "split"}


@settings(max_examples=300)
@given(st.lists(tasks, max_size=12), st.lists(tasks, max_size=12))
def test_changing_sides_turns_every_match_round(old: list[Task], new: list[Task]) -> None:
    there = compare_plans(of_tasks(old), of_tasks(new))
    back = compare_plans(of_tasks(new), of_tasks(old))

    assert sorted(
        (TURNED.get(one.relation, one.relation), one.new, one.old, one.check, one.similarity) for one in there.tasks
    ) == sorted((one.relation, one.old, one.new, one.check, one.similarity) for one in back.tasks)


@given(st.lists(tasks, min_size=41, max_size=60), st.lists(tasks, max_size=12))
def test_long_plans_too_are_compared_whole(old: list[Task], new: list[Task]) -> None:
    comparison = compare_plans(of_tasks(old), of_tasks(new))

    assert places(comparison) == (list(range(len(old))), list(range(len(new))))


@given(st.lists(tasks, max_size=6), st.lists(tasks, max_size=6))
def test_every_unit_deadline_and_target_of_a_task_stands_in_one_match(old: list[Task], new: list[Task]) -> None:
    comparison = compare_plans(of_tasks(old), of_tasks(new))

    for one in comparison.tasks:
        if len(one.old) == 1:
            (place,) = one.old
            parts = {(part.unit, part.role) for part in old[place].assignments}
            assert sorted((unit.old or "", unit.old_role or "") for unit in one.units if unit.old) == sorted(parts)
            days = {(day.text, day.date) for day in old[place].deadlines}
            assert {(day.old.text, day.old.date) for day in one.deadlines if day.old} == days
            assert [aim.old for aim in one.targets if aim.old] == list(old[place].targets)


@given(st.lists(tasks, max_size=8), st.lists(tasks, max_size=8))
def test_the_same_plans_give_the_same_comparison(old: list[Task], new: list[Task]) -> None:
    assert compare_plans(of_tasks(old), of_tasks(new)) == compare_plans(of_tasks(old), of_tasks(new))
