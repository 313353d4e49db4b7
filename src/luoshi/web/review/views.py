"""The desk itself, what the office arranges on it, and the act taken back."""

import secrets

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.refusals import AlreadyDone, WrongState
from luoshi.documents.queries import documents_visible_to, last_reading
from luoshi.plans.models import Piece, PlanVersion
from luoshi.plans.operations.arrangement import arrange, set_consolidating
from luoshi.plans.operations.drafting import draft_plan
from luoshi.plans.operations.undo import undo_edit
from luoshi.plans.states import PieceKind
from luoshi.web.http import Request
from luoshi.web.review.acts import last_number, undo_of
from luoshi.web.review.answers import answered
from luoshi.web.review.arrangement import arrangement_from
from luoshi.web.review.desk import Desk
from luoshi.web.review.found import draft_of, number_of, piece_of


@require_GET
def desk(request: Request, key: str) -> HttpResponse:
    """Show the desk of a plan's draft."""
    version = draft_of(request, key)
    shown = Desk(version, by=request.actor, today=request.today)
    return render(request, "review/desk.html", {"desk": shown})


@require_POST
def draft_document(request: Request, key: str) -> HttpResponse:
    """Make a draft of what was read in a document, and go to its desk; a key used before leads to what came of it."""
    document = get_object_or_404(documents_visible_to(request.actor), public_key=key)
    reading = last_reading(document)
    if reading is None:
        raise Http404
    once_key = request.POST.get("once_key") or secrets.token_urlsafe(16)
    try:
        version = draft_plan(reading=reading, once_key=once_key, by=request.actor, now=request.now)
    except AlreadyDone as done:
        version = get_object_or_404(
            PlanVersion.objects.select_related("plan"),
            public_key=done.result,
            jurisdiction=request.actor.jurisdiction_id,
        )
    return redirect("web:review", version.plan.public_key)


@require_POST
def undo(request: Request, key: str) -> HttpResponse:
    """Take back one's own last act, and show the desk at the part that it was about."""
    version = draft_of(request, key)
    shown, last = request.POST.get("number"), undo_of(version, by=request.actor)
    if shown and (last is None or shown != str(last.number)):
        raise WrongState(_("这一步已经撤销过，或者之后又有改动。请看清现在的撤销按钮再点。"))
    edit = undo_edit(version=version, by=request.actor, now=request.now)
    return HttpResponseRedirect(f"{reverse('web:review', args=[key])}#{_place_of(version, edit.changes)}", status=303)


def _place_of(version: PlanVersion, changes: list[dict[str, object]]) -> str:
    kinds = {change["row"] for change in changes}
    if "piece" not in kinds:
        return "doubts" if "doubt" in kinds else "names"
    keys = [int(str(change["pk"])) for change in changes if change["row"] == "piece"]
    piece = Piece.objects.filter(version=version, pk__in=keys).order_by("position").first()
    if piece is None:
        return "tasks"
    return "arrangement" if piece.kind == PieceKind.ARRANGEMENT else f"piece-{piece.public_key}"


@require_POST
def arrange_reporting(request: Request, key: str) -> HttpResponse:
    """Settle the report day and who reports."""
    version = draft_of(request, key)
    since = last_number(version)
    arrange(
        version=version,
        revision=number_of(request, "revision"),
        arrangement=arrangement_from(request.POST),
        by=request.actor,
        now=request.now,
    )
    return answered(request, version, since=since, at="arrangement")


@require_POST
def consolidate(request: Request, key: str) -> HttpResponse:
    """Name the consolidating units of tasks with several leads: those that differ from what stands there."""
    version = draft_of(request, key)
    since = last_number(version)
    rows = zip(
        request.POST.getlist("piece"), request.POST.getlist("revision"), request.POST.getlist("name"), strict=False
    )
    for piece_key, revision, name in rows:
        piece = piece_of(version, piece_key)
        if name and revision.isdecimal() and name != piece.content.get("consolidating"):
            set_consolidating(piece=piece, revision=int(revision), name=name, by=request.actor, now=request.now)
    return answered(request, version, since=since, at="arrangement")
