import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.asjson import from_json, json_schema, to_json
from gongwen.reading.model import SCHEMA, Header, PlanReading
from tests.gongwen.ledger.examples import plan
from tests.gongwen.reading.schemas import problems
from tests.places import ROOT

SCHEMA_FILE = ROOT / "docs" / "reference" / "plan-reading.schema.json"


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
