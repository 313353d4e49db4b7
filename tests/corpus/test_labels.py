"""The labels name no person, and what they say stands in their documents."""

import json
import re
from pathlib import Path

import pytest

from tests.corpus.labels import candidates, hashed, label_names, label_text, load, with_names

NAMES = label_names()
HASH = re.compile(r"sha256:[0-9a-f]{16}:[0-9a-f]{64}")


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"^# Page \d+:?$", "", text, flags=re.MULTILINE))


def persons(corpus: Path) -> set[str]:
    """Return everybody whom a label or a reading of the corpus names in a roster."""
    labels = [load(name, corpus / "documents") for name in NAMES]
    readings = [json.loads(path.read_text(encoding="utf-8")) for path in (corpus / "expected").glob("*.json")]
    return {member["name"] for reading in (*labels, *readings) for member in reading["members"]}


def test_there_are_labels_of_documents_that_the_corpus_does_not_label(corpus: Path) -> None:
    expected = {path.name.removesuffix(".expected.json") for path in (corpus / "expected").glob("*.json")}

    assert len(NAMES) == 28
    assert not expected & set(NAMES)


def test_names_are_hashes() -> None:
    names = [member["name"] for name in NAMES for member in json.loads(label_text(name))["members"]]

    assert len(names) == 81
    assert [name for name in names if not HASH.fullmatch(name)] == []


def test_no_label_holds_a_plain_name(corpus: Path) -> None:
    known = persons(corpus)
    texts = {name: label_text(name) for name in NAMES}

    assert len(known) > 100
    assert {
        name: found for name, text in texts.items() if (found := [person for person in known if person in text])
    } == {}


@pytest.mark.parametrize("name", NAMES)
def test_heads_and_units_stand_in_the_document(corpus: Path, name: str) -> None:
    text = (corpus / "documents" / f"{name}.txt").read_text(encoding="utf-8")
    tasks = load(name, corpus / "documents")["tasks"]
    units = {unit for task in tasks for unit, _ in task["assignments"]}
    # The cells of a drawn table are wrapped line by line: a unit does not stand unbroken there.
    drawn = "│" in text or "┃" in text

    assert [task["head"] for task in tasks if bare(task["head"]) not in bare(text)] == []
    assert drawn or [unit for unit in units if bare(unit) not in bare(text)] == []


def test_a_name_is_found_again_across_white_space() -> None:
    label = {"members": [{"role": "组长", "name": hashed("阮青禾", "5a17"), "post": None}]}

    assert with_names(label, "组长：阮　青\n禾区民政局局长")["members"] == [
        {"role": "组长", "name": "阮青禾", "post": None}
    ]


def test_a_long_name_with_a_dot_is_found_inside_its_line() -> None:
    assert {"艾丽娅·阿不都", "阿不都"} <= set(candidates("副组长艾丽娅·阿不都副局长"))


def test_a_name_that_the_document_does_not_hold_is_refused() -> None:
    with pytest.raises(LookupError, match="1 names"):
        with_names({"members": [{"name": hashed("阮青禾", "5a17")}]}, "组长：褚岸")
