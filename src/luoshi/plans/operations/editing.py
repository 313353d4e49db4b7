"""Correcting a draft: pieces changed, split, merged, moved, added, struck. Each act can be undone (operations.undo).

Every operation raises NotAllowed, WrongState if the version is no draft, Stale with both texts if somebody else wrote the
piece since it was seen, and Invalid for what cannot be kept.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, WrongState
from luoshi.plans.contents import assigned_names, roster_names
from luoshi.plans.models import Piece, PlanVersion
from luoshi.plans.operations.checking import checked
from luoshi.plans.operations.cutting import merged_content, split_content
from luoshi.plans.operations.log import Act, act_on
from luoshi.plans.operations.matching import ensure_names
from luoshi.plans.operations.origins import with_origins
from luoshi.plans.operations.positions import place_behind, positions_for
from luoshi.plans.operations.titles import retitle
from luoshi.plans.pieces import Content, TaskContent, as_content, as_data
from luoshi.plans.states import PieceKind

_ONE_EACH = {PieceKind.HEADER, PieceKind.ARRANGEMENT}


def change_piece(*, piece: Piece, revision: int, content: Content, by: Actor, now: datetime) -> Piece:
    """Give a piece another content, and return it. The same content is no edit.

    What stands neither in the document nor in what was there before is marked as settled by the office.
    """
    with act_on(piece.version, verb="piece_changed", by=by, now=now) as act:
        piece.refresh_from_db()
        kind = PieceKind(piece.kind)
        there = typed_content(piece)
        known = [there, *([as_content(kind, piece.read)] if piece.read else [])]
        new = with_origins(checked(kind, content), *known)
        if as_data(new) != piece.content:
            write_content(act, piece, new, revision=revision)
    return piece


def split_task(*, piece: Piece, revision: int, at: int, by: Actor, now: datetime) -> tuple[Piece, Piece]:
    """Cut a task in two at an offset of its text. The first half goes on as the same task, the second comes of it."""
    with act_on(piece.version, verb="task_split", by=by, now=now) as act:
        piece.refresh_from_db()
        first, second = split_content(_task(piece), at)
        position = _position_behind(act, piece)
        write_content(act, piece, first, revision=revision)
        predecessors = [piece.task_key] if piece.task_key else []
        new = _new_piece(act, PieceKind.TASK, second, position=position, predecessors=predecessors)
        act.data["new_piece"] = new.public_key
    return piece, new


def merge_tasks(*, piece: Piece, revision: int, other: Piece, other_revision: int, by: Actor, now: datetime) -> Piece:
    """Make one task of two: ``piece`` takes up the words and units of ``other``, which is struck."""
    with act_on(piece.version, verb="tasks_merged", by=by, now=now) as act:
        piece.refresh_from_db()
        other.refresh_from_db()
        write_merged(act, piece, other, revision=revision, other_revision=other_revision)
    return piece


def write_merged(
    act: Act, piece: Piece, other: Piece, *, revision: int | None = None, other_revision: int | None = None
) -> None:
    """Write one task that was made of two, as part of an act."""
    if piece.pk == other.pk or other.version_id != piece.version_id:
        raise Invalid(_("请选择同一方案里的另一项任务来合并。"), "other")
    if piece.is_struck or other.is_struck:
        raise WrongState(_("已删去的任务不能合并，请先恢复。"))
    row = _row_of(piece)
    adjacent = abs(row.index(piece) - row.index(other)) == 1
    content = merged_content(_task(piece), _task(other), adjacent=adjacent)
    predecessors = [key for key in (other.task_key, *other.predecessors) if key]
    act.write(other, other_revision, is_struck=True)
    act.data["merged_piece"] = other.public_key
    write_content(
        act, piece, content, revision=revision, predecessors=list(dict.fromkeys([*piece.predecessors, *predecessors]))
    )


def move_piece(
    *,
    piece: Piece,
    revision: int,
    after: Piece | None,
    path: tuple[str, ...] | None,
    by: Actor,
    now: datetime,
) -> Piece:
    """Put a piece behind another of its kind, None for in front of all; a task under the headings ``path``, None as before."""
    with act_on(piece.version, verb="piece_moved", by=by, now=now) as act:
        piece.refresh_from_db()
        if after is not None and (after.pk == piece.pk or not _belongs(after, piece)):
            raise Invalid(_("请选择同一类内容中的另一条作为前一条。"), "after")
        fields: dict[str, object] = {"position": _position_behind(act, after, moving=piece)}
        if path is not None:
            fields["content"] = as_data(replace(_task(piece), path=path))
        act.write(piece, revision, **fields)
        act.data["piece"] = piece.public_key
    return piece


def add_piece(
    *, version: PlanVersion, kind: PieceKind, after: Piece | None, content: Content, by: Actor, now: datetime
) -> Piece:
    """Add a piece behind another of its kind, None for in front of all. All of it is settled by the office."""
    with act_on(version, verb="piece_added", by=by, now=now) as act:
        if kind in _ONE_EACH:
            raise Invalid(_("这一类内容只有一份，请直接修改。"), "kind")
        if after is not None and (after.version_id != version.pk or after.kind != kind):
            raise Invalid(_("请选择同一类内容中的另一条作为前一条。"), "after")
        piece = write_new(act, kind, with_origins(checked(kind, content)), after=after)
        act.data["piece"] = piece.public_key
    return piece


def strike_piece(*, piece: Piece, revision: int, by: Actor, now: datetime) -> Piece:
    """Strike a piece: it stays where it is and is left out when the version is put in force."""
    return _struck(piece, revision, struck=True, by=by, now=now)


def restore_piece(*, piece: Piece, revision: int, by: Actor, now: datetime) -> Piece:
    """Take back a struck piece."""
    return _struck(piece, revision, struck=False, by=by, now=now)


def _struck(piece: Piece, revision: int, *, struck: bool, by: Actor, now: datetime) -> Piece:
    with act_on(piece.version, verb="piece_struck" if struck else "piece_restored", by=by, now=now) as act:
        if piece.kind in _ONE_EACH:
            raise WrongState(_("文件信息和报送安排不能删去，请直接修改。"))
        piece.refresh_from_db()
        if piece.revision == revision and piece.is_struck == struck:
            raise WrongState(_("这一条已经删去了。") if struck else _("这一条没有删去，不用恢复。"))
        act.write(piece, revision, is_struck=struck)
        act.data["piece"] = piece.public_key
    return piece


def typed_content(piece: Piece) -> Content:
    """Return what a piece holds, as the dataclass of its kind."""
    content: Content = as_content(PieceKind(piece.kind), piece.content)
    return content


def write_content(act: Act, piece: Piece, content: Content, *, revision: int | None = None, **fields: object) -> None:
    """Write a piece's content as part of an act, with rows for names that are new in it."""
    act.write(piece, revision, content=as_data(content), **fields)
    ensure_names(act, (*assigned_names(content), *roster_names(content)))
    if piece.kind == PieceKind.HEADER:
        retitle(act.version)
    act.data.setdefault("piece", piece.public_key)


