"""Files read back, and what the storage holds beyond them."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.core.files.storage import default_storage

from luoshi.files.keeping import SPOOL, place_of
from luoshi.files.models import StoredFile

_DIGITS = set("0123456789abcdef")


def open_file(file: StoredFile) -> IO[bytes]:
    """Return a file's bytes, to be read and closed. Who may read them is for the room that it belongs to."""
    return default_storage.open(place_of(file.sha256))


def is_intact(file: StoredFile) -> bool:
    """Tell whether a file's bytes are there and as they were."""
    try:
        with open_file(file) as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == file.sha256  # type: ignore[arg-type]
    except FileNotFoundError:
        return False


def orphans(*, until: datetime) -> Iterator[str]:
    """Yield the names in the storage that no row speaks of and that nobody has used since ``until``.

    A crash leaves them: bytes whose row was not written yet, uploads that were not whole.
    """
    for folder in _folders():
        old = [place for place in _files_in(folder) if _is_older(place, until)]
        known = _with_row(old)
        # Asked again: somebody may have begun to use the bytes while the rows were looked up.
        yield from (place for place in old if place not in known and _is_older(place, until))


def _folders() -> Iterator[str]:
    yield SPOOL
    for first in _subfolders(""):
        for second in _subfolders(first):
            yield f"{first}/{second}"


def _subfolders(folder: str) -> list[str]:
    if not default_storage.exists(folder):  # nothing was ever stored
        return []
    names, _files = default_storage.listdir(folder)
    return sorted(name for name in names if len(name) == 2 and set(name) <= _DIGITS)


def _files_in(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in sorted(default_storage.listdir(folder)[1])]


def _is_older(place: str, until: datetime) -> bool:
    try:
        return default_storage.get_modified_time(place) < until
    except FileNotFoundError:
        return False


def _with_row(places: list[str]) -> set[str]:
    """Return those of the places of one folder of which a row speaks."""
    hashes = [place.rpartition("/")[2] for place in places]
    return {
        place_of(sha256) for sha256 in StoredFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)
    }
