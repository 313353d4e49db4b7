"""The sample's hand-made reading against the reader, with the corpus' own measures: nothing missed, nothing too much."""

import json

import pytest

from tests.corpus.measure import misses, reading_of
from tests.places import ROOT

LANTANG = ROOT / "samples" / "lantang"


@pytest.mark.parametrize("name", ["plan.txt", "plan.docx"])
def test_the_sample_is_read_as_by_hand(name: str) -> None:
    by_hand = json.loads((LANTANG / "expected.json").read_text(encoding="utf-8"))

    assert misses(by_hand, reading_of(LANTANG / name)) == {}
