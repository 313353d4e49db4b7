"""A comparison as JSON, in the form gongwen.comparison/1, and the JSON Schema of that form; derived from its dataclasses."""

import dataclasses
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from gongwen.comparing.model import SCHEMA, Comparison
from gongwen.reading.asjson import schema_of, with_schema_first


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as an object that ``json.dumps`` writes: "schema" first, tuples as lists, None as null."""
    return with_schema_first(comparison)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a comparison; more keys are allowed everywhere."""
    return schema_of(Comparison, SCHEMA, dict.fromkeys(_kinds(Comparison)))


def _kinds(kind: type) -> Iterator[type]:
    """Yield a dataclass and those that its fields hold, as often as they do."""
    yield kind
    for hint in get_type_hints(kind).values():
        for inner in _types_in(hint):
            yield from _kinds(inner)


def _types_in(hint: Any) -> Iterator[type]:  # noqa: ANN401 -- any annotation
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _types_in(inner)
