"""Flattened tables: heads and cells one after the other, without rows. The rows are found again from what the cells hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gongwen.reading.text.tables.heads import Column, Head
from gongwen.reading.text.traditional import fold
from gongwen.reading.words.dates import is_date_field
from gongwen.reading.words.numbering import read_number
from gongwen.reading.words.units import looks_like_unit, read_units

_ORDINAL = re.compile(r"\d{1,3}[.、．]?")
_BARE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[、，,/][\u4e00-\u9fff·]{2,4})*")


@dataclass(slots=True)
class FlatCell:
    """A cell's text and the line it began in; ``torn`` when a page mark stands before it, ``titled`` when it is a heading."""

    text: str
    line: int
    torn: bool = False
    titled: bool = False

    @property
    def tight(self) -> str:
        """The text as rules read it: without white space, traditional characters folded."""
        return fold("".join(self.text.split()))


@dataclass(slots=True)
class FlatRow:
    """A row found again: cells by column. ``title`` is a row that is only a heading."""

    cells: dict[int, list[FlatCell]] = field(default_factory=dict)
    title: FlatCell | None = None

    def put(self, column: int, cell: FlatCell) -> None:
        """Add a cell to a column, behind what is there."""
        self.cells.setdefault(column, []).append(cell)


def rows_of(heads: list[Head], cells: Iterable[FlatCell]) -> list[FlatRow]:
    """The rows of a stream of non-empty cells under ``heads``; repeated heads are left out, headings become titles."""
    labels = {head.label for head in heads}
    stream = _joined(_without_repeats([cell for cell in cells if cell.tight], labels))
    numbered = sum(bool(_ORDINAL.fullmatch(cell.tight)) for cell in stream) >= 1
    rows: list[FlatRow] = []
    for chunk in _chunks(_titled(stream), numbered=numbered):
        rows.extend(_rows(chunk, heads))
    return rows


def _without_repeats(stream: list[FlatCell], labels: set[str]) -> list[FlatCell]:
    """The cells without heads that are printed again; the page mark before them tears the cell behind them."""
    kept: list[FlatCell] = []
    torn = False
    for at, cell in enumerate(stream):
        if cell.tight in labels and _is_repeat(stream, at, labels):
            torn = torn or cell.torn
        else:
            kept.append(replace(cell, torn=cell.torn or torn))
            torn = False
    return kept


def _is_repeat(stream: list[FlatCell], at: int, labels: set[str]) -> bool:
    near = stream[max(0, at - 1) : at + 2]
    return sum(cell.tight in labels for cell in near) >= 2


def _joined(cells: list[FlatCell]) -> list[FlatCell]:
    """Cells that a line or page break tore: open brackets, lists that go on behind 、."""
    joined: list[FlatCell] = []
    for cell in cells:
        if joined and joined[-1].tight and cell.tight and _is_torn(joined[-1].tight, cell):
            joined[-1] = FlatCell(joined[-1].text + cell.text, joined[-1].line)
        else:
            joined.append(cell)
    return joined


def _is_torn(before: str, cell: FlatCell) -> bool:
    after = cell.tight
    if any(map(_ORDINAL.fullmatch, (before, after))) or _BARE_NUMBER.fullmatch(after):
        return False
    if cell.torn and before[-1] not in "。；" and not any(map(_says_who_or_when, (before, after))):
        return True
    opened = sum(before.count(c) for c in "（(〔《“") - sum(before.count(c) for c in "）)〕》”")
    return before[-1] in "、，," or opened > 0 or after[0] in "、，。；）)"


def _titled(stream: list[FlatCell]) -> list[FlatCell]:
    """The stream with a heading's number and words, where they stand in two cells over a row, in one: 一⏎景区提质⏎1."""
    made: list[FlatCell] = []
    for at, cell in enumerate(stream):
        over_row = at + 1 < len(stream) and _ORDINAL.fullmatch(stream[at + 1].tight)
        if over_row and made and _BARE_NUMBER.fullmatch(made[-1].tight):
            made[-1] = replace(made[-1], text=f"{made[-1].text} {cell.text}", titled=True)
        else:
            made.append(cell)
    return made


