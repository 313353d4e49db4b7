"""The keeper: a program that runs another within bounds and ends it with whoever waits for it."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gongwen.formats.office import keeper
from tests.gongwen.formats.office.making import rtf, soffice
from tests.processes import comes_true, descendants, is_running

BOUNDS = ("20", "1000000000", "100000")
FAMILY = """\
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(100)"])
pathlib.Path("child.tmp").write_text(str(child.pid))
pathlib.Path("child.tmp").rename("child")
time.sleep(100)
"""


def started(folder: Path, program: str, *arguments: str, bounds: tuple[str, ...] = BOUNDS) -> subprocess.Popen[str]:
    """Start the keeper over a Python program; ``folder`` is what it may remove."""
    command = [sys.executable, "-I", "-S", keeper.__file__, str(folder), *bounds, sys.executable, "-c", program]
    return subprocess.Popen(
        [*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder, process_group=0
    )


def done(folder: Path, program: str, *arguments: str, bounds: tuple[str, ...] = BOUNDS) -> tuple[int, str]:
    """Run a program to its end; return the exit status and what it wrote."""
    with started(folder, program, *arguments, bounds=bounds) as running:
        assert running.stdout is not None
        return running.wait(60), running.stdout.read()


def child_of(folder: Path) -> int:
    """Return the process that FAMILY has started."""
    assert comes_true((folder / "child").exists)
    return int((folder / "child").read_text(encoding="utf-8"))


def test_the_exit_status_is_that_of_the_program(tmp_path: Path) -> None:
    assert done(tmp_path, "print(1); raise SystemExit(7)") == (7, "1\n")
    assert tmp_path.exists()


def test_what_is_no_program_cannot_start(tmp_path: Path) -> None:
    command = [sys.executable, keeper.__file__, str(tmp_path), *BOUNDS, str(tmp_path)]

    assert subprocess.run(command, check=False).returncode == keeper.CANNOT_START


def test_when_time_is_up_the_program_is_killed_with_what_it_has_started(tmp_path: Path) -> None:
    with started(tmp_path, FAMILY, bounds=("3", *BOUNDS[1:])) as running:
        child = child_of(tmp_path)

        assert running.wait(60) == keeper.TIME_IS_UP
    assert not is_running(child)


def test_when_nobody_waits_any_more_all_are_killed_and_the_folder_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with started(folder, FAMILY) as running:
        child = child_of(folder)
        assert running.stdin is not None
        running.stdin.close()
        running.wait(60)

    assert not is_running(child)
    assert not folder.exists()


def test_what_the_program_leaves_behind_ends_with_it(tmp_path: Path) -> None:
    status, _ = done(tmp_path, FAMILY.replace("time.sleep(100)\n", ""))

    assert (status, is_running(child_of(tmp_path))) == (0, False)


@pytest.mark.parametrize(
    ("program", "written"),
    [
        pytest.param("try: bytes(2_000_000_000)\nexcept MemoryError: print('no memory')", "no memory\n", id="memory"),
        pytest.param(
            "try: open('big', 'wb').write(bytes(200_000))\nexcept OSError: print('too large')",
            "too large\n",
            id="size of a file",
        ),
        pytest.param("import resource; print(resource.getrlimit(resource.RLIMIT_CORE))", "(0, 0)\n", id="core dumps"),
    ],
)
def test_the_bounds_hold(tmp_path: Path, program: str, written: str) -> None:
    assert done(tmp_path, program)[1] == written
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 100_000


CONNECT = """\
import socket, sys
near, far = socket.socketpair()
near.sendall(b"near")
print(far.recv(9).decode())
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        with socket.socket(family) as line:
            line.connect(("127.0.0.1", int(sys.argv[1])))
        print("connected")
    except PermissionError:
        print("forbidden")
"""


def test_the_program_reaches_no_network_not_even_this_machine(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])

        assert done(tmp_path, CONNECT, port) == (0, "near\nforbidden\nforbidden\n")
        free = subprocess.run([sys.executable, "-c", CONNECT, port], capture_output=True, text=True, check=False)
        assert free.stdout.splitlines()[:2] == ["near", "connected"]


def test_a_libreoffice_that_is_killed_leaves_no_pipe(tmp_path: Path) -> None:
    endless = tmp_path / "input.rtf"
    endless.write_bytes(rtf(r"x{\bin999999999 x}"))
    profile = f"-env:UserInstallation={(tmp_path / keeper.PROFILE).as_uri()}"
    office = [soffice(), profile, "--headless", "--convert-to", "docx", str(endless)]
    command = [sys.executable, keeper.__file__, str(tmp_path), "60", "2000000000", "100000000", *office]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=tmp_path) as running:
        assert comes_true(lambda: pipes(running.pid) != set())
        left = pipes(running.pid)
        assert running.stdin is not None
        running.stdin.close()
        running.wait(60)

    assert [path for path in left if path.exists()] == []


def target_of(link: Path) -> str:
    """Return to what a descriptor points, empty where it was closed while it was looked at."""
    try:
        return str(link.readlink())
    except OSError:
        return ""


def pipes(pid: int) -> set[Path]:
    """Return the named sockets that the descendants of a process have open."""
    links = (link for child in descendants(pid) for link in Path(f"/proc/{child}/fd").glob("*"))
    names = {name for link in links if (name := target_of(link))}
    rows = (line.split() for line in Path("/proc/net/unix").read_text(encoding="utf-8").splitlines()[1:])
    return {Path(row[7]) for row in rows if len(row) > 7 and f"socket:[{row[6]}]" in names}
