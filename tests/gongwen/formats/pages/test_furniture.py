"""What stands on every page is set aside, and kept."""

import pytest

from gongwen.formats import LineKind
from tests.gongwen.formats.pages.reads import OTHER, SENTENCE, read
from tests.gongwen.formats.pdf_builder import LEFT, Page, Text, lines_down, wrapped

BODY = lines_down([*wrapped(SENTENCE), *wrapped(OTHER)])


@pytest.mark.parametrize("form", ["— {} —", "- {} -", "第{}页", "第 {} 页 共 3 页", "{}/3", "Page {} of 3", "{}"])
def test_a_page_number_is_no_text(form: str) -> None:
    pages = [Page([*BODY, Text(290, 790, form.format(number), 12)]) for number in (1, 2, 3)]
    source = read(*pages)

    assert [line.text for line in source.lines] == [SENTENCE, OTHER] * 3
    assert ["".join(line.text.split()) for line in source.asides] == [
        "".join(form.format(number).split()) for number in (1, 2, 3)
    ]


def test_a_number_that_does_not_count_with_the_pages_is_text() -> None:
    source = read(*(Page([*BODY, Text(LEFT, 790, number, 12)]) for number in ("37", "5", "91")))

    assert [line.text for line in source.lines if line.text.isdigit()] == ["37", "5", "91"]


def test_a_running_head_is_set_aside() -> None:
    source = read(*(Page([Text(LEFT, 40, "澜棠区人民政府公报", 9), *BODY]) for _ in range(3)))

    assert [line.text for line in source.lines] == [SENTENCE, OTHER] * 3
    assert [(line.kind, line.text) for line in source.asides] == [(LineKind.HEADER, "澜棠区人民政府公报")] * 3


def test_heads_of_odd_and_even_pages_may_differ() -> None:
    heads = ["澜棠区人民政府公报", "二〇二六年第三期"] * 2

    assert [line.text for line in read(*(Page([Text(LEFT, 40, head, 9), *BODY]) for head in heads)).asides] == heads


def test_a_line_of_the_text_that_comes_back_on_each_page_stays() -> None:
    source = read(Page(BODY), Page(BODY), Page(BODY))

    assert [line.text for line in source.lines] == [SENTENCE, OTHER] * 3
    assert source.asides == ()


def test_annexes_at_the_same_place_of_their_pages_stay() -> None:
    pages = [Page([Text(LEFT, 104.9, f"附件{number}"), *lines_down(wrapped(OTHER), top=180)]) for number in (1, 2, 3)]

    assert [line.text for line in read(*pages).lines] == ["附件1", OTHER, "附件2", OTHER, "附件3", OTHER]


def test_the_imprint_at_the_foot_stays_text_of_its_own() -> None:
    imprint = [Text(LEFT + 14, 700, "抄送：区委办公室，区人大常委会办公室。", 14)]
    imprint += [Text(LEFT + 14, 725, "澜棠区人民政府办公室", 14), Text(400, 725, "2026年3月27日印发", 14)]
    rules = [(LEFT, top, 522.0, top) for top in (696.0, 720.0, 745.0)]
    source = read(Page([*BODY, *imprint], rules))

    assert [line.text for line in source.lines][2:] == [
        "抄送：区委办公室，区人大常委会办公室。",
        "澜棠区人民政府办公室\u3000\u30002026年3月27日印发",
    ]
