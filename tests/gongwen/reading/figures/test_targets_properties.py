"""Any text gives targets, in time that grows with it."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.figures.targets import find_targets
from gongwen.reading.text.prose import prose_of


@given(st.text(alphabet="新增企业达到10.5%以上、，。；（）“”《》分别和每人元个工作日内第前5名的由至—+ ", max_size=80))
def test_any_text_gives_targets_that_point_into_it(text: str) -> None:
    for paragraph in prose_of(text):
        for target in find_targets(paragraph, 0, len(paragraph.tight)):
            start, end = target.span
            shown = "".join(prose_of(text).text[start:end].split())
            assert shown == target.text
            assert target.indicator


@pytest.mark.parametrize(
    "pattern", ["新增1家", "其中5家", "对300户", "5个具有甲", "、5日", "规模10亿元的", "占60%，", "（其中5家）"]
)
def test_repeated_figures_are_read_in_proportion(pattern: str) -> None:
    paragraph = prose_of(pattern * (60_000 // len(pattern)))[0]

    started = process_time()
    find_targets(paragraph, 0, len(paragraph.tight))

    assert process_time() - started < 10
