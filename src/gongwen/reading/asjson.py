"""A reading as JSON, in the form gongwen.plan-reading/1, and back; and the JSON Schema of that form.

All three are derived from the dataclasses in :mod:`gongwen.reading.model`: a field added there appears here by itself.
"""

import dataclasses
import functools
import json
import re
import types
from collections.abc import Iterable
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from gongwen.reading import model
from gongwen.reading.classified import refuse_classified
from gongwen.reading.model import SCHEMA, PlanReading
from gongwen.refusals import Unreadable

_PRIMITIVES = {str: "string", int: "integer", bool: "boolean", type(None): "null"}
_DATES = {"date", "start", "end", "due"}


def to_json(reading: PlanReading) -> dict[str, Any]:
    """Return the reading as an object that ``json.dumps`` writes: "schema" first, tuples as lists, None as null."""
    return with_schema_first(reading)


def with_schema_first(record: Any) -> dict[str, Any]:  # noqa: ANN401 -- a dataclass with a field "schema"
    """Return a dataclass and all in it as JSON has them: "schema" first, tuples as lists."""
    fields = plain(record)
    return {"schema": fields.pop("schema"), **fields}


def plain(value: Any) -> Any:  # noqa: ANN401 -- whatever a field holds
    """Return a dataclass and all in it as JSON has them: objects by field, tuples as lists."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


def from_json(data: dict[str, Any]) -> PlanReading:
    """Return the reading that :func:`to_json` gave as ``data``; keys that are unknown here are left out.

    Raises ValueError if ``data`` is of another form, or if something has another type than the form says.
    """
    if data.get("schema") != SCHEMA:
        raise ValueError(f"not a {SCHEMA}: {data.get('schema')!r}")
    reading: PlanReading = typed(PlanReading, data)
    return reading


def read_json(data: bytes) -> PlanReading:
    """Return the reading in a file that ``gongwen read --format json`` wrote of one plan.

    Raises gongwen.refusals.Unreadable for any other file, gongwen.refusals.Classified for one with a classification mark.
    """
    try:
        content = json.loads(data)
        reading = from_json(content if isinstance(content, dict) else {})
    except (ValueError, RecursionError) as error:
        raise Unreadable(_NO_READING) from error
    refuse_classified(reading.text.split("\n"))
    return reading


_NO_READING = (
    "这不是一份方案的读取结果，请给出方案文件，或用 gongwen read 方案 --format json -o 结果.json 重新输出后再用。"
)


def typed(hint: Any, value: Any) -> Any:  # noqa: ANN401 -- any annotation, any JSON value
    """Return a JSON value as the annotation wants it; ValueError if it cannot be that."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        kind = next((kind for kind in inner if _is_of(kind, value)), None)
        return typed(inner[0] if kind is None else kind, value)
    if not _is_of(hint, value):
        raise ValueError(f"{value!r:.60} is not {hint}")
    if origin is tuple:
        return _typed_list(inner, value)
    if dataclasses.is_dataclass(hint):
        return _typed_object(hint, value)
    return value


def _is_of(hint: Any, value: Any) -> bool:  # noqa: ANN401
    """Tell whether a JSON value has the outer form of an annotation that is no union."""
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if get_origin(hint) is tuple:
        return isinstance(value, list)
    if dataclasses.is_dataclass(hint):
        return isinstance(value, dict)
    return isinstance(value, hint) and not (hint is int and isinstance(value, bool))


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    """Return the annotations of a dataclass, which cost more to work out than all the values of an object."""
    return get_type_hints(kind)


def _typed_list(inner: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if inner[-1] is Ellipsis:
        return tuple(typed(inner[0], value) for value in values)
    if len(values) != len(inner):
        raise ValueError(f"{values!r:.60} should have {len(inner)} items")
    return tuple(typed(hint, value) for hint, value in zip(inner, values, strict=True))


def _typed_object(kind: Any, data: dict[str, Any]) -> Any:  # noqa: ANN401 -- a dataclass of the model and its instance
    hints = _hints(kind)
    missing = [field.name for field in dataclasses.fields(kind) if field.name not in data]
    if missing:
        raise ValueError(f"{kind.__name__} lacks {', '.join(missing)}")
    return kind(**{name: typed(hint, data[name]) for name, hint in hints.items()})


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a reading; more keys are allowed everywhere."""
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    return schema_of(PlanReading, SCHEMA, kinds)


def schema_of(root: type, name: str, kinds: Iterable[type]) -> dict[str, Any]:
    """Return the JSON Schema of the dataclass ``root``, which is called ``name``; ``kinds`` are those it is made of."""
    whole = _object_schema(root)
    whole["properties"] = {"schema": {}, **whole["properties"]} | {"schema": {"const": name}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name}",
        "title": name,
        **whole,
        "$defs": {"Span": _span_schema()} | {kind.__name__: _object_schema(kind) for kind in kinds if kind is not root},
    }


def _object_schema(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "description": re.sub(r"\s+", " ", kind.__doc__ or "").replace("``", "`").strip(),
        "properties": {name: _schema(hint) | _format(name, hint) for name, hint in hints.items()},
        "required": list(hints),
    }


def _span_schema() -> dict[str, Any]:
    offset = {"type": "integer", "minimum": 0}
    return {"type": "array", "prefixItems": [offset, offset], "minItems": 2, "maxItems": 2}


def _format(name: str, hint: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"format": "date"} if name in _DATES and hint == str | None else {}


def _schema(hint: Any) -> dict[str, Any]:  # noqa: ANN401
    origin, inner = get_origin(hint), get_args(hint)
    if hint == model.Span:
        return {"$ref": "#/$defs/Span"}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _schema(inner[0])}
    if origin in {Union, types.UnionType}:
        return _union_schema(inner)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _PRIMITIVES[hint]}


def _union_schema(kinds: tuple[Any, ...]) -> dict[str, Any]:
    if all(kind in _PRIMITIVES for kind in kinds):
        return {"type": [_PRIMITIVES[kind] for kind in kinds]}
    return {"anyOf": [_schema(kind) for kind in kinds]}
