"""A process of its own over the database of this test, which kills itself in the middle of something."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

from tests.places import ROOT


def address() -> str:
    """Return the address of the database of this test."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{told['NAME']}"
    host = f"{told['HOST']}&port={told['PORT']}" if told["PORT"] else told["HOST"]
    return f"postgresql://{told['USER']}:{told['PASSWORD']}@/{told['NAME']}?host={host}"


def ended(module: str, *arguments: str, home: Path) -> int:
    """Run a module of the tests in a process of its own; return how it ended."""
    settings = {"DJANGO_SETTINGS_MODULE": "luoshi.settings.test", "DATABASE_URL": address(), "LUOSHI_HOME": str(home)}
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env={**os.environ, **settings, "PYTHONPATH": path}, cwd=ROOT, capture_output=True, check=False
    )
    assert not done.stderr, done.stderr.decode()
    return done.returncode
