import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.asjson import from_json, json_schema, to_json
from gongwen.reading.model import SCHEMA, Header, PlanReading
from tests.gongwen.ledger.examples import plan
from tests.places import ROOT

SCHEMA_FILE = ROOT / "docs" / "reference" / "plan-reading.schema.json"


def problems(schema: dict[str, Any], value: Any, at: str = "$") -> list[str]:  # noqa: ANN401 -- any JSON value
    """Return where a value is not as the schema says; of JSON Schema, the words that ours uses."""
    if "$ref" in schema:
        return problems(json_schema()["$defs"][schema["$ref"].rpartition("/")[2]], value, at)
    if "anyOf" in schema and all(problems(option, value, at) for option in schema["anyOf"]):
        return [f"{at}: {value!r} is none of the kinds"]
    if "const" in schema and value != schema["const"]:
        return [f"{at}: {value!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    if "type" in schema and not any(
        IS[kind](value) for kind in [schema["type"]] for kind in ([kind] if isinstance(kind, str) else kind)
    ):
        return [f"{at}: {value!r} is not {schema['type']}"]
    return [*problems_of_items(schema, value, at), *problems_of_keys(schema, value, at)]


IS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def problems_of_items(schema: dict[str, Any], value: Any, at: str) -> list[str]:  # noqa: ANN401
    if not isinstance(value, list):
        return []
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        return [f"{at}: {len(value)} items"]
    return [
        problem for n, item in enumerate(value) for problem in problems(schema.get("items", {}), item, f"{at}[{n}]")
    ]


def problems_of_keys(schema: dict[str, Any], value: Any, at: str) -> list[str]:  # noqa: ANN401
    if not isinstance(value, dict):
        return []
    missing = [f"{at}: no {key}" for key in schema.get("required", ()) if key not in value]
    known = {key: value[key] for key in schema.get("properties", ()) if key in value}
    return missing + [
        problem for key, part in known.items() for problem in problems(schema["properties"][key], part, f"{at}.{key}")
    ]


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    content = to_json(plan())

    assert list(content) == [
        *("schema", "text", "document", "plan_title", "goals", "tasks", "phases", "rhythms", "groups", "doubts"),
    ]
    assert list(content["tasks"][0]) == [
        *("number", "path", "text", "assignments", "people", "deadlines", "targets", "span"),
    ]


def test_what_is_missing_is_null_and_tuples_are_lists() -> None:
    content = to_json(PlanReading(text="字", document=Header()))

    assert content["document"]["bases"] == []
    assert content["plan_title"] is None


def test_a_reading_comes_back_from_its_json() -> None:
    assert from_json(json.loads(json.dumps(to_json(plan())))) == plan()


@given(st.text(), st.none() | st.text())
def test_any_text_comes_back(text: str, title: str | None) -> None:
    reading = PlanReading(text=text, document=Header(title=title))

    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


def test_unknown_keys_are_left_out() -> None:
    assert from_json({**to_json(plan()), "file": "plan.docx"}) == plan()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", "gongwen.plan-reading/0"),
        ("text", 1),
        ("goals", [{"text": "…"}]),
        ("tasks", {}),
        ("document", None),
        ("doubts", [{"code": "x", "severity": "loud", "message": "", "spans": [], "options": []}]),
        ("doubts", [{"code": "x", "severity": "ask", "message": "", "spans": [[1]], "options": []}]),
        ("doubts", [{"code": "x", "severity": "ask", "message": "", "spans": [[1, True]], "options": []}]),
    ],
)
def test_another_form_is_an_error_in_reading_and_in_the_schema(key: str, value: object) -> None:
    content = {**to_json(plan()), key: value}

    with pytest.raises(ValueError, match=r"is not|not a|lacks|should have"):
        from_json(content)


def test_a_reading_fits_the_schema() -> None:
    assert problems(json_schema(), json.loads(json.dumps(to_json(plan())))) == []


@pytest.mark.parametrize(("key", "value"), [("schema", "x"), ("text", None), ("tasks", [{}]), ("plan_title", 3)])
def test_what_does_not_fit_the_schema_is_seen(key: str, value: object) -> None:
    assert problems(json_schema(), {**to_json(plan()), key: value}) != []


def test_the_schema_in_the_docs_is_that_of_the_code() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == json_schema(), "make fix"
    assert json_schema()["title"] == SCHEMA
