"""Receiving a file: read first, kept then. What cannot be read in a second waits apart, and is read in the background."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from gongwen.refusals import Classified
from gongwen.workers import Outcome
from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of, new_key
from luoshi.base.permissions import Permission, check
from luoshi.base.refusals import Invalid
from luoshi.base.writing import tell_result, use_once
from luoshi.documents import holding, reader
from luoshi.documents.holding import Held
from luoshi.documents.models import Document
from luoshi.documents.operations.readings import add_reading, sentence_of
from luoshi.documents.permissions import RECEIVE
from luoshi.documents.refusals import Marked
from luoshi.documents.states import DocumentState
from luoshi.files.keeping import keep_bytes
from luoshi.files.kinds import kind_of
from luoshi.files.names import safe_name
from luoshi.files.operations import store_kept
from luoshi.journal.operations import record

Queue = Callable[[Document], object]
"""What asks for a document to be read in the background: luoshi.documents.tasks.queue_reading."""


def take_in(  # noqa: PLR0913 -- a file, who brings it when, by which right, and what reads it
    *,
    content: bytes,
    name: str,
    once_key: str,
    by: Actor,
    now: datetime,
    queue: Queue,
    permission: Permission = RECEIVE,
) -> Document:
    """Receive a file for somebody who waits: read at once if that takes no longer than a second, else held apart.

    ``permission`` is that by which it is brought: a document, or a signed sheet.

    Raises NotAllowed, Invalid, AlreadyDone, and Marked for a file with a classification mark.
    """
    _check_file(content, name, by, permission)
    outcome = reader.read_quickly(content, name)
    told: _Told = {"once_key": once_key, "by": by, "now": now, "permission": permission}
    if outcome is None:
        return hold_document(content=content, name=name, queue=queue, **told)
    return receive_document(content=content, name=name, outcome=outcome, **told)


class _Told(TypedDict):
    once_key: str
    by: Actor
    now: datetime
    permission: Permission


def receive_document(  # noqa: PLR0913 -- as take_in
    *,
    content: bytes,
    name: str,
    once_key: str,
    by: Actor,
    now: datetime,
    outcome: Outcome | None = None,
    permission: Permission = RECEIVE,
) -> Document:
    """Read a file, unless ``outcome`` tells what came of that, and keep it with what was read, or with why it was not.

    Raises NotAllowed, Invalid, AlreadyDone, and Marked for a file with a classification mark, of which nothing is kept.
    """
    name = _check_file(content, name, by, permission)
    outcome = outcome or reader.read(content, name)
    if isinstance(outcome.refusal, Classified):
        refuse_marked(outcome.refusal, by=by, now=now)
    kept = keep_bytes(content=content, name=name)
    with transaction.atomic():
        once = use_once(once_key, act="documents.receive_document", now=now)
        document = Document.objects.create(
            jurisdiction_id=by.jurisdiction_id,
            file=store_kept(kept=kept, by=by, now=now),
            name=name,
            received_at=now,
            received_by=by.person_key,
            state=DocumentState.REFUSED if outcome.content is None else DocumentState.READ,
            refusal=sentence_of(outcome),
        )
        reading = add_reading(document, outcome.content, now=now) if outcome.content is not None else None
        tell_result(once, document.public_key)
        record(
            "documents.document_received",
            jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id),
            by=by,
            now=now,
            about=document,
            data={"size": len(content), "reading": reading.public_key if reading else None},
        )
    return document


def hold_document(  # noqa: PLR0913 -- as take_in
    *,
    content: bytes,
    name: str,
    once_key: str,
    by: Actor,
    now: datetime,
    queue: Queue,
    permission: Permission = RECEIVE,
) -> Document:
    """Hold a file apart and have it read in the background, which keeps it or, for its mark, forgets it.

    Raises NotAllowed, Invalid, AlreadyDone. Once it returns nothing is lost: bytes and row are there, and the task.
    """
    name = _check_file(content, name, by, permission)
    kind_of(io.BytesIO(content), name)
    key = new_key()
    holding.hold(key, Held(name, content))
    try:
        with transaction.atomic():
            once = use_once(once_key, act="documents.receive_document", now=now)
            document = Document.objects.create(
                jurisdiction_id=by.jurisdiction_id,
                public_key=key,
                received_at=now,
                received_by=by.person_key,
                queued_at=now,
            )
            tell_result(once, key)
            record(
                "documents.document_held",
                jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id),
                by=by,
                now=now,
                about=document,
                data={"size": len(content)},
            )
            queue(document)
    except BaseException:
        holding.release(key)
        raise
    document.refresh_from_db()
    return document


def _check_file(content: bytes, name: str, by: Actor, permission: Permission) -> str:
    """Return the file's name as it is kept; raise NotAllowed, or Invalid for what is no file of ours."""
    check(permission, by)
    check_size(len(content))
    return safe_name(name)


def check_size(size: int) -> None:
    """Raise Invalid for a file that is empty or above the limit."""
    if not size:
        raise Invalid(_("文件是空的，请重新取得原件后再上传。"), "files")
    if size > settings.UPLOAD_BYTES:
        limit = settings.UPLOAD_BYTES // 1_000_000
        raise Invalid(_("文件超过 %(limit)d MB 的上限，请拆分或者压缩图片后再上传。") % {"limit": limit}, "files")


def refuse_marked(refusal: Classified, *, by: Actor, now: datetime) -> None:
    """Note that a marked file came, and from whom; raise Marked."""
    record("documents.classified_refused", jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now)
    raise Marked(str(refusal)) from None
