"""From the lines of a file to paragraphs."""

import pytest

from gongwen.formats.model import Cell, Line
from gongwen.reading.text.paragraphs import to_prose


def paragraphs(*texts: str) -> list[str]:
    return [p.raw for p in to_prose(tuple(Line(text, number) for number, text in enumerate(texts, 1)))]


def test_page_marks_and_empty_lines_are_left_out() -> None:
    assert paragraphs("引进品牌。", "", "— 2 —", "  ", "# Page 3:", "办集市。") == ["引进品牌。", "办集市。"]


def test_a_torn_line_is_joined_without_a_blank() -> None:
    assert paragraphs("（牵头单位：县商", "— 2 —", "务局）") == ["（牵头单位：县商务局）"]


def test_latin_words_are_joined_with_a_blank() -> None:
    assert paragraphs("引进（Night", "Market）品牌") == ["引进（Night Market）品牌"]


def test_inner_blanks_stay_and_outer_ones_go() -> None:
    assert paragraphs("　　引进 品牌　一家。 ") == ["引进 品牌　一家。"]


def test_a_table_cell_stands_for_itself() -> None:
    lines = (Line("引进品牌，", 1), Line("县商务局，", 2, cell=Cell(0, 0, 0)), Line("给予补贴。", 3))

    assert [(p.raw, p.cell) for p in to_prose(lines)] == [
        ("引进品牌，", None),
        ("县商务局，", Cell(0, 0, 0)),
        ("给予补贴。", None),
    ]


def test_a_line_beside_most_page_marks_is_a_running_head() -> None:
    texts = [text for page in range(1, 5) for text in (f"第{page}段的话说完了。", "云溪公报", f"— {page} —")]

    assert paragraphs(*texts) == [f"第{page}段的话说完了。" for page in range(1, 5)]


def test_a_line_that_also_stands_elsewhere_is_no_running_head() -> None:
    texts = [text for page in range(1, 5) for text in (f"第{page}段的话说完了。", "云溪公报", f"— {page} —")]

    assert paragraphs("云溪公报", "开头的话说完了。", *texts).count("云溪公报") == 5


LONG = "引进三家连锁餐饮品牌到河岸老街落户，给予场租补贴，落户后按月考核，考核合格的第二年继续支持。" * 3


@pytest.mark.parametrize(
    "numbers",
    [("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("1.", "2.", "3."), ("1、", "2、", "3、")],
    ids=lambda numbers: numbers[0],
)
def test_a_run_together_paragraph_is_parted_before_its_numbers(numbers: tuple[str, ...]) -> None:
    items = [f"{number}{LONG}" for number in numbers]

    assert paragraphs("题目。", "开头。" + "".join(items)) == ["题目。", "开头。", *items]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"开头。1.{LONG}3.{LONG}", id="numbers not in a row"),
        pytest.param(f"开头。2.{LONG}3.{LONG}", id="no first number"),
        pytest.param(f"按第1、2、3条办。{LONG}{LONG}", id="numbers inside a sentence"),
    ],
)
def test_numbers_that_make_no_row_part_nothing(text: str) -> None:
    assert paragraphs("题目。", text) == ["题目。", text]


def test_a_short_paragraph_with_numbers_is_one() -> None:
    text = "分三步走。1.招商。2.开业。3.考核。"

    assert paragraphs("题目。", text) == ["题目。", text]


def test_the_only_paragraph_of_a_document_is_parted_when_short_too() -> None:
    step = "引进连锁餐饮品牌，给予场租补贴。"

    assert paragraphs(f"方案。一、主要任务（一）{step}（二）{step}二、工作要求（一）{step}（二）{step}") == [
        "方案。",
        "一、主要任务",
        f"（一）{step}",
        f"（二）{step}",
        "二、工作要求",
        f"（一）{step}",
        f"（二）{step}",
    ]
