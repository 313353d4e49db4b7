"""The JSON Schema of a letter, for programs that write letters."""

from typing import Any

from gongwen.standard.kinds import ALSO, KINDS, URGENCIES, Format
from gongwen.typesetting.letter import LEVELS
from gongwen.typesetting.loading import SCHEMA

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}


def json_schema() -> dict[str, Any]:
    """Return the schema of the form gongwen.letter/1."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "公文",
        "type": "object",
        "required": ["kind", "organs", "title", "body"],
        "additionalProperties": False,
        "properties": _properties(),
        "$defs": {"block": {"anyOf": [_TEXT, *_blocks()]}},
    }


def _properties() -> dict[str, Any]:
    texts = ("masthead", "issue", "number", "recipients", "note", "copies", "printer")
    return {
        "schema": {"const": SCHEMA},
        "kind": {"enum": [*KINDS, *ALSO]},
        "format": {"enum": [one.value for one in Format]},
        "organs": _TEXTS | {"minItems": 1},
        "title": _TEXT,
        "urgency": {"enum": ["", *URGENCIES]},
        "copy_number": {"type": "string", "pattern": r"^(\d{6})?$"},
        **dict.fromkeys(texts, _TEXT),
        "signers": _TEXTS,
        "signatures": _TEXTS,
        "is_sealed": {"type": "boolean"},
        "on": _DAY,
        "printed_on": _DAY,
        "masthead_size": {"type": "number", "exclusiveMinimum": 0},
        "body": _body(),
        "annexes": {"type": "array", "items": _object({"title": _TEXT, "body": _body()}, ["title"])},
        "attendance": {"type": "array", "items": _object({"label": _TEXT, "names": _TEXT}, ["label", "names"])},
    }


def _body() -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": "#/$defs/block"}}


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required}


def _blocks() -> list[dict[str, Any]]:
    share = {"type": "number", "exclusiveMinimum": 0}
    table = {
        "type": {"const": "table"},
        "rows": {"type": "array", "minItems": 1, "items": _TEXTS},
        "heads": {"type": "integer", "minimum": 0},
        "title": _TEXT,
        "widths": {"type": "array", "items": share},
        "is_landscape": {"type": "boolean"},
    }
    figure = {"type": {"const": "figure"}, "file": _TEXT, "content": _TEXT, "caption": _TEXT, "width": share}
    heading = {"type": {"const": "heading"}, "level": {"enum": list(LEVELS)}, "text": _TEXT, "rest": _TEXT}
    return [
        _object(heading, ["type", "text"]),
        _object({"type": {"const": "paragraph"}, "text": _TEXT}, ["type", "text"]),
        _object(table, ["type", "rows"]),
        _object(figure, ["type"]),
    ]
