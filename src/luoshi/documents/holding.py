"""Where a file waits, outside the store, until it is known to carry no classification mark: its name and its bytes.

Each waits under its document's public key, through Django's storage "incoming". It is written before the row of its
document and removed after the row has gone on, so what no waiting row names is an orphan, and is cleared away. The
name waits here too, and not in the database: of a marked file no copy of it is to be left in any log or free page.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

ALIAS = "incoming"
_END = b"\n"
_LONGEST_LINE = 4096


def _storage() -> Storage:
    return storages[ALIAS]


class Held(NamedTuple):
    """A file that waits."""

    name: str
    content: bytes


def hold(key: str, file: Held) -> None:
    """Keep a file until it is released."""
    _storage().save(key, ContentFile(json.dumps(file.name).encode("ascii") + _END + file.content))


def held(key: str) -> Held | None:
    """Return the file that waits under a key, None if none does."""
    try:
        with _storage().open(key) as file:
            name = file.readline(_LONGEST_LINE)
            return Held(json.loads(name), file.read())
    except FileNotFoundError:
        return None


def held_name(key: str) -> str:
    """Return the name of the file that waits under a key, empty if none does."""
    try:
        with _storage().open(key) as file:
            return str(json.loads(file.readline(_LONGEST_LINE)))
    except FileNotFoundError:
        return ""


def release(key: str) -> None:
    """Remove what waits under a key, if anything does."""
    _storage().delete(key)


def keys_before(moment: datetime) -> Iterator[str]:
    """Yield the keys of all that was put here before a moment."""
    try:
        _folders, names = _storage().listdir("")
    except FileNotFoundError:  # nothing was ever held
        return
    for name in names:
        try:
            put_at = _storage().get_modified_time(name)
        except FileNotFoundError:  # released meanwhile
            continue
        if put_at < moment:
            yield name


def release_all(keys: Iterable[str]) -> int:
    """Remove what waits under each of the keys, and return how many there were."""
    count = 0
    for key in keys:
        release(key)
        count += 1
    return count
