"""A background worker: takes one task after the other. A place in the group has one at a time, whatever befell the last."""

import hashlib
import secrets
import signal
import sys
from types import FrameType

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker

from luoshi.jobs.recovery import take_up_tasks
from luoshi.jobs.running.locks import take_lock
from luoshi.settings import environment

LOOK_EVERY = 0.5
PATIENCE = 10.0


def work(*, place: int) -> None:
    """Do tasks until told to end, first those that the worker before in this place did not get done.

    Raises RuntimeError if that worker does not end.
    """
    lock = take_lock(f"work-{place}", patience=PATIENCE)
    if lock is None:
        raise RuntimeError(f"another worker has place {place}")
    with lock:
        prefix = f"{_installation()}-{place}-"
        take_up_tasks(worker_prefix=prefix)
        worker = Worker(
            queue_names=["*"],
            interval=LOOK_EVERY,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{prefix}{secrets.token_hex(8)}",
            excluded_queue_names=[],
        )
        _end_when_told(worker)
        worker.run()


def _installation() -> str:
    """Return what tells the workers of this installation from those of other machines on the same database."""
    return hashlib.sha256(environment.secret("INSTALLATION", settings.HOME).encode()).hexdigest()[:12]


def _end_when_told(worker: Worker) -> None:
    """Finish the task in hand and end on SIGTERM."""

    def end(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 -- as signals call
        worker.running = False
        if not worker.running_task:
            sys.exit(0)

    signal.signal(signal.SIGTERM, end)
