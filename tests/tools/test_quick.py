from pathlib import Path

import pytest

from tools import quick

FOLDERS = ("docs", "gongwen/formats", "gongwen/reading", "houserules", "tools")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask about a project whose tests have these folders."""
    for folder in FOLDERS:
        (tmp_path / "tests" / folder).mkdir(parents=True)
    monkeypatch.setattr(quick, "ROOT", tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("src/gongwen/reading/duties/notes.py", "tests/gongwen/reading"),
        ("src/gongwen/formats/docx/styles.py", "tests/gongwen/formats"),
        ("src/gongwen/refusals.py", "tests/gongwen"),
        ("tests/houserules/test_sizes.py", "tests/houserules/test_sizes.py"),
        ("tests/houserules/measure.py", "tests/houserules"),
        ("tests/conftest.py", None),
        ("docs/how-to/read-a-plan.md", "tests/docs"),
        ("README.md", "tests/docs"),
        ("tools/quick.py", "tests/tools"),
        ("Makefile", None),
        ("requirements/run.txt", None),
    ],
)
def test_a_file_is_tested_where_its_tests_are(name: str, expected: str | None) -> None:
    assert quick.tests_of(name) == expected


def test_a_test_within_a_chosen_folder_is_not_named_twice() -> None:
    names = [
        "tests/houserules/test_sizes.py",
        "src/gongwen/reading/duties/notes.py",
        "src/gongwen/reading/words/units.py",
    ]

    assert quick.tests_to_run(names) == ["tests/gongwen/reading", "tests/houserules"]


def test_no_browser_is_started() -> None:
    assert quick.tests_to_run(["tests/journeys/test_a_year.py"]) == ["tests/houserules"]


def test_the_rules_of_the_house_are_always_tested() -> None:
    assert quick.tests_to_run([]) == ["tests/houserules"]