def _task(piece: Piece) -> TaskContent:
    content = typed_content(piece)
    if not isinstance(content, TaskContent):
        raise Invalid(_("只有任务可以这样办理。"))
    return content


def _belongs(after: Piece, piece: Piece) -> bool:
    return after.version_id == piece.version_id and after.kind == piece.kind


def _row_of(piece: Piece) -> list[Piece]:
    """Return the pieces of the kind, in order."""
    row = Piece.objects.filter(version=piece.version_id, kind=piece.kind).defer("content", "read")
    return list(row.order_by("position", "pk"))


def _position_behind(
    act: Act, after: Piece | None, *, moving: Piece | None = None, kind: PieceKind | None = None
) -> int:
    """Return the place behind a piece, or in front of all; where there is no room, the pieces are moved apart first."""
    reference = after or moving
    same = Piece.objects.filter(version=act.version, kind=kind if reference is None else reference.kind)
    in_order = same.defer("content", "read").order_by("position", "pk")
    row = [piece for piece in in_order if moving is None or piece.pk != moving.pk]
    at = row.index(after) if after is not None else -1
    place = place_behind([piece.position for piece in row], at)
    if place is not None:
        return place
    places = positions_for(len(row))
    _move_apart(act, row, places)
    return place_behind(places, at) or 0


def _move_apart(act: Act, row: Sequence[Piece], places: Sequence[int]) -> None:
    """Give pieces other places. Their revisions stay: whoever is editing one of them is not disturbed."""
    for piece, position in zip(row, places, strict=True):
        act.shift(piece, position=position)


def write_new(
    act: Act, kind: PieceKind, content: Content, *, after: Piece | None, read: dict[str, Any] | None = None
) -> Piece:
    """Write a new piece behind another of its kind, None for in front of all, as part of an act."""
    return _new_piece(act, kind, content, position=_position_behind(act, after, kind=kind), read=read)


def _new_piece(
    act: Act,
    kind: PieceKind,
    content: Content,
    *,
    position: int,
    predecessors: Sequence[str] = (),
    read: dict[str, Any] | None = None,
) -> Piece:
    piece = Piece(
        jurisdiction_id=act.version.jurisdiction_id,
        version=act.version,
        kind=kind,
        position=position,
        content=as_data(content),
        read=read or {},
        predecessors=list(predecessors),
    )
    act.create(piece)
    ensure_names(act, (*assigned_names(content), *roster_names(content)))
    return piece
