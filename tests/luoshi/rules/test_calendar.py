"""Working days, as the State Council's office announced them, and as an office has entered them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.rules.calendar import NoSuchDayError, WorkingDays, official_years, written, year_of
from luoshi.rules.official import OFF, WORKED

OFFICIAL = WorkingDays(official_years())
TEN_YEARS = st.dates(date(2019, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("year", "days"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_each_year_has_as_many_working_days_as_were_announced(year: int, days: int) -> None:
    assert OFFICIAL.between(date(year - 1, 12, 31), date(year, 12, 31)) == days


@pytest.mark.parametrize("year", OFF)
def test_what_is_worked_is_a_weekend_and_what_is_off_is_not_worked(year: int) -> None:
    told = official_years()[year]

    assert {day.weekday() for day in told.worked} <= {5, 6}
    assert [day for day in told.off if OFFICIAL.is_working(day)] == []
    assert [day for day in told.worked if not OFFICIAL.is_working(day)] == []


def test_the_years_that_are_off_are_those_that_are_worked() -> None:
    assert OFF.keys() == WORKED.keys()


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        (date(2026, 9, 25), date(2026, 9, 28)),  # 中秋, then a weekend
        (date(2026, 2, 15), date(2026, 2, 24)),  # 春节, nine days
        (date(2026, 2, 28), date(2026, 2, 28)),  # a Saturday that is worked
        (date(2026, 10, 1), date(2026, 10, 8)),
        (date(2027, 1, 1), date(2027, 1, 4)),  # not announced yet: 元旦 is off in any year
    ],
)
def test_a_day_that_is_not_worked_moves_to_the_next_that_is(day: date, rolled: date) -> None:
    assert OFFICIAL.rolled(day) == rolled


def test_a_year_that_was_not_announced_is_named() -> None:
    assert OFFICIAL.unknown([date(2026, 12, 31), date(2027, 1, 4), date(2028, 5, 1)]) == [2027, 2028]


def test_a_year_that_an_office_entered_counts() -> None:
    entered = year_of(2027, off="02-05~02-11", worked="02-20", source="国办通知", version="1")
    calendar = WorkingDays({**official_years(), 2027: entered})

    assert (calendar.is_working(date(2027, 2, 8)), OFFICIAL.is_working(date(2027, 2, 8))) == (False, True)
    assert calendar.is_working(date(2027, 2, 20))
    assert calendar.unknown([date(2027, 2, 8)]) == []


@pytest.mark.parametrize("words", ["02-30", "2-3-4", "x", "03-05~03-01", "01-01~12-31", "13-01"])
def test_what_is_no_day_is_told(words: str) -> None:
    with pytest.raises(NoSuchDayError) as wrong:
        year_of(2027, off=f"01-01 {words}", worked="", source="", version="")

    assert wrong.value.words in words


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=30))
def test_what_is_written_down_is_read_back(days: set[date]) -> None:
    assert year_of(2026, off=written(days), worked="", source="", version="").off == days


@given(TEN_YEARS)
def test_a_rolled_day_is_worked_and_none_between_is(day: date) -> None:
    rolled = OFFICIAL.rolled(day)

    assert OFFICIAL.is_working(rolled)
    assert not any(OFFICIAL.is_working(day + timedelta(days=step)) for step in range((rolled - day).days))


@given(TEN_YEARS, st.integers(0, 60))
def test_working_days_added_are_those_between(day: date, count: int) -> None:
    later = OFFICIAL.added(day, count)

    assert OFFICIAL.between(day, later) == count


@given(TEN_YEARS, st.integers(1, 60))
def test_working_days_taken_off_and_added_lead_back_to_a_working_day(day: date, count: int) -> None:
    start = OFFICIAL.rolled(day)

    assert OFFICIAL.added(OFFICIAL.added(start, -count), count) == start
