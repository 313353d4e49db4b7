"""How wide columns and how high rows have to be for their text to be seen. Widths are in Chinese characters."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from unicodedata import east_asian_width

from gongwen.ledger.sheets import Column, Marked, Row, Sheet, Value

SIZES = (10, 9, 8, 7)
"""Sizes of the text in points: the usual one, and smaller ones for rows that would be too high."""
HIGHEST = 409.0
"""No row of a spreadsheet can be higher; in points."""

_HALF = 0.57  # a Latin letter or figure, in the fonts that stand in for 宋体
_LEADING = 1.5  # the height of a line to the size of its letters, in the highest of those fonts
_MARGIN = 4.0
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】〕”’…%％")


def column_widths(sheet: Sheet) -> list[float]:
    """Return the width of each column: what nine of ten cells need, within the column's bounds."""
    return [_width(column, [row[index] for row in sheet.rows]) for index, column in enumerate(sheet.columns)]


def _width(column: Column, values: Sequence[Value]) -> float:
    wanted = sorted(_wanted(value, column.lines) for value in values if value is not None) or [0.0]
    usual = wanted[math.ceil(len(wanted) * 0.9) - 1]
    return min(max(column.least, usual), max(column.least, column.most))


def _wanted(value: Value, lines: int) -> float:
    """Return how wide a cell would have to be to hold the value in so many lines, or each of its own lines in one."""
    own = [breadth(line) for line in shown(value).split("\n")]
    one_more = 0.5 if lines > 1 else 0.0
    return max(sum(own) / lines + one_more, max(own) if len(own) > 1 and lines <= len(own) else 0.0)


def is_empty(sheet: Sheet, index: int) -> bool:
    """Tell whether no row has anything in the column."""
    return all(row[index] in {None, ""} for row in sheet.rows)


def row_layout(row: Row, widths: Sequence[float]) -> tuple[int, float]:
    """Return the size of the text and the height of a row, in points: the largest size whose lines all fit."""
    for size in SIZES:
        height = _height(row, widths, size)
        if height <= HIGHEST:
            return size, height
    return SIZES[-1], HIGHEST


def _height(row: Row, widths: Sequence[float], size: int) -> float:
    room = SIZES[0] / size
    lines = max(line_count(shown(value), width * room) for value, width in zip(row, widths, strict=True))
    return lines * size * _LEADING + _MARGIN


def note_height(text: str, widths: Iterable[float], size: int) -> float:
    """Return the height of a line of text over all columns."""
    return min(line_count(text, sum(widths) * SIZES[0] / size) * size * _LEADING + _MARGIN, HIGHEST)


def shown(value: Value) -> str:
    """Return a value as the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, Marked):
        return value.text
    return value.isoformat() if isinstance(value, date) else f"{value:g}" if isinstance(value, float) else str(value)


def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell of so many Chinese characters."""
    return sum(_wrapped(line, round(width, 2)) for line in text.split("\n"))


@lru_cache(maxsize=20_000)
def _wrapped(line: str, width: float) -> int:
    if len(line) <= width:  # nothing is broader than a Chinese character
        return 1
    lines, used, last = 1, 0.0, 0.0
    for char in line:
        own = _breadth_of(char)
        if used + own > width:
            # A comma takes the character before it along to the next line.
            lines, used = lines + 1, last if char in _NEVER_FIRST else 0.0
        used, last = used + own, own
    return lines


def breadth(text: str) -> float:
    """Return how broad a text is in one line."""
    return sum(map(_breadth_of, text))


@lru_cache(maxsize=20_000)
def _breadth_of(char: str) -> float:
    return 1.0 if east_asian_width(char) in "WFA" else _HALF
