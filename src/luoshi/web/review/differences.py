"""Two contents of one piece side by side, field by field, in words."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from gongwen.reading.words.cadences import CADENCES
from luoshi.plans.states import AssignmentRole, Duty, PieceKind
from luoshi.web.review.fields import COMPARATORS, FIELDS, ROWS, Rows


class Difference(NamedTuple):
    """A field that two contents have different: what it is called, and both as words."""

    label: str
    ours: str
    theirs: str


def differences(kind: PieceKind, ours: dict[str, Any], theirs: dict[str, Any]) -> list[Difference]:
    """Return the fields in which two contents of a kind differ, in the order of the form."""
    return [Difference(label, mine, other) for label, mine, other in _both(kind, ours, theirs) if mine != other]


def _both(kind: PieceKind, ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    if kind == PieceKind.TASK:
        yield _("所在标题"), *(" › ".join(content.get("path") or ()) for content in (ours, theirs))
    for field in FIELDS[kind]:
        yield str(field.label), *(_word(field.name, content.get(field.name)) for content in (ours, theirs))
    for rows in ROWS[kind]:
        yield str(rows.label), *(_lines(rows, content.get(rows.name) or []) for content in (ours, theirs))
    if kind == PieceKind.RHYTHM:
        yield _("每期的哪一天"), *(due_in_words(content.get("due")) for content in (ours, theirs))


def _lines(rows: Rows, table: list[dict[str, Any]]) -> str:
    return "\n".join(
        " ".join(filter(None, (_word(field.name, row.get(field.name)) for field in rows.fields))) for row in table
    )


def _word(name: str, value: object) -> str:
    """Return a value as people read it."""
    if value is None or value is False:
        return ""
    if value is True:
        return _("力争")
    words: dict[str, Any] = {
        "role": dict(AssignmentRole.choices),
        "duty": dict(Duty.choices),
        "comparator": COMPARATORS,
        "cadence": CADENCES,
    }.get(name, {})
    return str(words.get(str(value), value))


def due_in_words(due: dict[str, Any] | None) -> str:
    """Return the day of a recurring duty in words, empty where none is settled."""
    if not due or due.get("day") is None:
        return str(due["text"]) if due and due.get("text") else ""
    if due["day"] == -1:
        return _("最后一天")
    if isinstance(due.get("month"), int):
        return _("%(month)s月%(day)s日") % {"month": due["month"], "day": due["day"]}
    return _("%(day)s日") % {"day": due["day"]}


def label_of_field(kind: PieceKind, name: str) -> str:
    """Return what a field or a list of rows of a kind is called."""
    labels = {field.name: str(field.label) for field in (*FIELDS[kind], *ROWS[kind])}
    return labels.get(name) or {"path": _("所在标题"), "due": _("每期的哪一天")}.get(name, name)
