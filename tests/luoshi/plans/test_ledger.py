"""The ledger's rows: which, in what order, and what each shows, in as many questions for three as for one."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import parse_qs

import pytest
from pytest_django import DjangoAssertNumQueries

from luoshi.directory.models import Unit
from luoshi.plans.models import Term
from luoshi.plans.queries.asked import Asked, LedgerFilter, asked, group_key
from luoshi.plans.queries.columns import COLUMNS, LedgerRow
from luoshi.plans.queries.described import described
from luoshi.plans.queries.ledger import choices, chosen_rows, ledger
from luoshi.plans.states import AssignmentRole, Duty
from tests.luoshi.making import a_jurisdiction, a_unit
from tests.luoshi.plans.frozen import Frozen, a_plan_in_force, due_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Frozen:
    """Six tasks; task n is led by unit n, with unit n+1 responsible, and every second one the streets."""
    jurisdiction = a_jurisdiction()
    units = [a_unit(jurisdiction, f"区{letter}局") for letter in "甲乙丙丁戊己"]
    Unit.objects.filter(pk=units[5].pk).update(position=0)
    for position, unit in enumerate(units[:5], start=1):
        Unit.objects.filter(pk=unit.pk).update(position=position)
    return a_plan_in_force(jurisdiction, tasks=6, parts=2, units=units, members=3)


def shown(made: Frozen, query: str = "") -> list[str]:
    return [row.label for row in ledger(made.version, asked(parse_qs(query))).rows]


def cells(row: LedgerRow, keys: Iterable[str]) -> list[object]:
    return [COLUMNS[key].value(row) for key in keys]


def test_a_row_shows_what_the_version_says_of_the_task(made: Frozen) -> None:
    row = ledger(made.version, Asked()).rows[0]

    assert cells(row, ["label", "group", "leads", "responsible", "deadlines", "due", "targets", "duty"]) == [
        "（一）1",
        "（一）第1组重点任务",
        "区甲局",
        f"区乙局、{made.group.name}（3个）",
        "2026年4月30日前",
        date(2026, 4, 30),
        "",
        "必报 1\n有则报 4",
    ]


def test_among_several_leads_the_one_that_consolidates_is_marked(made: Frozen) -> None:
    Term.objects.filter(wording__task=made.task(2), role=AssignmentRole.RESPONSIBLE).update(role=AssignmentRole.LEAD)

    row = ledger(made.version, Asked()).rows[1]

    assert cells(row, ["leads", "responsible"]) == ["区乙局（汇总）、区丙局", ""]


def test_a_task_without_a_number_is_called_by_its_place(made: Frozen) -> None:
    made.task(3).wordings.update(label="")

    assert [COLUMNS["label"].value(row) for row in ledger(made.version, Asked()).rows][2] == "第3项"


def test_a_unit_filter_shows_its_tasks_and_what_is_asked_of_it(made: Frozen) -> None:
    found = ledger(made.version, Asked(filter=LedgerFilter(unit=made.units[1].public_key)))

    assert [cells(row, ["label", "duty"]) for row in found.rows] == [["（一）1", "有则报"], ["（一）2", "必报"]]


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("role=lead", ["（一）2"]),
        ("role=responsible", ["（一）1"]),
        ("duty=required", ["（一）2"]),
        ("role=lead&duty=if_any", []),
    ],
)
def test_role_and_duty_are_those_of_the_unit(made: Frozen, query: str, labels: list[str]) -> None:
    assert shown(made, f"unit={made.units[1].public_key}&{query}") == labels


def test_a_role_without_a_unit_is_that_of_any_unit(made: Frozen) -> None:
    Term.objects.filter(wording__task=made.task(4), role=AssignmentRole.LEAD).update(role=AssignmentRole.GUIDING)

    assert shown(made, "role=guiding") == ["（一）4"]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("from=2026-05-01", [2, 4, 5]),
        ("until=2026-05-01", [1, 2]),
        ("from=2026-05-01&until=2026-05-03", [2, 4]),
        ("undated=1", [3, 6]),
    ],
)
def test_days_leave_tasks_due_within_them(made: Frozen, query: str, numbers: list[int]) -> None:
    assert [due_on(index) for index in range(6)] == [
        date(2026, 4, 30),
        date(2026, 5, 1),
        None,
        date(2026, 5, 3),
        date(2026, 5, 4),
        None,
    ]

    assert shown(made, query) == [f"（一）{number}" for number in numbers]


@pytest.mark.parametrize(("words", "numbers"), [("托育", []), ("托位", [3]), ("助餐 社区", [2, 6]), ("（一）5", [5])])
def test_words_are_found_from_two_characters_on(made: Frozen, words: str, numbers: list[int]) -> None:
    assert shown(made, f"words={words}") == [f"（一）{number}" for number in numbers]


def test_words_are_found_in_this_plan_only(made: Frozen) -> None:
    other = a_plan_in_force(made.plan.jurisdiction, tasks=3)

    assert (len(shown(made, "words=托位")), len(shown(other, "words=托位"))) == (1, 1)


def test_a_group_filter_shows_the_tasks_under_its_headings() -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=42, parts=1)

    key = group_key(["二、工作任务", "（二）第2组重点任务"])

    assert shown(made, f"group={key}") == ["（二）1", "（二）2"]
    assert shown(made, "group=ffffffff") == []


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("order", [1, 2, 3, 4, 5, 6]),
        ("due", [1, 2, 4, 5, 3, 6]),
        ("-due", [5, 4, 2, 1, 3, 6]),
        ("lead", [6, 1, 2, 3, 4, 5]),
    ],
)
def test_tasks_stand_in_the_order_asked_for_undated_ones_last(made: Frozen, sort: str, numbers: list[int]) -> None:
    assert shown(made, f"sort={sort}") == [f"（一）{number}" for number in numbers]


def test_pages_hold_fifty_rows_and_a_page_that_is_not_there_is_the_last() -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=51, parts=1)

    first, beyond, all_rows = (ledger(made.version, asked(parse_qs(q))) for q in ("", "page=9", "size=all"))

    assert [(len(page.rows), page.page.number, page.matching) for page in (first, beyond, all_rows)] == [
        (50, 1, 51),
        (1, 2, 51),
        (51, 1, 51),
    ]


def test_chosen_tasks_come_in_the_ledgers_order_whatever_is_filtered(made: Frozen) -> None:
    keys = {made.task(5).public_key, made.task(2).public_key}

    rows = chosen_rows(made.version, Asked(filter=LedgerFilter(words="托位"), sort="-due"), keys)

    assert [row.label for row in rows] == ["（一）5", "（一）2"]


def test_choices_are_the_units_with_a_part_and_the_groups(made: Frozen) -> None:
    a_unit(made.plan.jurisdiction, "区旁观局")

    offered = choices(made.version)

    departments = [name for _, name in offered.units if name.endswith("局")]
    assert departments == ["区己局", "区甲局", "区乙局", "区丙局", "区丁局", "区戊局"]
    assert offered.groups == [(group_key(["二、工作任务", "（一）第1组重点任务"]), "（一）第1组重点任务")]


def test_a_filter_is_told_in_words(made: Frozen) -> None:
    key = made.units[0].public_key
    query = f"unit={key}&role=lead&duty=required&from=2026-05-01&until=2026-06-30&words=托位"

    told = described(asked(parse_qs(query)).filter, choices(made.version))

    assert told == "区甲局；牵头单位；必报；时限在2026年5月1日至2026年6月30日；含“托位”"
    assert described(LedgerFilter(), choices(made.version)) == ""


@pytest.mark.parametrize("count", [1, 3])
def test_a_ledger_asks_as_often_for_three_tasks_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = a_plan_in_force(a_jurisdiction(), tasks=count)

    with django_assert_num_queries(5):
        rows = ledger(made.version, Asked()).rows

    assert [bool(row.duties.count(Duty.REQUIRED)) for row in rows] == [True] * count
