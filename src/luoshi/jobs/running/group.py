"""The processes of ``luoshi run``: forked, forked again when one dies, ended together.

They are forked from a process that has loaded everything, runs one thread and holds no connection: each starts at once,
and they share their memory.
"""

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from types import FrameType
from typing import NoReturn

from luoshi.jobs.running.together import PARENT, end_with_parent

LOOK_EVERY = 0.1
END_WITHIN = 5.0
"""Seconds in which all are to end by themselves, before they are killed."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
HEALTHY_AFTER = 60.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Program = Callable[[], object]


class Member:
    """One place in the group, and the process that is in it now."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._pid = 0
        self._started = 0.0
        self._due = 0.0
        self._wait = FIRST_WAIT

    def keep_running(self) -> None:
        """Start the process if there is none; after a death wait, and longer each time, unless it had run for a while."""
        now = time.monotonic()
        if self._pid and not self.is_running():
            self._wait = FIRST_WAIT if now - self._started > HEALTHY_AFTER else min(2 * self._wait, LONGEST_WAIT)
            self._due = now + self._wait
            self._pid = 0
        if not self._pid and now >= self._due:
            self._started = now
            self._pid = _forked(self._program)

    def is_running(self) -> bool:
        """Tell whether there is a process."""
        if not self._pid:
            return False
        with contextlib.suppress(ChildProcessError):
            ended, _status = os.waitpid(self._pid, os.WNOHANG)
            return not ended
        return False

    def send(self, signal_: signal.Signals) -> None:
        """Send a signal to the process, if there is one."""
        if self.is_running():
            os.kill(self._pid, signal_)


def _forked(program: Program) -> int:
    """Start a process that does nothing but run the program; return its number."""
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        _be_child(program, parent)
    return pid


def _be_child(program: Program, parent: int) -> NoReturn:
    status = 1
    try:
        for signal_ in _SIGNALS:
            signal.signal(signal_, signal.SIG_DFL)
        # Ctrl-C reaches every process of the group; it is to end the one that ends the others.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.environ[PARENT] = str(parent)
        end_with_parent()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        program()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 -- told, and the process ends
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


class Group:
    """All processes of one ``luoshi run``."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._members = [Member(program) for program in programs]
        self._told_to_end = False

    def run(self, each_look: Callable[[], None]) -> None:
        """Keep all members running until a signal says to end, then end them. ``each_look`` is called in between."""
        before = {signal_: signal.signal(signal_, self._end) for signal_ in _SIGNALS}
        try:
            while not self._told_to_end:
                for member in self._members:
                    member.keep_running()
                each_look()
                time.sleep(LOOK_EVERY)
        finally:
            self._end_all()
            for signal_, handler in before.items():
                signal.signal(signal_, handler)

    def _end(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- as signals call
        self._told_to_end = True

    def _end_all(self) -> None:
        for member in self._members:
            member.send(signal.SIGTERM)
        end = time.monotonic() + END_WITHIN
        while time.monotonic() < end and any(member.is_running() for member in self._members):
            time.sleep(LOOK_EVERY / 2)
        for member in self._members:
            member.send(signal.SIGKILL)
            while member.is_running():
                time.sleep(LOOK_EVERY / 2)
