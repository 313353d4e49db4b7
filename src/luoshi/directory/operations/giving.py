"""Giving the directory away as a workbook: no write, and in the journal all the same."""

from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.directory.permissions import READ
from luoshi.journal.operations import record


def note_exported(*, by: Actor, now: datetime) -> None:
    """Enter that somebody exported the directory of their jurisdiction. Raises NotAllowed."""
    check(READ, by)
    record("directory.exported", jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now)


def note_liaisons_exported(*, by: Actor, now: datetime) -> None:
    """Enter that somebody exported the list of liaisons. Raises NotAllowed."""
    check(READ, by)
    record("directory.liaisons_exported", jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now)
