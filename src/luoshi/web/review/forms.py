"""What a piece's form sends, as the content of the piece. Pure: nothing is written here.

Rows of a list come as parallel lists of inputs (``assignments.name``, ``assignments.role``, …). ``assignments.at`` holds
the place each row had before, empty for a new one: so a row keeps its span, and what the form does not show.
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from gongwen.reading.asjson import plain
from gongwen.reading.model import Member, TaskPerson
from luoshi.base.refusals import Invalid
from luoshi.plans.pieces import (
    AssignmentContent,
    Content,
    DeadlineContent,
    GoalContent,
    GroupContent,
    MilestoneContent,
    PhaseContent,
    RhythmContent,
    TargetContent,
    TaskContent,
)
from luoshi.plans.states import PieceKind
from luoshi.web.review.fields import FIELDS, ROWS, Entry, Field, Rows

NOWHERE = (0, 0)
"""The span of a person whom no document names: the reader's form wants one."""
LONGEST = 20_000
"""A task is some hundred characters; whoever pastes a whole document into one field has missed the field."""
_NEW_ROW: dict[str, object] = {
    "assignments": AssignmentContent("", "lead"),
    "deadlines": DeadlineContent(""),
    "targets": TargetContent("", None, None, "", None, None, aspirational=False, text=""),
    "people": TaskPerson("", "", NOWHERE),
    "members": Member("", None, None, NOWHERE),
    "milestones": MilestoneContent(""),
}


def content_from(kind: PieceKind, post: QueryDict, before: dict[str, Any]) -> dict[str, Any]:
    """Return the content that a form makes of the content it was filled with; what it lacks stays as it was.

    Raises Invalid with the sentence for the first field that cannot be taken.
    """
    content = dict(before)
    for field in FIELDS[kind]:
        if field.name in post:
            content[field.name] = value_of(field, str(post[field.name]))
    for rows in ROWS[kind]:
        if f"{rows.name}.at" in post:
            content[rows.name] = _rows_from(rows, post, before.get(rows.name) or [])
    if kind == PieceKind.RHYTHM:
        content |= _due_from(post, before)
    if kind == PieceKind.PHASE and any(content[name] != before.get(name) for name in ("start", "end")):
        content["precision"] = "day"
    return content


def value_of(field: Field, entered: str) -> object:
    """Return what somebody entered in a field as its value; raise Invalid if it cannot be one."""
    text = entered.replace("\r\n", "\n").replace("\0", "").strip()
    if len(text) > LONGEST:
        raise Invalid(_("“%(field)s”太长，请缩短后再保存。") % {"field": field.label}, field.name)
    if field.is_needed and not text:
        raise Invalid(_("“%(field)s”不能为空，请填写后再保存。") % {"field": field.label}, field.name)
    if field.entry == Entry.FLAG:
        return text == "yes"
    if field.entry == Entry.DAY and text:
        return _day(field, text)
    if field.entry == Entry.NUMBER and text:
        return _number(field, text)
    return text if field.entry == Entry.TEXT else text or None


def _day(field: Field, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        sentence = _("“%(field)s”要写成 2026-06-30 这样的日期。") % {"field": field.label}
        raise Invalid(sentence, field.name) from None


def _number(field: Field, text: str) -> str:
    plain = text.replace(",", "").replace("，", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or len(plain) > 20:
        raise Invalid(_("“%(field)s”要填数字，例如 15 或 2.5。") % {"field": field.label}, field.name)
    return plain


def _rows_from(rows: Rows, post: QueryDict, before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    places = post.getlist(f"{rows.name}.at")
    columns = {field.name: post.getlist(f"{rows.name}.{field.name}") for field in rows.fields}
    if any(len(column) != len(places) for column in columns.values()):
        raise Invalid(_("浏览器发来的内容不完整，请刷新页面后再填。"), rows.name)
    made = []
    for index, place in enumerate(places):
        entered = {field.name: columns[field.name][index].strip() for field in rows.fields}
        if not any(entered[name] for name in rows.keeps):
            continue
        old = _row_before(place, before)
        row = dict(old or plain(_NEW_ROW[rows.name]))
        row |= {field.name: value_of(field, entered[field.name]) for field in rows.fields}
        made.append(_completed(rows.name, row))
    return made


def _row_before(place: str, before: list[dict[str, Any]]) -> dict[str, Any] | None:
    return before[int(place)] if place.isdecimal() and int(place) < len(before) else None


def _completed(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with words for what was entered without any."""
    if name == "targets":
        if not row["value"]:
            raise Invalid(_("量化目标要填数值；没有数值的，请删去这一行。"), "targets.value")
        row["text"] = row["text"] or f"{row['indicator']}{row['value']}{row['unit'] or ''}"
        row["high"] = row["high"] if row["comparator"] == "between" else None
    if name == "deadlines" and not row["text"]:
        row["text"] = row["due_on"]
    if name == "deadlines" and row["due_on"] and not row.get("precision"):
        row["precision"] = "day"
    return row


def _due_from(post: QueryDict, before: dict[str, Any]) -> dict[str, Any]:
    """Return when a recurring duty falls due: a day of the month, -1 for its last, or nothing settled."""
    if "due.day" not in post:
        return {}
    day, old = str(post["due.day"]).strip(), before.get("due") or {}
    if not day:
        return {"due": None} if old.get("day") is not None else {}
    if day not in {"-1", *map(str, range(1, 32))}:
        raise Invalid(_("“每期的哪一天”要填 1 到 31 之间的数；月末请选“最后一天”。"), "due.day")
    return {"due": {"month": old.get("month"), "day": int(day), "text": old.get("text") or ""}}


def new_content(kind: PieceKind, text: str, path: tuple[str, ...]) -> Content:
    """Return the content of a piece that somebody adds with a few words; the rest is filled in afterwards.

    Raises Invalid without words, or for a kind of which there is one only.
    """
    words = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not words:
        raise Invalid(_("请先写下内容，再增加。"), "text")
    if kind == PieceKind.TASK:
        return TaskContent(words[:LONGEST], path=path)
    if kind == PieceKind.GOAL:
        return GoalContent(words[:LONGEST])
    if kind == PieceKind.PHASE:
        return PhaseContent(words[:100])
    if kind == PieceKind.RHYTHM:
        return RhythmContent("monthly", words[:100])
    if kind == PieceKind.GROUP:
        return GroupContent("leading_group", words[:200])
    raise Invalid(_("这一类内容只有一份，请直接修改。"))
