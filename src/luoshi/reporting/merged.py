"""The columns that a merged table of a period can have, the words by which a head is known, and the table as a workbook."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongwen.ledger.sheets import Column, Look, Sheet
from luoshi.plans.queries.columns import COLUMNS, LedgerRow
from luoshi.plans.workbook import workbook_of
from luoshi.reporting.fields import LABELS, in_words, typed
from luoshi.reporting.models import Entry
from luoshi.reporting.states import ReportState

MOST_COLUMNS = 40
LONGEST_HEAD = 60
HANDED_ON = frozenset({ReportState.APPROVED, ReportState.ACCEPTED})
"""The states in which what a unit wrote is told to others: before, it is the unit's own."""
Pair = tuple[str, str]
"""What stands in a column, empty for nothing, and its head."""


@dataclass(frozen=True, slots=True)
class MergedRow:
    """What one unit reports on one task, with the task as the ledger has it; ``number`` counts from 1."""

    number: int
    task: LedgerRow
    entry: Entry
    figures: Sequence[str] = field(default_factory=tuple)

    @property
    def is_told(self) -> bool:
        """Tell whether the unit has handed its words on, and wrote any."""
        return self.entry.is_touched and self.entry.report.state in HANDED_ON


@dataclass(frozen=True, slots=True)
class MergedColumn:
    """A column: what it is called, what stands in it, how wide it is (as LedgerColumn)."""

    title: str | Promise
    value: Callable[[MergedRow], str | int | date | None]
    widths: tuple[float, float, int]


def _of_task(key: str) -> MergedColumn:
    column = COLUMNS[key]
    return MergedColumn(column.title, lambda row: column.value(row.task), column.widths)


def _of_entry(name: str, *, widths: tuple[float, float, int] = (12, 30, 6)) -> MergedColumn:
    def value(row: MergedRow) -> str | None:
        return in_words(name, typed(name, getattr(row.entry, name))) or None if row.is_told else None

    return MergedColumn(LABELS[name], value, widths)


def _figures(row: MergedRow) -> str | None:
    return "\n".join(row.figures) or None if row.is_told else None


MERGED: dict[str, MergedColumn] = {
    "number": MergedColumn(gettext_lazy("序号"), lambda row: row.number, (3, 4, 1)),
    **{key: _of_task(key) for key in ("label", "group", "text", "leads", "responsible", "deadlines", "targets")},
    "unit": MergedColumn(gettext_lazy("报送单位"), lambda row: row.entry.report.unit.short_name, (6, 11, 2)),
    "role": MergedColumn(gettext_lazy("分工"), lambda row: row.entry.get_role_display(), (4, 6, 1)),
    "progress": _of_entry("progress", widths=(4, 6, 1)),
    "progress_words": _of_entry("progress_words", widths=(6, 14, 3)),
    "done": _of_entry("done", widths=(16, 36, 8)),
    "figures": MergedColumn(gettext_lazy("填报数据"), _figures, (6, 14, 4)),
    "on_time": _of_entry("on_time", widths=(4, 5, 1)),
    "expected_on": _of_entry("expected_on", widths=(6.6, 6.6, 1)),
    **{name: _of_entry(name) for name in ("reason", "problems", "to_coordinate", "next_steps", "highlights")},
    "state": MergedColumn(gettext_lazy("报送状态"), lambda row: row.entry.report.get_state_display(), (5, 8, 1)),
}
"""What a column can hold, by the key that a layout keeps."""
USUAL = (
    "number",
    "text",
    "leads",
    "unit",
    "progress",
    "done",
    "figures",
    "problems",
    "to_coordinate",
    "next_steps",
    "state",
)
_FURNITURE = re.compile(r"[\s（(].*?[）)]|[\s:：*]+")


def usual() -> list[Pair]:
    """Return the columns of an office that has chosen none."""
    return [(key, str(MERGED[key].title)) for key in USUAL]


@cache
def heads() -> Mapping[str, Sequence[str]]:
    """Return the words, besides its title, by which a column is known at the head of an office's own table."""
    told = tomllib.loads(Path(__file__).with_name("heads.toml").read_text(encoding="utf-8"))
    return {key: tuple(words) for key, words in told["heads"].items()}


def known_by(head: str) -> str:
    """Return what stands in a column with such a head, empty where none is known by it."""
    plain = _FURNITURE.sub("", head)
    found = (key for key, column in MERGED.items() if plain in {str(column.title), *heads()[key]})
    return next(found, "")


def as_workbook(title: str, notes: Sequence[str], columns: Sequence[Pair], rows: Sequence[MergedRow]) -> bytes:
    """Return the bytes of a workbook with one sheet: a title, notes under it, and the rows in the columns of a layout."""
    sheet = Sheet(
        name=_("汇总"),
        title=title,
        notes=tuple(note for note in notes if note),
        columns=tuple(_column(key, head) for key, head in columns),
        rows=tuple(tuple(MERGED[key].value(row) if key in MERGED else None for key, _head in columns) for row in rows),
    )
    return workbook_of(sheet)


def _column(key: str, head: str) -> Column:
    if key not in MERGED:
        return Column(head, 6, 12, 3, to_fill=True)
    least, most, lines = MERGED[key].widths
    return Column(head, least, most, lines, Look.CENTRED if key in {"number", "label", "progress"} else Look.TEXT)
