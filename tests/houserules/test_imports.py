"""The import contracts hold (make check says so); here each is broken on purpose in a copy, to see that it can fail."""

import itertools
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.places import ROOT

LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def contracts() -> dict[str, dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.parents:
        if folder.name == "src":
            break
        (folder / "__init__.py").touch()
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the sources and of the contracts."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold_as_the_code_is(copy: Path) -> None:
    linted = lint_imports(copy)

    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize(
    ("contract", "files"),
    [
        pytest.param("pure", {"gongwen/formats/slip.py": "import luoshi"}, id="the library asks the system"),
        pytest.param("pure", {"gongwen/reading/slip.py": "import django.conf"}, id="the library asks Django"),
        pytest.param("gongwen", {"gongwen/formats/slip.py": "import gongwen.reading"}, id="formats ask reading"),
        pytest.param("gongwen", {"gongwen/stray.py": ""}, id="a room of gongwen that has no place"),
        pytest.param(
            "gongwen",
            {"gongwen/typesetting/slip.py": "import gongwen.ledger", "gongwen/ledger/__init__.py": ""},
            id="typesetting and ledger know each other",
        ),
        pytest.param(
            "formats", {"gongwen/formats/pages/slip.py": "import gongwen.formats.pdf"}, id="pages ask a format"
        ),
        pytest.param("formats", {"gongwen/formats/helpers.py": ""}, id="a part of formats that has no place"),
        pytest.param(
            "reading", {"gongwen/reading/words/slip.py": "import gongwen.reading.text.prose"}, id="words ask the text"
        ),
        pytest.param("reading", {"gongwen/reading/helpers.py": ""}, id="a stage of the reader that has no place"),
        pytest.param(
            "rooms",
            {"luoshi/plans/slip.py": "import luoshi.reporting", "luoshi/reporting/models.py": ""},
            id="a lower room asks a higher one",
        ),
        pytest.param(
            "rooms",
            {"luoshi/web/slip.py": "import luoshi.api", "luoshi/api/urls.py": ""},
            id="two edges know each other",
        ),
        pytest.param("rooms", {"luoshi/helpers/dates.py": ""}, id="a room that nobody planned"),
        pytest.param("foundations", {"luoshi/rules/slip.py": "import gongwen.reading"}, id="rules ask gongwen"),
    ],
)
def test_a_broken_contract_is_seen(copy: Path, contract: str, files: dict[str, str]) -> None:
    for name, text in files.items():
        write(copy / "src" / name, f'"""Written to break a contract."""\n\n{text}\n')

    linted = lint_imports(copy)

    assert linted.returncode == 1, linted.stdout + linted.stderr
    assert f"{contracts()[contract]['name']} BROKEN" in linted.stdout


def test_every_contract_is_broken_by_some_case() -> None:
    marks = test_a_broken_contract_is_seen.pytestmark  # type: ignore[attr-defined]

    assert {case.values[0] for case in marks[0].args[1]} == contracts().keys()


def test_the_rooms_of_the_contract_are_the_rooms_of_the_docs() -> None:
    page = (ROOT / "docs" / "reference" / "rooms.md").read_text(encoding="utf-8")
    luoshi, gongwen, formats, reader = (
        drawn.splitlines() for drawn in re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    )
    layers = {
        name: [re.sub(r"[()]", "", layer) for layer in contracts()[name]["layers"]]
        for name in ("rooms", "gongwen", "formats", "reading")
    }

    assert luoshi == [*layers["rooms"][:-1], f"{layers['rooms'][-1]} | gongwen"]
    assert gongwen == layers["gongwen"]
    assert formats == layers["formats"]
    assert reader == layers["reading"]


def test_every_room_of_the_contract_is_told_in_the_docs() -> None:
    page = (ROOT / "docs" / "reference" / "rooms.md").read_text(encoding="utf-8")
    layers = [contracts()[name]["layers"] for name in ("rooms", "gongwen", "reading")]
    rooms = re.findall(r"\w+", " ".join(itertools.chain.from_iterable(layers)))

    assert [room for room in rooms if not re.search(rf"^\| .*`{room}`.* \|", page, re.MULTILINE)] == []
