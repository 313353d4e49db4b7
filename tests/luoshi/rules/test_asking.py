"""What a document's words ask units for."""

import pytest

from luoshi.rules.asking import asks_for_half_year, asks_for_progress, asks_for_year, asks_to_countersign


@pytest.mark.parametrize(
    ("cadence", "words", "expected"),
    [
        ("monthly", "每月25日前报送进展", True),
        ("weekly", "每周填报一次", True),
        ("monthly", "每月调度一次", False),
        ("daily", "每日报送", False),
        ("half-yearly", "半年报送小结", False),
    ],
)
def test_progress_is_asked_for_where_units_send_something_and_never_daily(
    cadence: str, words: str, *, expected: bool
) -> None:
    assert asks_for_progress(cadence, words) is expected


@pytest.mark.parametrize(
    ("cadence", "words", "half", "year"),
    [
        ("half-yearly", "检查一次", True, False),
        ("yearly", "总结", False, True),
        ("once", "6月底前报送半年总结", True, False),
        ("once", "12月10日前报送全年总结", False, True),
        ("monthly", "报送半年进展", False, False),
    ],
)
def test_half_a_year_and_a_year_are_told_apart(cadence: str, words: str, *, half: bool, year: bool) -> None:
    assert (asks_for_half_year(cadence, words), asks_for_year(cadence, words)) == (half, year)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("牵头单位汇总，经责任单位确认后每月报送", True),
        ("征求配合单位意见核实后报送", True),
        ("请各责任单位核实后上报", True),
        ("填报完成后由责任单位确认", True),
        ("责任单位每月报送进展", False),
        ("由牵头单位确认", False),
    ],
)
def test_countersigning_is_wanted_where_responsible_units_are_to_confirm(words: str, *, expected: bool) -> None:
    assert asks_to_countersign(words) is expected
