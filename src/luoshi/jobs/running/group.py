"""The processes of ``luoshi run``: started, started again when one dies, ended together."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType

from luoshi.jobs.running.together import PARENT

PROGRAM = (sys.executable, "-P", "-m", "luoshi.jobs.cli")
LOOK_EVERY = 0.1
END_WITHIN = 5.0
"""Seconds in which all are to end by themselves, before they are killed."""
LONGEST_WAIT = 30.0
HEALTHY_AFTER = 60.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Member:
    """One process of the group, whichever runs now."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.arguments = tuple(arguments)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._due = 0.0
        self._wait = 0.5

    def keep_running(self) -> None:
        """Start the process if there is none; after a death wait, and longer each time, unless it had run for a while."""
        now = time.monotonic()
        if self._process is not None and self._process.poll() is not None:
            self._wait = 0.5 if now - self._started > HEALTHY_AFTER else min(2 * self._wait, LONGEST_WAIT)
            self._due = now + self._wait
            self._process = None
        if self._process is None and now >= self._due:
            environment = os.environ | {PARENT: str(os.getpid())}
            self._process = subprocess.Popen([*PROGRAM, *self.arguments], stdin=subprocess.DEVNULL, env=environment)  # noqa: S603 -- our own program
            self._started = now

    @property
    def is_running(self) -> bool:
        """Tell whether there is a process."""
        return self._process is not None and self._process.poll() is None

    def send(self, signal_: signal.Signals) -> None:
        """Send a signal to the process, if there is one."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(signal_)


class Group:
    """All processes of one ``luoshi run``."""

    def __init__(self, members: Sequence[Sequence[str]]) -> None:
        self._members = [Member(arguments) for arguments in members]
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
        while time.monotonic() < end and any(member.is_running for member in self._members):
            time.sleep(LOOK_EVERY / 2)
        for member in self._members:
            member.send(signal.SIGKILL)
        for member in self._members:
            while member.is_running:
                time.sleep(LOOK_EVERY / 2)
