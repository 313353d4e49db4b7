"""The scripts of the first minute, on machines that lack something: each says what, and stops."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT

BASH = shutil.which("bash")
ORDINARY = ("bash", "cat", "cmp", "dirname", "env", "id", "rm")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a copy of what set-up needs, in a machine whose PATH has only the ordinary commands in ``bin``."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / "bin").mkdir()
    for command in ORDINARY:
        put(tmp_path, command, f'exec {shutil.which(command)} "$@"')  # no link: a stand-in would be written through it
    return tmp_path


def put(root: Path, name: str, script: str) -> None:
    command = root / "bin" / name
    command.write_text(f"#!{BASH}\n{script}\n", encoding="utf-8")
    command.chmod(0o755)


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BASH), *command], cwd=root, env={"PATH": str(root / "bin")}, capture_output=True, text=True, check=False
    )


def test_set_up_without_python_says_which_python_it_wants(bare: Path) -> None:
    put(bare, "python3", "exit 1")

    done = run(bare, "tools/setup.sh", "run")

    assert done.returncode != 0
    assert done.stderr.splitlines() == [
        "Luoshi needs Python 3.11 or newer; please install one (apt-get install python3) and try again."
    ]


def test_set_up_takes_the_newest_python_that_starts(bare: Path) -> None:
    put(bare, "python3.13", "exit 127")
    put(bare, "python3.12", 'case "$*" in --version) echo Python 3.12.7 ;; "-m venv .venv") exit 9 ;; esac')

    done = run(bare, "tools/setup.sh", "run")

    assert done.returncode == 9
    assert done.stderr == "Setting up .venv with Python 3.12.7 …\n"


def test_set_up_without_venv_names_the_package(bare: Path) -> None:
    put(bare, "python3.11", 'case "$*" in *ensurepip*) exit 1 ;; *print*) echo 3.11 ;; --version) echo Python ;; esac')

    done = run(bare, "tools/setup.sh", "run")

    assert done.returncode != 0
    assert done.stderr.splitlines()[1:] == [
        "Please install these packages and try again (apt-get install): python3.11-venv"
    ]


def test_wanted_packages_are_named_where_they_cannot_be_installed(bare: Path) -> None:
    put(bare, "dpkg-query", 'case "$*" in *make*) printf installed ;; *) exit 1 ;; esac')
    put(bare, "apt-get", "exit 0")
    put(bare, "id", "echo 1000")
    put(bare, "sudo", "exit 1")

    done = run(bare, "-c", "source tools/common.sh; need_packages make poppler-utils shellcheck; echo went on")

    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "Please install these packages and try again (apt-get install): poppler-utils shellcheck"
    ]


def test_wanted_packages_are_installed_by_a_sudo_without_password(bare: Path) -> None:
    put(bare, "dpkg-query", "exit 1")
    put(bare, "apt-get", f'echo "$*" >>{bare}/asked')
    put(bare, "id", "echo 1000")
    put(bare, "true", "exit 0")
    put(bare, "sudo", 'shift; exec "$@"')

    done = run(bare, "-c", "source tools/common.sh; need_packages poppler-utils; echo went on")

    assert done.stdout == "went on\n"
    asked = (bare / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[-1].endswith("--no-install-recommends poppler-utils")


def test_either_of_two_packages_will_do(bare: Path) -> None:
    put(bare, "dpkg-query", 'case "$*" in *calc-nogui) printf installed ;; *) exit 1 ;; esac')

    done = run(bare, "-c", "source tools/common.sh; missing_packages 'calc|calc-nogui' 'writer|writer-nogui'")

    assert done.stdout == "writer "


def test_nothing_is_asked_where_nothing_is_missing(bare: Path) -> None:
    put(bare, "dpkg-query", "printf installed")

    done = run(bare, "-c", "source tools/common.sh; need_packages poppler-utils; echo went on")

    assert (done.returncode, done.stdout, done.stderr) == (0, "went on\n", "")
