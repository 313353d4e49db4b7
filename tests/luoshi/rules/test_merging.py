"""Three texts of one place, and what a returned one means."""

import pytest

from luoshi.rules.merging import Merge, merge


@pytest.mark.parametrize(
    ("handed_out", "here", "returned", "expected"),
    [
        ("甲", "甲", "甲", Merge.UNTOUCHED),
        ("甲", "乙", "甲", Merge.UNTOUCHED),
        ("甲", "甲", "乙", Merge.CHANGED),
        ("甲", "甲", "", Merge.CHANGED),
        ("甲", "乙", "乙", Merge.SAME),
        ("甲", "乙", "丙", Merge.CONFLICT),
        ("甲", "", "丙", Merge.CONFLICT),
        ("甲", "甲", " 甲\n", Merge.UNTOUCHED),
    ],
)
def test_a_returned_text_is_untouched_changed_the_same_or_in_conflict(
    handed_out: str, here: str, returned: str, expected: Merge
) -> None:
    assert merge(handed_out=handed_out, here=here, returned=returned) == expected
