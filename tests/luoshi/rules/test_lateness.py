"""Whether a report came in time."""

from datetime import date

import pytest

from luoshi.rules.calendar import WorkingDays, official_years
from luoshi.rules.lateness import Punctuality, Standing, standing

OFFICIAL = WorkingDays(official_years())
DUE = date(2026, 9, 24)


@pytest.mark.parametrize(
    ("approved", "today", "expected"),
    [
        (None, date(2026, 9, 24), Standing(Punctuality.WAITING)),
        (None, date(2026, 9, 28), Standing(Punctuality.OVERDUE, 1)),  # 25 to 27 September are 中秋
        (None, date(2026, 9, 25), Standing(Punctuality.OVERDUE, 0)),
        (date(2026, 9, 24), date(2026, 12, 1), Standing(Punctuality.IN_TIME)),
        (date(2026, 9, 29), date(2026, 12, 1), Standing(Punctuality.LATE, 2)),
        (date(2026, 9, 26), date(2026, 12, 1), Standing(Punctuality.LATE, 0)),
    ],
)
def test_a_report_stands_to_its_due_day(approved: date | None, today: date, expected: Standing) -> None:
    assert standing(due_on=DUE, approved_on=approved, today=today, calendar=OFFICIAL) == expected
