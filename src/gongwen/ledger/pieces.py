"""Text that a cell of a workbook can hold, without loss: what does not fit into one cell goes on in the next row."""

import re
from collections.abc import Iterator

from gongwen.ledger.sheets import Row, Value

LONGEST = 32_767
"""So many UTF-16 units fit into a cell."""

# Half of a character outside the first plane, as in a file name that is no text; no file can hold it.
_SURROGATE = re.compile("[\ud800-\udfff]")
# A cell that begins so is taken for a formula by some program once somebody edits it.
_STARTS_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def rows_that_fit(row: Row) -> Iterator[Row]:
    """Yield the row; where a text does not fit into its cell, further rows with nothing but the rest of it."""
    parts = [_pieces(value) if isinstance(value, str) else [value] for value in row]
    for index in range(max(map(len, parts), default=0)):
        yield tuple(part[index] if index < len(part) else None for part in parts)


def _pieces(text: str) -> list[Value]:
    clean = _SURROGATE.sub("\ufffd", text)
    # The library would take such a text for its own mark-up of letters.
    if clean.startswith("<r>") and clean.endswith("</r>"):
        return [*_pieces(clean[:-1]), clean[-1]]
    # A character outside the first plane counts two units.
    step = LONGEST if len(clean.encode("utf-16-le")) <= 2 * LONGEST else LONGEST // 2
    return [clean[start : start + step] for start in range(0, len(clean), step)] or [clean]


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might compute the text; such a cell is marked as text for good."""
    return text.startswith(_STARTS_FORMULA)
