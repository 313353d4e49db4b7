"""The command run in this process or in one of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from gongwen import cli
from tests.places import ROOT

SAMPLE = ROOT / "samples" / "lantang" / "plan.docx"
TEXT_SAMPLE = SAMPLE.with_suffix(".txt")
Capture = pytest.CaptureFixture[str]


def gongwen_process(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", "import sys; from gongwen.cli import main; sys.exit(main())", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)  # type: ignore[call-overload, no-any-return]


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])
