"""No file of the project tells where it was made, or where packages come from."""

import re
from pathlib import Path

import pytest

from tests.places import ROOT, project_files

# In two halves, so that this file does not hold the names it looks for.
REGISTRIES = [
    first + second
    for first, second in [
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("npm", "mirror.com"),
        ("yarn", "pkg.com"),
        ("crates", ".io"),
        ("golang", ".org"),
        ("ana", "conda.org"),
        ("docker", ".io"),
        ("ghcr", ".io"),
        ("quay", ".io"),
        ("aliyun", ".com"),
        ("tuna.tsinghua", ".edu.cn"),
        ("ustc", ".edu.cn"),
        ("deb.debian", ".org"),
        ("archive.ubuntu", ".com"),
    ]
]
REGISTRY = re.compile(r"[\w.-]*(?:" + "|".join(map(re.escape, REGISTRIES)) + r")\b")
HOMES = ["root", "home", "Users", "work", "workspace", "builds", "opt"]
PLACE = re.compile(r"(?<![\w./*~-])/(?:" + "|".join(HOMES) + r")/[\w.]+")


def texts() -> list[tuple[str, str]]:
    """Return name and text of every file of the project that is text."""
    return [
        (str(path.relative_to(ROOT)), raw.decode("utf-8"))
        for path in project_files()
        if b"\0" not in (raw := path.read_bytes()) and _is_utf8(raw)
    ]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def found(pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {hit[0]}" for name, text in texts() for hit in pattern.finditer(text)]


def test_no_file_names_a_registry() -> None:
    assert found(REGISTRY) == []


def test_no_file_holds_a_path_of_a_machine() -> None:
    assert found(PLACE) == []


def test_no_file_holds_the_place_of_this_clone_or_the_home_of_its_owner() -> None:
    places = [str(place) for place in (ROOT, ROOT.parent, Path.home()) if len(place.parts) > 1 + 1]

    assert [f"{name}: {place}" for name, text in texts() for place in places if place in text] == []


@pytest.mark.parametrize("line", [f"see https://files.{REGISTRIES[1]}/x", f"index = {REGISTRIES[0]}"])
def test_a_registry_would_be_seen(line: str) -> None:
    assert REGISTRY.search(line) is not None


def test_a_path_of_a_machine_would_be_seen() -> None:
    assert PLACE.search(f"in /{HOMES[1]}/li/luoshi") is not None
    assert PLACE.search("docs/home/page.md and https://example.org/work/page") is None
