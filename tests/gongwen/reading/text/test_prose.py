"""Paragraphs without their white space, and the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.formats.model import Cell
from gongwen.reading.text.prose import make_prose, prose_of
from gongwen.reading.words.numbering import THIRD

LINE = st.text(st.sampled_from("一、（）1. 夜市\u3000\t办"), max_size=20)


def test_a_paragraph_is_read_without_white_space_and_shown_with_it() -> None:
    prose = prose_of("夜市 方案\n （一） 建设　街区。")
    paragraph = prose[1]

    assert (paragraph.tight, paragraph.body) == ("（一）建设街区。", "建设街区。")
    assert prose.text[slice(*paragraph.span(3, 7))] == "建设　街区"
    assert prose.text[slice(*paragraph.whole_span)] == "（一） 建设　街区。"


def test_an_empty_stretch_has_an_empty_span() -> None:
    paragraph = prose_of("夜市\n建设街区")[1]

    assert [paragraph.span(2, 2), paragraph.span(4, 4), paragraph.span(3, 1)] == [(5, 5), (7, 7), (6, 6)]


def test_white_space_before_a_letter_sets_it_apart() -> None:
    paragraph = prose_of("牵头 单位")[0]

    assert [paragraph.stands_apart(at) for at in range(4)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        pytest.param("1 强化管理", "1", id="a figure and a blank"),
        pytest.param("12　“四化”工程", "12", id="a wide blank and a quote"),
        pytest.param("50 个摊位", None, id="a count"),
        pytest.param("3 年内建成", None, id="a stretch of time"),
        pytest.param("1强化管理", None, id="no blank"),
        pytest.param("2024 强化管理", None, id="a year"),
    ],
)
def test_a_figure_with_only_a_blank_behind_it_is_a_number_unless_it_counts(raw: str, label: str | None) -> None:
    number = prose_of(raw)[0].number

    assert (number.label if number else None) == label
    assert number is None or number.level == THIRD


def test_a_table_cell_has_no_number() -> None:
    assert make_prose([("1.夜市", Cell(0, 0, 0))])[0].number is None


def test_empty_paragraphs_are_left_out() -> None:
    prose = make_prose([("夜市", None), ("  ", None), ("", None), ("集市", None)])

    assert [(p.index, p.start, p.raw) for p in prose] == [(0, 0, "夜市"), (1, 3, "集市")]
    assert prose.text == "夜市\n集市"


@given(st.lists(LINE, max_size=8))
def test_every_span_shows_its_tight_stretch(lines: list[str]) -> None:
    prose = prose_of("\n".join(lines))

    for paragraph in prose:
        for start in range(len(paragraph.tight)):
            shown = prose.text[slice(*paragraph.span(start, len(paragraph.tight)))]
            assert "".join(shown.split()) == paragraph.tight[start:]
