"""Pieces as rows of the desk: what a clerk sees of each before it is opened."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongwen.reading.words.cadences import CADENCES
from luoshi.plans.models import Piece
from luoshi.plans.queries.described import due_in_words
from luoshi.plans.states import AssignmentRole, Origin, PieceKind
from luoshi.web.review.fields import BODIES

SHOWN_MEMBERS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words about a piece; ``by_office`` when the office settled it and no document says it."""

    label: str | Promise
    text: str
    by_office: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A piece in its row."""

    key: str
    revision: int
    number: str
    text: str
    facts: SafeString
    is_struck: bool
    is_added: bool
    is_changed: bool


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The tasks under one chain of headings. ``path`` is the chain as JSON, ``last`` the key of the last of them."""

    token: str
    headings: tuple[str, ...]
    path: str
    cards: tuple[Card, ...]
    last: str


def card_of(piece: Piece) -> Card:
    """Return the row of a piece."""
    content = piece.content
    number, text, facts = said_of(PieceKind(piece.kind), content)
    return Card(
        key=piece.public_key,
        revision=piece.revision,
        number=number,
        text=text,
        facts=_as_html(facts),
        is_struck=piece.is_struck,
        is_added=not piece.read,
        is_changed=bool(piece.read) and content != piece.read,
    )


def _as_html(facts: Iterable[Fact]) -> SafeString:
    """Return facts as HTML. Put together here and not by a template: a long plan has ten thousand of them."""
    told = [
        f'<span class="fact fact-office"><i>{escape(str(fact.label))}</i>{escape(fact.text)}</span>'
        if fact.by_office
        else f'<span class="fact"><i>{escape(str(fact.label))}</i>{escape(fact.text)}</span>'
        for fact in facts
        if fact.text
    ]
    return mark_safe("".join(told))  # noqa: S308 -- every part is escaped


def groups_of(tasks: Sequence[Piece]) -> list[CardGroup]:
    """Return tasks by the headings above them, in their order; headings that come again make another group."""
    runs: list[tuple[tuple[str, ...], list[Piece]]] = []
    for piece in tasks:
        path = tuple(piece.content.get("path") or ())
        if not runs or runs[-1][0] != path:
            runs.append((path, []))
        runs[-1][1].append(piece)
    seen: dict[str, int] = {}
    return [_group(path, pieces, seen) for path, pieces in runs]


def _group(path: tuple[str, ...], pieces: list[Piece], seen: dict[str, int]) -> CardGroup:
    written = json.dumps(path, ensure_ascii=False)
    token = token_of(written, "group-")
    seen[token] = seen.get(token, 0) + 1
    if seen[token] > 1:
        token = f"{token}-{seen[token]}"
    return CardGroup(token, path, written, tuple(map(card_of, pieces)), pieces[-1].public_key)


def token_of(words: str, begin: str) -> str:
    """Return a short token for words that have no key of their own, the same on every page."""
    return f"{begin}{zlib.crc32(words.encode()):08x}"


_PARTS = {
    AssignmentRole.LEAD: gettext_lazy("牵头"),
    AssignmentRole.RESPONSIBLE: gettext_lazy("责任"),
    AssignmentRole.SUPPORTING: gettext_lazy("配合"),
    AssignmentRole.GUIDING: gettext_lazy("指导"),
}
Said = tuple[str, str, Iterable[Fact]]


def said_of(kind: PieceKind, content: dict[str, Any]) -> Said:
    """Return the number of a content of a kind, its words, and facts about it."""
    return _SAID[kind](content)


def _task(content: dict[str, Any]) -> Said:
    return content.get("number") or "", content["text"], [*_parts(content), *_dues(content), *_figures(content)]


def _parts(content: dict[str, Any]) -> Iterable[Fact]:
    rows = content.get("assignments") or []
    for role in AssignmentRole:
        names = [row for row in rows if row["role"] == role]
        words = _("、").join(row["name"] for row in names)
        yield Fact(_PARTS[role], words, any(row.get("origin") == Origin.OFFICE for row in names))
    if content.get("consolidating"):
        yield Fact(_("汇总"), content["consolidating"], by_office=True)


def _dues(content: dict[str, Any]) -> Iterable[Fact]:
    rows = content.get("deadlines") or []
    words = _("、").join(_due(row) for row in rows)
    yield Fact(_("时限"), words, any(row.get("origin") == Origin.OFFICE for row in rows))


def _due(row: dict[str, Any]) -> str:
    day = row.get("due_on")
    return row["text"] if not day or day == row["text"] else f"{row['text']}（{day}）"


def _figures(content: dict[str, Any]) -> Iterable[Fact]:
    rows = content.get("targets") or []
    words = _("、").join(f"{row['indicator']}{row['value']}{row.get('unit') or ''}" for row in rows)
    yield Fact(_("指标"), words, any(row.get("origin") == Origin.OFFICE for row in rows))


def _goal(content: dict[str, Any]) -> Said:
    return "", content["text"], _figures(content)


def _phase(content: dict[str, Any]) -> Said:
    milestones = content.get("milestones") or []
    days = _("%(start)s 至 %(end)s") % {"start": content.get("start") or "…", "end": content.get("end") or "…"}
    due = _("、").join(row["due"] for row in milestones if row.get("due"))
    return "", content["name"], [Fact(_("起止"), days), Fact(_("节点"), due)]


def _rhythm(content: dict[str, Any]) -> Said:
    cadence = CADENCES.get(content["cadence"], content["cadence"])
    by_office = content.get("due_origin") == Origin.OFFICE
    return "", f"{cadence}{content['activity']}", [Fact(_("日期"), due_in_words(content.get("due")), by_office)]


def _body(content: dict[str, Any]) -> Said:
    members = content.get("members") or []
    names = [row.get("name") or row.get("post") or "" for row in members]
    shown = _("、").join(names[:SHOWN_MEMBERS])
    if len(names) > SHOWN_MEMBERS:
        shown = _("%(names)s等%(count)s人") % {"names": shown, "count": len(names)}
    kind = str(BODIES.get(content["kind"], content["kind"]))
    facts = [Fact(_("类别"), kind), Fact(_("办公室"), content.get("office") or ""), Fact(_("成员"), shown)]
    return "", content["name"], facts


def _header(content: dict[str, Any]) -> Said:
    facts = [
        Fact(_("方案名称"), content.get("plan_title") or ""),
        Fact(_("文号"), content.get("number") or ""),
        Fact(_("机关"), content.get("issuer") or ""),
        Fact(_("日期"), content.get("date") or ""),
    ]
    return "", content.get("title") or _("（没有标题）"), facts


def _arrangement(content: dict[str, Any]) -> Said:  # noqa: ARG001 -- it has a form of its own
    return "", "", ()


_SAID = {
    PieceKind.TASK: _task,
    PieceKind.GOAL: _goal,
    PieceKind.PHASE: _phase,
    PieceKind.RHYTHM: _rhythm,
    PieceKind.GROUP: _body,
    PieceKind.HEADER: _header,
    PieceKind.ARRANGEMENT: _arrangement,
}
