"""The journal's entries of this room."""

from collections.abc import Mapping
from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.models import InJurisdiction, jurisdiction_key_of
from luoshi.journal.operations import record


def told(
    about: InJurisdiction,
    verb: str,
    *,
    by: Actor,
    now: datetime,
    data: Mapping[str, object] | None = None,
) -> None:
    """Write an entry about a row, in the caller's transaction."""
    key = jurisdiction_key_of(about.jurisdiction_id)
    record(verb, jurisdiction_key=key, by=by, now=now, about=about, data=data)
