"""Only one ``luoshi run`` an installation, and only one process a place in it."""

import fcntl
from pathlib import Path
from typing import IO

from django.conf import settings


def take_lock(name: str, *, wait: bool) -> IO[str] | None:
    """Return an open file that holds the lock until it is closed or the process ends; None if another holds it.

    With ``wait``, waits until it is free.
    """
    folder = Path(settings.HOME)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = (folder / f"{name}.lock").open("w", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file
