"""Two contents of one piece side by side, field by field, in words."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from gongwen.reading.words.cadences import CADENCES
from luoshi.plans.queries.described import due_in_words
from luoshi.plans.states import AssignmentRole, Duty, PieceKind
from luoshi.web.review.fields import COMPARATORS, FIELDS, ROWS, Rows

Content = dict[str, Any]


class Difference(NamedTuple):
    """A field that two contents have different: what it is called, and both as words."""

    label: str
    ours: str
    theirs: str


def differences(kind: PieceKind, ours: Content, theirs: Content) -> list[Difference]:
    """Return the fields in which two contents of a kind differ, in the order of the form."""
    return [Difference(label, mine, other) for label, mine, other in _both(kind, ours, theirs) if mine != other]


_Both = tuple[str, str, str]


def _both(kind: PieceKind, ours: Content, theirs: Content) -> Iterator[_Both]:
    def both(label: object, told: Callable[[Content], str]) -> _Both:
        return str(label), told(ours), told(theirs)

    if kind == PieceKind.TASK:
        yield both(_("所在标题"), lambda content: " › ".join(content.get("path") or ()))
    for field in FIELDS[kind]:
        yield both(field.label, partial(_field, field.name))
    for rows in ROWS[kind]:
        yield both(rows.label, partial(_lines, rows))
    if kind == PieceKind.RHYTHM:
        yield both(_("每期的哪一天"), lambda content: due_in_words(content.get("due")))


def _field(name: str, content: Content) -> str:
    return _word(name, content.get(name))


def _lines(rows: Rows, content: Content) -> str:
    table = content.get(rows.name) or []
    return "\n".join(
        " ".join(filter(None, (_word(field.name, row.get(field.name)) for field in rows.fields))) for row in table
    )


_WORDS: dict[str, Mapping[str, object]] = {
    "role": dict(AssignmentRole.choices),
    "duty": dict(Duty.choices),
    "comparator": COMPARATORS,
    "cadence": CADENCES,
    "recurring": CADENCES,
}


def _word(name: str, value: object) -> str:
    """Return a value as people read it."""
    if value is None or value is False:
        return ""
    if value is True:
        return _("力争")
    return str(_WORDS.get(name, {}).get(str(value), value))


def label_of_field(kind: PieceKind, name: str) -> str:
    """Return what a field or a list of rows of a kind is called."""
    labels = {field.name: str(field.label) for field in FIELDS[kind]}
    labels |= {rows.name: str(rows.label) for rows in ROWS[kind]}
    return labels.get(name) or {"path": _("所在标题"), "due": _("每期的哪一天")}.get(name, name)
