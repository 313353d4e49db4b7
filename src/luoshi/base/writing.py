"""Writing safely: no stale text over a newer one, no act twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from luoshi.base.models import OneTimeKey, Revised
from luoshi.base.refusals import AlreadyDone, Stale

M = TypeVar("M", bound=Revised)


def write_revised(row: M, *, revision: int, fields: Mapping[str, object]) -> M:
    """Write ``fields`` of a row whose reader saw ``revision``, and return the row as it stands then.

    Raises Stale with both texts if somebody else wrote since.
    """
    model = type(row)
    written = model._default_manager.filter(pk=row.pk, revision=revision).update(
        **fields, revision=models.F("revision") + 1
    )
    row.refresh_from_db()
    if not written:
        theirs = {name: getattr(row, name) for name in fields}
        raise Stale(_("这一处刚被别人改过，您的内容没有写入，两种内容都列在下面。"), ours=dict(fields), theirs=theirs)
    return row


def use_once(key: str, *, act: str, now: datetime) -> OneTimeKey:
    """Mark a one-time key as used, in the caller's transaction; raise AlreadyDone if it was used before."""
    try:
        with transaction.atomic():
            return OneTimeKey.objects.create(key=key, act=act, used_at=now)
    except IntegrityError:
        before = OneTimeKey.objects.get(key=key)
        raise AlreadyDone(_("这一步已经做过了，没有再做第二次。"), before.result) from None


def tell_result(once: OneTimeKey, result: str) -> None:
    """Note what came of the act whose key was used."""
    once.result = result
    once.save(update_fields=["result"])
