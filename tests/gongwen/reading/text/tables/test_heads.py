"""Heads of columns: what they say about the cells below."""

import pytest

from gongwen.reading.text.tables.heads import Column, Head, are_heads, read_head


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *[(text, Column.NUMBER) for text in ("序号", "序 号", "编号", "No.")],
        *[(text, Column.WORK) for text in ("工作任务", "重点任务", "主要举措", "工作内容", "目标任务及要求", "任务")],
        *[(text, Column.GROUP) for text in ("类别", "任务类别", "工作领域", "一级指标")],
        *[
            (text, Column.UNITS)
            for text in ("责任单位", "牵头单位", "牵头部门（单位）", "配合部门", "责任单位*", "責任單位")
        ],
        *[(text, Column.PERSON) for text in ("责任人", "分管领导", "牵头区领导")],
        *[(text, Column.DEADLINE) for text in ("完成时限", "完成时间", "时限要求", "计划完成时间：")],
        *[(text, Column.OTHER) for text in ("备注", "联系电话", "进展情况", "开工时间", "分值")],
    ],
)
def test_a_head_says_what_its_column_holds(text: str, kind: Column) -> None:
    head = read_head(text)

    assert head is not None
    assert head.kind is kind


@pytest.mark.parametrize(
    "text", ["", "县商务局", "引进三家连锁品牌。", "1", "工作任务和责任单位以及完成的时限一览表", "|"]
)
def test_other_cells_are_no_head(text: str) -> None:
    assert read_head(text) is None


def test_the_label_of_a_head_lacks_blanks_and_remarks() -> None:
    assert read_head("牵 头 单位（部门）") == Head(Column.UNITS, "牵头单位")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["序号", "工作任务", "责任单位"], True),
        (["工作任务", "完成时限"], True),
        (["序号", "责任人"], True),
        (["类别", "责任单位", "备注"], True),
        (["序号", "工作任务"], False),
        (["责任单位", "完成时限"], False),
        (["责任单位"], False),
        (["序号", "工作任务", "县商务局"], False),
        ([], False),
    ],
)
def test_a_row_of_heads_names_work_and_says_who_or_when(cells: list[str], expected: object) -> None:
    assert (are_heads(cells) is not None) is expected


def test_one_unknown_head_may_stand_among_many() -> None:
    heads = are_heads(["改革事项", "工作任务", "牵头副市长", "牵头单位", "配合单位", "完成时间"])

    assert heads is not None
    assert [head.kind for head in heads][2:] == [Column.OTHER, Column.UNITS, Column.UNITS, Column.DEADLINE]


def test_an_unknown_head_among_few_makes_no_header_row() -> None:
    assert are_heads(["工作任务", "街区一览", "牵头单位"]) is None
    assert are_heads(["工作任务", "引进三家，办好集市。", "牵头单位", "配合单位", "完成时间"]) is None
