"""Workers that do what a bad file might make them do: the real program, in which reading is not what it should be."""

import sys
from pathlib import Path

_HEAD = """\
import ctypes, os, pathlib, re, subprocess, sys, time
from gongwen.reading import reader
from gongwen.workers import child

genuine = reader.read_plan


def read_plan(source):
    word, _, place = source.lines[0].text.partition(" ")
    if word == "crash":
        ctypes.string_at(0)
    elif word == "abort":
        os.abort()
    elif word == "hang":
        time.sleep(1000)
    elif word == "spin":
        if place:
            write(pathlib.Path(place), 0)
        # In C, without letting any other thread run.
        re.match("(a+)+$", "a" * 64 + "b")
    elif word == "grow":
        held = []
        while True:
            held.append(bytearray(50_000_000))
    elif word == "slip":
        raise RuntimeError("slip")
    elif word == "babble":
        print("loud")
        os.write(1, b"loud")
    elif word == "start":
        started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
        write(pathlib.Path(place), started.pid)
        time.sleep(1000)
    elif word == "meet":
        write(pathlib.Path(place) / str(os.getpid()), 0)
        while len(list(pathlib.Path(place).glob("[0-9]*"))) < 2:
            time.sleep(0.01)
    elif word == "environment":
        pathlib.Path(place).write_text(" ".join(os.environ))
    return genuine(source)


def write(path, number):
    path.with_name("_" + path.name).write_text(str(number))
    path.with_name("_" + path.name).rename(path)


"""


def program(folder: Path) -> tuple[str, ...]:
    """Return the command of a worker that behaves as the first line of a document says, and else as it should."""
    return _script(folder / "misbehaving.py", f"{_HEAD}reader.read_plan = read_plan\nchild.main(sys.argv[1:])\n")


def answering(folder: Path, *pieces: bytes) -> tuple[str, ...]:
    """Return the command of a worker that is ready, and answers a request with pieces as they are, then stays."""
    body = f"""\
import sys, time
from gongwen.workers.frames import as_message, read_piece, write_piece
write_piece(sys.stdout.buffer, as_message({{"ready": True}}))
read_piece(sys.stdin.buffer, 10**6)
sys.stdout.buffer.write({b"".join(pieces)!r})
sys.stdout.buffer.flush()
time.sleep(1000)
"""
    return _script(folder / "answering.py", body)


def running(folder: Path, body: str) -> tuple[str, ...]:
    """Return the command of a worker that is another program altogether."""
    return _script(folder / "running.py", body)


def _script(path: Path, body: str) -> tuple[str, ...]:
    path.write_text(body, encoding="utf-8")
    return (sys.executable, "-P", str(path))


def document(folder: Path, text: str, name: str = "a.txt") -> Path:
    """Write a document whose first line is ``text``, and return where it is."""
    path = folder / name
    path.write_text(f"{text}\n关于加强便民服务的通知\n", encoding="utf-8")
    return path
