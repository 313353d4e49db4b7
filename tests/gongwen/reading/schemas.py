"""JSON values against a JSON Schema; of JSON Schema, the words that ours use."""

from collections.abc import Callable
from typing import Any

Schema = dict[str, Any]

IS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def problems(whole: Schema, value: Any) -> list[str]:  # noqa: ANN401 -- any JSON value
    """Return where a value is not as the schema says."""
    return _problems(whole, value, "$", whole["$defs"])


def _problems(schema: Schema, value: Any, at: str, kinds: Schema) -> list[str]:  # noqa: ANN401
    if "$ref" in schema:
        return _problems(kinds[schema["$ref"].rpartition("/")[2]], value, at, kinds)
    if "anyOf" in schema and all(_problems(option, value, at, kinds) for option in schema["anyOf"]):
        return [f"{at}: {value!r} is none of the kinds"]
    if "const" in schema and value != schema["const"]:
        return [f"{at}: {value!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    if "type" in schema and not any(
        IS[kind](value) for kind in ([schema["type"]] if isinstance(schema["type"], str) else schema["type"])
    ):
        return [f"{at}: {value!r} is not {schema['type']}"]
    return [*_problems_of_items(schema, value, at, kinds), *_problems_of_keys(schema, value, at, kinds)]


def _problems_of_items(schema: Schema, value: Any, at: str, kinds: Schema) -> list[str]:  # noqa: ANN401
    if not isinstance(value, list):
        return []
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        return [f"{at}: {len(value)} items"]
    inner = schema.get("items", {})
    return [problem for n, item in enumerate(value) for problem in _problems(inner, item, f"{at}[{n}]", kinds)]


def _problems_of_keys(schema: Schema, value: Any, at: str, kinds: Schema) -> list[str]:  # noqa: ANN401
    if not isinstance(value, dict):
        return []
    missing = [f"{at}: no {key}" for key in schema.get("required", ()) if key not in value]
    parts = {key: part for key, part in schema.get("properties", {}).items() if key in value}
    return missing + [
        problem for key, part in parts.items() for problem in _problems(part, value[key], f"{at}.{key}", kinds)
    ]
