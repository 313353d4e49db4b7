"""Text is read where it stands, whatever order the file has it in."""

import random

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.gongwen.formats.pages.reads import OTHER, SENTENCE, read, texts
from tests.gongwen.formats.pdf_builder import FONT, SIZE, Page, Text, lines_down, wrapped

TWO = lines_down([*wrapped(SENTENCE), *wrapped(OTHER)])


def test_lines_drawn_from_the_foot_up_are_read_from_the_top() -> None:
    assert texts(Page(TWO[::-1])) == [SENTENCE, OTHER]


def test_characters_drawn_in_any_order_are_read_in_their_lines() -> None:
    glyphs = [Text(line.left + SIZE * at, line.top, char) for line in TWO for at, char in enumerate(line.text)]
    random.Random(7).shuffle(glyphs)  # noqa: S311 -- an order, no secret

    assert texts(Page(glyphs)) == [SENTENCE, OTHER]


def test_text_drawn_twice_at_one_place_is_read_once() -> None:
    again = [Text(line.left + 0.4, line.top, line.text) for line in TWO]

    assert texts(Page([*TWO, *again])) == [SENTENCE, OTHER]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = (wrapped(SENTENCE, 14) * 2, wrapped(OTHER, 14) * 2)
    page = Page([*lines_down(left, 60, 105, 14, 20), *lines_down(right, 310, 112, 14, 20)])

    assert texts(page) == [SENTENCE, SENTENCE, OTHER, OTHER]


def test_a_head_over_two_columns_comes_first() -> None:
    columns = [
        *lines_down(wrapped(SENTENCE, 14) * 2, 60, 105, 14, 20),
        *lines_down(wrapped(OTHER, 14) * 2, 310, 105, 14, 20),
    ]

    assert texts(Page([*columns, Text(150, 60, "澜棠区人民政府公报二〇二六年第三期", 18)]))[:2] == [
        "澜棠区人民政府公报二〇二六年第三期",
        SENTENCE,
    ]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(degrees: int) -> None:
    assert texts(Page(TWO, turned=degrees)) == [SENTENCE, OTHER]


@pytest.mark.parametrize(("degrees", "start"), [(90, (595.0, 0.0)), (-90, (0.0, 842.0)), (180, (595.0, 842.0))])
def test_text_that_is_drawn_sideways_reads_the_same(degrees: int, start: tuple[float, float]) -> None:
    height = 595.0 if degrees % 180 else 842.0

    def draw(canvas: Canvas) -> None:
        canvas.translate(*start)
        canvas.rotate(degrees)
        canvas.setFont(FONT, SIZE)
        for line in TWO:
            canvas.drawString(line.left, height - line.top - SIZE, line.text)

    assert texts(Page(draw=draw)) == [SENTENCE, OTHER]


def test_a_watermark_across_the_page_is_left_out_and_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 400)
        canvas.rotate(45)
        canvas.setFont(FONT, 40)
        canvas.drawString(0, 0, "仅供内部使用")

    source = read(Page(TWO, draw=draw))

    assert [line.text for line in source.lines] == [SENTENCE, OTHER]
    assert [remark.code for remark in source.remarks] == ["slanted-text"]
    assert "“仅供内部使用”" in source.remarks[0].message
