"""Doubts about collective names: expanded through the roster, or by nothing."""

from tests.gongwen.reading.doubts.plans import HEAD, ROSTER, TASKS, doubts_of, only_doubt, places, work

ALL_STREETS = "4.发放宣传册不少于900册。（牵头单位：区水务局；责任单位：各街道办事处；完成时限：2030年7月底前）\n"
STREETS = "顾南星 桥头街道办事处副主任\n陆听雨 河湾街道办事处三级调研员\n"


def test_a_collective_name_is_expanded_through_the_roster_to_be_confirmed() -> None:
    doubt = only_doubt(HEAD + TASKS + ALL_STREETS + ROSTER + STREETS, "collective-unit")

    assert doubt.severity == "ask"
    assert "桥头街道办事处、河湾街道办事处" in doubt.message
    assert doubt.options == ("按原文：保留统称", "展开为这2个单位")


def test_a_place_of_another_kind_is_offered_and_not_called_idle() -> None:
    text = HEAD + TASKS + ALL_STREETS + ROSTER + STREETS + "江映雪 花溪新区管理办公室副主任\n"

    assert only_doubt(text, "collective-unit").options[-1] == "展开为3个单位，含花溪新区管理办公室"
    assert doubts_of(text, "member-without-task") == []


def test_a_collective_name_without_a_roster_is_a_note() -> None:
    assert only_doubt(HEAD + TASKS + ALL_STREETS, "collective-unit").severity == "note"


def test_collective_names_that_nothing_resolves_are_one_question() -> None:
    text = work(
        "1.清理河道。（牵头单位：区水务局；责任单位：各有关单位）",
        "2.修整步道。（责任单位：区住建局、区财政局等相关部门）",
    )

    assert places(text, "collective-unresolved") == ["各有关单位", "相关部门"]
    assert doubts_of(text, "collective-unit") == []


def test_single_units_are_no_collective() -> None:
    text = work("1.开展党员志愿服务。（牵头单位：区直机关工委；责任单位：区企业家协会）")

    assert doubts_of(text, "collective-unresolved") + doubts_of(text, "collective-unit") == []
