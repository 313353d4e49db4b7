"""Terms, counted as 民法典 200–204 says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.rules.calendar import WorkingDays, official_years
from luoshi.rules.counting import Due, days_after, months_after, months_later, working_days_after, years_after

OFFICIAL = WorkingDays(official_years())


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2021, 3, 31), 3, Due(date(2021, 6, 30), date(2021, 6, 30))),
        (date(2021, 11, 30), 3, Due(date(2022, 2, 28), date(2022, 2, 28))),
        (date(2026, 8, 25), 1, Due(date(2026, 9, 25), date(2026, 9, 28))),  # 中秋
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start: date, months: int, end: Due) -> None:
    assert months_after(start, months, OFFICIAL) == end


def test_the_first_day_is_not_counted() -> None:
    assert days_after(date(2026, 4, 1), 5, OFFICIAL) == Due(date(2026, 4, 6), date(2026, 4, 7))


def test_working_days_leave_out_what_is_off() -> None:
    assert working_days_after(date(2026, 4, 3), 3, OFFICIAL).rolled == date(2026, 4, 9)


def test_a_year_after_the_leap_day_ends_on_the_last_of_february() -> None:
    assert years_after(date(2024, 2, 29), 1, OFFICIAL).nominal == date(2025, 2, 28)


@given(st.dates(date(2019, 1, 1), date(2028, 12, 31)), st.integers(0, 120))
def test_months_later_is_so_many_months_later(day: date, count: int) -> None:
    later = months_later(day, count)

    assert (later.year - day.year) * 12 + later.month - day.month == count
    assert later.day <= day.day
