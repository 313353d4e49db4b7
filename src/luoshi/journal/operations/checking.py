"""Having the journal checked, and noting what came of it. The outcome is itself an entry: nothing else keeps it."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.base.refusals import WrongState
from luoshi.journal.models import Chain
from luoshi.journal.operations import record
from luoshi.journal.permissions import READ_JOURNAL
from luoshi.journal.verifying import Break, verify_chain

Queue = Callable[[int], object]
"""What asks for the check of a jurisdiction in the background: luoshi.journal.tasks.queue_check."""


def ask_for_check(*, by: Actor, now: datetime, queue: Queue) -> None:
    """Have the chain of one's jurisdiction checked in the background.

    Raises NotAllowed, and WrongState where an entry stands that is not ours in the place of the next one: nothing can be
    written then, and that is itself what the check would find.
    """
    check(READ_JOURNAL, by)
    try:
        with transaction.atomic():
            record("journal.check_asked", jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now)
            queue(by.jurisdiction_id)
    except IntegrityError:
        raise WrongState(
            _("操作记录末尾有外来的记录，新的记录写不进去。请停止写入，并用备份核对（luoshi journal verify）。")
        ) from None


def check_journal(*, by: Actor, now: datetime) -> Break | None:
    """Check the chain of a jurisdiction and enter what was found: None where it holds. Raises NotAllowed."""
    check(READ_JOURNAL, by)
    key = jurisdiction_key_of(by.jurisdiction_id)
    length = Chain.objects.filter(jurisdiction_key=key).values_list("length", flat=True).first() or 0
    broken = verify_chain(key)
    if broken is None:
        record("journal.found_whole", jurisdiction_key=key, by=by, now=now, data={"count": length})
    else:
        data = {"number": broken.number, "flaw": broken.flaw.value}
        record("journal.found_broken", jurisdiction_key=key, by=by, now=now, data=data)
    return broken
