"""One worker, as its caller sees it: a process to which files are given one by one."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from gongwen.formats.limits import check_size
from gongwen.refusals import Unreadable
from gongwen.workers.frames import as_message, from_message, read_piece, write_piece
from gongwen.workers.limits import WorkerLimits
from gongwen.workers.messages import OUT_OF_MEMORY, Request
from gongwen.workers.outcome import Outcome, crashed, out_of_memory, out_of_time, told

# -P: nothing is imported from the folder where the command was typed, which may hold anybody's files.
PROGRAM = (sys.executable, "-P", "-m", "gongwen.workers.child")
"""The command that starts a worker; the bounds on its memory and its time follow."""

# What Python and LibreOffice need to be found and to start; the rest of the environment is none of a worker's business.
_KEPT = frozenset(
    "PATH HOME LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP SYSTEMROOT SYSTEMDRIVE WINDIR LD_LIBRARY_PATH"
    " PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE".split()
)
_OURS = "GONGWEN_"


class Worker:
    """A running worker. It is of use until it is not ``alive``; one who is done with it closes it."""

    def __init__(self, limits: WorkerLimits, program: Sequence[str] | None = None) -> None:
        """Start the process; ``program`` is another command than PROGRAM. Raises OSError if there can be no more."""
        self.served = 0
        self._limits = limits
        self._is_ready = False
        self._process = subprocess.Popen(  # noqa: S603 -- our own program
            [*(program or PROGRAM), str(limits.memory), str(limits.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name in _KEPT or name.startswith(_OURS)},
            # A session of its own: Ctrl-C is for the caller, who then closes its workers.
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Tell whether the process still runs."""
        return self._process.poll() is None

    def read(self, given: Path | bytes, name: str) -> Outcome:
        """Let the worker read a file, or the bytes of one that is called ``name``, and return what became of it."""
        outcome = self._get_ready()
        if outcome is not None:
            return outcome
        self.served += 1
        if isinstance(given, Path):
            return self._ask([self._request(str(given.absolute()), name)])
        try:
            check_size(len(given), self._limits.file)
        except Unreadable as refusal:
            return Outcome(refusal=refusal)
        return self._ask([self._request(None, name), given])

    def _request(self, path: str | None, name: str) -> bytes:
        return as_message(Request(path, name, self._limits.file).as_json())

    def close(self) -> None:
        """End the process, whatever it is doing, and wait for its end."""
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            # What could not be written any more is still in the pipe's buffer.
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _get_ready(self) -> Outcome | None:
        """Wait until the worker is ready; return what is wrong if it will never be."""
        if self._is_ready:
            return None
        message, _ = self._exchange([], self._limits.start_seconds)
        self._is_ready = message is not None and "ready" in message
        if self._is_ready:
            return None
        self.close()
        return Outcome(error=str((message or {}).get("error", f"a worker did not start: {self._process.returncode}")))

    def _ask(self, pieces: Sequence[bytes]) -> Outcome:
        message, in_time = self._exchange(pieces, self._limits.seconds)
        if message is not None and in_time:
            return told(message)
        self.close()
        if not in_time:
            return out_of_time(self._limits)
        return out_of_memory() if self._process.returncode == OUT_OF_MEMORY else crashed()

    def _exchange(self, pieces: Sequence[bytes], seconds: int) -> tuple[dict[str, Any] | None, bool]:
        """Write the pieces; return the message that comes back, None if none does, and whether it came in time.

        When time is up the process is killed, which ends the waiting: its pipes end with it.
        """
        late = threading.Event()

        def end() -> None:
            late.set()
            self._kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            answer = self._transfer(pieces)
        finally:
            timer.cancel()
            timer.join()
        return (None if answer is None else from_message(answer)), not late.is_set()

    def _transfer(self, pieces: Sequence[bytes]) -> bytes | None:
        given, answers = self._process.stdin, self._process.stdout
        if given is None or answers is None:
            return None
        try:
            for piece in pieces:
                write_piece(given, piece)
            return read_piece(answers, self._limits.answer_bytes)
        except (OSError, ValueError):  # it ended, or was closed, while it was given the file
            return None

    def _kill(self) -> None:
        """Kill the process with what it has started; LibreOffice's keeper ends by itself when it is gone."""
        if sys.platform == "win32":
            self._process.kill()
        elif self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
