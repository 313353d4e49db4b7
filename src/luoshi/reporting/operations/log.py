"""The journal's entries of this room."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.models import InJurisdiction, jurisdiction_key_of
from luoshi.journal.operations import record, record_each


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


def told_each(
    about: Sequence[tuple[InJurisdiction, Mapping[str, object]]], verb: str, *, by: Actor, now: datetime
) -> None:
    """Write an entry about each of some rows of one jurisdiction, with its data, in the caller's transaction."""
    if about:
        key = jurisdiction_key_of(about[0][0].jurisdiction_id)
        record_each(verb, about, jurisdiction_key=key, by=by, now=now)
