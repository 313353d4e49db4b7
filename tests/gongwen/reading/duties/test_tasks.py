"""What is seen while tasks are read: what no task holds, what is said once for all, what is printed twice."""

import pytest

from gongwen.reading.duties.assigning import FIRST_LEADS
from gongwen.reading.duties.tasks import TaskReading, read_tasks
from gongwen.reading.text.outline import read_outline
from gongwen.reading.text.prose import prose_of

YEAR = 2024


def read(text: str, *, skip: frozenset[int] = frozenset(), lists_work: bool = True) -> TaskReading:
    prose = prose_of(text)
    return read_tasks(prose, read_outline(prose), skip, YEAR, [], lists_work=lists_work)


def words(reading: TaskReading) -> list[str]:
    return [task.text for task in reading.tasks]


def test_a_clause_for_the_whole_document_is_kept_with_its_place() -> None:
    text = "1.引进品牌。（责任单位：县商务局，以下均需各镇落实，不再列出）\n2.办集市。（县文旅局负责）"

    (clause,) = read(text).global_clauses

    assert clause[0] == "以下均需各镇落实，不再列出"
    assert text[slice(*clause[1])] == clause[0]


def test_words_behind_the_last_note_of_an_item_are_unplaced() -> None:
    rest = "同时引导老店翻新门面，统一招牌的样式和灯光。"
    text = f"1.引进品牌。（县商务局负责）{rest}\n2.办集市。（县文旅局负责）"

    (unplaced,) = read(text).unplaced

    assert unplaced[0] == rest
    assert text[slice(*unplaced[1])] == rest


def test_a_few_words_behind_a_note_are_not_worth_a_question() -> None:
    assert read("1.引进品牌。（县商务局负责）以上。\n2.办集市。（县文旅局负责）").unplaced == []


def test_a_task_printed_twice_is_read_once_and_told() -> None:
    task = "引进三家连锁餐饮品牌到河岸老街。"

    reading = read(f"1.{task}（县商务局负责）\n2.办集市。（各镇负责）\n1.{task}（县商务局负责）")

    assert words(reading) == [task, "办集市。"]
    assert [text for text, _ in reading.repeated] == [task]


@pytest.mark.parametrize(("text", "expected"), [("1.甲事。（县商务局负责）", True), ("1.甲事。", False)])
def test_it_is_told_whether_any_unit_is_named(text: str, expected: object) -> None:
    assert read(text).names_units is expected


@pytest.mark.parametrize(
    "heading",
    [
        "一、指导思想",
        "一、工作目标",
        "一、保障措施",
        "一、工作要求",
        "一、实施步骤",
        "一、成员单位职责",
        "一、组织领导",
    ],
)
def test_aims_guarantees_and_stages_are_no_work(heading: str) -> None:
    assert words(read(f"{heading}\n（一）甲事。\n二、主要任务\n（一）乙事。")) == ["乙事。"]


def test_a_document_that_lists_no_work_has_no_tasks_without_units() -> None:
    assert words(read("一、主要任务\n（一）甲事。", lists_work=False)) == []
    assert words(read("一、主要任务\n（一）甲事。（县商务局负责）", lists_work=False)) == ["甲事。"]


def test_paragraphs_of_rosters_and_tables_are_no_tasks() -> None:
    assert words(read("1.甲事。（县商务局负责）\n2.乙事。（县文旅局负责）", skip=frozenset({1}))) == ["甲事。"]


def test_tasks_stand_in_the_order_of_the_text() -> None:
    reading = read(
        "一、任务\n县商务局：引进三家连锁品牌。\n1.甲事。（各镇负责）\n县文旅局：每月办一场集市。\n县公安局：维护夜间的秩序。"
    )

    assert [task.span for task in reading.tasks] == sorted(task.span for task in reading.tasks)


def test_the_deadlines_of_the_words_stand_before_those_of_the_note() -> None:
    (task,) = read("1.甲事。6月底前建成。（责任单位：县商务局；完成时限：9月底）").tasks

    assert [(d.text, d.date) for d in task.deadlines] == [("6月底前", "2024-06-30"), ("9月底", "2024-09-30")]


def test_a_unit_with_one_role_is_named_once() -> None:
    (task,) = read("1.甲事。（责任单位：县商务局、各镇、县商务局）").tasks

    assert [a.unit for a in task.assignments] == ["县商务局", "各镇"]


def test_a_unit_with_two_roles_is_named_twice() -> None:
    (task,) = read("1.甲事。（牵头单位：县商务局；责任单位：县商务局、各镇）").tasks

    assert [(a.unit, a.role) for a in task.assignments] == [
        ("县商务局", "lead"),
        ("县商务局", "responsible"),
        ("各镇", "responsible"),
    ]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        *[
            (clause, True)
            for clause in (
                "列第一位的责任单位为牵头单位",
                "排在首位的单位为牵头单位",
                "列首位者为牵头单位",
                "第一位为牵头单位",
            )
        ],
        *[(clause, False) for clause in ("县商务局为牵头单位", "第一季度完成", "责任单位要牵头")],
    ],
)
def test_a_document_may_say_that_the_first_unit_leads(clause: str, expected: object) -> None:
    assert (FIRST_LEADS.search(clause) is not None) is expected


def test_a_single_unit_is_no_list_whose_first_leads() -> None:
    reading = read(
        "列第一位的责任单位为牵头单位。\n1.甲事。（责任单位：县商务局）\n2.乙事。（责任单位：县文旅局、各镇）"
    )

    assert [[a.role for a in task.assignments] for task in reading.tasks] == [["responsible"], ["lead", "responsible"]]
