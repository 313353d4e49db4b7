"""Pieces corrected, split, merged, moved, added, struck: each from its form, each answered with what changed."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.base.refusals import Invalid, Stale, WrongState
from luoshi.plans.models import Piece, PlanVersion
from luoshi.plans.operations.editing import (
    add_piece,
    change_piece,
    merge_tasks,
    move_piece,
    restore_piece,
    split_task,
    strike_piece,
)
from luoshi.plans.pieces import as_content
from luoshi.plans.states import PieceKind
from luoshi.web.http import Request
from luoshi.web.review.acts import last_number
from luoshi.web.review.answers import answered
from luoshi.web.review.cards import card_of
from luoshi.web.review.desk import Desk
from luoshi.web.review.differences import differences
from luoshi.web.review.forms import content_from, new_content
from luoshi.web.review.found import draft_of, number_of, piece_of
from luoshi.web.review.opened import form_of


@require_http_methods(["GET", "POST"])
def piece(request: Request, key: str, piece_key: str) -> HttpResponse:
    """Show a piece as a row, or with ``form`` as a form; or keep what its form sends."""
    version = draft_of(request, key)
    found = piece_of(version, piece_key)
    if request.method == "POST":
        return _changed(request, version, found)
    desk = Desk(version, by=request.actor, today=request.today)
    context: dict[str, Any] = {"desk": desk, "card": card_of(found)}
    if "form" not in request.GET:
        return render(request, "review/card.html", context)
    context["form"] = form_of(desk, found)
    return render(request, "review/form.html" if request.htmx else "review/form_page.html", context)


def _changed(request: Request, version: PlanVersion, found: Piece) -> HttpResponse:
    """Keep a form, and answer with the new revision; where somebody wrote first, with both texts, and nothing is lost."""
    since = last_number(version)
    kind, revision = PieceKind(found.kind), number_of(request, "revision")
    try:
        data = content_from(kind, request.POST, found.content)
        content = _typed(kind, data)
        change_piece(piece=found, revision=revision, content=content, by=request.actor, now=request.now)
    except Stale as stale:
        found.refresh_from_db()
        ours, theirs = _contents(stale, found)
        return _not_kept(request, version, found, str(stale), differences(kind, ours, theirs))
    except Invalid as invalid:
        return _not_kept(request, version, found, str(invalid), [])
    return answered(request, version, since=since, at=f"piece-{found.public_key}", editing=found)


def _typed(kind: PieceKind, data: dict[str, Any]) -> Any:  # noqa: ANN401 -- the dataclass of the kind
    try:
        return as_content(kind, data)
    except ValueError:
        raise Invalid(_("这一处填写的内容不完整，请检查后再保存。")) from None


def _contents(stale: Stale, found: Piece) -> tuple[dict[str, Any], dict[str, Any]]:
    ours, theirs = stale.ours.get("content"), stale.theirs.get("content", found.content)
    return (ours if isinstance(ours, dict) else found.content), (theirs if isinstance(theirs, dict) else found.content)


def _not_kept(
    request: Request, version: PlanVersion, found: Piece, sentence: str, differing: list[Any]
) -> HttpResponse:
    """Answer what was not kept: the sentence, and both texts where there are two. The form keeps what was typed."""
    desk = Desk(version, by=request.actor, today=request.today)
    context = {"desk": desk, "card": card_of(found), "sentence": sentence, "differences": differing}
    status = 409 if differing else 422
    if not request.htmx:
        return render(request, "review/conflict_page.html", context, status=status)
    response = render(request, "review/conflict.html", context, status=status)
    response["HX-Retarget"] = f"#conflict-{found.public_key}"
    response["HX-Reswap"] = "innerHTML"
    response["HX-Reselect"] = ".conflict"
    return response


PieceView = Callable[[Request, str, str], HttpResponse]


def told_if_stale(view: PieceView) -> PieceView:
    """Tell whoever acts on a piece that somebody has changed meanwhile to look at it first; the open form stays as it is."""

    @wraps(view)
    def acted(request: Request, key: str, piece_key: str) -> HttpResponse:
        try:
            return view(request, key, piece_key)
        except Stale:
            sentence = _("这一项刚被别人改过，这一步没有做。请点“完成”再打开，看过现在的内容后再办。")
            raise WrongState(sentence) from None

    return acted


@require_POST
@told_if_stale
def split(request: Request, key: str, piece_key: str) -> HttpResponse:
    """Make two tasks of one, at a place in its text."""
    version = draft_of(request, key)
    since = last_number(version)
    found = piece_of(version, piece_key)
    at = number_of(request, "at")
    split_task(piece=found, revision=number_of(request, "revision"), at=at, by=request.actor, now=request.now)
    return answered(request, version, since=since, at=f"piece-{piece_key}")


@require_POST
@told_if_stale
def merge(request: Request, key: str, piece_key: str) -> HttpResponse:
    """Make one task of two."""
    version = draft_of(request, key)
    since = last_number(version)
    merge_tasks(
        piece=piece_of(version, piece_key),
        revision=number_of(request, "revision"),
        other=piece_of(version, request.POST.get("other", "")),
        other_revision=number_of(request, "other_revision"),
        by=request.actor,
        now=request.now,
    )
    return answered(request, version, since=since, at=f"piece-{piece_key}")


@require_POST
@told_if_stale
def move(request: Request, key: str, piece_key: str) -> HttpResponse:
    """Move a piece up or down by one, or a task to the end of those under other headings."""
    version = draft_of(request, key)
    since = last_number(version)
    found = piece_of(version, piece_key)
    row = _row_of(version, found)
    after, path = _destination(request, row, row.index(found))
    revision = number_of(request, "revision")
    move_piece(piece=found, revision=revision, after=after, path=path, by=request.actor, now=request.now)
    return answered(request, version, since=since, at=f"piece-{piece_key}")


def _row_of(version: PlanVersion, found: Piece) -> list[Piece]:
    return list(Piece.objects.filter(version=version, kind=found.kind).order_by("position", "pk"))


def _destination(request: Request, row: list[Piece], index: int) -> tuple[Piece | None, tuple[str, ...] | None]:
    """Return behind which piece to put the one at ``index``, and under which headings (None: as they are)."""
    to = request.POST.get("to")
    if to == "up" and index > 0:
        return (row[index - 2] if index > 1 else None), _path_beside(row, index, index - 1)
    if to == "down" and index + 1 < len(row):
        return row[index + 1], _path_beside(row, index, index + 1)
    path = _path_from(request.POST.get("path", ""))
    under = [other for other in row if tuple(other.content.get("path") or ()) == path and other != row[index]]
    if to or not under:
        raise Invalid(_("不能再往这个方向移动了，或者所选的标题下已没有任务，请刷新页面后再试。"))
    return under[-1], path


def _path_beside(row: list[Piece], index: int, beside: int) -> tuple[str, ...] | None:
    """Return the headings of the neighbour if they are others: a task that passes a heading goes under it."""
    if row[index].kind != PieceKind.TASK:
        return None
    theirs = tuple(row[beside].content.get("path") or ())
    return theirs if theirs != tuple(row[index].content.get("path") or ()) else None


def _path_from(text: str) -> tuple[str, ...]:
    """Return headings that a form sends as JSON; raise Http404 for anything else."""
    try:
        path = json.loads(text)
    except ValueError:
        raise Http404 from None
    if not isinstance(path, list) or not all(isinstance(heading, str) for heading in path):
        raise Http404
    return tuple(path)


@require_POST
def add(request: Request, key: str) -> HttpResponse:
    """Add a piece of a kind behind another, or as the first."""
    version = draft_of(request, key)
    since = last_number(version)
    kind = request.POST.get("kind", "")
    if kind not in PieceKind.values:
        raise Http404
    after = piece_of(version, request.POST["after"]) if request.POST.get("after") else None
    path = _path_from(request.POST.get("path") or "[]")
    content = new_content(PieceKind(kind), request.POST.get("text", ""), path)
    made = add_piece(
        version=version, kind=PieceKind(kind), after=after, content=content, by=request.actor, now=request.now
    )
    return answered(request, version, since=since, at=f"piece-{made.public_key}")


@require_POST
@told_if_stale
def strike(request: Request, key: str, piece_key: str) -> HttpResponse:
    """Strike a piece: it stays on the desk and is left out of the plan."""
    version = draft_of(request, key)
    since = last_number(version)
    found = piece_of(version, piece_key)
    strike_piece(piece=found, revision=number_of(request, "revision"), by=request.actor, now=request.now)
    return answered(request, version, since=since, at=f"piece-{piece_key}")


@require_POST
@told_if_stale
def restore(request: Request, key: str, piece_key: str) -> HttpResponse:
    """Take a struck piece back."""
    version = draft_of(request, key)
    since = last_number(version)
    found = piece_of(version, piece_key)
    restore_piece(piece=found, revision=number_of(request, "revision"), by=request.actor, now=request.now)
    return answered(request, version, since=since, at=f"piece-{piece_key}")
