"""The sample as .docx and as .txt gives the same reading, whatever the format did to its white space."""

from functools import cache
from typing import Any

import pytest

from gongwen.formats import read_file
from gongwen.reading.asjson import to_json
from gongwen.reading.reader import read_plan
from tests.places import ROOT


def without_places(value: Any) -> Any:  # noqa: ANN401 -- whatever stands in a reading
    """Return a part of a reading without spans, and its words without white space."""
    if isinstance(value, dict):
        return {key: without_places(part) for key, part in value.items() if key not in {"span", "spans"}}
    if isinstance(value, list):
        return [without_places(part) for part in value]
    return "".join(value.split()) if isinstance(value, str) else value


@cache
def reading(name: str) -> dict[str, Any]:
    read: dict[str, Any] = without_places(to_json(read_plan(read_file(ROOT / "samples" / "lantang" / name))))
    return read


PARTS = ["text", "document", "plan_title", "goals", "tasks", "phases", "rhythms", "groups"]


@pytest.mark.parametrize("part", PARTS)
def test_docx_and_text_are_read_alike(part: str) -> None:
    assert reading("plan.docx")[part] == reading("plan.txt")[part]


def test_docx_and_text_raise_the_same_doubts() -> None:
    docx, text = ([doubt["code"] for doubt in reading(name)["doubts"]] for name in ("plan.docx", "plan.txt"))

    assert docx == text
    assert docx


def test_every_part_of_a_reading_is_compared() -> None:
    assert {*PARTS, "schema", "doubts"} == reading("plan.txt").keys()
