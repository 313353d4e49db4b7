"""What a newer reading of the document reads otherwise: shown one by one, taken one by one. What people changed stays."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.base.refusals import Stale
from luoshi.documents.models import Reading
from luoshi.documents.queries import last_reading
from luoshi.plans.models import PlanVersion
from luoshi.plans.operations.reread import Difference, reread_differences, take_difference
from luoshi.plans.states import PieceKind
from luoshi.web.http import Request
from luoshi.web.review.cards import said_of
from luoshi.web.review.differences import Difference as FieldDifference
from luoshi.web.review.differences import differences, label_of_field
from luoshi.web.review.found import draft_of

SHOWN = 200
"""A newer reader reads a few things otherwise; a page shows so many of them, the rest once these are taken or left."""


class DifferenceRow(NamedTuple):
    """One thing that is read otherwise: what it is about, in which fields, and which of them stay as people made them."""

    key: str
    about: str
    what: str
    kind: str
    fields: list[FieldDifference]
    kept: list[str]


@require_http_methods(["GET", "POST"])
def reread(request: Request, key: str) -> HttpResponse:
    """Show what the newest reading reads otherwise than the draft was read; or take up one thing of it."""
    version = draft_of(request, key)
    reading = newer_reading(version)
    if reading is None:
        raise Http404
    found = reread_differences(version, reading)
    if request.method == "POST":
        return _take(request, version, found)
    rows = list(_rows(found[:SHOWN]))
    return render(
        request, "review/reread.html", {"version": version, "reading": reading, "rows": rows, "all": len(found)}
    )


def newer_reading(version: PlanVersion) -> Reading | None:
    """Return the newest reading of a draft's document if the draft was made of an older one."""
    if version.document is None or version.reading_id is None:
        return None
    newest = last_reading(version.document)
    return newest if newest is not None and newest.pk != version.reading_id else None


def _take(request: Request, version: PlanVersion, found: list[Difference]) -> HttpResponse:
    chosen = next((one for one in found if one.key == request.POST.get("difference")), None)
    if chosen is None:
        raise Stale(_("这一处刚被别人改过，没有采用，请重新比对。"), ours={}, theirs={})
    take_difference(version=version, difference=chosen, by=request.actor, now=request.now)
    if newer_reading(version) is None and len(found) == 1:
        messages.success(request, _("新的识读结果都已看过。"))
        return HttpResponseRedirect(reverse("web:review", args=[version.plan.public_key]), status=303)
    return HttpResponseRedirect(request.path, status=303)


def _rows(found: list[Difference]) -> Iterator[DifferenceRow]:
    for one in found:
        kind = one.kind
        yield DifferenceRow(
            key=one.key,
            about=_about(one),
            what=str(_WHAT()[one.what]),
            kind=str(kind.label) if kind else _("待核事项"),
            fields=_fields(one),
            kept=[label_of_field(kind, name) for name in one.kept] if kind else [],
        )


def _WHAT() -> dict[str, str]:  # noqa: N802 -- a table of words, said in the language of whoever reads it
    return {
        "changed": _("读法不同"),
        "added": _("新读出的"),
        "gone": _("不再读出的"),
        "asked": _("新提出的"),
        "answered": _("不再提出的"),
    }


def _about(one: Difference) -> str:
    if one.doubt is not None:
        return one.doubt.message
    if one.kind is None:
        return str(one.read.get("message", ""))
    content: dict[str, Any] = one.piece.content if one.piece is not None else one.read
    number, text, _facts = said_of(one.kind, content)
    return f"{number} {text}".strip()


def _fields(one: Difference) -> list[FieldDifference]:
    """Return the fields of a changed piece: as they stand in the draft, and as they are read now."""
    if one.what != "changed" or one.kind is None or one.piece is None:
        return []
    return differences(PieceKind(one.kind), one.piece.content, one.piece.content | _only(one.read, one.fields))


def _only(read: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: read[name] for name in names if name in read}
