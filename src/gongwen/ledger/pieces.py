"""Text that a cell of a workbook can hold, without loss: what does not fit into one cell goes on in the next row."""

import re
from collections.abc import Iterator

from gongwen.ledger.sheets import Row, Value

LONGEST = 32_767
"""So many UTF-16 units fit into a cell."""

# Half of a character outside the first plane, as in a file name that is no text; no file can hold it.
_SURROGATE = re.compile("[\ud800-\udfff]")
# Between two codes such as _x0041_ that share a low line: the library marks the first as text, and misses the second.
_CODES = re.compile("(?<=_x[0-9a-fA-F]{4})(?=_x[0-9a-fA-F]{4}_)")
# A cell that begins so is taken for a formula by some program once somebody edits it.
_STARTS_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def rows_that_fit(row: Row) -> Iterator[Row]:
    """Yield the row; where a text does not fit into its cell, further rows with nothing but the rest of it."""
    parts = [_pieces(value) if isinstance(value, str) else [value] for value in row]
    for index in range(max(map(len, parts), default=0)):
        yield tuple(part[index] if index < len(part) else None for part in parts)


def _pieces(text: str) -> list[Value]:
    return [piece for part in _CODES.split(_SURROGATE.sub("\ufffd", text)) for piece in _short_pieces(part)]


def _short_pieces(text: str) -> list[str]:
    # The library would take such a text for its own mark-up of letters.
    if text.startswith("<r>") and text.endswith("</r>"):
        return [*_short_pieces(text[:-1]), text[-1]]
    # A character outside the first plane counts two units.
    step = LONGEST if max(text, default="") <= "\uffff" else LONGEST // 2
    return [text[start : start + step] for start in range(0, len(text), step)] or [text]


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might compute the text; such a cell is marked as text for good."""
    return text.startswith(_STARTS_FORMULA)
