"""The sample plan against itself and against a version amended on purpose: struck, moved, split, merged, raised, put off."""

import pytest

from gongwen.comparing import compare_plans
from gongwen.comparing.model import Comparison, TaskMatch
from tests.gongwen.comparing.examples import SAMPLE, amended, drawn, rows
from tests.gongwen.reading.helpers import read


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare_plans(read(SAMPLE), read(amended()))


def match_of(comparison: Comparison, label: str) -> TaskMatch:
    """Return the match of the old task that is cited so."""
    (found,) = (match for match in comparison.tasks for i in match.old if comparison.old.tasks[i].label == label)
    return found


def test_the_sample_against_itself_is_kept_in_every_piece() -> None:
    whole = compare_plans(read(SAMPLE), read(SAMPLE))
    relations: list[str] = [
        *(task.relation for task in whole.tasks),
        *(unit.relation for task in whole.tasks for unit in task.units),
        *(deadline.relation for task in whole.tasks for deadline in task.deadlines),
        *(target.relation for task in whole.tasks for target in task.targets),
        *(goal.relation for goal in whole.goals),
        *(phase.relation for phase in whole.phases),
        *(rhythm.relation for rhythm in whole.rhythms),
        *(group.relation for group in whole.groups),
        *(field.relation for field in whole.header),
        *(target.relation for target in whole.targets),
        *(stone.relation for phase in whole.phases for stone in phase.milestones),
        *(member.relation for group in whole.groups for member in group.members),
    ]

    assert len(relations) > 200
    assert set(relations) == {"kept"}
    assert [task for task in whole.tasks if task.moved or task.check or task.similarity != 100] == []


def test_each_task_of_the_amended_sample_is_found(comparison: Comparison) -> None:
    assert [row for row in rows(comparison) if row[0] != "kept"] == [
        ("changed", "（一）1.", "（一）1."),
        ("struck", "（一）4.", ""),
        ("split", "（一）5.", "（一）4. （一）5."),
        ("changed", "（二）1.", "（二）1."),
        ("changed", "（二）2.", "（二）2."),
        ("merged", "（三）1. （三）2.", "（三）1."),
        ("new", "", "（四）2."),
        ("kept moved", "（四）2.", "（二）7."),
    ]


def test_a_change_is_shown_word_by_word(comparison: Comparison) -> None:
    assert drawn(match_of(comparison, "（一）1.").wording).endswith("做到底数清、{+问题清、+}缺口明。")
    assert "占比不低于[-65-]{+70+}%。" in drawn(match_of(comparison, "（二）2.").wording)


def test_a_split_shows_what_each_part_took(comparison: Comparison) -> None:
    split = match_of(comparison, "（一）5.")

    assert drawn(split.wording) == (
        "推进{+居家+}适老化[-适儿化-]改造。结合老旧小区整治，完成既有住宅加装电梯60部以上，实施居家适老化改造500户。\n"
        "{+建设儿童友好空间。+}在公园绿地、街角边角地建设儿童友好微空间3—5处，同步整治占用盲道、坡道等问题。"
    )
    assert [(unit.relation, unit.old) for unit in split.units if unit.relation != "kept"] == [
        ("struck", "区城市管理执法局（区综合行政执法局）")
    ]


def test_a_task_of_the_same_words_may_have_another_lead_and_day(comparison: Comparison) -> None:
    shops = match_of(comparison, "（四）1.")

    assert [
        (unit.relation, unit.new, unit.old_role, unit.new_role)
        for unit in shops.units
        if (unit.relation, unit.old_role) != ("kept", unit.new_role)
    ] == [
        ("kept", "区商务局", "lead", "responsible"),
        ("new", "区发展和改革局", None, "lead"),
    ]
    assert [(one.relation, one.days) for one in shops.deadlines] == [("earlier", -61)]
    assert [(one.relation, one.days) for one in match_of(comparison, "（一）2.").deadlines] == [("later", 92)]


def test_targets_that_rose_and_fell(comparison: Comparison) -> None:
    differing = [
        (target.relation, target.old and target.old.value, target.new and target.new.value)
        for target in [*comparison.targets, *(one for task in comparison.tasks for one in task.targets)]
        if target.relation != "kept"
    ]

    assert differing == [
        ("higher", "420", "460"),
        ("struck", "1.5", None),
        ("lower", "8", "6"),
        ("higher", "65", "70"),
        ("new", None, "3"),
    ]


def test_phases_rhythms_members_and_header_that_differ(comparison: Comparison) -> None:
    stones = [stone for phase in comparison.phases for stone in phase.milestones if stone.relation != "kept"]
    members = [member for group in comparison.groups for member in group.members if member.relation != "kept"]

    assert [(phase.relation, phase.end_days) for phase in comparison.phases] == [
        ("kept", 0),
        ("changed", 0),
        ("kept", 0),
    ]
    assert [(stone.relation, stone.days) for stone in stones] == [("changed", 10)]
    assert [r.new.due.text for r in comparison.rhythms if r.relation == "changed" and r.new and r.new.due] == [
        "每月20日前"
    ]
    assert [
        (member.relation, member.old and member.old.name, member.new and member.new.name) for member in members
    ] == [
        ("changed", "栗秋实", "栗秋实"),
        ("changed", "臧恺", "阙明岚"),
        ("struck", "滕骁", None),
    ]
    assert [field.field for field in comparison.header if field.relation != "kept"] == ["number"]
