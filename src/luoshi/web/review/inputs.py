"""The form of a piece as its template shows it: inputs with their values and choices, tables of rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongwen.reading.words.cadences import CADENCES
from luoshi.plans.states import AssignmentRole, Duty, PieceKind
from luoshi.web.review.fields import BODIES, COMPARATORS, FIELDS, ROWS, Entry, Field, Rows

Choices = Sequence[tuple[str, str | Promise]]
_LONG = {"text"}
_LISTS = {"name": "desk-names", "office": "desk-units"}
_CHARACTERS_A_LINE = 38


@dataclass(frozen=True, slots=True)
class Input:
    """One input. ``short`` names its kind for the look; without an ``id`` the label is said by the input itself."""

    name: str
    short: str
    label: str | Promise
    value: str
    id: str = ""
    type: str = ""
    list: str = ""
    choices: Choices | None = None
    is_long: bool = False
    is_needed: bool = False

    @property
    def height(self) -> int:
        """Return how many lines a long input shows."""
        return min(14, max(2, 1 + len(self.value) // _CHARACTERS_A_LINE + self.value.count("\n")))


@dataclass(frozen=True, slots=True)
class RowInputs:
    """One row: the place it had in the content, empty for a new one."""

    at: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one list, an empty one to copy, and what the button that adds one says."""

    name: str
    label: str | Promise
    add: str
    rows: tuple[RowInputs, ...]
    blank: RowInputs


def inputs_of(kind: PieceKind, content: dict[str, Any], key: str) -> tuple[Input, ...]:
    """Return the inputs of a piece of a kind; ``key`` makes their ids."""
    made = [_input(kind, field, content, f"{field.name}-{key}") for field in FIELDS[kind]]
    if kind == PieceKind.RHYTHM:
        made.append(_due_input(content.get("due") or {}, key))
    return tuple(made)


def tables_of(kind: PieceKind, content: dict[str, Any]) -> tuple[Table, ...]:
    """Return the lists of rows of a piece of a kind."""
    return tuple(_table(rows, content.get(rows.name) or []) for rows in ROWS[kind])


def _input(kind: PieceKind, field: Field, content: dict[str, Any], identity: str) -> Input:
    value = content.get(field.name)
    choices = _choices_of(kind, field, content)
    return Input(
        name=field.name,
        short=field.name,
        label=field.label,
        value=_as_text(value),
        id=identity,
        type="date" if field.entry == Entry.DAY else "",
        list=_LISTS.get(field.name, "") if kind == PieceKind.GROUP and field.name == "office" else "",
        choices=_with(choices, _as_text(value)),
        is_long=field.name in _LONG,
        is_needed=field.is_needed,
    )


def _choices_of(kind: PieceKind, field: Field, content: dict[str, Any]) -> Choices | None:
    if field.name == "cadence":
        return list(CADENCES.items())
    if (kind, field.name) == (PieceKind.GROUP, "kind"):
        return list(BODIES.items())
    if field.name == "consolidating":
        leads = leads_of(content)
        return [("", _("未定")), *((lead, lead) for lead in leads)] if len(leads) > 1 else [("", "—")]
    return None


def leads_of(content: dict[str, Any]) -> list[str]:
    """Return the printed names of the units that lead a task, each once."""
    return list(dict.fromkeys(row["name"] for row in content.get("assignments") or () if row["role"] == "lead"))


def _due_input(due: dict[str, Any], key: str) -> Input:
    day = due.get("day")
    choices = [
        ("", _("不定日期")),
        ("-1", _("最后一天")),
        *((str(n), _("%(day)s日") % {"day": n}) for n in range(1, 32)),
    ]
    value = "" if day is None else str(day)
    return Input("due.day", "due", _("每期的哪一天"), value, f"due-{key}", choices=choices)


def _table(rows: Rows, content: list[dict[str, Any]]) -> Table:
    filled = tuple(RowInputs(str(at), _row(rows, row)) for at, row in enumerate(content))
    blank = RowInputs("", _row(rows, {"role": "responsible"} if rows.name == "assignments" else {}))
    return Table(rows.name, rows.label, _("增加%(what)s") % {"what": rows.label}, filled, blank)


def _row(rows: Rows, row: dict[str, Any]) -> tuple[Input, ...]:
    return tuple(_row_input(rows, field, row.get(field.name)) for field in rows.fields)


def _row_input(rows: Rows, field: Field, value: object) -> Input:
    text = _as_text(value)
    return Input(
        name=f"{rows.name}.{field.name}",
        short=field.name,
        label=field.label,
        value=text,
        type="date" if field.entry == Entry.DAY else "",
        list="desk-names" if rows.name == "assignments" and field.name == "name" else "",
        choices=_with(_row_choices(rows, field), text),
    )


def _row_choices(rows: Rows, field: Field) -> Choices | None:
    tables: dict[tuple[str, str], Choices] = {
        ("assignments", "role"): AssignmentRole.choices,
        ("assignments", "duty"): [("", _("按安排")), *Duty.choices],
        ("targets", "comparator"): [("", "—"), *COMPARATORS.items()],
        ("targets", "aspirational"): [("", _("必达")), ("yes", _("力争"))],
        ("deadlines", "recurring"): [("", _("不重复")), *CADENCES.items()],
    }
    return tables.get((rows.name, field.name))


def _with(choices: Choices | None, value: str) -> Choices | None:
    """Return choices with the present value among them, whatever it is."""
    if choices is None or not value or value in {choice for choice, _label in choices}:
        return choices
    return [*choices, (value, value)]


def _as_text(value: object) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else str(value)


_SENTENCE = re.compile(r"[^。；;！？\n]*[。；;！？\n]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence of a text begins, and its first words."""

    at: int
    words: str


def sentences_of(text: str, longest: int = 22) -> list[Sentence]:
    """Return the sentences of a text, at each of which it could be split."""
    found: Iterable[re.Match[str]] = _SENTENCE.finditer(text)
    parts = [(match.start(), match[0].strip()) for match in found if match[0].strip()]
    return [Sentence(at, words if len(words) <= longest else f"{words[:longest]}…") for at, words in parts]
