"""Text that a cell of a workbook can hold, without loss: what does not fit into one cell goes on in the next row."""

import re
from collections.abc import Iterator

from gongwen.ledger.sheets import Marked, Row, Value

LONGEST = 32_767
"""So many UTF-16 units fit into a cell."""

# Half of a character outside the first plane, as in a file name that is no text; no file can hold it.
_SURROGATE = re.compile("[\ud800-\udfff]")
# Between two codes such as _x0041_ that share a low line: the library marks the first as text, and misses the second.
_CODES = re.compile("(?<=_x[0-9a-fA-F]{4})(?=_x[0-9a-fA-F]{4}_)")
# What the library escapes twice in a text with marks: control characters, and codes for them.
_HARD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]|_x[0-9a-fA-F]{4}_")
# A cell that begins so is taken for a formula by some program once somebody edits it.
_STARTS_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def rows_that_fit(row: Row) -> Iterator[Row]:
    """Yield the row; where a text does not fit into its cell, further rows with nothing but the rest of it."""
    parts = [_parts(value) for value in row]
    for index in range(max(map(len, parts), default=0)):
        yield tuple(part[index] if index < len(part) else None for part in parts)


def _parts(value: Value) -> list[Value]:
    """Return a value as cells can hold it: a text too long, or not to be had with marks in it, as plain pieces."""
    if isinstance(value, Marked):
        hard = _HARD.search(value.text) or _looks_like_markup(value.text) or _units(value.text) > LONGEST
        return _pieces(value.text) if hard else [value]
    return _pieces(value) if isinstance(value, str) else [value]


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _pieces(text: str) -> list[Value]:
    return [piece for part in _CODES.split(_SURROGATE.sub("\ufffd", text)) for piece in _short_pieces(part)]


def _short_pieces(text: str) -> list[str]:
    if _looks_like_markup(text):
        return [*_short_pieces(text[:-1]), text[-1]]
    # A character outside the first plane counts two units.
    step = LONGEST if max(text, default="") <= "\uffff" else LONGEST // 2
    return [text[start : start + step] for start in range(0, len(text), step)] or [text]


def _looks_like_markup(text: str) -> bool:
    """Tell whether the library would take a text for its own mark-up of letters."""
    return text.startswith("<r>") and text.endswith("</r>")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might compute the text; such a cell is marked as text for good."""
    return text.startswith(_STARTS_FORMULA)
