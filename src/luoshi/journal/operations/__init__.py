"""Writing the journal: one entry an act, in the act's own transaction, each keyed to the one before it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from luoshi.base.actors import Actor
from luoshi.journal.digests import digest_of
from luoshi.journal.models import Chain, Entry


# Without a savepoint of its own: where the entry cannot be written, the act is not to be written either.
@transaction.atomic(savepoint=False)
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
    chain = _locked_chain(jurisdiction_key)
    entry = Entry(
        jurisdiction_key=jurisdiction_key,
        number=chain.length + 1,
        at=now,
        verb=verb,
        about_kind=about._meta.label_lower if about is not None else "",
        about_key=str(getattr(about, "public_key", "")) if about is not None else "",
        data=_as_kept(data or {}),
        account_key=by.account_key,
        person_key=by.person_key,
        post_key=by.post_key,
        on_behalf_of=by.on_behalf_of,
        channel=by.channel.value,
        previous=chain.head,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(length=entry.number, head=entry.digest)
    return entry


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
