"""What the frame writes: who signed in, and who was refused. The password is the directory's to change."""

from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.directory.models import Account
from luoshi.journal.operations import record


def note_signed_in(account: Account, *, by: Actor, now: datetime) -> None:
    """Write into the journal that somebody signed in."""
    _note("directory.signed_in", account, by=by, now=now)


def note_signed_out(account: Account, *, by: Actor, now: datetime) -> None:
    """Write into the journal that somebody signed out."""
    _note("directory.signed_out", account, by=by, now=now)


def note_sign_in_refused(account: Account, *, by: Actor, now: datetime) -> None:
    """Write into the journal that somebody gave a wrong password for an account."""
    _note("directory.sign_in_refused", account, by=by, now=now)


def _note(verb: str, account: Account, *, by: Actor, now: datetime) -> None:
    record(verb, jurisdiction_key=account.jurisdiction.public_key, by=by, now=now, about=account)