def _chunks(stream: list[FlatCell], *, numbered: bool) -> list[list[FlatCell]]:
    """The stream cut before every ordinal (or, without ordinals, before every text behind who and when)."""
    chunks: list[list[FlatCell]] = [[]]
    for at, cell in enumerate(stream):
        if _starts_row(stream, at, chunks[-1], numbered=numbered):
            chunks.append([])
        chunks[-1].append(cell)
    return [chunk for chunk in chunks if chunk]


def _starts_row(stream: list[FlatCell], at: int, chunk: list[FlatCell], *, numbered: bool) -> bool:
    cell = stream[at]
    if _is_title(cell):
        return True
    if chunk and len(chunk) == 1 and _is_title(chunk[0]):
        return True
    if numbered:
        following = stream[at + 1] if at + 1 < len(stream) else None
        if _ORDINAL.fullmatch(cell.tight):
            return not (
                chunk
                and len(chunk) == 1
                and not _ORDINAL.fullmatch(chunk[0].tight)
                and not _says_who_or_when(chunk[0].tight)
            )
        opens_group = (
            following is not None and bool(_ORDINAL.fullmatch(following.tight)) and not _says_who_or_when(cell.tight)
        )
        return opens_group and bool(chunk) and _says_who_or_when(chunk[-1].tight)
    return bool(chunk) and _says_who_or_when(chunk[-1].tight) and not _says_who_or_when(cell.tight)


def _is_title(cell: FlatCell) -> bool:
    number = read_number(cell.tight)
    return cell.titled or (
        number is not None
        and number.level <= 3
        and number.form in {"han", "(han)", "chapter", "part"}
        and len(cell.tight) <= 60
        and "。" not in cell.tight
    )


def is_units_cell(tight: str) -> bool:
    """Whether a cell holds nothing but units."""
    words = tight.rstrip("。")
    names = [unit.name for unit in read_units(words, 0, len(words))]
    return bool(names) and "。" not in words and all(looks_like_unit(name) and len(name) <= 24 for name in names)


def _says_who_or_when(tight: str) -> bool:
    return is_units_cell(tight) or is_date_field(tight) or tight in {"长期", "持续推进", "—", "－", "-"}


def _rows(chunk: list[FlatCell], heads: list[Head]) -> list[FlatRow]:
    if len(chunk) == 1 and _is_title(chunk[0]):
        return [FlatRow(title=chunk[0])]
    row = FlatRow()
    _assign(row, chunk, heads)
    return [row]


def _assign(row: FlatRow, chunk: list[FlatCell], heads: list[Head]) -> None:
    """Cells go to columns in order: ordinals, words of the work, then who and when by what the cell holds."""
    columns = {kind: [at for at, head in enumerate(heads) if head.kind is kind] for kind in Column}
    work = columns[Column.WORK] + columns[Column.GROUP] or [0]
    seen_work: list[FlatCell] = []
    units: list[FlatCell] = []
    for cell in chunk:
        if _ORDINAL.fullmatch(cell.tight) and not units:
            row.put((columns[Column.NUMBER] or [-1])[0], cell)
        elif seen_work and columns[Column.DEADLINE] and is_date_field(cell.tight):
            row.put(columns[Column.DEADLINE][0], cell)
        elif seen_work and columns[Column.PERSON] and _PERSON.fullmatch(cell.tight) and not is_units_cell(cell.tight):
            row.put(columns[Column.PERSON][0], cell)
        elif (
            seen_work and columns[Column.UNITS] and (units or is_units_cell(cell.tight) or len(seen_work) >= len(work))
        ):
            units.append(cell)
        else:
            seen_work.append(cell)
    _spread(row, seen_work, sorted(work))
    _spread(row, units, columns[Column.UNITS])


def _spread(row: FlatRow, cells: list[FlatCell], columns: list[int]) -> None:
    for at, cell in enumerate(cells):
        if columns:
            row.put(columns[min(at, len(columns) - 1)], cell)
