"""Tables drawn with box characters: cells, merged cells, and words that no cell holds."""

import pytest

from gongwen.reading.text.tables.boxes import box_cells

Placed = tuple[str, int, int, int]


def cells(drawing: str) -> list[Placed]:
    """The cells: words, row, column, rows spanned."""
    made = [(text, cell) for text, _, cell in box_cells(drawing.strip("\n").split("\n"), 0) if cell]
    return [(text, cell.row, cell.column, cell.row_span) for text, cell in made]


def loose(drawing: str) -> list[tuple[str, int]]:
    """Words that are in no cell, with the offset of their line."""
    return [(text, at) for text, at, cell in box_cells(drawing.strip("\n").split("\n"), 0) if cell is None]


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param("┌──┬──┐\n│任务│单位│\n├──┼──┤\n│招商│县商务局│\n└──┴──┘", id="thin"),
        pytest.param("┏━━┳━━┓\n┃任务┃单位┃\n┣━━╋━━┫\n┃招商┃县商务局┃\n┗━━┻━━┛", id="thick"),
        pytest.param("║任务║单位║\n║══║══║\n║招商║县商务局║", id="double"),
        pytest.param("任务│单位\n──┼──\n招商│县商务局", id="without an outer border"),
    ],
)
def test_every_kind_of_line_parts_cells(drawing: str) -> None:
    assert sorted(cells(drawing)) == sorted(
        [("任务", 0, 0, 1), ("单位", 0, 1, 1), ("招商", 1, 0, 1), ("县商务局", 1, 1, 1)]
    )


def test_the_lines_of_a_cell_are_joined() -> None:
    drawing = "┌──┬──┐\n│引进│县商│\n│品牌│务局│\n└──┴──┘"

    assert cells(drawing) == [("引进品牌", 0, 0, 1), ("县商务局", 0, 1, 1)]


def test_a_bullet_begins_a_line_of_its_own() -> None:
    drawing = "┌──┬──┐\n│●引│县商│\n│进 │务局│\n│●办│    │\n└──┴──┘"

    assert [cell[0] for cell in cells(drawing)] == ["●引进", "●办", "县商务局"]


MERGED = """
┌────┬────┐
│引进连锁品牌│县商务局│
├────┤    │
│给二十家老店挂牌│    │
├────┼────┤
│办文化集市活动│县文旅局│
└────┴────┘"""


def test_a_cell_that_no_line_crosses_spans_its_rows() -> None:
    assert [cell for cell in cells(MERGED) if cell[2] == 1] == [("县商务局", 0, 1, 2), ("县文旅局", 2, 1, 1)]


def test_two_cells_beside_one_row_both_stand_in_it() -> None:
    drawing = "┌──┬──┐\n│引进三家连锁餐饮│县商务局│\n│品牌到老街落户│──│\n│并给予补贴│各镇│\n└──┴──┘"

    assert cells(drawing) == [
        ("引进三家连锁餐饮品牌到老街落户并给予补贴", 0, 0, 1),
        ("县商务局", 0, 1, 1),
        ("各镇", 0, 1, 1),
    ]


def test_words_outside_the_borders_stay_as_lines() -> None:
    drawing = "┌──┬──┐\n│任务│单位│\n├──┼──┤\n│招商│县商务局│注一\n└──┴──┘"

    assert loose(drawing) == [("注一", 3)]
    assert len(cells(drawing)) == 4


def test_a_single_column_is_no_table() -> None:
    assert list(box_cells(["┌──┐", "│任务│", "└──┘"], 0)) == []
