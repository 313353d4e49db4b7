"""Measure the code: lines of files and functions, and what tests do."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.places import ROOT, project_files

WANTED_FILE = 300

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Measured:
    """A function of a file: ``where`` names both, ``lines`` counts from its ``def`` to its last line."""

    where: str
    lines: int
    node: Function


def line_count(path: Path) -> int:
    """Return how many lines the file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_of(path: Path) -> Iterator[Measured]:
    """Yield the functions and methods in a Python file, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Measured(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines, node)


@cache
def source_files() -> tuple[Path, ...]:
    """Return the Python files of the product, without the migrations, which Django writes."""
    return tuple(path for path in project_files("src/*.py") if path.parent.name != "migrations")


@cache
def all_tests() -> tuple[Measured, ...]:
    """Return every test function of the project."""
    functions = (found for path in project_files("tests/*.py") for found in functions_of(path))
    return tuple(found for found in functions if found.node.name.startswith("test_"))


def sources_over_the_wish() -> list[tuple[str, int]]:
    """Return the name and length of each source file that is longer than wanted, the longest first."""
    sizes = ((str(path.relative_to(ROOT)), line_count(path)) for path in source_files())
    return sorted((size for size in sizes if size[1] > WANTED_FILE), key=lambda size: -size[1])


def asserts_something(function: Function) -> bool:
    """Tell whether a test can fail by its own words: an assert, pytest.raises or a helper named assert_… or expect_…."""
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and _is_assertion(node.func))
        for node in ast.walk(function)
    )


def _is_assertion(called: ast.expr) -> bool:
    name = ast.unparse(called).rpartition(".")[2]
    return name in {"raises", "warns", "fail"} or name.removeprefix("django_").startswith(("assert", "expect"))


def marks_of(function: Function) -> str:
    """Return the decorators and the body's calls to pytest as one text, for a search of what must not be there."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return " ".join(ast.unparse(node) for node in (*function.decorator_list, *calls))
