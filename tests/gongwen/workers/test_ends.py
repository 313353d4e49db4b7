"""However the caller ends, its workers end with it, and what they have started."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gongwen.formats.office.making import stand_in
from tests.gongwen.workers.misbehaving import document, program
from tests.processes import comes_true, descendants, is_running

CALL = """\
import sys
from pathlib import Path
from gongwen.workers import Pool, WorkerLimits
with Pool(limits=WorkerLimits(seconds=int(sys.argv[1])), program=sys.argv[3:]) as pool:
    list(pool.read_files(map(Path, sys.argv[2].split("|"))))
"""
TAKEN_ELSEWHERE = """\
import signal, threading
def take():
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)
taking = threading.Timer(1, take)
taking.daemon = True
taking.start()
"""
"""A thread takes the interrupt, as may happen to one that falls between a look for signals and the wait of the caller."""
RTF = b"{\\rtf1 x}"


def calling(seconds: int, files: list[Path], worker: tuple[str, ...], *, first: str = "") -> subprocess.Popen[bytes]:
    """Start a program that reads files by two workers, once it has done what comes ``first``."""
    command = [sys.executable, "-c", first + CALL, str(seconds), "|".join(map(str, files)), *worker]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def ended(processes: set[int]) -> bool:
    return comes_true(lambda: not any(map(is_running, processes)))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("word", ["hang", "start"])
def test_workers_end_with_their_caller(tmp_path: Path, how: signal.Signals, word: str) -> None:
    place = tmp_path / "started"
    file = document(tmp_path, f"{word} {place}")
    with calling(1000, [file, file], program(tmp_path)) as caller:
        assert comes_true(lambda: len(descendants(caller.pid)) == (2 if word == "hang" else 4))
        processes = descendants(caller.pid)
        caller.send_signal(how)

    assert ended(processes)


def test_an_interrupt_that_another_thread_takes_ends_the_call(tmp_path: Path) -> None:
    file = document(tmp_path, f"hang {tmp_path / 'started'}")

    with calling(1000, [file, file], program(tmp_path), first=TAKEN_ELSEWHERE) as caller:
        try:
            status = caller.wait(30)
        finally:
            caller.kill()

    assert status in {1, -signal.SIGINT}


def test_a_worker_that_hears_nothing_runs_out_of_its_processor_time(tmp_path: Path) -> None:
    place = tmp_path / "started"
    with calling(2, [document(tmp_path, f"spin {place}")], program(tmp_path)) as caller:
        assert comes_true(place.exists)
        processes = descendants(caller.pid)
        caller.kill()

    assert ended(processes)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_the_command_ends_with_its_workers_and_their_libreoffice(tmp_path: Path, how: signal.Signals) -> None:
    office = stand_in(
        tmp_path / "office", "pathlib.Path(sys.argv[0]).with_name(str(os.getpid())).touch()\ntime.sleep(100)"
    )
    files = [tmp_path / name for name in ("a.rtf", "b.rtf")]
    for file in files:
        file.write_bytes(RTF)
    (tmp_path / "temporary").mkdir()
    out = tmp_path / "out.jsonl"
    command = "import sys; from gongwen.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", command, "read", *map(str, files), "--jobs", "2", "-o", str(out)],
        env={**os.environ, "GONGWEN_SOFFICE": str(office), "TMPDIR": str(tmp_path / "temporary")},
        stderr=subprocess.PIPE,
        text=True,
    ) as caller:
        assert comes_true(lambda: len(list(tmp_path.glob("[0-9]*"))) == 2)
        processes = descendants(caller.pid) | {int(path.name) for path in tmp_path.glob("[0-9]*")}
        caller.send_signal(how)
        _, told = caller.communicate(timeout=60)

    assert ended(processes)
    assert comes_true(lambda: list((tmp_path / "temporary").iterdir()) == [])
    assert not out.exists()
    if how == signal.SIGINT:
        assert (caller.returncode, told) == (130, "gongwen：已中断。\n")
