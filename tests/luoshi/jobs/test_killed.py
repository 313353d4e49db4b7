"""kill -9 at any moment of an upload or a reading: nothing is left half done, nothing that was received is lost."""

import contextlib
import os
import re
import socket
import stat
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.luoshi.documents.received import MARKED, MARKED_WORDS, PLAN
from tests.luoshi.jobs.system import BOUNDARY, System, all_gone, key_in
from tests.processes import comes_true

RTF = (
    "{\\rtf1\\ansi "
    + "".join(f"\\u{ord(character)}?" if character != "\n" else "\\par " for character in PLAN.decode())
    + "}"
).encode("ascii")
"""The plan as LibreOffice reads it."""
A_WHILE = 120
"""Seconds after which what no row names is nobody's any more."""


@pytest.fixture
def sleeper(tmp_path: Path) -> str:
    """Return a program in LibreOffice's place that takes for ever."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def test_an_upload_that_is_cut_off_leaves_nothing(system: System) -> None:
    system.start()
    system.sign_in()
    body = system.form_of(b"x" * 8_000_000, "plan.txt", "k")
    head = "".join(
        f"{name}: {value}\r\n" for name, value in system.headers(f"multipart/form-data; boundary={BOUNDARY}").items()
    )
    with socket.create_connection(("127.0.0.1", system.port)) as connection:
        start = f"POST /documents/upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n{head}\r\n"
        connection.sendall(start.encode() + body[:6_000_000])
        time.sleep(0.5)
        system.kill()

    system.start()

    assert system.documents() == []
    assert system.incoming() == []
    assert [path for path in (system.home / "files").rglob("*") if path.is_file()] == []
    assert system.upload(PLAN, "plan.txt", "k")[0] == 200


def test_a_reading_that_is_cut_off_is_taken_up_at_the_next_start(system: System, sleeper: str) -> None:
    system.start(GONGWEN_SOFFICE=sleeper)
    system.sign_in()
    status, row = system.upload(RTF, "plan.rtf")
    key = key_in(row)
    began = comes_true(lambda: system.state_of(key) == "识读中")
    were = system.kill()
    waiting = [path.name for path in system.incoming()]
    gone = all_gone(were)

    system.start()

    assert (status, began, waiting, gone) == (200, True, [key], True)
    assert comes_true(lambda: system.state_of(key) == "已识读")
    assert system.file_of(key) == RTF
    assert comes_true(lambda: system.incoming() == [])
    told = system.get(f"/documents/{key}/").text
    assert re.findall(r"(开始识读（第 \d 次）|识读完成)", told) == [
        "识读完成",
        "开始识读（第 2 次）",
        "开始识读（第 1 次）",
    ]


def test_killed_at_any_moment_what_was_received_is_there_and_nothing_else(system: System) -> None:
    received: list[tuple[str, bytes]] = []
    for number, delay in enumerate((0.0, 0.03, 0.1, 0.25)):
        content = PLAN + f"第{number}份".encode()
        name = "plan.rtf" if number % 2 else "plan.txt"
        system.start()
        system.sign_in()
        sending = threading.Thread(target=_send, args=(system, content, name, received))
        sending.start()
        time.sleep(delay)
        system.kill()
        sending.join()

    for path in system.incoming():  # on PostgreSQL a start leaves alone what came in its last minute
        put_at = path.stat().st_mtime - A_WHILE
        os.utime(path, (put_at, put_at))
    system.start()

    assert comes_true(lambda: not any(state in {"待识读", "识读中"} for _key, state in system.documents()))
    documents = dict(system.documents())
    assert {key for key, _content in received} <= documents.keys()
    for key, content in received:
        assert system.file_of(key) == content
    assert all(system.file_of(key).startswith(PLAN) for key in documents)
    assert comes_true(lambda: system.incoming() == [])


def _send(system: System, content: bytes, name: str, received: list[tuple[str, bytes]]) -> None:
    with contextlib.suppress(OSError, HTTPException):
        status, row = system.upload(content, name)
        if status == 200:
            received.append((key_in(row), content))


def test_of_a_marked_file_no_byte_is_left(system: System) -> None:
    marked_rtf = (
        "{\\rtf1\\ansi " + "".join(f"\\u{ord(c)}?" if c != "\n" else "\\par " for c in MARKED.decode()) + "}"
    ).encode("ascii")
    system.start()
    system.sign_in()

    at_once = system.upload(MARKED, f"{MARKED_WORDS}.txt")
    later = system.upload(marked_rtf, f"{MARKED_WORDS}.rtf")

    assert "密级标志" in at_once[1]
    assert comes_true(lambda: system.state_of(key_in(later[1])) == "涉密，未保存")
    assert [state for _key, state in system.documents()] == ["涉密，未保存"]
    assert _files_with(system.home, [MARKED_WORDS.encode(), MARKED_WORDS.encode("utf-16-le"), marked_rtf[:200]]) == []
    assert _files_with(system.home, [b"documents.classified_refused"]) != [] or system.database


def _files_with(folder: Path, words: list[bytes]) -> list[Path]:
    """Return the files in which one of some words stands, the database and its log among them."""
    return [path for path in folder.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in words)]
