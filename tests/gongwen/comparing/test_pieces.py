"""Units, deadlines, targets and persons of one task on both sides."""

from typing import Any

import pytest

from gongwen.comparing.deadlines import match_deadlines
from gongwen.comparing.levels import Levels
from gongwen.comparing.targets import match_targets
from gongwen.comparing.units import match_units
from gongwen.comparing.years import in_year, moved_days, parsed
from gongwen.reading.doubts.names import Place
from gongwen.reading.model import Role
from tests.gongwen.comparing.examples import compared
from tests.gongwen.ledger.examples import assignment, deadline, target

CITY, DISTRICT = Place("霁川市", "霁川市"), Place("霁川市澜棠区", "澜棠区")
UnitRow = tuple[str, str | None, str | None, bool]


def units(old: list[str], new: list[str]) -> list[UnitRow]:
    olds, news = ([assignment(name, "responsible") for name in names] for names in (old, new))
    return [(one.relation, one.old, one.new, one.check) for one in match_units(olds, news, CITY, DISTRICT)]


@pytest.mark.parametrize(
    ("old", "new", "relation", "check"),
    [
        ("市商务局", "区商务局", "counterpart", False),
        ("市发展改革委", "区发展和改革委员会", "counterpart", False),
        ("省财政厅", "市财政局", "counterpart", False),
        ("市有关部门", "区有关部门", "counterpart", False),
        ("霁川市税务局", "区税务局", "counterpart", False),
        ("市民政局", "区民政局", "counterpart", False),
        ("市经济和信息化局", "区科学技术和经济信息化局", "counterpart", True),
        ("各区人民政府", "各街道办事处", "counterpart", True),
        ("区发展和改革局", "区发展和改革委员会", "renamed", False),
        ("区财政局（区国资局）", "区财政局", "renamed", False),
        ("市民政局", "市民政局", "kept", False),
    ],
)
def test_names_of_one_body_are_put_together(old: str, new: str, relation: str, *, check: bool) -> None:
    assert units([old], [new]) == [(relation, old, new, check)]


@pytest.mark.parametrize(
    ("old", "new"), [("市商务局", "区教育局"), ("市机关事务管理局", "区医疗保障局"), ("市公安局", "区司法局")]
)
def test_names_of_two_bodies_are_not(old: str, new: str) -> None:
    assert units([old], [new]) == [("struck", old, None, False), ("new", None, new, False)]


def test_the_same_name_goes_before_the_same_body() -> None:
    assert units(["市商务局", "区商务局"], ["区商务局"]) == [
        ("struck", "市商务局", None, False),
        ("kept", "区商务局", "区商务局", False),
    ]


def test_a_unit_whose_role_changed_is_one_unit() -> None:
    roles: tuple[Role, Role] = ("lead", "supporting")
    (match,) = match_units([assignment("区民政局", roles[0])], [assignment("区民政局", roles[1])], None, None)

    assert (match.relation, match.old_role, match.new_role) == ("kept", *roles)


@pytest.mark.parametrize(
    ("old", "new", "years", "expected"),
    [
        ("2026-06-30", "2026-06-30", 0, ("kept", 0)),
        ("2026-06-30", "2026-09-30", 0, ("later", 92)),
        ("2026-06-30", "2026-05-31", 0, ("earlier", -30)),
        ("2025-06-30", "2026-06-30", 1, ("next-year", 0)),
        ("2025-06-30", "2026-07-02", 1, ("later", 2)),
        ("2025-02-28", "2028-02-29", 3, ("next-year", 0)),
        ("2024-02-29", "2025-02-28", 1, ("next-year", 0)),
        (None, "2026-06-30", 0, ("reworded", None)),
        ("2026-06-30", "2026-13-01", 0, ("reworded", None)),
    ],
)
def test_a_day_moves_by_days_and_with_the_year_of_the_plan(
    old: str | None, new: str, years: int, expected: tuple[str, int | None]
) -> None:
    assert moved_days(old, new, years) == expected


