"""Several workers, and the files that are spread over them."""

import os
import queue
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from typing import Self

from gongwen.reading.model import PlanReading
from gongwen.workers.limits import DEFAULT_WORKER_LIMITS, WorkerLimits
from gongwen.workers.outcome import Outcome
from gongwen.workers.worker import Worker

_AHEAD = 4
"""How many files a process may be ahead of the one whose outcome is waited for; what it has read so far waits in memory."""

_HEARS_WITHIN = 1
"""Seconds. Python looks for signals between waits: one that comes just before an endless wait begins would be lost."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """So many workers, each started when first needed. Any thread may use it. Its end is the end of its workers."""

    def __init__(
        self,
        processes: int | None = None,
        limits: WorkerLimits = DEFAULT_WORKER_LIMITS,
        program: Sequence[str] | None = None,
    ) -> None:
        """Take ``processes`` workers, by default one a processor; ``program`` is another command that starts them."""
        self._size = processes or processors()
        self._limits = limits
        self._program = program
        self._closed = False
        self._lock = threading.Lock()
        self._working: set[Worker] = set()
        # A place is a worker that waits, or None where none is running.
        self._places: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(self._size):
            self._places.put(None)
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="gongwen-worker")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, given: Path | bytes, name: str = "") -> Outcome:
        """Read a file, or the bytes of one that is called ``name``, and return what became of it.

        Waits for a worker that is free. Raises RuntimeError if the pool is closed.
        """
        worker = self._kept(self._places.get())  # it may have ended while it waited
        try:
            worker = worker or self._started()
            return worker.read(given, name)
        except OSError:  # there can be no more processes
            return Outcome(error=traceback.format_exc())
        finally:
            self._places.put(self._kept(worker))

    def read_files(self, paths: Iterable[Path]) -> Iterator[Outcome]:
        """Return what becomes of each file, in the order given; only so many are read ahead that memory stays flat.

        The first files are begun at once, before the first outcome is asked for.
        """
        coming = iter(paths)
        waiting = deque(self._threads.submit(self.read, path) for path in islice(coming, _AHEAD * self._size))
        return self._outcomes(waiting, coming)

    def _outcomes(self, waiting: "deque[Future[Outcome]]", coming: Iterator[Path]) -> Iterator[Outcome]:
        try:
            while waiting:
                outcome = _result(waiting.popleft())
                waiting.extend(self._threads.submit(self.read, path) for path in islice(coming, 1))
                yield outcome
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """End all workers, whatever they are doing, and wait for their end."""
        with self._lock:
            self._closed = True
            working = list(self._working)
        for worker in working:
            worker.close()
        self._threads.shutdown(cancel_futures=True)

    def _started(self) -> Worker:
        """Return a new worker."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            worker = Worker(self._limits, self._program)
            self._working.add(worker)
            return worker

    def _kept(self, worker: Worker | None) -> Worker | None:
        """Return a worker that can go on; end one that cannot, or has read enough files."""
        if worker is None or (worker.alive and worker.served < self._limits.files):
            return worker
        worker.close()
        with self._lock:
            self._working.discard(worker)
        return None


def _result(future: Future[Outcome]) -> Outcome:
    """Return a result once it is there. An interrupt is heard within a second, even one that no wait was ended by."""
    while not future.done():
        wait([future], timeout=_HEARS_WITHIN)
    return future.result()


def read_files(
    paths: Sequence[Path], processes: int | None = None, limits: WorkerLimits = DEFAULT_WORKER_LIMITS
) -> Iterator[Outcome]:
    """Yield what becomes of each file, in the order given, read by so many processes, by default one a processor."""
    with Pool(min(processes or processors(), max(1, len(paths))), limits) as pool:
        yield from pool.read_files(paths)


def read_apart(given: Path | bytes, *, name: str = "", limits: WorkerLimits = DEFAULT_WORKER_LIMITS) -> PlanReading:
    """Read a plan in a process of its own; ``name`` is the file name of one that is given as bytes.

    Raises gongwen.refusals.Refused with one sentence if it cannot be read, gongwen.workers.Broken at an error of our own.
    """
    with Pool(1, limits) as pool:
        return pool.read(given, name).reading()
