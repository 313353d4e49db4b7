"""kill -9 while files are kept: none is half done, none that was answered is lost."""

import hashlib
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.places import ROOT


def killed_after(home: Path, seconds: float) -> int:
    """Have a process keep files and kill it; return how many it said it had kept."""
    command = [sys.executable, "-m", "tests.luoshi.files.uploading", str(home)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        told = process.stdout.read().split("\n")
    return len(told) - 1


def test_a_process_killed_while_it_keeps_files_leaves_no_half_file(tmp_path: Path) -> None:
    told = killed_after(tmp_path, seconds=0.577)

    kept = {path.name: path for path in (tmp_path / "files").glob("??/??/*")}
    with closing(sqlite3.connect(tmp_path / "luoshi.sqlite3")) as database:
        rows = [sha256 for (sha256,) in database.execute("SELECT sha256 FROM files_storedfile")]
    whole = {name for name, path in kept.items() if hashlib.sha256(path.read_bytes()).hexdigest() == name}
    assert told > 0
    assert len(rows) >= told
    assert whole == kept.keys()
    assert set(rows) <= whole
    assert len(whole) <= len(rows) + 1