def test_the_last_year_of_the_calendar_is_not_passed() -> None:
    day = parsed("9999-12-31")

    assert day is not None
    assert in_year(day, 10) == day


def test_deadlines_of_the_same_words_or_day_find_each_other_first() -> None:
    old = [deadline("6月底前", "2026-06-30"), deadline("持续推进", None)]
    new = [deadline("持续推进", None), deadline("上半年", "2026-06-30"), deadline("年底前", "2026-12-31")]

    assert [
        (one.relation, one.old and one.old.text, one.new and one.new.text) for one in match_deadlines(old, new, 0)
    ] == [
        ("reworded", "6月底前", "上半年"),
        ("kept", "持续推进", "持续推进"),
        ("new", None, "年底前"),
    ]


def test_plans_of_two_years_are_held_against_each_other_by_the_year() -> None:
    def item(year: int, month: int) -> str:
        return f"1.办好文化集市。（牵头单位：县商务局；完成时限：{year}年{month}月底前）"

    def four(year: int, month: int) -> str:
        return "\n".join(item(year, month + at).replace("1.办好", f"{at + 1}.办好第{at}届") for at in range(4))

    comparison = compared(four(2025, 3), four(2026, 4))

    assert comparison.years == 1
    assert [(d.relation, d.days) for task in comparison.tasks for d in task.deadlines] == [
        ("earlier", -1) if days < 0 else ("later", days) for days in (30, 31, 30, 31)
    ]


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ({"value": "10"}, {"value": "15"}, "higher"),
        ({"value": "20"}, {"value": "15.5"}, "lower"),
        ({"value": "10"}, {"value": "10.0"}, "kept"),
        ({"value": "1.5", "unit": "万平方米"}, {"value": "15000", "unit": "平方米"}, "kept"),
        ({"value": "1", "unit": "万平方米"}, {"value": "9000", "unit": "平方米"}, "lower"),
        ({"value": "10", "unit": "%"}, {"value": "10", "unit": "个百分点"}, "changed"),
        ({"value": "10"}, {"value": "10", "comparator": None}, "changed"),
        ({"value": "10"}, {"value": "10", "aspirational": True}, "changed"),
        ({"value": "1", "high": "2"}, {"value": "2", "high": "3"}, "higher"),
        ({"value": "1", "high": "4"}, {"value": "2", "high": "3"}, "changed"),
        ({"value": "1", "high": "2"}, {"value": "2"}, "changed"),
        ({"value": "十"}, {"value": "十"}, "kept"),
        ({"value": "十"}, {"value": "15"}, "changed"),
        ({"value": "9" * 5000}, {"value": "1" * 5000}, "changed"),
        ({"value": "1e999999999"}, {"value": "NaN"}, "changed"),
    ],
)
def test_a_target_rises_falls_or_changes_in_kind(old: dict[str, Any], new: dict[str, Any], relation: str) -> None:
    before, after = target(**{"unit": "家", **old}), target(**{"unit": "家", **new})

    assert [match.relation for match in match_targets([before], [after], Levels())] == [relation]


def test_targets_of_like_indicators_find_each_other_and_others_do_not() -> None:
    old = [target("900", indicator="托位", unit="个"), target("8", indicator="社区食堂", unit="家")]
    new = [target("500", indicator="普惠托位", unit="个"), target("8", indicator="便民早市", unit="家")]

    assert [(match.relation, match.old is None, match.new is None) for match in match_targets(old, new, Levels())] == [
        ("lower", False, False),
        ("struck", False, True),
        ("new", True, False),
    ]


def test_persons_of_a_note_come_and_go() -> None:
    comparison = compared(
        "1.办好文化集市。（牵头单位：县商务局；分管领导：甲某某）",
        "1.办好文化集市。（牵头单位：县商务局；分管领导：乙某某）",
    )

    assert [(one.relation, one.old, one.new) for one in comparison.tasks[0].people] == [
        ("struck", "分管领导：甲某某", None),
        ("new", None, "分管领导：乙某某"),
    ]
