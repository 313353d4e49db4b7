"""What the desk answers to an act: a page again, or for htmx every part of the desk that the act touched."""

from dataclasses import dataclass, field

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString

from luoshi.base.refusals import Refusal
from luoshi.plans.models import Piece, PlanVersion
from luoshi.plans.states import PieceKind
from luoshi.web.http import Request
from luoshi.web.review.acts import Touched, touched_since
from luoshi.web.review.cards import Card, CardGroup, card_of
from luoshi.web.review.desk import Desk

MOST_CARDS = 60
"""An act that touches more pieces is answered with the whole page."""


@dataclass(slots=True)
class Shown:
    """The parts that an answer holds."""

    doubts: bool = False
    names: bool = False
    arrangement: bool = False
    tasks: bool = False
    others: bool = False
    groups: list[CardGroup] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    revisions: list[Card] = field(default_factory=list)
    paragraphs: list[SafeString] = field(default_factory=list)


def answered(
    request: Request, version: PlanVersion, *, since: int, at: str, editing: Piece | None = None
) -> HttpResponse:
    """Answer an act: the edits after ``since``. ``at`` is the place of the page that a plain form returns to.

    ``editing`` is a piece whose form stays open: of it only the revision is sent.
    """
    desk = Desk(version, by=request.actor, today=request.today)
    if not request.htmx:
        return HttpResponseRedirect(f"{desk.base}#{at}", status=303)
    touched = touched_since(version, since)
    if len(touched.pieces) > MOST_CARDS:
        return whole_page(desk, at)
    show = _shown(desk, touched, editing)
    return render(request, "review/answer.html", {"desk": desk, "show": show, "oob": True})


def overtaken(
    request: Request, version: PlanVersion, refusal: Refusal, *, doubts: bool = False, names: bool = False
) -> HttpResponse:
    """Answer whom somebody else has overtaken: the sentence, and the part of the desk as it stands now.

    A plain form is answered with the sentence alone, as any refusal is.
    """
    if not request.htmx:
        raise refusal
    desk = Desk(version, by=request.actor, today=request.today)
    context = {"desk": desk, "show": Shown(doubts=doubts, names=names), "oob": True, "sentence": str(refusal)}
    response = render(request, "review/answer.html", context, status=409)
    response["HX-Retarget"], response["HX-Reswap"], response["HX-Reselect"] = "#told", "innerHTML", ".said"
    return response


def whole_page(desk: Desk, at: str) -> HttpResponse:
    """Tell htmx to load the desk again, at a place of it."""
    response = HttpResponse(status=204)
    response["HX-Redirect"] = f"{desk.base}?at={at}#{at}"
    return response


def _shown(desk: Desk, touched: Touched, editing: Piece | None) -> Shown:
    pieces = [piece for piece in desk.pieces if piece.pk in touched.pieces]
    show = Shown(doubts=touched.doubts, names=touched.names, arrangement=bool(pieces))
    if editing is not None:
        show.revisions = [card_of(piece) for piece in desk.pieces if piece.pk == editing.pk]
        pieces = [piece for piece in pieces if piece.pk != editing.pk]
    _show_pieces(desk, show, touched, pieces)
    if touched.moved:
        show.paragraphs = _paragraphs(desk, touched)
    return show


def _show_pieces(desk: Desk, show: Shown, touched: Touched, pieces: list[Piece]) -> None:
    """Show what was touched: cards where places stay, groups where they change, all tasks where groups come or go."""
    tasks = [piece for piece in pieces if piece.kind == PieceKind.TASK]
    others = [piece for piece in pieces if piece.kind not in {PieceKind.TASK, PieceKind.ARRANGEMENT}]
    if not touched.moved:
        show.cards = [card_of(piece) for piece in [*tasks, *others]]
        return
    show.others = bool(others)
    show.tasks = len(touched.paths) > 1
    if not show.tasks:
        keys = {piece.public_key for piece in tasks}
        show.groups = [group for group in desk.groups if keys & {card.key for card in group.cards}]


def _paragraphs(desk: Desk, touched: Touched) -> list[SafeString]:
    """Return the paragraphs of the source to which touched pieces point."""
    spans = [piece.content.get("span") for piece in desk.pieces if piece.pk in touched.pieces]
    kept = [span for span in spans if span]
    return [
        paragraph.html(oob=True)
        for paragraph in desk.paragraphs
        if any(span[0] < paragraph.end and paragraph.start < span[1] for span in kept)
    ]
