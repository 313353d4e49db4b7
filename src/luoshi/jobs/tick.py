"""What time sets off. One idempotent function: run it twice, or a week late, and everything is done once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django_tasks_db.models import DBTaskResult

from luoshi.base.models import OneTimeKey
from luoshi.directory.operations.leaving import clear_old_filings
from luoshi.directory.signing import Session
from luoshi.documents.operations.again import clear_orphans, take_up_stuck_readings
from luoshi.documents.tasks import queue_reading
from luoshi.files.cleaning import remove_orphans
from luoshi.journal.heads import copy_heads
from luoshi.notifications.operations import deliver_due, gather_messages
from luoshi.reporting.operations.enquiring.telling import remind_of_enquiries
from luoshi.reporting.operations.reminding import remind
from luoshi.usecases.group_lists import queue_group_lists
from luoshi.usecases.periods import close_due_periods, open_due_periods
from luoshi.usecases.quiet import is_quiet

STUCK = timedelta(minutes=15)
"""How long a reading may take, with its wait: a worker has two minutes for a file."""
ORPHANED = timedelta(minutes=5)
KEYS_KEPT = timedelta(days=7)
"""How long a form may stand open and still be told that it was sent before."""
RESULTS_KEPT = timedelta(days=14)
_log = logging.getLogger(__name__)
Step = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Ticked:
    """How much each step did, by its name; ``failed`` names the steps that did not get through, which are logged."""

    done: dict[str, int]
    failed: tuple[str, ...] = ()


def tick(*, now: datetime, today: date) -> Ticked:
    """Do what is due at ``now``. A step that fails keeps no other from being done."""
    steps: dict[str, Step] = {
        "readings": lambda: take_up_stuck_readings(before=now - STUCK, now=now, queue=queue_reading),
        "heads": lambda: copy_heads(now=now),
        "orphans": lambda: clear_orphans(before=now - ORPHANED),
        "files": lambda: remove_orphans(now=now),
        "periods opened": lambda: open_due_periods(now=now, today=today),
        "periods closed": lambda: close_due_periods(now=now, today=today),
        "reminders": lambda: remind(now=now, today=today),
        "enquiries": lambda: remind_of_enquiries(now=now, today=today),
        "group lists": lambda: queue_group_lists(now=now, today=today),
        "messages": lambda: gather_messages(now=now, today=today, is_quiet=is_quiet),
        "deliveries": lambda: deliver_due(now=now),
        "keys": lambda: OneTimeKey.objects.filter(used_at__lt=now - KEYS_KEPT).delete()[0],
        "results": lambda: DBTaskResult.objects.finished().filter(finished_at__lt=now - RESULTS_KEPT).delete()[0],
        "filings": lambda: clear_old_filings(now=now),
        "sessions": lambda: Session.objects.filter(expire_date__lt=now).delete()[0],
    }
    done, failed = {}, []
    for name, step in steps.items():
        try:
            done[name] = step()
        except Exception:  # noqa: BLE001 -- whatever it is, the other steps are due too
            _log.exception("tick: %s", name)
            failed.append(name)
    return Ticked(done, tuple(failed))
