"""期间: how terms are counted. 民法典 200–204; no statute fixes it for supervision, whose practice follows the same rules.

Both the day as counted and the working day on which it falls are kept: whoever is reminded is reminded of the first.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from luoshi.rules.calendar import WorkingDays


@dataclass(frozen=True, slots=True)
class Due:
    """``nominal``: the last day of a term as counted; ``rolled``: the same, or the next working day (民法典 203)."""

    nominal: date
    rolled: date


def days_after(start: date, count: int, calendar: WorkingDays) -> Due:
    """Return the last day of a term of days: the first day is not counted (民法典 201)."""
    return _due(start + timedelta(days=count), calendar)


def working_days_after(start: date, count: int, calendar: WorkingDays) -> Due:
    """Return the last day of a term of working days; the first day is not counted."""
    day = calendar.added(start, count)
    return Due(day, day)


def months_after(start: date, count: int, calendar: WorkingDays) -> Due:
    """Return the last day of a term of months: the corresponding day, else the last of the month (民法典 202)."""
    return _due(months_later(start, count), calendar)


def years_after(start: date, count: int, calendar: WorkingDays) -> Due:
    """Return the last day of a term of years (民法典 202)."""
    return months_after(start, 12 * count, calendar)


def months_later(day: date, count: int) -> date:
    """Return the corresponding day so many months later, the last of the month where it has none."""
    month = day.year * 12 + day.month - 1 + count
    return day_of_month(month // 12, month % 12 + 1, day.day)


def day_of_month(year: int, month: int, day: int) -> date:
    """Return a day of a month, -1 or one too many standing for the last."""
    last = monthrange(year, month)[1]
    return date(year, month, last if day < 0 else min(day, last))


def _due(day: date, calendar: WorkingDays) -> Due:
    return Due(day, calendar.rolled(day))
