"""Numbers of items in every form and order, and sentences that only look like numbers."""

import pytest

from tests.gongwen.reading.helpers import TITLE, WORK, read, rows_of_work


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        *[(form, form) for form in ("1.", "1．", "1、", "1﹒", "12.", "（1）", "(1)", "1）", "①", "1.1", "1.1.1")],
        *[
            (form, form)
            for form in ("一、", "一．", "十二、", "（一）", "(一)", "（十二）", "（一）、", "第一条", "第一部分：")
        ],
        pytest.param("第一章 ", "第一章", id="第一章 and a blank"),
        pytest.param("1 ", "1", id="a blank behind the figure"),
        pytest.param("1 . ", "1.", id="blanks inside"),
    ],
)
def test_a_number_of_any_form_is_kept_as_printed(printed: str, number: str) -> None:
    assert [row[:2] for row in rows_of_work(f"{printed}引进三家连锁品牌。（县商务局负责）")] == [
        (number, "引进三家连锁品牌。")
    ]


@pytest.mark.parametrize("number", ["1.", "1、", "（1）", "（一）", "①", "一、"])
def test_a_number_may_stand_alone_on_its_line(number: str) -> None:
    text = f"{number}\n引进品牌。（县商务局负责）"

    assert [row[:2] for row in rows_of_work(text)] == [(number, "引进品牌。")]


@pytest.mark.parametrize(
    "sentence",
    [
        "第一时间公布名单。",
        "2.5个百分点的降幅要保住。",
        "2024年的做法继续用。",
        "50个摊位统一编号。",
        "3 个摊位统一编号。",
        "十分注意防火。",
        "一是公布名单，二是统一编号。",
        "1.2万平方米场地要平整。",
        "100%的摊位要登记。",
    ],
)
def test_a_sentence_that_looks_like_a_number_goes_on_with_the_item(sentence: str) -> None:
    text = f"1.办集市。每月一场。\n{sentence}\n（县文旅局负责）"

    assert [row[:2] for row in rows_of_work(text)] == [("1.", f"办集市。每月一场。{''.join(sentence.split())}")]


@pytest.mark.parametrize(
    ("last", "numbers"),
    [
        pytest.param(("3.", "4."), ["1.", "2.", "3.", "4."], id="continuous over the headings"),
        pytest.param(("1.", "2."), ["1.", "2.", "1.", "2."], id="restarting under each heading"),
        pytest.param(("3.", "5."), ["1.", "2.", "3.", "5."], id="with a gap"),
        pytest.param(("2.", "3."), ["1.", "2.", "2.", "3."], id="with a repeat"),
    ],
)
def test_numbers_run_on_or_start_again(last: tuple[str, str], numbers: list[str]) -> None:
    text = f"""（一）招引品牌工作
1.引进品牌。（县商务局负责）
2.给老店挂牌。（县文旅局负责）
（二）集市管理工作
{last[0]}办集市。（县文旅局负责）
{last[1]}维护秩序。（县公安局负责）"""

    assert [(task.number, task.path[-1]) for task in read(WORK + text).tasks] == [
        (number, heading)
        for number, heading in zip(numbers, ["（一）招引品牌工作"] * 2 + ["（二）集市管理工作"] * 2, strict=True)
    ]


def test_numbers_start_again_in_a_second_plan_of_the_same_document() -> None:
    plan = "{}\n一、主要任务\n1.引进{}品牌。（县商务局负责）\n2.给{}老店挂牌。（县文旅局负责）\n"

    tasks = read(plan.format(TITLE, "餐饮", "餐饮") + plan.format("云溪县早市工作方案", "果蔬", "果蔬")).tasks

    assert [(task.number, task.text) for task in tasks] == [
        ("1.", "引进餐饮品牌。"),
        ("2.", "给餐饮老店挂牌。"),
        ("1.", "引进果蔬品牌。"),
        ("2.", "给果蔬老店挂牌。"),
    ]


def test_the_path_holds_every_heading_above_as_printed() -> None:
    text = "第一章 总体任务\n一、壮大主体工作：分两年\n（一）招引品牌，一季度见效。分批推进。\n1.引进品牌。（县商务局负责）"

    (task,) = read(TITLE + text).tasks

    assert task.path == ("第一章总体任务", "一、壮大主体工作", "（一）招引品牌，一季度见效")
