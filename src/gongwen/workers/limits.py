"""How much a worker may take."""

from dataclasses import dataclass

from gongwen.formats.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """Bounds on one worker; what a file itself may hold is bounded by ``file``.

    seconds       how long one file may take, after which its worker is killed
    start_seconds how long a worker may take until it is ready to read
    memory        bytes of address space of a worker; LibreOffice, which it may call, has a bound of its own (in ``file``)
    answer_bytes  size of what a worker may answer
    files         how many files a worker reads before a new one takes its place, so that no leak adds up
    file          what a file may hold
    """

    seconds: int = 120
    start_seconds: int = 60
    memory: int = 2_147_483_648
    answer_bytes: int = 200_000_000
    files: int = 200
    file: Limits = DEFAULT_LIMITS


DEFAULT_WORKER_LIMITS = WorkerLimits()
