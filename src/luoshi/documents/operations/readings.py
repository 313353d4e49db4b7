"""Reading what was received: claimed by one task, kept or refused, taken up again where a task died."""

import logging
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gongwen.refusals import Classified
from gongwen.workers import Outcome
from luoshi.base.actors import Actor
from luoshi.base.refusals import WrongState
from luoshi.documents import holding, reader
from luoshi.documents.holding import Held
from luoshi.documents.models import Document, Reading
from luoshi.documents.operations.states import move
from luoshi.documents.states import DocumentState
from luoshi.files.keeping import Kept, keep_bytes
from luoshi.files.operations import store_kept
from luoshi.files.queries import open_file
from luoshi.journal.operations import record

MOST_ATTEMPTS = 3
"""How often a reading may end with the death of its task before the document is refused."""
LONGEST_TITLE = 300
_log = logging.getLogger(__name__)


def read_document(*, document: Document, claim: str, by: Actor, now: datetime) -> Document:
    """Read a received document and keep what came of it. ``claim`` is the task that does it; the same one may come again.

    Raises WrongState if another task has it, or if it waits for no reading.
    """
    document = begin_reading(document=document, claim=claim, by=by, now=now)
    held = holding.held(document.public_key) if document.file is None else None
    content = held.content if held else _kept_bytes(document)
    name = held.name if held else document.name
    if content is None:
        sentence = _("文件的内容已经不在系统里，不能识读，请重新上传。")
        return refuse_reading(document=document, sentence=sentence, claim=claim, by=by, now=now)
    if document.attempts > MOST_ATTEMPTS:
        sentence = _("多次识读都中途停止，文件可能有问题，请用 Word 或 WPS 另存为新的 .docx 后再上传。")
        return refuse_reading(document=document, sentence=sentence, claim=claim, by=by, now=now, held=held)
    outcome = reader.read(content, name)
    if isinstance(outcome.refusal, Classified) and held is not None:
        return forget_document(document=document, sentence=str(outcome.refusal), claim=claim, by=by, now=now)
    if outcome.content is None:
        sentence = sentence_of(outcome)
        return refuse_reading(document=document, sentence=sentence, claim=claim, by=by, now=now, held=held)
    keep_reading(document=document, content=outcome.content, claim=claim, by=by, now=now, held=held)
    return document


@transaction.atomic
def begin_reading(*, document: Document, claim: str, by: Actor, now: datetime) -> Document:
    """Claim a document for a task and return it; raise WrongState if it waits for no reading or another task has it."""
    waiting = Q(state=DocumentState.RECEIVED) | Q(state=DocumentState.READING, claim=claim)
    claimed = Document.objects.filter(waiting, pk=document.pk).update(
        state=DocumentState.READING,
        claim=claim,
        reading_since=now,
        attempts=models.F("attempts") + 1,
        revision=models.F("revision") + 1,
    )
    if not claimed:
        raise WrongState(_("文件已经在识读，或者不用再识读了。"))
    document.refresh_from_db()
    _record("documents.reading_begun", document, by=by, now=now, data={"attempt": document.attempts})
    return document


def keep_reading(
    *, document: Document, content: dict[str, Any], claim: str, by: Actor, now: datetime, held: Held | None = None
) -> Reading:
    """Keep what was read beside all that was read before; ``held`` is a file that waited apart and is now stored.

    Raises WrongState if the task has the document no longer.
    """
    kept = keep_bytes(content=held.content, name=held.name) if held is not None else None
    with transaction.atomic():
        move(document, to=DocumentState.READ, claim=claim, fields=_settled("") | _stored(held, kept, by=by, now=now))
        reading = add_reading(document, content, now=now)
        _record("documents.reading_kept", document, by=by, now=now, data={"reading": reading.public_key})
    _release(document, held)
    return reading


def refuse_reading(
    *, document: Document, sentence: str, claim: str, by: Actor, now: datetime, held: Held | None = None
) -> Document:
    """Note why a document could not be read; the bytes are kept, and what was read before stays what it is.

    Raises WrongState if the task has the document no longer.
    """
    had_reading = Reading.objects.filter(document=document).exists()
    to = DocumentState.READ if had_reading else DocumentState.REFUSED
    kept = keep_bytes(content=held.content, name=held.name) if held is not None else None
    with transaction.atomic():
        move(document, to=to, claim=claim, fields=_settled(sentence) | _stored(held, kept, by=by, now=now))
        _record("documents.reading_refused", document, by=by, now=now)
    _release(document, held)
    return document


def forget_document(*, document: Document, sentence: str, claim: str, by: Actor, now: datetime) -> Document:
    """Forget a file that waited apart and carries a classification mark: its bytes and its name; the refusal stays.

    The bytes go first: whatever happens then, nothing is kept. Raises WrongState if the task has the document no longer.
    """
    holding.release(document.public_key)
    with transaction.atomic():
        move(document, to=DocumentState.CLASSIFIED, claim=claim, fields=_settled(sentence))
        _record("documents.classified_refused", document, by=by, now=now)
    return document


def add_reading(document: Document, content: dict[str, Any], *, now: datetime) -> Reading:
    """Write a reading of a document, in the caller's transaction."""
    header = content["document"]
    return Reading.objects.create(
        jurisdiction_id=document.jurisdiction_id,
        document=document,
        reader_version=reader.VERSION,
        content=content,
        title=(content["plan_title"] or header["title"] or "")[:LONGEST_TITLE],
        task_count=len(content["tasks"]),
        doubt_count=sum(doubt["severity"] == "ask" for doubt in content["doubts"]),
        read_at=now,
    )


def sentence_of(outcome: Outcome) -> str:
    """Return why a file was not read, empty if it was; an error of our own is logged."""
    if outcome.refusal is not None:
        return str(outcome.refusal)
    if outcome.content is not None:
        return ""
    _log.error("reading failed: %s", outcome.error)
    return _("识读程序出错，文件已经存好，请稍后重新识读；仍不成功时请联系系统管理员。")


def _kept_bytes(document: Document) -> bytes | None:
    """Return the bytes of a document that is stored; None if they are not there."""
    if document.file is None:
        return None
    try:
        with open_file(document.file) as file:
            return file.read()
    except FileNotFoundError:
        return None


def _settled(sentence: str) -> dict[str, object]:
    return {"claim": "", "attempts": 0, "queued_at": None, "refusal": sentence}


def _stored(held: Held | None, kept: Kept | None, *, by: Actor, now: datetime) -> dict[str, object]:
    """Return what is written of a file that waited and is now kept; nothing for one that was kept before."""
    if held is None or kept is None:
        return {}
    return {"file": store_kept(kept=kept, by=by, now=now), "name": held.name}


def _release(document: Document, held: Held | None) -> None:
    """Remove the bytes that waited apart, once what they became is written."""
    if held is not None:
        transaction.on_commit(lambda: holding.release(document.public_key))


def _record(verb: str, document: Document, *, by: Actor, now: datetime, data: dict[str, object] | None = None) -> None:
    key = document.jurisdiction.public_key
    record(verb, jurisdiction_key=key, by=by, now=now, about=document, data=data)
