"""Noting what is no write and is to be known all the same: what was exported."""

from collections.abc import Mapping
from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.journal.operations import record
from luoshi.journal.permissions import READ_JOURNAL


def note_exported(*, count: int, asked: Mapping[str, str], by: Actor, now: datetime) -> None:
    """Enter that entries of the journal were exported: how many, and by which filters. Raises NotAllowed."""
    check(READ_JOURNAL, by)
    data = {"count": count, "asked": dict(asked)}
    record("journal.exported", jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now, data=data)
