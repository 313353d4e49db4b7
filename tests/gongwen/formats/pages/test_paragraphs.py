"""Printed lines become paragraphs again."""

import pytest

from tests.gongwen.formats.pages.reads import OTHER, SENTENCE, read, texts
from tests.gongwen.formats.pdf_builder import LEADING, LEFT, TOP, Page, Text, lines_down, wrapped


def test_lines_that_reach_the_margin_are_one_paragraph() -> None:
    assert texts(Page(lines_down(wrapped(SENTENCE)))) == [SENTENCE]


def test_an_indent_begins_a_paragraph() -> None:
    assert texts(Page(lines_down([*wrapped(SENTENCE), *wrapped(OTHER)]))) == [SENTENCE, OTHER]


def test_an_indent_begins_a_paragraph_where_the_line_before_is_full() -> None:
    full = SENTENCE[: 28 * 2 - 2]

    assert texts(Page(lines_down([*wrapped(full), *wrapped(OTHER)]))) == [full, OTHER]


@pytest.mark.parametrize("heading", ["一、工作目标", "（一）优化空间布局", "第一章　总则"])
def test_nothing_is_joined_across_a_heading(heading: str) -> None:
    page = Page(lines_down([*wrapped(SENTENCE), "\u3000\u3000" + heading, *wrapped(OTHER)]))

    assert texts(page) == [SENTENCE, heading, OTHER]


def test_a_heading_as_long_as_its_line_stands_alone() -> None:
    heading = "（二）聚焦老有颐养，提升养老服务供给能力和医养结合水平"[:26]

    assert texts(Page(lines_down(["\u3000\u3000" + heading, *wrapped(OTHER), *wrapped(SENTENCE)])))[0] == heading


def test_a_number_begins_a_paragraph_where_nothing_is_indented() -> None:
    lines = [SENTENCE[:28], SENTENCE[28:56], "1." + OTHER[:26], OTHER[26:54], OTHER[54:]]

    assert texts(Page(lines_down(lines))) == [SENTENCE[:56], "1." + OTHER]


def test_a_short_line_ends_its_paragraph_where_nothing_is_indented() -> None:
    lines = [SENTENCE[:28], SENTENCE[28:56], SENTENCE[56:], OTHER[:28], OTHER[28:56], OTHER[56:]]

    assert texts(Page(lines_down(lines))) == [SENTENCE, OTHER]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    lines = lines_down([*wrapped(OTHER), *wrapped(SENTENCE)])

    assert texts(Page(lines[:-1]), Page([Text(LEFT, TOP, lines[-1].text)])) == [OTHER, SENTENCE]


def test_a_paragraph_may_end_where_the_page_ends() -> None:
    assert texts(Page(lines_down(wrapped(SENTENCE))), Page(lines_down(wrapped(OTHER)))) == [SENTENCE, OTHER]


def test_a_word_too_long_for_the_rest_of_a_line_does_not_end_the_paragraph() -> None:
    first, rest = SENTENCE[:24], "100%，" + OTHER[:24]
    page = Page(lines_down(["\u3000\u3000" + first, rest, OTHER[24:40] + "。", *wrapped(SENTENCE), *wrapped(OTHER)]))

    assert texts(page)[0] == first + rest + OTHER[24:40] + "。"


def test_latin_words_keep_the_blank_at_a_line_break() -> None:
    lines = [
        "\u3000\u3000" + "推广数字化设计工具的应用场景与经验做法，支持采用Smart",
        "Home Hub等标准。",
        *wrapped(OTHER),
    ]

    assert texts(Page(lines_down(lines)))[0].endswith("采用Smart Home Hub等标准。")


def test_a_title_set_larger_is_not_joined_with_the_text_below() -> None:
    title = Text(150, 60, "关于办理工作的通知", 22)

    assert texts(Page([title, *lines_down(wrapped(SENTENCE))])) == ["关于办理工作的通知", SENTENCE]


def test_a_title_that_fills_its_line_goes_on_in_the_next() -> None:
    first, second = "澜棠区落实市六届人大五次会议第二号议案实", "施方案"
    title = [Text(LEFT + 4, 100, first, 22), Text(LEFT + 190, 129, second, 22)]

    assert texts(Page([*title, *lines_down([*wrapped(SENTENCE), *wrapped(OTHER)], top=200)]))[0] == first + second


def test_signature_and_date_stand_alone() -> None:
    page = Page(
        [
            *lines_down([*wrapped(SENTENCE), *wrapped(OTHER)]),
            Text(300, 400, "澜棠区人民政府办公室"),
            Text(330, 429, "2026年3月27日"),
        ]
    )

    assert texts(page)[2:] == ["澜棠区人民政府办公室", "2026年3月27日"]


def test_what_a_list_of_labels_says_is_a_paragraph_each() -> None:
    labels = [
        "牵头单位：区发展和改革局、区政务服务和公共资源交易中心",
        "责任单位：各街道办事处，区财政局、区住房和城乡建设局",
    ]
    page = Page(lines_down([*wrapped(SENTENCE), *("\u3000\u3000" + label for label in labels), *wrapped(OTHER)]))

    assert texts(page) == [SENTENCE, *labels, OTHER]


def test_blanks_between_parts_of_a_line_are_kept() -> None:
    page = Page(
        [*lines_down(wrapped(SENTENCE)), Text(LEFT, 300, "成"), Text(LEFT + 32, 300, "员："), Text(250, 300, "褚岸")]
    )

    assert texts(page)[1] == "成\u3000员：\u3000\u3000褚岸"


def test_the_room_that_word_processors_leave_around_digits_is_no_blank() -> None:
    page = Page([Text(LEFT, 100, "到"), Text(LEFT + 20, 100, "2026"), Text(LEFT + 56, 100, "年底")])

    assert texts(page) == ["到2026年底"]


def test_a_line_tells_the_printed_lines_it_was_joined_from() -> None:
    (line,) = read(Page(lines_down(wrapped(SENTENCE)))).lines

    assert [place.page for place in line.places] == [1, 1, 1]
    assert [place.top - TOP for place in line.places] == pytest.approx([0, LEADING, 2 * LEADING], abs=4)
    assert round(line.places[0].left) == round(LEFT + 32)
    assert round(line.places[1].left) == round(LEFT)
