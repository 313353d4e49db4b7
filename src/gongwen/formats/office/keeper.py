"""The keeper of LibreOffice: a program that runs another within bounds, and ends it when nobody waits for it any more.

Usage: python -I -S keeper.py FOLDER SECONDS MEMORY BYTES COMMAND…

COMMAND gets so many seconds, so much address space (bytes) for each of its processes and so many bytes for each file
it writes; no sockets but those within the machine's own file system; no core dumps. When the standard input ends, which
it does however the caller ends, COMMAND is killed and FOLDER removed. Exit status: that of COMMAND, TIME_IS_UP or
CANNOT_START.

A process of its own, because only such a one outlives a caller that was killed. It knows the standard library alone.
"""

import contextlib
import ctypes
import hashlib
import os
import platform
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

TIME_IS_UP = 124
"""The exit status when the seconds were not enough, as that of timeout(1)."""

CANNOT_START = 126
"""The exit status when COMMAND is no program that can be run, as that of a shell."""

PROFILE = "profile"
"""The folder of LibreOffice's profile within FOLDER."""

_NO_NEW_PRIVILEGES, _ADOPT, _SET_SECCOMP, _FILTER = 38, 36, 22, 2  # linux/prctl.h, linux/seccomp.h
# The name of an architecture, its number in linux/audit.h and that of socket(2) in its table of system calls.
_ARCHITECTURES = {
    "x86_64": (0xC000003E, 41),
    "aarch64": (0xC00000B7, 198),
    "loongarch64": (0xC0000102, 198),
    "riscv64": (0xC00000F3, 198),
}
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data, linux/seccomp.h
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EACCES
_UNIX = 1


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("k", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def main(arguments: list[str]) -> int:
    """Run a command as the head of this file says and return the exit status."""
    folder, command = Path(arguments[0]), arguments[4:]
    seconds, memory, file_bytes = map(int, arguments[1:4])
    bound(seconds, memory, file_bytes)
    forbid_network()
    _adopt_orphans()
    try:
        running = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 -- the caller's
    except OSError:
        return CANNOT_START
    return _keep(running, folder, seconds)


def _keep(running: "subprocess.Popen[bytes]", folder: Path, seconds: int) -> int:
    given_up = threading.Event()
    threading.Thread(target=_kill_at_end_of_input, args=(running, given_up), daemon=True).start()
    try:
        return running.wait(seconds)
    except subprocess.TimeoutExpired:
        return TIME_IS_UP
    finally:
        _kill(running)
        _wait_for_all(running)
        _remove_pipe(folder)
        if given_up.is_set():
            shutil.rmtree(folder, ignore_errors=True)


def bound(seconds: int, memory: int, file_bytes: int) -> None:
    """Set the bounds of this process and of what it starts; where there are none (Windows), only time is bounded."""
    try:
        import resource  # noqa: PLC0415 -- not on every platform
    except ImportError:
        return
    # Processor time is bounded too, for the case that the keeper itself is killed.
    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: 2 * seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: file_bytes,
    }
    for which, most in bounds.items():
        _, hard = resource.getrlimit(which)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS knows the bound on address space and refuses to set it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (allowed, allowed))


def forbid_network() -> bool:
    """Let this process and what it starts make no sockets but local ones (AF_UNIX); say whether the system can."""
    known = _ARCHITECTURES.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return False
    architecture, socket = known
    # Jumps count the steps that are left out: whatever is no socket(2) of another kind goes to the last step.
    steps = (_Step * 8)(
        _Step(_LOAD, 0, 0, _ARCHITECTURE),
        _Step(_IF_EQUAL, 0, 5, architecture),
        _Step(_LOAD, 0, 0, _NUMBER),
        _Step(_IF_EQUAL, 0, 3, socket),
        _Step(_LOAD, 0, 0, _FIRST_ARGUMENT),
        _Step(_IF_EQUAL, 1, 0, _UNIX),
        _Step(_RETURN, 0, 0, _DENY),
        _Step(_RETURN, 0, 0, _ALLOW),
    )
    program = _Program(len(steps), steps)
    return _control(_NO_NEW_PRIVILEGES, 1) and _control(_SET_SECCOMP, _FILTER, ctypes.byref(program))


def _adopt_orphans() -> None:
    """Become the parent of processes whose starter was killed, so that they can be waited for."""
    if sys.platform.startswith("linux"):
        _control(_ADOPT, 1)


def _control(what: int, argument: int, pointer: object = None) -> bool:
    """Call prctl(2) and say whether it did what it should."""
    zero = ctypes.c_ulong(0)
    done: int = ctypes.CDLL(None).prctl(what, ctypes.c_ulong(argument), pointer or zero, zero, zero)
    return done == 0


def _kill_at_end_of_input(running: "subprocess.Popen[bytes]", given_up: threading.Event) -> None:
    # Not through sys.stdin: its lock, held by this thread, would be in the way of an ordinary end.
    while os.read(0, 1):
        pass
    given_up.set()
    _kill(running)


def _kill(running: "subprocess.Popen[bytes]") -> None:
    """Kill a program with all that it has started; ``soffice`` is only the starter of the starter of the real one."""
    if sys.platform == "win32":
        running.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(running.pid, signal.SIGKILL)


def _wait_for_all(running: "subprocess.Popen[bytes]") -> None:
    """Wait for a program that was killed and for what it has started, so that none of them stays a zombie."""
    running.wait()
    if sys.platform != "win32":
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, 0):
                pass


def _remove_pipe(folder: Path) -> None:
    """Remove the pipe by which LibreOffices find each other: outside FOLDER, and left over by one that was killed."""
    if sys.platform == "win32":
        return
    # desktop/source/app/officeipcthread.cxx and sal/osl/unx/pipe.cxx of LibreOffice say how it is called.
    profile = (folder / PROFILE).as_uri().encode("utf-16-le")
    digest = hashlib.md5(profile, usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    for place in ("/tmp", "/var/tmp"):  # noqa: S108 -- LibreOffice's choice  # nosec B108
        with contextlib.suppress(OSError):
            Path(place, name).unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
