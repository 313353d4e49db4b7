"""What the edge itself writes: that somebody was refused."""

from datetime import datetime

from django.core.cache import cache

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.journal.operations import record

MOST_A_MINUTE = 10
"""How many refusals of one account are written in a minute, by each process: nobody fills the journal by asking again."""
_MINUTE = 60


def note_refused(*, route: str, method: str, by: Actor, now: datetime) -> bool:
    """Write into the journal at which address somebody was refused, nothing of what they sent; tell whether it was written."""
    if not by.account_key or not _is_within_bound(by.account_key, now):
        return False
    told = {"route": route, "method": method}
    record("web.refused", jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now, data=told)
    return True


def _is_within_bound(account_key: str, now: datetime) -> bool:
    key = f"refused:{account_key}:{int(now.timestamp()) // _MINUTE}"
    cache.add(key, 0, 2 * _MINUTE)
    return cache.incr(key) <= MOST_A_MINUTE
