"""Where bytes wait, outside the store, until they are known to carry no classification mark.

Each waits under its document's public key, through Django's storage "incoming". It is written before the row of its
document and removed after the row has gone on, so what no waiting row names is an orphan, and is cleared away.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

ALIAS = "incoming"


def _storage() -> Storage:
    return storages[ALIAS]


def hold(key: str, content: bytes) -> None:
    """Keep bytes until they are released."""
    _storage().save(key, ContentFile(content))


def held(key: str) -> bytes | None:
    """Return the bytes that wait under a key, None if none do."""
    try:
        with _storage().open(key) as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        return None


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
