"""Reading a workbook that came back: its key, and every open cell with the place where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from luoshi.base.refusals import Invalid
from luoshi.files.workbooks import Bounds, lines_of, opened, text_of
from luoshi.reporting.fields import from_words
from luoshi.reporting.workbook.columns import FIGURE_COLUMNS, FIGURES, KEY_SHEET, TASK_COLUMNS, TASKS, Column

MOST_ROWS = 2_000
_LONGEST_CELL = 32_767
"""The most that a spreadsheet puts into a cell; what a field holds is checked where it is written."""
_A = ord("A")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its sheet, its number there, its key, the task's name in it, and the open cells: ``{name: (place, text)}``.

    ``goalpost`` is the key of a figure, empty for a row of a task. Choices are codes, words that are no choice stay words.
    """

    sheet: str
    number: int
    key: str
    task: str
    goalpost: str
    cells: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A workbook as it was read: the key it was handed out with, unchecked, and its lines."""

    token: str
    lines: list[Line]


def read_book(raw: bytes) -> ReadBook:
    """Return what a workbook says; raise Invalid, with the sentence, for what is no workbook of ours."""
    with opened(raw, Bounds(MOST_ROWS)) as book:
        names = set(book.sheet_names)
        if str(TASKS) not in names or str(KEY_SHEET) not in names:
            raise _not_ours()
        token = _token(book)
        lines = list(_lines(book, str(TASKS), TASK_COLUMNS))
        if str(FIGURES) in names:
            lines += _lines(book, str(FIGURES), FIGURE_COLUMNS)
    return ReadBook(token, lines)


def _not_ours() -> Invalid:
    return Invalid(
        _("这不是本系统发出的填报表，或者其中的工作表被删改过。请重新下载填报表，把内容抄过去再上传。"), "file"
    )


def _token(book: CalamineWorkbook) -> str:
    found = next(lines_of(book.get_sheet_by_name(str(KEY_SHEET))), (0, [""]))[1]
    return text_of(found[0]).strip()


def _lines(book: CalamineWorkbook, name: str, columns: Sequence[Column]) -> Iterator[Line]:
    sheet = book.get_sheet_by_name(name)
    first = (sheet.start or (0, 0))[1]
    table = lines_of(sheet)
    heads = _heads(table, columns)
    if "key" not in {column.name for column in heads.values()}:
        raise _not_ours()
    for number, cells in table:
        texts = {column.name: (at, _text(cells[at])) for at, column in heads.items() if at < len(cells)}
        open_ = {column.name for column in columns if column.is_open}
        yield Line(
            sheet=name,
            number=number,
            key=texts.get("key", (0, ""))[1],
            task=texts.get("task", (0, ""))[1],
            goalpost=texts.get("goalpost", (0, ""))[1],
            cells={
                key: (f"{_letters(first + at)}{number}", _as_typed(key, text))
                for key, (at, text) in texts.items()
                if key in open_
            },
        )


def _heads(table: Iterator[tuple[int, list[Any]]], columns: Sequence[Column]) -> dict[int, Column]:
    """Return the columns by their place, from the first row that holds the head of the keys; take it from the table."""
    titles = {str(column.title): column for column in columns}
    for _number, cells in table:
        found = {at: titles[text] for at, cell in enumerate(cells) if (text := _text(cell)) in titles}
        if any(column.name == "key" for column in found.values()):
            return found
    return {}


def _text(cell: Any) -> str:  # noqa: ANN401 -- whatever a cell holds
    return text_of(cell).replace("\r\n", "\n").replace("_x000D_", "").strip()[:_LONGEST_CELL]


def _as_typed(name: str, text: str) -> str:
    """Return a cell as it would be typed into the page: choices as codes, days in ISO 8601 however they were written."""
    day = _DAY.fullmatch(text) if name == "expected_on" else None
    if day is not None:
        return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    return from_words(name, text)


def _letters(at: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(_A + rest) + letters
    return letters
