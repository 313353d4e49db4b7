"""Questions to received documents."""

from django.db.models import OuterRef, QuerySet, Subquery

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.documents.holding import held_name
from luoshi.documents.models import Document, Reading
from luoshi.documents.permissions import SEE
from luoshi.documents.states import DocumentState

WAITING = (DocumentState.RECEIVED, DocumentState.READING)
"""The states in which the system has the next step."""


def documents_visible_to(by: Actor) -> QuerySet[Document]:
    """Return the documents of the jurisdiction for those who may see documents, none for others; the newest first."""
    if not allows(SEE, by):
        return Document.objects.none()
    return Document.objects.filter(jurisdiction=by.jurisdiction_id).order_by("-received_at", "-pk")


def documents_with_counts(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Return documents, each with what its last reading counts: ``title``, ``task_count``, ``doubt_count``."""
    last = Reading.objects.filter(document=OuterRef("pk")).order_by("-read_at", "-pk")
    return documents.annotate(
        title=Subquery(last.values("title")[:1]),
        task_count=Subquery(last.values("task_count")[:1]),
        doubt_count=Subquery(last.values("doubt_count")[:1]),
    )


def readings_of(document: Document) -> QuerySet[Reading]:
    """Return the readings of a document, the newest first, without what was read: that is loaded when asked for."""
    return Reading.objects.filter(document=document).order_by("-read_at", "-pk").defer("content")


def last_reading(document: Document) -> Reading | None:
    """Return the newest reading of a document with all that was read, None if there is none."""
    return Reading.objects.filter(document=document).order_by("-read_at", "-pk").first()


def name_of(document: Document) -> str:
    """Return the name of a document's file: where it waits to be checked, the one that waits with it. May be empty."""
    if document.name or document.state not in WAITING:
        return document.name
    return held_name(document.public_key)
