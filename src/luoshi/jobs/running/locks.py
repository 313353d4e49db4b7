"""Only one ``luoshi run`` an installation, and only one process a place in it."""

import fcntl
import time
from pathlib import Path
from typing import IO

from django.conf import settings

_LOOK_EVERY = 0.05


def take_lock(name: str, *, patience: float) -> IO[str] | None:
    """Return an open file that holds the lock until it is closed or this process ends; None if another holds it.

    Waits so many seconds for it. What this process starts does not hold it too: it is free the moment we end.
    """
    folder = Path(settings.HOME)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = (folder / f"{name}.lock").open("w", encoding="utf-8")
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() >= end:
                file.close()
                return None
            time.sleep(_LOOK_EVERY)
        else:
            return file
