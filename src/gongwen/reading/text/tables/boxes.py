"""Tables drawn with box characters: │ between cells, ─ between rows, borders that run through some columns only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen.formats.model import Cell

_UPRIGHT = re.compile(r"[│┃├┤┼┣┫╋┠┨┝┥║┌┐└┘┬┴┏┓┗┛┳┻]")
_RULE = re.compile(r"[─━┄┅┈┉═\-]{2,}")


@dataclass(slots=True)
class _Stretch:
    """A cell as it grows: lines ``first`` to ``last`` of one column, its words by line."""

    column: int
    first: int
    last: int
    words: list[tuple[int, str]] = field(default_factory=list)


def box_cells(lines: list[str], table: int) -> Iterator[tuple[str, int, Cell | None]]:
    """(text, offset of its line, cell) of a drawn table; rows are those of its widest column.

    Words outside the borders, and cells beside no row, have no cell: they stay in the text.
    """
    rows, outside = _segments(lines)
    width = max(map(len, rows), default=0)
    columns = [list(_stretches(rows, column)) for column in range(width)]
    if width < 2:
        return
    yield from ((text, at, None) for at, text in outside)
    main = max(range(width), key=lambda c: sum(len(word) for s in columns[c] for _, word in s.words))
    for column in range(width):
        for row, stretch, span in _placed(columns[column], columns[main]):
            yield from _emit(stretch, None if row is None else Cell(table, row, column, row_span=span))


def _placed(column: list[_Stretch], main: list[_Stretch]) -> Iterator[tuple[int | None, _Stretch, int]]:
    """Each cell of a column with the first row that it holds for and how many: a row takes the cell that overlaps it most.

    A cell that no row takes stands in the row it overlaps most, if there is one.
    """
    chosen = [max(column, key=lambda s, row=row: _overlap(s, row), default=None) for row in main]  # type: ignore[misc]
    for stretch in column:
        rows = [at for at, taken in enumerate(chosen) if taken is stretch and _overlap(stretch, main[at])]
        nearest = max(range(len(main)), key=lambda at, stretch=stretch: _overlap(stretch, main[at]))  # type: ignore[misc]
        if rows:
            yield rows[0], stretch, rows[-1] - rows[0] + 1
        else:
            yield nearest if _overlap(stretch, main[nearest]) else None, stretch, 1


def _segments(lines: list[str]) -> tuple[list[list[str]], list[tuple[int, str]]]:
    """The segments of each line between the borders, and the words outside them with the offset of their line.

    A table drawn without an outer border has its first or last column outside: then these are segments too.
    """
    rows = [[part.strip() for part in _UPRIGHT.split(line.strip())] for line in lines]
    left, right = (2 * sum(bool(row[end]) for row in rows) > len(rows) for end in (0, -1))
    cut = [row[0 if left else 1 : None if right else -1] for row in rows]
    ends = [(at, row[end]) for at, row in enumerate(rows) for end, kept in ((0, left), (-1, right)) if not kept]
    return cut, [(at, words) for at, words in ends if words and not _RULE.fullmatch(words)]


def _stretches(rows: list[list[str]], column: int) -> Iterator[_Stretch]:
    current: _Stretch | None = None
    for at, row in enumerate(rows):
        part = row[column] if column < len(row) else ""
        if _RULE.fullmatch(part):
            if current and current.words:
                yield current
            current = None
            continue
        current = current or _Stretch(column, at, at)
        current.last = at
        if part:
            current.words.append((at, part))
    if current and current.words:
        yield current


def _overlap(one: _Stretch, other: _Stretch) -> int:
    return max(0, min(one.last, other.last) - max(one.first, other.first) + 1)


def _emit(stretch: _Stretch, place: Cell | None) -> Iterator[tuple[str, int, Cell | None]]:
    """A cell's words as lines: a bullet begins a line of its own, the rest is joined."""
    text, begun = "", stretch.first
    for at, word in stretch.words:
        if text and word[0] in "△▲●○■□◆◇★☆·•":
            yield text, begun, place
            text = ""
        begun = begun if text else at
        text += word
    yield text, begun, place
