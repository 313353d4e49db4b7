"""Keeping files: the bytes first, their row after. The room that a file belongs to writes the journal."""

from datetime import datetime
from typing import IO

from django.core.files.storage import default_storage
from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.files.keeping import Kept, keep_bytes, place_of
from luoshi.files.models import StoredFile


def store_file(*, content: IO[bytes] | bytes, name: str, by: Actor, now: datetime) -> StoredFile:
    """Keep a file and return its row: the one that is there if the jurisdiction has the same bytes already.

    Raises Invalid with a sentence if the file is empty, too large or of no kind that is taken. Call it outside a
    transaction (a large file takes seconds); where the row is to be in one, use ``keep_bytes`` before and
    ``store_kept`` in it.
    """
    return store_kept(kept=keep_bytes(content=content, name=name), by=by, now=now)


def store_kept(*, kept: Kept, by: Actor, now: datetime) -> StoredFile:
    """Return the row of bytes that are in the storage, made if the jurisdiction has none yet."""
    file, _made = StoredFile.objects.get_or_create(
        jurisdiction_id=by.jurisdiction_id,
        sha256=kept.sha256,
        defaults={"size": kept.size, "media_type": kept.media_type, "stored_at": now},
    )
    return file


@transaction.atomic
def remove_file(*, file: StoredFile) -> None:
    """Remove a file that may not be kept, and its bytes unless another jurisdiction has them too.

    Raises ProtectedError while something still refers to it.
    """
    sha256 = file.sha256
    file.delete()
    transaction.on_commit(lambda: _remove_bytes(sha256))


def _remove_bytes(sha256: str) -> None:
    if not StoredFile.objects.filter(sha256=sha256).exists():
        default_storage.delete(place_of(sha256))
