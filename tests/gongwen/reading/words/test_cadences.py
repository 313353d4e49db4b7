"""How often a duty recurs, in code and in words."""

import pytest

from gongwen.reading.times.forms import cadence_of
from gongwen.reading.words.cadences import CADENCES


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("每天", "每日"),
        ("每星期", "每周"),
        ("双周", "每两周"),
        ("每半月", "每半月"),
        ("旬", "每旬"),
        ("按月", "每月"),
        ("每两个月", "每两月"),
        ("逐季", "每季度"),
        ("半年", "每半年"),
        ("每年度", "每年"),
    ],
)
def test_every_cadence_that_is_read_has_its_words(printed: str, said: str) -> None:
    assert CADENCES[cadence_of(printed)] == said
