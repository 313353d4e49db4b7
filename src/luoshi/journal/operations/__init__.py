"""Writing the journal: one entry an act, in the act's own transaction, each keyed to the one before it."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction

from luoshi.base.actors import Actor
from luoshi.journal.digests import digest_of
from luoshi.journal.models import Chain, Entry


def record(
    verb: str,
    *,
    jurisdiction_key: str,
    by: Actor,
    now: datetime,
    about: models.Model | None = None,
    data: Mapping[str, object] | None = None,
) -> Entry:
    """Write one entry about ``about`` (its model and public key), with ``data`` that JSON can hold. No names in it.

    Raises TypeError if JSON cannot hold ``data`` exactly: engines write floats each in their own way.
    """
    (entry,) = record_each(verb, [(about, data or {})], jurisdiction_key=jurisdiction_key, by=by, now=now)
    return entry


# Without a savepoint of its own: where the entry cannot be written, the act is not to be written either.
@transaction.atomic(savepoint=False)
def record_each(
    verb: str,
    about: Sequence[tuple[models.Model | None, Mapping[str, object]]],
    *,
    jurisdiction_key: str,
    by: Actor,
    now: datetime,
) -> list[Entry]:
    """Write an entry about each of some rows, with its data, as ``record`` does: three statements for any number."""
    chain = _locked_chain(jurisdiction_key)
    entries: list[Entry] = []
    for number, (row, data) in enumerate(about, start=chain.length + 1):
        entry = Entry(
            jurisdiction_key=jurisdiction_key,
            number=number,
            at=now,
            verb=verb,
            about_kind=row._meta.label_lower if row is not None else "",
            about_key=str(getattr(row, "public_key", "")) if row is not None else "",
            data=_as_kept(data),
            account_key=by.account_key,
            person_key=by.person_key,
            post_key=by.post_key,
            on_behalf_of=by.on_behalf_of,
            channel=by.channel.value,
            previous=entries[-1].digest if entries else chain.head,
        )
        entry.digest = digest_of(entry)
        entries.append(entry)
    if entries:
        Entry.objects.bulk_create(entries, batch_size=500)
        Chain.objects.filter(pk=chain.pk).update(length=entries[-1].number, head=entries[-1].digest)
    return entries


def _locked_chain(jurisdiction_key: str) -> Chain:
    """Return the chain, locked until the transaction ends: entries are numbered one after the other."""
    locked = Chain.objects.select_for_update().filter(jurisdiction_key=jurisdiction_key)
    chain = locked.first()
    if chain is None:
        # Two first entries at once: get_or_create waits for the other one's row and then finds it.
        Chain.objects.get_or_create(jurisdiction_key=jurisdiction_key)
        chain = locked.get()
    return chain


def _as_kept(data: Mapping[str, object]) -> dict[str, Any]:
    """Return ``data`` as the database will give it back, so that the digest of today is that of every later day."""
    kept: dict[str, Any] = json.loads(json.dumps(dict(data)), parse_float=_refuse_float)
    return kept


def _refuse_float(printed: str) -> float:
    raise TypeError(f"The journal holds no floats ({printed}): give a Decimal as its text.")
