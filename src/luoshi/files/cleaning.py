"""Taking away what a crash left in the storage."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from luoshi.files.queries import orphans

KEPT_FOR = timedelta(days=1)
"""How long bytes without a row stand: an upload that is under way now has none yet."""


def remove_orphans(*, now: datetime) -> int:
    """Remove bytes without a row that nobody has used for a day; return how many were. The tick calls it."""
    removed = 0
    for place in orphans(until=now - KEPT_FOR):
        default_storage.delete(place)
        removed += 1
    return removed
