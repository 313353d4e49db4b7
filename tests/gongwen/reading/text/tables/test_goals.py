"""The heads of tables that set aims to indicators."""

from gongwen.reading.text.tables.goals import aim_columns, are_goal_heads


def test_heads_of_other_tables_are_no_goal_heads() -> None:
    assert not are_goal_heads(["序号", "姓名", "职务"])
    assert not are_goal_heads(["指标", "备注"])


def test_an_indicator_and_what_it_is_to_reach_are_goal_heads() -> None:
    assert are_goal_heads(["序 号", "指标名称", "2025年目标"])


def test_the_aim_is_in_the_column_that_says_so_else_in_the_last_of_the_years() -> None:
    assert aim_columns({0: "指标", 1: "2024年", 2: "2025年目标"}) == [2]
    assert aim_columns({0: "指标", 1: "2024年", 2: "2025年"}) == [2]
    assert aim_columns({0: "指标", 1: "备注"}) == []
