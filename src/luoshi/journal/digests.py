"""The keyed hash of an entry, and so of all entries before it."""

import hashlib
import hmac
import json
from datetime import UTC

from django.conf import settings

from luoshi.journal.models import Entry, Statement

_SIGNED = (
    "jurisdiction_key number verb about_kind about_key data account_key person_key post_key on_behalf_of channel previous"
).split()


_STATED = "public_key about_kind about_key said_by said_in way words scan_key entered_by".split()


def digest_of_statement(statement: Statement) -> str:
    """Return the hash (SHA-256) of all that a statement says. Its entry keeps it, so that other words are found out."""
    told = {name: getattr(statement, name) for name in _STATED} | {"said_on": statement.said_on.isoformat()}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def digest_of(entry: Entry) -> str:
    """Return the keyed hash (HMAC-SHA-256) of all that an entry says, and so of all entries before it."""
    told = {name: getattr(entry, name) for name in _SIGNED} | {"at": entry.at.astimezone(UTC).isoformat()}
    return sign(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def sign(message: str) -> str:
    """Return the keyed hash of a text; the key stands outside the database."""
    return hmac.new(settings.JOURNAL_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()
