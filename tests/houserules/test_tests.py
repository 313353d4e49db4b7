import ast
import re

import pytest

from tests.houserules.measure import Function, all_tests, asserts_something, marks_of
from tests.places import ROOT, project_files


def parse(source: str) -> Function:
    function = ast.parse(source).body[0]
    assert isinstance(function, Function)
    return function


def test_every_test_asserts_something() -> None:
    assert [found.where for found in all_tests() if not asserts_something(found.node)] == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    words = re.compile(r"\b(skip|skipif|xfail|importorskip)\b")

    assert [found.where for found in all_tests() if words.search(marks_of(found.node))] == []


def test_no_file_of_tests_is_skipped_or_expected_to_fail() -> None:
    pattern = re.compile(r"pytestmark\s*=.*(skip|xfail)|allow_module_level|^(?!def).*\bimportorskip\(", re.MULTILINE)
    files = [path for path in project_files("tests/*.py") if path.name != "test_tests.py"]

    assert [str(path.relative_to(ROOT)) for path in files if pattern.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def test_a():\n    assert read()", True),
        ("def test_a():\n    with pytest.raises(ValueError):\n        read()", True),
        ("def test_a():\n    assert_same(read(), None)", True),
        ("def test_a():\n    read()", False),
        ("def test_a():\n    raises = read()", False),
    ],
)
def test_asserting_is_told_from_only_running(source: str, expected: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    assert asserts_something(parse(source)) is expected


def test_a_skip_is_seen_as_mark_and_as_call() -> None:
    assert "pytest.mark.skip" in marks_of(parse("@pytest.mark.skip\ndef test_a(): ..."))
    assert "pytest.skip" in marks_of(parse("def test_a():\n    pytest.skip('no')"))
