"""What the reader makes of the real documents, measured with the corpus' own score.py."""

import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from gongwen.formats import read_file
from gongwen.reading.asjson import to_json
from gongwen.reading.reader import read_plan
from tests.corpus.labels import Label, label_names, load
from tests.places import corpus_folder

Reading = dict[str, Any]

SUFFIX = ".expected.json"


@cache
def scorer() -> ModuleType:
    """Return the corpus' score.py as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", corpus_folder() / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def reading_of(path: Path) -> Reading:
    """Return the reading of a file, as the command prints it."""
    return to_json(read_plan(read_file(path)))


def document(name: str) -> Reading:
    """Return the reading of a document of the corpus."""
    return reading_of(corpus_folder() / "documents" / f"{name}.txt")


def expected_readings() -> Iterator[tuple[str, Label]]:
    """Yield the names and the hand-made readings that come with the corpus."""
    for path in sorted((corpus_folder() / "expected").glob(f"*{SUFFIX}")):
        yield path.name.removesuffix(SUFFIX), json.loads(path.read_text(encoding="utf-8"))


def own_labels() -> Iterator[tuple[str, Label]]:
    """Yield the names and the hand-made readings that stand in this repository."""
    for name in label_names():
        yield name, load(name, corpus_folder() / "documents")


SETS = {"expected": expected_readings, "labels": own_labels}


@cache
def f1(name: str) -> dict[str, float]:
    """Return the micro-averaged F1 of each measure over one of the sets of hand-made readings."""
    compared = [scorer().compare(label, document(document_name)) for document_name, label in SETS[name]()]
    return {measure: _f1(result[measure] for result in compared) for measure in scorer().MEASURES}


def _f1(counts: Iterator[list[Any]]) -> float:
    """Return the F1 of the sums of (hit, found, expected, ...)."""
    hit, found, expected = (sum(column) for column in zip(*(count[:3] for count in counts), strict=True))
    rate: float = scorer().rates(hit, found, expected)[2]
    return rate


def misses(label: Label, reading: Reading) -> dict[str, list[str]]:
    """Return what a reading has too much and too little, by measure; nothing where it is all there."""
    result = scorer().compare(label, reading)
    rows = {
        measure: [f"+ {row}" for row in result[measure][3]] + [f"- {row}" for row in result[measure][4]]
        for measure in scorer().MEASURES
    }
    return {measure: found for measure, found in rows.items() if found}
