"""The tick by the clock."""

import time
from typing import NoReturn

from django.db import close_old_connections
from django.utils import timezone

from luoshi.jobs.tick import tick


def tick_now() -> tuple[str, ...]:
    """Read the clock, tick, and return the steps that failed."""
    now = timezone.now()
    return tick(now=now, today=timezone.localdate(now)).failed


def tick_every(seconds: float) -> NoReturn:
    """Tick again and again."""
    while True:
        tick_now()
        close_old_connections()
        time.sleep(seconds)
