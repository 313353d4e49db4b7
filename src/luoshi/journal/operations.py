"""Writing the journal: one entry an act, in the act's own transaction, each keyed to the one before it."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from django.conf import settings
from django.db import models, transaction

from luoshi.base.actors import Actor
from luoshi.journal.models import Chain, Entry


@transaction.atomic
def record(
    verb: str,
    *,
    jurisdiction_key: str,
    by: Actor,
    now: datetime,
    about: models.Model | None = None,
    data: Mapping[str, object] | None = None,
) -> Entry:
    """Write one entry about ``about`` (its model and public key), with ``data`` that JSON can hold. No names in it."""
    chain = _locked_chain(jurisdiction_key)
    entry = Entry(
        jurisdiction_key=jurisdiction_key,
        number=chain.length + 1,
        at=now,
        verb=verb,
        about_kind=about._meta.label_lower if about is not None else "",
        about_key=str(getattr(about, "public_key", "")) if about is not None else "",
        data=dict(data or {}),
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
    Chain.objects.get_or_create(jurisdiction_key=jurisdiction_key)
    return Chain.objects.select_for_update().get(jurisdiction_key=jurisdiction_key)


_SIGNED = (
    "jurisdiction_key number verb about_kind about_key data account_key person_key post_key on_behalf_of channel previous"
).split()


def digest_of(entry: Entry) -> str:
    """Return the keyed hash (HMAC-SHA-256) of all that an entry says, and so of all entries before it."""
    told = {name: getattr(entry, name) for name in _SIGNED} | {"at": entry.at.astimezone(UTC).isoformat()}
    message = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.JOURNAL_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()
