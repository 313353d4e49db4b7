"""The clock is read at the edges only: ruff says so everywhere else, and here it is seen that ruff is told to."""

import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest

from tests.places import ROOT, project_files

CLOCKS = [
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "django.utils.timezone.localtime",
]
EDGES = {"src/luoshi/web/**", "src/luoshi/jobs/**", "benchmarks/**"}


def lint() -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = settings["tool"]["ruff"]["lint"]
    return found


def test_every_clock_is_banned() -> None:
    banned = lint()["flake8-tidy-imports"]["banned-api"]

    assert [clock for clock in CLOCKS if clock not in banned] == []


def test_the_edges_alone_may_read_it() -> None:
    excepted = {place for place, rules in lint()["per-file-ignores"].items() if "TID251" in rules}

    assert excepted == EDGES
    assert "TID251" not in lint()["ignore"]


def test_no_source_says_that_it_may_read_the_clock_for_once() -> None:
    sources = [path for path in project_files("src/*.py") if not re.search(r"src/luoshi/(web|jobs)/", str(path))]

    assert [str(path) for path in sources if re.search(r"noqa:.*TID251", path.read_text(encoding="utf-8"))] == []


def test_no_model_reads_the_clock_when_it_is_saved() -> None:
    pattern = re.compile(r"auto_now(_add)?\s*=\s*True|default=(timezone\.)?now\b|\bdb_default=Now")

    assert [
        str(path) for path in project_files("src/luoshi/*.py") if pattern.search(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime, UTC\n\n\ndef f() -> datetime:\n    return datetime.now(UTC)\n",
        "from django.utils import timezone\n\nX = timezone.now()\n",
    ],
)
def test_a_clock_read_in_a_room_would_be_seen(source: str) -> None:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--select",
        "TID251",
        "--stdin-filename",
        "src/luoshi/plans/x.py",
        "-",
    ]

    found = subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, check=False)

    assert (found.returncode, "TID251" in found.stdout) == (1, True)
