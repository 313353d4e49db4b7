"""Received documents: the list, one of them, how far it is, its file."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.permissions import check, refusal_of
from luoshi.documents.models import Document
from luoshi.documents.operations.again import check_read_again, read_again
from luoshi.documents.operations.giving import note_downloaded
from luoshi.documents.permissions import RECEIVE
from luoshi.documents.queries import documents_visible_to, documents_with_counts, last_reading, name_of, readings_of
from luoshi.documents.states import DocumentState
from luoshi.documents.tasks import queue_reading
from luoshi.journal.queries import entries_about
from luoshi.journal.sentences import sentence_of
from luoshi.plans.permissions import DRAFT_PLAN
from luoshi.plans.queries.versions import names_of_persons, versions_visible_to
from luoshi.web.documents.figures import figures_of
from luoshi.web.giving import as_attachment
from luoshi.web.http import Request
from luoshi.web.limits import limited

PAGE_SIZE = 50
ENTRIES = 30
"""What was received is never shown as a page of ours."""


@require_GET
def documents(request: Request) -> HttpResponse:
    """List documents, the newest first; ``state`` chooses those in one state."""
    state = request.GET.get("state", "")
    chosen = documents_visible_to(request.actor)
    if state in DocumentState.values:
        chosen = chosen.filter(state=state)
    page = Paginator(documents_with_counts(chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": _rows(list(page.object_list)),
        "state": state,
        "states": DocumentState,
        "upload_refusal": refusal_of(check, RECEIVE, request.actor),
    }
    return render(request, "documents/documents.html", context)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: a document with its counts, its file's name, and who received it."""

    document: Document
    name: str
    receiver: str


def _rows(listed: Sequence[Document]) -> list[Row]:
    names = names_of_persons({document.received_by for document in listed if document.received_by})
    return [Row(document, name_of(document), names.get(document.received_by, "")) for document in listed]


@require_GET
def document(request: Request, key: str) -> HttpResponse:
    """Show one document: how far it is, what was read in numbers, what to do next."""
    found = _found(request, key)
    return render(request, "documents/document.html", _shown(request, found))


def _shown(request: Request, found: Document) -> dict[str, Any]:
    reading = last_reading(found)
    return {
        "document": found,
        "name": name_of(found),
        "reading": reading,
        "figures": figures_of(reading.content) if reading else None,
        "receiver": _rows([found])[0].receiver,
        "readings": readings_of(found),
        "others": documents_visible_to(request.actor)
        .filter(file__isnull=False, file=found.file_id)
        .exclude(pk=found.pk)[:5],
        "versions": versions_visible_to(request.actor).filter(document=found).select_related("plan"),
        "draft_refusal": refusal_of(check, DRAFT_PLAN, request.actor),
        "again_refusal": refusal_of(check_read_again, found, request.actor),
        "history": [(entry, sentence_of(entry)) for entry in entries_about(found)[:ENTRIES]],
        "once_key": secrets.token_urlsafe(16),
    }


@require_GET
def status(request: Request, key: str) -> HttpResponse:
    """Return the part of a page that shows a document, as it stands now: ``as`` says of which page."""
    place = request.GET.get("as", "")
    if place == "page":
        return render(request, "documents/document.html#document", _shown(request, _found(request, key)))
    if place not in {"row", "taken"}:
        raise Http404
    row = get_object_or_404(documents_with_counts(documents_visible_to(request.actor)), public_key=key)
    if place == "taken":
        return render(request, "documents/upload.html#document", {"document": row, "name": name_of(row)})
    return render(request, "documents/documents.html#row", {"row": _rows([row])[0]})


@require_GET
@limited("download")
def file(request: Request, key: str) -> FileResponse:
    """Give the received file back as it came, to be saved."""
    found = _found(request, key)
    if found.file is None:
        raise Http404
    answer = as_attachment(found.file, found.name)
    note_downloaded(document=found, by=request.actor, now=request.now)
    return answer


@require_POST
def again(request: Request, key: str) -> HttpResponse:
    """Have a document read once more."""
    read_again(document=_found(request, key), by=request.actor, now=request.now, queue=queue_reading)
    return redirect("web:document", key)


def _found(request: Request, key: str) -> Document:
    return get_object_or_404(documents_visible_to(request.actor).select_related("file", "jurisdiction"), public_key=key)
