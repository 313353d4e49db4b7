"""Which tasks are put together, and as what."""

import pytest

from gongwen.comparing import compare_plans
from gongwen.reading.model import Header, PlanReading
from tests.gongwen.comparing.examples import compared, drawn, rows
from tests.gongwen.ledger.examples import task

MARKET = "引进三家连锁餐饮品牌，办好周末文化集市。"
LIGHTS = "完善夜间照明设施，延长公共交通运营时间。"
STALLS = "规范摊位管理，推行诚信经营和明码标价制度。"


def test_blanks_and_punctuation_are_no_change() -> None:
    comparison = compared(f"1.{MARKET}", "1.引进３家连锁餐饮品牌、办好周末 文化集市".replace("３", "三"))

    assert rows(comparison) == [("kept", "1.", "1.")]
    assert (comparison.tasks[0].similarity, comparison.tasks[0].wording) == (100, ())


def test_widths_and_traditional_characters_are_no_change() -> None:
    assert rows(
        compared("1.新建充电桩25个，改造道路3条。", "1.新建充電樁２５個，改造道路３條。".replace("充電樁", "充電桩"))
    ) == [("kept", "1.", "1.")]


def test_words_of_another_level_are_adapted() -> None:
    comparison = compared(
        "1.在全市推广经验，配合省级部门建设中心城市。", "1.在全县推广经验，配合市级部门建设中心城区。"
    )

    assert rows(comparison) == [("adapted", "1.", "1.")]
    assert drawn(comparison.tasks[0].wording) == "在<全市|全县>推广经验，配合<省|市>级部门建设中心城<市|区>。"


def test_a_changed_word_is_a_change() -> None:
    comparison = compared(f"1.{MARKET}", f"1.{MARKET.replace('三家', '五家')}")

    assert rows(comparison) == [("changed", "1.", "1.")]
    assert drawn(comparison.tasks[0].wording) == "引进[-三-]{+五+}家连锁餐饮品牌，办好周末文化集市。"


def test_tasks_of_nothing_in_common_are_struck_and_new() -> None:
    assert rows(compared(f"1.{MARKET}", f"1.{LIGHTS}")) == [("struck", "1.", ""), ("new", "", "1.")]


def test_a_number_that_shifts_is_no_move() -> None:
    comparison = compared(f"1.{MARKET}\n2.{LIGHTS}\n3.{STALLS}", f"1.{LIGHTS}\n2.{STALLS}")

    assert rows(comparison) == [("struck", "1.", ""), ("kept", "2.", "1."), ("kept", "3.", "2.")]


def test_a_task_that_changes_its_place_has_moved_and_those_around_it_have_not() -> None:
    comparison = compared(f"1.{MARKET}\n2.{LIGHTS}\n3.{STALLS}", f"1.{LIGHTS}\n2.{STALLS}\n3.{MARKET}")

    assert rows(comparison) == [("kept moved", "1.", "3."), ("kept", "2.", "1."), ("kept", "3.", "2.")]


def test_a_task_that_changes_its_group_has_moved() -> None:
    groups = "（一）丰富业态\n1.{}\n（二）完善配套\n1.{}\n2.{}"
    old = groups.format(MARKET, LIGHTS, STALLS)
    new = f"（一）丰富业态\n1.{MARKET}\n2.{STALLS.replace('推行', '全面推行')}\n（二）完善配套\n1.{LIGHTS}"

    assert rows(compared(old, new)) == [
        ("kept", "（一）1.", "（一）1."),
        ("kept", "（二）1.", "（二）1."),
        ("changed moved", "（二）2.", "（一）2."),
    ]


def test_a_group_of_another_heading_with_the_same_tasks_is_the_same_group() -> None:
    old = f"（一）丰富业态\n1.{MARKET}\n2.{LIGHTS}\n（二）完善配套\n1.{STALLS}"
    new = f"（一）做优供给\n1.{MARKET}\n2.{LIGHTS}\n（二）完善配套\n1.{STALLS}"

    assert [row[0] for row in rows(compared(old, new))] == ["kept"] * 3


def test_a_text_that_stands_twice_stays_in_its_group() -> None:
    def of_groups(*groups: str) -> PlanReading:
        return PlanReading("", Header(), tasks=tuple(task(MARKET, path=("任务", group)) for group in groups))

    comparison = compare_plans(of_groups("（一）丰富业态", "（二）完善配套"), of_groups("（一）完善配套"))

    assert rows(comparison) == [("struck", "（一）1.", ""), ("kept", "（二）1.", "（一）1.")]


def test_a_task_that_became_two_is_split_and_the_other_way_round_merged() -> None:
    whole, parts = f"1.{MARKET}{LIGHTS}", f"1.{MARKET}\n2.{LIGHTS}"

    split, merged = compared(whole, parts), compared(parts, whole)

    assert rows(split) == [("split", "1.", "1. 2.")]
    assert rows(merged) == [("merged", "1. 2.", "1.")]
    assert (split.tasks[0].similarity, merged.tasks[0].similarity) == (99, 99)


def test_three_parts_are_one_split() -> None:
    comparison = compared(f"1.{MARKET}{LIGHTS}{STALLS}", f"1.{MARKET}\n2.{LIGHTS}\n3.{STALLS}")

    assert rows(comparison) == [("split", "1.", "1. 2. 3.")]


def test_a_copy_of_a_kept_task_is_new_and_no_part_of_it() -> None:
    assert rows(compared(f"1.{MARKET}", f"1.{MARKET}\n2.办好周末文化集市，引进连锁餐饮品牌。")) == [
        ("kept", "1.", "1."),
        ("new", "", "2."),
    ]


def test_one_heading_over_other_words_puts_tasks_together_for_a_person_to_look() -> None:
    old = "1.建强服务队伍。依托职业院校办好实训基地，每年培训骨干二百名，对从业人员发放岗位津贴。"
    new = "1.建强服务队伍。面向社会公开招募志愿者，组建服务小分队，对从业人员分级考核。"

    assert rows(compared(old, new)) == [("changed check", "1.", "1.")]


def test_a_likeness_that_leaves_room_for_doubt_is_marked() -> None:
    new = "1.引进三家连锁餐饮品牌，支持老店改造升级，开设深夜食堂和社区厨房。"
    comparison = compared(f"1.{MARKET}", new)

    assert rows(comparison) == [("changed check", "1.", "1.")]
    assert comparison.tasks[0].similarity == 40


def test_short_tasks_that_share_only_a_verb_are_two() -> None:
    assert rows(compared("1.加强宣传引导。", "1.加强组织领导。")) == [("struck", "1.", ""), ("new", "", "1.")]


@pytest.mark.parametrize("count", [41, 90])
def test_many_much_alike_tasks_find_each_other(count: int) -> None:
    old = "\n".join(f"{n}.在第{n}片区新建口袋公园，补齐健身设施，完善无障碍通道。" for n in range(1, count))
    new = "\n".join(f"{n}.在第{n}片区新建口袋公园，补齐健身器材，完善无障碍通道。" for n in range(1, count))

    assert rows(compared(old, new)) == [("changed", f"{n}.", f"{n}.") for n in range(1, count)]


def test_new_tasks_stand_behind_what_is_before_them_in_their_own_plan() -> None:
    comparison = compared(f"1.{MARKET}\n2.{LIGHTS}", f"1.{STALLS}\n2.{MARKET}\n3.设立投诉站点并公布电话。\n4.{LIGHTS}")

    assert rows(comparison) == [
        ("new", "", "1."),
        ("kept", "1.", "2."),
        ("new", "", "3."),
        ("kept", "2.", "4."),
    ]
