"""The periods that date expressions name, and the calendar's last days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gongwen.reading.model import Precision

Bound = Literal["by", "from", "since", "in", "range", "as-of", "open"]
"""by: 前, 到…, …底; from: 起, 自…; since: 以来; in: bare or 内; range: A至B; as-of: 截至; open: 长期, 持续推进."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The period a form names. ``named``: the words say the year; ``closed``: they say its end (底, 末).

    ``month`` and ``day`` say when a recurring duty falls due: month "each", "quarter-end", "quarter-start" or a number,
    day -1 for the last.
    """

    first: date | None = None
    last: date | None = None
    precision: Precision | None = None
    bound: Bound = "in"
    named: bool = False
    closed: bool = False
    recurring: str | None = None
    relative: bool = False
    month: str | int | None = None
    day: int | None = None


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def moved(day: date, year: int) -> date:
    """The same day of another year; the last day of a month stays the last."""
    end = last_day(year, day.month)
    return day.replace(year=year, day=end if day.day == last_day(day.year, day.month) else min(day.day, end))
