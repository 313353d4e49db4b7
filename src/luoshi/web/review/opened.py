"""A piece opened for editing: its form, and what else can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from luoshi.plans.labels import label_of
from luoshi.plans.models import Piece
from luoshi.plans.states import PieceKind
from luoshi.web.review.desk import Desk
from luoshi.web.review.differences import Difference, differences
from luoshi.web.review.inputs import Input, Sentence, Table, inputs_of, sentences_of, tables_of

LONGEST_HEADING = 24


class Move(NamedTuple):
    """A button that moves a piece by one."""

    to: str
    label: str | Promise


class HeadingPlace(NamedTuple):
    """Headings under which a task can be moved: as JSON, and in words."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class OpenForm:
    """All that the form of a piece shows."""

    title: str
    inputs: tuple[Input, ...]
    tables: tuple[Table, ...]
    sentences: Sequence[Sentence]
    next: Piece | None
    moves: tuple[Move, ...]
    places: tuple[HeadingPlace, ...]
    path: str
    can_strike: bool
    read_otherwise: list[Difference]


def form_of(desk: Desk, piece: Piece) -> OpenForm:
    """Return the form of a piece of a draft."""
    kind, content = PieceKind(piece.kind), piece.content
    row = desk.of_kind(kind)
    index = next(at for at, other in enumerate(row) if other.pk == piece.pk)
    is_task = kind == PieceKind.TASK
    group = next((group for group in desk.groups if is_task and _holds(group.cards, piece)), None)
    return OpenForm(
        title=_title(kind, content),
        inputs=inputs_of(kind, content, piece.public_key),
        tables=tables_of(kind, content),
        sentences=sentences_of(content["text"]) if is_task and not piece.is_struck else (),
        next=_next_task(row, index) if is_task and not piece.is_struck else None,
        moves=_moves(index, len(row)),
        places=tuple(HeadingPlace(path, words) for path, words in _places(desk).items()) if is_task else (),
        path=group.path if group else "",
        can_strike=kind not in {PieceKind.HEADER, PieceKind.ARRANGEMENT},
        read_otherwise=differences(kind, content, piece.read) if piece.read else [],
    )


def _holds(cards: Sequence[Any], piece: Piece) -> bool:
    return any(card.key == piece.public_key for card in cards)


def _title(kind: PieceKind, content: dict[str, Any]) -> str:
    if kind != PieceKind.TASK:
        return str(kind.label)
    return label_of(tuple(content.get("path") or ()), content.get("number")) or str(kind.label)


def _next_task(row: list[Piece], index: int) -> Piece | None:
    return next((other for other in row[index + 1 :] if not other.is_struck), None)


def _moves(index: int, count: int) -> tuple[Move, ...]:
    up = [Move("up", _("上移"))] if index > 0 else []
    down = [Move("down", _("下移"))] if index + 1 < count else []
    return (*up, *down)


def _places(desk: Desk) -> dict[str, str]:
    """Return the chains of headings as JSON with their last heading, each once."""
    return {group.path: _shortened(group.headings[-1] if group.headings else _("没有标题")) for group in desk.groups}


def _shortened(heading: str) -> str:
    return heading if len(heading) <= LONGEST_HEADING else f"{heading[:LONGEST_HEADING]}…"
