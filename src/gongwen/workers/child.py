"""The program of a worker: reads files that it is told to read, and answers with what became of each.

Usage: python -P -m gongwen.workers.child MEMORY SECONDS

It says that it is ready, then answers each request in turn. It ends when its input does, which is when its caller
closes it or is no more, even in the middle of a file. Standard output is for answers alone.
"""

import os
import queue
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import IO, Any

from gongwen.refusals import Refused
from gongwen.workers.frames import as_message, from_message, read_piece, write_piece
from gongwen.workers.messages import KINDS, OUT_OF_MEMORY, Request

_MOST_BYTES = 1_000_000_000
_Requests = queue.SimpleQueue[tuple[Request, bytes]]


def main(arguments: list[str]) -> None:
    """Answer requests until there are no more."""
    memory, seconds = map(int, arguments)
    given, answers = _take_pipes()
    _bound_memory(memory)
    requests: _Requests = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(given, requests), daemon=True).start()
    try:
        write_piece(answers, as_message(_prepare()))
        while True:
            request, data = requests.get()
            _bound_time(seconds)
            write_piece(answers, as_message(answer(request, data)))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(1)


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes of requests and answers, out of reach of what libraries print and of programs that are called."""
    given, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return given, answers


def _receive(given: IO[bytes], requests: _Requests) -> None:
    """Take in requests as they come; at the end of them end the process, whatever it is doing."""
    while (piece := read_piece(given, _MOST_BYTES)) is not None:
        request = Request.from_json(from_message(piece) or {})
        data = read_piece(given, _MOST_BYTES) if request.path is None else b""
        requests.put((request, data or b""))
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)  # with whatever a library may have started
    os._exit(0)


def _prepare() -> dict[str, Any]:
    """Load what reading needs, so that the time of the first file is its own; return the first message."""
    try:
        import gongwen.formats.docx  # noqa: PLC0415 -- here a failure can be told
        import gongwen.reading.asjson  # noqa: PLC0415
        import gongwen.reading.reader  # noqa: F401, PLC0415
    except Exception:  # noqa: BLE001 -- whatever is wrong with the installation
        return {"error": traceback.format_exc()}
    return {"ready": True}


def answer(request: Request, data: bytes) -> dict[str, Any]:
    """Return what became of a file: ``reading``, or ``refused`` and ``sentence``, or ``error`` with its traceback."""
    from gongwen.reading.asjson import to_json  # noqa: PLC0415 -- see _prepare

    try:
        return {"reading": to_json(_read(request, data))}
    except Refused as refusal:
        kind = next(name for name, kind in KINDS.items() if isinstance(refusal, kind))
        return {"refused": kind, "sentence": str(refusal)}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- told to the caller, who goes on
        return {"error": traceback.format_exc()}


def _read(request: Request, data: bytes) -> Any:  # noqa: ANN401 -- a PlanReading, which is not loaded here
    from gongwen.formats import read_bytes, read_file  # noqa: PLC0415 -- see _prepare
    from gongwen.reading.reader import read_plan  # noqa: PLC0415

    if request.path is not None:
        return read_plan(read_file(Path(request.path), request.limits))
    return read_plan(read_bytes(data, name=request.name, limits=request.limits))


def _bound_memory(memory: int) -> None:
    """Bound the address space, softly: LibreOffice's keeper sets another bound. No core dumps: they hold documents."""
    try:
        import resource  # noqa: PLC0415 -- not on every platform
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
    except (ValueError, OSError):  # macOS knows this bound and refuses to set it
        return


def _bound_time(seconds: int) -> None:
    """Bound the processor time of one file, for the case that nobody is left who would end this process."""
    try:
        import resource  # noqa: PLC0415 -- not on every platform
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + 1 + seconds * (os.cpu_count() or 1)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1:])
