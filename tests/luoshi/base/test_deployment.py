"""The settings of an installation in earnest, as Django's own check and this house look at them."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.places import ROOT

ACCEPTED = {
    "security.W005": "whether the other hosts of a domain speak TLS is known to who keeps the domain, not to us",
    "security.W008": "the proxy that speaks TLS answers plain HTTP itself; without it there is nowhere to lead on to",
    "security.W021": "a list in browsers is no place for hosts of an intranet",
}
"""What Django's check asks for and is not done, each with the reason."""


def warnings(home: Path, **settings: str) -> set[str]:
    """Return what ``check --deploy`` finds under the settings of an installation."""
    ours = ("LUOSHI_", "DATABASE_", "DJANGO_")  # a test with a browser in the same process sets one for Django
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {
        "LUOSHI_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "luoshi.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "django", "check", "--deploy"]
    done = subprocess.run(command, env=environment | settings, cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "System check identified" in done.stdout + done.stderr
    return set(re.findall(r"\((\w+\.[WEC]\d+)\)", done.stdout + done.stderr))


def test_an_installation_behind_tls_passes_the_check_of_deployment(tmp_path: Path) -> None:
    found = warnings(tmp_path, LUOSHI_TLS="1", LUOSHI_HOSTS="luoshi.example")

    assert found - ACCEPTED.keys() == set()


def test_an_installation_that_is_not_in_earnest_would_be_seen(tmp_path: Path) -> None:
    found = warnings(tmp_path, LUOSHI_DEBUG="1")

    assert {"security.W018", "security.W012", "security.W004"} <= found
