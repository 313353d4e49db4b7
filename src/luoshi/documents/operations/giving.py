"""Giving files back: no write, and in the journal all the same."""

from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.documents.models import Document
from luoshi.documents.permissions import SEE
from luoshi.journal.operations import record


def note_downloaded(*, document: Document, by: Actor, now: datetime) -> None:
    """Enter that somebody took the file of a document away. Raises NotAllowed."""
    check(SEE, by)
    key = jurisdiction_key_of(document.jurisdiction_id)
    record("documents.file_downloaded", jurisdiction_key=key, by=by, now=now, about=document)
