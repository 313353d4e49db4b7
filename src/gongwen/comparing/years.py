"""Which year a plan is for, and days of plans of different years held against each other."""

import re
from calendar import isleap
from collections import Counter
from datetime import date

from gongwen.comparing.model import DayRelation
from gongwen.reading.model import PlanReading

_YEAR = re.compile(r"(?<![\d—－～~-])(20\d\d)年(?![—－～~-])")
_MOST_APART = 10
_TELLING = 3


def years_apart(old: PlanReading, new: PlanReading) -> int:
    """Return how many years the new plan is after the old, 0 where one of them does not say its year."""
    years = _year_of(old), _year_of(new)
    if years[0] is None or years[1] is None or abs(years[1] - years[0]) > _MOST_APART:
        return 0
    return years[1] - years[0]


def _year_of(reading: PlanReading) -> int | None:
    """Return the year of a plan: that of its title, of most of its deadlines, of its date."""
    titled = _YEAR.findall(f"{reading.plan_title or ''}\n{reading.document.title or ''}")
    if len(set(titled)) == 1:
        return int(titled[0])
    days = (parsed(deadline.date) for task in reading.tasks for deadline in task.deadlines)
    due = Counter(day.year for day in days if day).most_common(1)
    if due and due[0][1] >= _TELLING:
        return due[0][0]
    issued = parsed(reading.document.date)
    return issued.year if issued else None


def parsed(iso: str | None) -> date | None:
    """Return an ISO date, None for anything else."""
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def moved_days(old: str | None, new: str | None, years: int) -> tuple[DayRelation, int | None]:
    """Return what became of a day, and by how many days it moved; between plans of two years, as if both were of one."""
    before, after = parsed(old), parsed(new)
    if before is None or after is None:
        return "reworded", None
    if before == after:
        return "kept", 0
    days = (after - in_year(before, years)).days
    if days == 0:
        return "next-year", 0
    return ("later" if days > 0 else "earlier"), days


def in_year(day: date, years: int) -> date:
    """Return the same day so many years later; the end of February stays the end of February."""
    year = min(max(day.year + years, date.min.year), date.max.year)
    last_of_february = day.month == 2 and (day.day == 29 or (day.day == 28 and not isleap(day.year)))
    return date(year, 2, 29 if isleap(year) else 28) if last_of_february else day.replace(year=year)
