from functools import cache
from statistics import median

from tests.houserules.measure import Measured, functions_of, line_count, source_files
from tests.places import ROOT

FILE_WALL = 500
FUNCTION_WALL = 60
FUNCTION_WANTED = 30
MEDIAN_WANTED = 10


@cache
def functions() -> tuple[Measured, ...]:
    return tuple(found for path in source_files() for found in functions_of(path))


def test_no_source_file_passes_the_wall() -> None:
    sizes = {str(path.relative_to(ROOT)): line_count(path) for path in source_files()}

    assert {name: lines for name, lines in sizes.items() if lines > FILE_WALL} == {}


def test_no_function_passes_the_wall() -> None:
    assert {found.where: found.lines for found in functions() if found.lines > FUNCTION_WALL} == {}


def test_nine_functions_of_ten_are_short() -> None:
    long = [found for found in functions() if found.lines > FUNCTION_WANTED]

    assert len(long) * 10 <= len(functions()), sorted(f"{found.lines} {found.where}" for found in long)


def test_half_of_the_functions_are_very_short() -> None:
    assert median(found.lines for found in functions()) <= MEDIAN_WANTED
