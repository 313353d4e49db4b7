"""What tests ask about processes: whether one still runs, and to wait until something is so."""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60
"""Seconds after which something that should happen at once is taken not to happen."""


def is_running(pid: int) -> bool:
    """Tell whether a process is there and more than a zombie."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in {"Z", "X"}


def comes_true(condition: Callable[[], bool]) -> bool:
    """Wait until the condition holds and return True, or False after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def descendants(pid: int) -> set[int]:
    """Return the processes that a process has started, with those that these have started."""
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        own = _children(waiting.pop())
        waiting.extend(own)
        found |= own
    return found


def _children(pid: int) -> set[int]:
    """Return the children of a process, of each of its threads."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return set()
    return set().union(*(_children_of_thread(task) for task in tasks))


def _children_of_thread(task: Path) -> set[int]:
    """Return the children of one thread: none if it ended since it was listed, as a timer that was joined just now does."""
    try:
        return {int(child) for child in (task / "children").read_text(encoding="utf-8").split()}
    except (FileNotFoundError, ProcessLookupError):
        return set()
