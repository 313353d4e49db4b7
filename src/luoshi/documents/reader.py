"""Reading in processes of their own, within limits, from a process that serves: its workers start when first needed."""

import atexit
import os
import threading
from pathlib import PurePath

from gongwen import __version__
from gongwen.workers import DEFAULT_WORKER_LIMITS, Outcome, Pool, WorkerLimits
from gongwen.workers.outcome import out_of_time

VERSION = __version__
"""The reader that reads now."""
QUICK = WorkerLimits(seconds=1, files=DEFAULT_WORKER_LIMITS.files)
"""How long somebody who uploads a file waits for its reading."""
_AT_ONCE = 2
# LibreOffice converts the first, recognition reads the others: neither is done in a second.
_SLOW = frozenset(".doc .wps .rtf .odt .et .jpg .jpeg .png .bmp .tif .tiff .gif .webp".split())
_making = threading.Lock()
_free = threading.BoundedSemaphore(_AT_ONCE)


_pools: dict[tuple[int, WorkerLimits], Pool] = {}


def _pool(processes: int, limits: WorkerLimits) -> Pool:
    """Return this process's pool: one that was forked has a copy of its parent's, whose workers are not its own."""
    with _making:
        mine = (os.getpid(), limits)
        if mine not in _pools:
            _pools[mine] = Pool(processes, limits)
        return _pools[mine]


def close() -> None:
    """End this process's workers; the next reading starts new ones."""
    with _making:
        for key in [key for key in _pools if key[0] == os.getpid()]:
            _pools.pop(key).close()


atexit.register(close)


def read(content: bytes, name: str) -> Outcome:
    """Read a document and return what became of it, however long that takes within the limits of a worker."""
    return _pool(1, DEFAULT_WORKER_LIMITS).read(content, name)


def read_quickly(content: bytes, name: str) -> Outcome | None:
    """Read a document within about a second and return what became of it, None if it takes longer."""
    if PurePath(name).suffix.lower() in _SLOW or not _free.acquire(timeout=QUICK.seconds):
        return None
    try:
        outcome = _pool(_AT_ONCE, QUICK).read(content, name)
    finally:
        _free.release()
    return None if str(outcome.refusal) == str(out_of_time(QUICK).refusal) else outcome
