"""Doubts as rows of the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from luoshi.plans.models import Doubt
from luoshi.plans.operations.effects import what_follows
from luoshi.plans.states import DoubtState

SHOWN_PLACES = 6
SHOWN_WORDS = 14


@dataclass(frozen=True, slots=True)
class Place:
    """Places in the source with the same words; ``starts`` parts their offsets by blanks."""

    starts: str
    words: str
    count: int


class Option(NamedTuple):
    """An answer that a doubt offers, and what it does, empty for the one that changes nothing."""

    answer: str
    does: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A doubt: what is asked, where, what can be answered; or what was answered, by whom and when."""

    key: str
    revision: int
    code: str
    severity: str
    message: str
    places: tuple[Place, ...]
    more_places: int
    options: tuple[Option, ...]
    is_open: bool
    answer: str
    note: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """The open doubts of one kind."""

    code: str
    doubts: tuple[DoubtRow, ...]


def row_of(doubt: Doubt, text: str, people: Mapping[str, str]) -> DoubtRow:
    """Return a doubt as a row; ``people`` names those who settled doubts by their keys."""
    places = _places(doubt, text)
    options = list(doubt.options)
    if doubt.severity == "ask" and not options:
        options = [_("按原文")]
    return DoubtRow(
        key=doubt.public_key,
        revision=doubt.revision,
        code=doubt.code,
        severity=doubt.severity,
        message=doubt.message,
        places=places[:SHOWN_PLACES],
        more_places=sum(place.count for place in places[SHOWN_PLACES:]),
        options=tuple(Option(answer, what_follows(doubt, answer) if at else "") for at, answer in enumerate(options)),
        is_open=doubt.state == DoubtState.OPEN,
        answer=doubt.answer,
        note=doubt.note,
        by=people.get(doubt.settled_by, ""),
        at=doubt.settled_at,
    )


def _places(doubt: Doubt, text: str) -> tuple[Place, ...]:
    starts: dict[str, list[int]] = {}
    for start, end in doubt.spans:
        starts.setdefault(_words(text, start, end), []).append(start)
    return tuple(Place(" ".join(map(str, found)), words, len(found)) for words, found in starts.items())


def _words(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split())
    return words if len(words) <= SHOWN_WORDS else f"{words[:SHOWN_WORDS]}…"


def by_code(rows: list[DoubtRow]) -> list[DoubtGroup]:
    """Return rows with those of one code together, in the order in which the codes first come."""
    groups: dict[str, list[DoubtRow]] = {}
    for row in rows:
        groups.setdefault(row.code, []).append(row)
    return [DoubtGroup(code, tuple(found)) for code, found in groups.items()]


def latest_first(rows: list[DoubtRow]) -> list[DoubtRow]:
    """Return settled rows, the last one settled first."""
    return sorted(rows, key=lambda row: row.at.timestamp() if row.at else 0, reverse=True)
