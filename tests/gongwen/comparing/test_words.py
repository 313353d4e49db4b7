"""What is said of units, deadlines, persons and targets that differ."""

import pytest

from gongwen.comparing import words
from gongwen.comparing.deadlines import match_deadlines
from gongwen.comparing.levels import Levels
from gongwen.comparing.model import PersonMatch, UnitMatch
from gongwen.comparing.targets import match_targets
from tests.gongwen.comparing.examples import compared
from tests.gongwen.ledger.examples import deadline, target


def test_units_are_told_by_what_became_of_them() -> None:
    units = [
        UnitMatch("new", None, "区民政局", None, "lead"),
        UnitMatch("new", None, "区教育局", None, "lead"),
        UnitMatch("struck", "区残联", None, "supporting", None),
        UnitMatch("kept", "区商务局", "区商务局", "lead", "responsible"),
        UnitMatch("counterpart", "市税务局", "区税务局", "lead", "lead"),
        UnitMatch("counterpart", "市经信局", "区科经局", "lead", "lead", check=True),
        UnitMatch("renamed", "区发改局", "区发展和改革局", "lead", "lead"),
    ]

    first = ["增加牵头：区民政局、区教育局", "减少配合：区残联", "区商务局：牵头改为责任"]
    assert list(words.unit_lines(units, counterparts=False)) == first
    assert list(words.unit_lines(units)) == [
        *first,
        "对应：市税务局→区税务局、市经信局→区科经局（需核对）",
        "名称：区发改局→区发展和改革局",
    ]


@pytest.mark.parametrize(
    ("old", "new", "years", "told"),
    [
        ("2026-06-30", "2026-09-30", 0, "甲→乙（推后92天）"),
        ("2025-06-30", "2026-06-30", 1, "甲→乙（顺延1年）"),
        ("2026-06-30", "2025-06-30", -1, "甲→乙（早1年）"),
        ("2025-06-30", "2026-06-20", 1, "甲→乙（按年度比提前10天）"),
        ("2026-06-30", "2026-06-30", 0, "甲→乙"),
        (None, "2026-06-30", 0, "甲→乙"),
    ],
)
def test_a_deadline_is_told_with_how_far_it_moved(old: str | None, new: str, years: int, told: str) -> None:
    matches = match_deadlines([deadline("甲", old)], [deadline("乙", new)], years)

    assert list(words.deadline_lines(matches, years)) == [told]


def test_deadlines_that_come_and_go_are_told() -> None:
    come, go = match_deadlines([], [deadline("乙", None)], 0), match_deadlines([deadline("甲", None)], [], 0)

    assert list(words.deadline_lines([*come, *go], 0)) == ["增加：乙", "取消：甲"]


def test_targets_and_persons_that_come_and_go_are_told() -> None:
    targets = match_targets([target("3")], [target("3", indicator="步道")], Levels())
    people = [
        PersonMatch("new", None, "分管领导：甲"),
        PersonMatch("struck", "责任人：乙", None),
        PersonMatch("kept", "丙", "丙"),
    ]

    assert list(words.target_lines(targets)) == ["取消：新增绿地3公顷以上", "增加：新增绿地3公顷以上"]
    assert list(words.people_lines(people)) == ["增加分管领导：甲", "减少责任人：乙"]


def test_a_deadline_that_goes_with_the_year_is_no_difference() -> None:
    works = "办好第一届集市。", "引进餐饮品牌。", "改造背街小巷。"
    item = "\n".join(
        f"{n}.{work}（牵头单位：县商务局；完成时限：{{0}}年{n}月底前）" for n, work in enumerate(works, start=1)
    )

    comparison = compared(item.format(2025), item.format(2026))

    assert [words.change(match) for match in comparison.tasks] == ["未变"] * 3
    assert [day.relation for match in comparison.tasks for day in match.deadlines] == ["next-year"] * 3
