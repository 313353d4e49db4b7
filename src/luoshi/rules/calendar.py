"""工作日: which days are worked. Weekends are not, but for those worked in exchange (调休); days off by announcement are not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from luoshi.rules import official

_SATURDAY = 5
_DAY = timedelta(days=1)
_FARTHEST = 60
"""No series of days off is longer: a calendar in which more days follow each other is wrong."""


class NoSuchDayError(ValueError):
    """What was given as a day of a year is none. ``words`` is what was given."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Year:
    """One year's days off and weekend days worked, with their source and its version."""

    off: frozenset[date]
    worked: frozenset[date]
    source: str
    version: str


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """工作日表: the years that are known. In another, weekends and the days that are off in any year are free.

    :meth:`unknown` names such years, so that whoever sees a day in one can be told that it may move.
    """

    years: Mapping[int, Year]

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked."""
        year = self.years.get(day.year)
        if year is not None and day in year.worked:
            return True
        off = _fixed(day.year) if year is None else year.off
        return day.weekday() < _SATURDAY and day not in off

    def rolled(self, day: date) -> date:
        """Return the day itself if it is worked, else the next that is (民法典 203: 法定休假日的次日)."""
        for step in range(_FARTHEST):
            later = day + step * _DAY
            if self.is_working(later):
                return later
        raise NoSuchDayError(day.isoformat())

    def added(self, day: date, count: int) -> date:
        """Return the last of ``count`` working days after a day, which is not counted itself; before it for a negative count."""
        step = _DAY if count >= 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Return how many working days come after ``start``, up to and with ``end``; none where it is not later."""
        days = (start + step * _DAY for step in range(1, (end - start).days + 1))
        return sum(self.is_working(day) for day in days)

    def unknown(self, days: Iterable[date]) -> list[int]:
        """Return the years of days for which nothing was announced: what is free there is not settled."""
        return sorted({day.year for day in days} - self.years.keys())


@cache
def _fixed(year: int) -> frozenset[date]:
    return frozenset(_days(year, official.FIXED))


def official_years() -> dict[int, Year]:
    """Return the years that come with the system."""
    return {
        year: year_of(year, off=words, worked=official.WORKED[year], source=official.SOURCE, version=official.VERSION)
        for year, words in official.OFF.items()
    }


def year_of(year: int, *, off: str, worked: str, source: str, version: str) -> Year:
    """Read one year as it is written down: "01-01~01-03 05-01". Raises NoSuchDayError for what is no day of the year."""
    return Year(frozenset(_days(year, off)), frozenset(_days(year, worked)), source, version)


def _days(year: int, words: str) -> Iterable[date]:
    for part in words.split():
        first, _tilde, last = part.partition("~")
        begin, end = _day(year, first), _day(year, last or first)
        if end < begin or (end - begin).days > _FARTHEST:
            raise NoSuchDayError(part)
        yield from (begin + step * _DAY for step in range((end - begin).days + 1))


def _day(year: int, words: str) -> date:
    try:
        month, day = words.split("-")
        return date(year, int(month), int(day))
    except ValueError as error:
        raise NoSuchDayError(words) from error


def written(days: Iterable[date]) -> str:
    """Write days down as :func:`year_of` reads them: those that follow each other as a first and a last one."""
    parts: list[list[date]] = []
    for day in sorted(days):
        if parts and day - parts[-1][-1] == _DAY:
            parts[-1].append(day)
        else:
            parts.append([day])
    return " ".join(f"{run[0]:%m-%d}~{run[-1]:%m-%d}" if len(run) > 1 else f"{run[0]:%m-%d}" for run in parts)
