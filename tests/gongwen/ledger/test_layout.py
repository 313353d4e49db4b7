import pytest

from gongwen.ledger.layout import HIGHEST, breadth, column_widths, line_count, row_layout
from gongwen.ledger.sheets import Column, Row, Sheet


def widths(column: Column, *values: str | None) -> float:
    rows: tuple[Row, ...] = tuple((value,) for value in values)
    return column_widths(Sheet("", "", (), (column,), rows))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", 1, id="nothing is a line"),
        pytest.param("字" * 10, 1, id="just full"),
        pytest.param("字" * 11, 2, id="one too many"),
        pytest.param("字\n字\n字", 3, id="its own lines"),
        pytest.param("字" * 10 + "。", 2, id="a full stop goes to the next line and takes a character along"),
        pytest.param("字" * 20 + "。", 3, id="which may then be too full"),
        pytest.param("a" * 17, 1, id="Latin letters are half as broad"),
    ],
)
def test_lines_are_counted_as_a_cell_of_ten_characters_wraps_them(text: str, expected: int) -> None:
    assert line_count(text, 10) == expected


def test_a_line_broken_by_a_full_stop_is_counted_generously() -> None:
    assert line_count("字" * 9 + "。" + "字" * 10, 10) == 2


def test_a_column_is_as_wide_as_its_usual_text_needs_within_bounds() -> None:
    column = Column("", 5, 20)

    assert widths(column) == 5
    assert widths(column, "字" * 12) == pytest.approx(12)
    assert widths(column, "字" * 99) == 20


def test_one_very_long_text_does_not_widen_a_column() -> None:
    assert widths(Column("", 5, 40), *["字" * 8] * 20, "字" * 40) == pytest.approx(8)


def test_a_column_of_several_lines_needs_less_width() -> None:
    assert widths(Column("", 5, 40, 4), "字" * 40) == pytest.approx(10.5)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert row_layout(("字", "字" * 30), [10, 10])[1] > row_layout(("字", "字" * 20), [10, 10])[1]


def test_a_row_that_would_be_too_high_gets_smaller_letters_and_is_never_higher_than_allowed() -> None:
    assert row_layout(("字" * 100,), [10])[0] == 10
    assert row_layout(("字" * 300,), [10])[0] < 10
    assert row_layout(("字" * 9000,), [10]) == (7, HIGHEST)


def test_breadth_counts_chinese_characters_as_one() -> None:
    assert breadth("中文。") == 3
