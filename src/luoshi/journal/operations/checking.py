"""Having the journal checked, and noting what came of it. The outcome is itself an entry: nothing else keeps it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.journal.models import Chain
from luoshi.journal.operations import record
from luoshi.journal.permissions import READ_JOURNAL
from luoshi.journal.verifying import Break, verify_chain

Queue = Callable[[int], object]
"""What asks for the check of a jurisdiction in the background: luoshi.journal.tasks.queue_check."""


def ask_for_check(*, by: Actor, now: datetime, queue: Queue) -> None:
    """Have the chain of one's jurisdiction checked in the background. Raises NotAllowed."""
    check(READ_JOURNAL, by)
    with transaction.atomic():
        record("journal.check_asked", jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id), by=by, now=now)
        queue(by.jurisdiction_id)


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
