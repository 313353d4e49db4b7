"""The paragraphs of a reading's text."""

import pytest

from luoshi.documents.source import paragraph_at, paragraphs_of, paragraphs_within, sentence_at

TEXT = "一、目标\n\n1.建站。（牵头单位：区民政局）\n2.修路。"


def test_paragraphs_and_the_breaks_between_them_are_all_of_the_text() -> None:
    paragraphs = paragraphs_of(TEXT)

    assert "\n".join(paragraph.text for paragraph in paragraphs) == TEXT
    assert [TEXT[paragraph.start : paragraph.end] for paragraph in paragraphs] == [one.text for one in paragraphs]


@pytest.mark.parametrize(("offset", "number"), [(0, 0), (4, 0), (5, 1), (6, 2), (len(TEXT), 3)])
def test_every_character_is_in_a_paragraph(offset: int, number: int) -> None:
    assert paragraph_at(paragraphs_of(TEXT), offset).number == number


@pytest.mark.parametrize("offset", [-1, len(TEXT) + 1])
def test_there_is_no_paragraph_outside_the_text(offset: int) -> None:
    with pytest.raises(ValueError, match="no character"):
        paragraph_at(paragraphs_of(TEXT), offset)


def test_a_span_touches_the_paragraphs_that_it_goes_through() -> None:
    span = (TEXT.index("1."), TEXT.index("2.") + 2)

    assert [one.number for one in paragraphs_within(paragraphs_of(TEXT), span)] == [2, 3]


def test_a_span_that_ends_with_its_paragraph_does_not_touch_the_next() -> None:
    assert [one.number for one in paragraphs_within(paragraphs_of(TEXT), (0, 4))] == [0]


def test_words_come_with_some_around_them_but_not_beyond_the_paragraph() -> None:
    start = TEXT.index("建站")

    assert sentence_at(TEXT, (start, start + 2), around=3) == "1.建站。（牵"
