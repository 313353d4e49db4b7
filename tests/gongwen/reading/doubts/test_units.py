"""Doubts about units: members without tasks and tasks without members, names that look like one unit, roles."""

import pytest

from tests.gongwen.reading.doubts.plans import HEAD, ROSTER, TASKS, doubts_of, only_doubt, places, read, work

EXTRA = "4.发放宣传册不少于900册。（牵头单位：区水务局；责任单位：{}；完成时限：2030年7月底前）\n"


def test_a_plan_in_order_raises_no_doubt() -> None:
    assert read(HEAD + TASKS + ROSTER).doubts == ()


def test_a_unit_with_a_task_and_no_member_is_asked_about() -> None:
    text = HEAD + TASKS + EXTRA.format("区气象局") + ROSTER

    assert "区气象局" in only_doubt(text, "unit-without-member").message
    assert places(text, "unit-without-member") == ["区气象局"]


def test_many_units_without_a_member_are_one_doubt() -> None:
    text = HEAD + TASKS + EXTRA.format("区气象局、区统计局、区档案局、区体育局") + ROSTER

    assert len(places(text, "unit-without-member")) == 4


@pytest.mark.parametrize(
    "roster",
    [
        "",
        ROSTER + "顾南星 区气象局副局长\n",
        ROSTER.replace("成员：", "副组长：顾南星 区气象局局长\n成员："),
        ROSTER + "领导小组办公室设在区气象局。\n",
    ],
)
def test_no_member_is_missed_without_a_group_or_when_one_sits_or_leads_there_or_the_office_does(roster: str) -> None:
    assert doubts_of(HEAD + TASKS + EXTRA.format("区气象局") + roster, "unit-without-member") == []


def test_a_group_of_other_people_than_those_with_tasks_is_not_held_against_the_tasks() -> None:
    roster = ROSTER
    for unit in ("水务", "财政", "住建", "园林", "教育"):
        roster = roster.replace(f"区{unit}局副局长", f"区第一{unit}集团副总经理")

    assert doubts_of(HEAD + TASKS + roster, "unit-without-member") == []


def test_a_member_whose_unit_has_no_task_is_noted_once() -> None:
    doubt = only_doubt(HEAD + TASKS + ROSTER + "顾南星 区司法局副局长\n", "member-without-task")

    assert doubt.severity == "note"
    assert "区司法局" in doubt.message
    assert doubts_of(HEAD + TASKS + ROSTER, "member-without-task") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区卫生健康局", "区卫生健康委员会"),
        ("区发展和改革委员会", "区发展和改革局"),
        ("区发改委", "区发展改革局"),
        ("区水务局（区河长办）", "区水务局"),
    ],
)
def test_two_names_of_one_unit_are_asked_about(one: str, other: str) -> None:
    text = work(f"1.清理河道。（牵头单位：{one}）", f"2.修整步道。（牵头单位：{other}）")
    doubt = only_doubt(text, "unit-two-names")

    assert places(text, "unit-two-names") == [one, other]
    assert doubt.options[0].startswith("按原文")
    assert doubts_of(text, "unit-short-name") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区发展和改革局", "区发改局"),
        ("人教处", "人事教育处"),
        ("区人民政府办公室", "区政府办"),
        ("区城管局", "区城市管理局"),
    ],
)
def test_a_short_name_beside_the_full_one_is_a_note(one: str, other: str) -> None:
    text = work(f"1.清理河道。（牵头单位：{one}）", f"2.修整步道。（牵头单位：{other}）")

    assert only_doubt(text, "unit-short-name").severity == "note"
    assert doubts_of(text, "unit-two-names") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区民政局", "区民族宗教局"),
        ("区水务局", "市水务局"),
        ("区委宣传部", "区委统战部"),
        ("区财政局", "住建局"),
        ("区教育局", "区教育工会"),
    ],
)
def test_names_of_different_units_raise_nothing(one: str, other: str) -> None:
    text = work(f"1.清理河道。（牵头单位：{one}）", f"2.修整步道。（牵头单位：{other}）")

    assert doubts_of(text, "unit-two-names") + doubts_of(text, "unit-short-name") == []


def test_one_unit_under_two_names_is_not_also_without_a_member() -> None:
    roster = ROSTER.replace("区教育局副局长", "区教育委员会副主任")
    text = HEAD + TASKS + roster

    assert len(doubts_of(text, "unit-two-names")) == 1
    assert doubts_of(text, "unit-without-member") + doubts_of(text, "member-without-task") == []


def test_a_unit_with_two_roles_in_one_task_is_asked_about() -> None:
    text = work("1.清理河道。（牵头单位：区水务局；责任单位：区水务局、区财政局）")

    assert places(text, "unit-two-roles") == ["区水务局", "区水务局"]
    assert doubts_of(HEAD + TASKS, "unit-two-roles") == []


def test_words_that_are_no_unit_are_noted() -> None:
    text = work("1.清理河道。（牵头单位：区水务局、卢启明；责任单位：区财政局）")

    assert places(text, "unit-name-unclear") == ["卢启明"]
    assert doubts_of(HEAD + TASKS, "unit-name-unclear") == []
