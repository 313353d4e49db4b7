"""A comparison as JSON is what its schema says."""

import json
from typing import Any

from gongwen.comparing import compare_plans
from gongwen.comparing.asjson import json_schema, to_json
from gongwen.comparing.model import SCHEMA
from tests.gongwen.comparing.examples import SAMPLE, amended
from tests.gongwen.reading.helpers import read
from tests.gongwen.reading.schemas import problems
from tests.places import ROOT

SCHEMA_FILE = ROOT / "docs" / "reference" / "comparison.schema.json"


def sample() -> dict[str, Any]:
    return to_json(compare_plans(read(SAMPLE), read(amended()), ("draft.txt", "signed.txt")))


def test_the_sample_compared_is_as_the_schema_says() -> None:
    content = sample()

    assert problems(json_schema(), content) == []
    assert next(iter(content)) == "schema"
    assert (content["schema"], content["old"]["name"], len(content["tasks"])) == (SCHEMA, "draft.txt", 20)


def test_json_holds_nothing_that_json_has_not() -> None:
    content = sample()

    assert json.loads(json.dumps(content)) == content


def test_something_else_is_not_as_the_schema_says() -> None:
    content = sample()
    content["tasks"][0]["relation"] = "gone"
    del content["tasks"][1]["units"]
    content["tasks"][2]["similarity"] = 0.5

    assert len(problems(json_schema(), content)) == 3


def test_the_schema_in_the_docs_is_the_one_of_the_code() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == json_schema()
