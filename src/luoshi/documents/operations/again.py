"""Reading once more: by a newer reader, because somebody asks for it; or because a task died before it was done."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, system
from luoshi.base.permissions import check
from luoshi.base.refusals import WrongState
from luoshi.documents import holding, reader
from luoshi.documents.models import Document, Reading
from luoshi.documents.operations.receiving import Queue
from luoshi.documents.operations.states import move
from luoshi.documents.permissions import RECEIVE
from luoshi.documents.queries import WAITING
from luoshi.documents.states import DocumentState
from luoshi.journal.operations import record

AT_ONCE = 100
"""How many documents are taken up in one go; the next tick takes the next."""


def check_read_again(document: Document, by: Actor) -> None:
    """Raise NotAllowed or WrongState unless somebody may have a document read again."""
    check(RECEIVE, by)
    if document.state in WAITING:
        raise WrongState(_("文件正在识读，请等它读完。"))
    if document.file is None:
        raise WrongState(_("文件没有存下来，不能重新识读，请重新上传。"))
    if (
        document.state == DocumentState.READ
        and not document.refusal
        and Reading.objects.filter(document=document, reader_version=reader.VERSION).exists()
    ):
        raise WrongState(_("现在的识读程序已经读过这份文件，重新识读不会有变化。"))


@transaction.atomic
def read_again(*, document: Document, by: Actor, now: datetime, queue: Queue) -> Document:
    """Have a document read once more, in the background; readings that are there stay. Raises NotAllowed, WrongState."""
    check_read_again(document, by)
    move(document, to=DocumentState.RECEIVED, fields={"queued_at": now, "attempts": 0, "refusal": ""})
    key = document.jurisdiction.public_key
    record("documents.reading_asked_for", jurisdiction_key=key, by=by, now=now, about=document)
    queue(document)
    return document


def take_up_stuck_readings(*, before: datetime, now: datetime, queue: Queue) -> int:
    """Ask once more for readings that began, or were asked for, before a moment and are still not done; return how many."""
    stuck = Document.objects.filter(
        Q(state=DocumentState.READING, reading_since__lt=before) | Q(state=DocumentState.RECEIVED, queued_at__lt=before)
    )
    return sum(_take_up(document, now=now, queue=queue) for document in stuck.select_related("jurisdiction")[:AT_ONCE])


@transaction.atomic
def _take_up(document: Document, *, now: datetime, queue: Queue) -> bool:
    """Give a document back to those that wait and ask for its reading; tell whether nobody was quicker."""
    given_back = Document.objects.filter(
        pk=document.pk, state=document.state, claim=document.claim, queued_at=document.queued_at
    ).update(state=DocumentState.RECEIVED, reading_since=None, claim="", queued_at=now)
    if not given_back:
        return False
    by = system(document.jurisdiction_id)
    key = document.jurisdiction.public_key
    record("documents.reading_taken_up", jurisdiction_key=key, by=by, now=now, about=document)
    queue(document)
    return True


def clear_orphans(*, before: datetime) -> int:
    """Remove bytes that wait apart since before a moment and that no waiting document names; return how many."""
    keys = list(holding.keys_before(before))
    waiting = set(
        Document.objects.filter(public_key__in=keys, file__isnull=True, state__in=WAITING).values_list(
            "public_key", flat=True
        )
    )
    return holding.release_all(key for key in keys if key not in waiting)
