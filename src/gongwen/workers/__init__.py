"""Reading in processes of their own, within limits: a bad file costs its own reading and nothing else.

A worker is a long-lived process that reads one file after the other and answers in JSON. Whatever it does (crash, hang,
take too much memory), its file is refused with a sentence, another worker takes its place, and the caller goes on.
"""

from gongwen.workers.limits import DEFAULT_WORKER_LIMITS, WorkerLimits
from gongwen.workers.outcome import Broken, Outcome
from gongwen.workers.pool import Pool, processors, read_apart, read_files

__all__ = [
    "DEFAULT_WORKER_LIMITS",
    "Broken",
    "Outcome",
    "Pool",
    "WorkerLimits",
    "processors",
    "read_apart",
    "read_files",
]
