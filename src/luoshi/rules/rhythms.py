"""周期: the spans of time that a cadence divides the calendar into, each with its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from luoshi.rules.counting import day_of_month, months_later

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MONDAY = date(2018, 1, 1)
"""Fortnights are counted from this Monday."""
_QUARTERS = "一二三四"
_HALVES = "上下"
_TENS = ("上旬", "中旬", "下旬")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one period covers, and its name in Chinese."""

    first: date
    last: date
    name: str


def stretches(cadence: str, start: date) -> Iterator[Stretch]:
    """Yield the stretches of a cadence, from that in which ``start`` lies, without end. Raises KeyError for another cadence."""
    return _DIVISIONS[cadence](start)


def months_in(cadence: str) -> int:
    """Return how many months a stretch of a cadence has, 0 for one that is shorter."""
    return _MONTHS.get(cadence, 0)


def _weeks(start: date, length: timedelta, name: Callable[[date, date], str]) -> Iterator[Stretch]:
    first = _MONDAY + (start - _MONDAY) // length * length
    while True:
        last = first + length - _DAY
        yield Stretch(first, last, name(first, last))
        first += length


def _week_name(first: date, _last: date) -> str:
    year, week, _weekday = first.isocalendar()
    return f"{year}年第{week}周"


def _days_name(first: date, last: date) -> str:
    return f"{first.year}年{first.month}月{first.day}日—{last.month}月{last.day}日"


def _parts_of_months(start: date, ends: tuple[int, ...], names: tuple[str, ...]) -> Iterator[Stretch]:
    """Yield parts of months that end on the days, -1 for the last; those before ``start`` are left out."""
    month = start.replace(day=1)
    while True:
        first = month
        for end, name in zip(ends, names, strict=True):
            last = day_of_month(month.year, month.month, end)
            if last >= start:
                yield Stretch(first, last, f"{month.year}年{month.month}月{name}")
            first = last + _DAY
        month = months_later(month, 1)


def _months(start: date, length: int, name: Callable[[date], str]) -> Iterator[Stretch]:
    first = date(start.year, (start.month - 1) // length * length + 1, 1)
    while True:
        following = months_later(first, length)
        yield Stretch(first, following - _DAY, name(first))
        first = following


_MONTHS = {"monthly": 1, "bimonthly": 2, "quarterly": 3, "half-yearly": 6, "yearly": 12}
_NAMES: dict[str, Callable[[date], str]] = {
    "monthly": lambda first: f"{first.year}年{first.month}月",
    "bimonthly": lambda first: f"{first.year}年{first.month}—{first.month + 1}月",
    "quarterly": lambda first: f"{first.year}年第{_QUARTERS[first.month // 3]}季度",
    "half-yearly": lambda first: f"{first.year}年{_HALVES[first.month // 7]}半年",
    "yearly": lambda first: f"{first.year}年",
}
_DIVISIONS: dict[str, Callable[[date], Iterator[Stretch]]] = {
    "weekly": lambda start: _weeks(start, _WEEK, _week_name),
    "biweekly": lambda start: _weeks(start, 2 * _WEEK, _days_name),
    "ten-days": lambda start: _parts_of_months(start, (10, 20, -1), _TENS),
    "half-monthly": lambda start: _parts_of_months(start, (15, -1), ("上半月", "下半月")),
    **{
        cadence: lambda start, cadence=cadence: _months(start, _MONTHS[cadence], _NAMES[cadence])  # type: ignore[misc]
        for cadence in _MONTHS
    },
}
CADENCES = (*_DIVISIONS, "once")
"""The cadences in which something can be asked for; every day is none: nobody is to report daily."""
