"""报送周期: from what a document says (每月25日前, 每季度最后一个月25日前, 12月10日前) to days: opening, due, closing.

A period's due day lies in a month counted from the last month that it covers: ``months`` 0 is that month itself, 1 the next
(每月5日前报上月). Both the day as counted and the working day on which it falls are kept (luoshi.rules.counting).
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from luoshi.rules.calendar import WorkingDays
from luoshi.rules.counting import day_of_month, months_later
from luoshi.rules.rhythms import CADENCES, Stretch, months_in, stretches

MOST_DAYS = 31
_DAY = timedelta(days=1)
_FRIDAY = 5
LONGEST = 600
"""More periods than these are a mistake: every week for ten years."""


class WrongRuleError(ValueError):
    """A rule that says nothing or too much; ``field`` names what is wrong with it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is reported.

    ``day``: of the month, -1 for its last; of weeks the weekday, 1 for Monday; of 旬 and half months the days after the end.
    ``months``: see above. ``on``: the day of what falls once, as ISO. ``opens_before`` and ``closes_after`` are working days.
    ``rolls``: whether a due day that is not worked moves to the next one that is.
    """

    cadence: str
    day: int = -1
    months: int = 0
    on: str = ""
    opens_before: int = 7
    closes_after: int = 5
    rolls: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One period, as days; see luoshi.reporting.models.Period."""

    number: int
    name: str
    covers_from: date
    covers_to: date
    opens_on: date
    nominal_due_on: date
    due_on: date
    closes_on: date


def rule_of(kept: Mapping[str, Any]) -> Rule:
    """Read a rule as it is kept; raise WrongRuleError for one that is none."""
    try:
        rule = Rule(**kept)
    except TypeError as error:
        raise WrongRuleError("cadence") from error
    checked(rule)
    return rule


def checked(rule: Rule) -> Rule:
    """Return a rule; raise WrongRuleError with the field that is wrong."""
    if rule.cadence not in CADENCES:
        raise WrongRuleError("cadence")
    if rule.cadence == "once":
        _day_once(rule)
    elif not _is_day(rule):
        raise WrongRuleError("day")
    length = months_in(rule.cadence)
    if rule.months and not -length < rule.months <= min(length, 3):
        raise WrongRuleError("months")
    for name in ("opens_before", "closes_after"):
        if not 0 <= getattr(rule, name) <= MOST_DAYS:
            raise WrongRuleError(name)
    return rule


def _is_day(rule: Rule) -> bool:
    if months_in(rule.cadence):
        return rule.day == -1 or 1 <= rule.day <= MOST_DAYS
    return 1 <= rule.day <= 7 if rule.cadence in {"weekly", "biweekly"} else 0 <= rule.day <= 10


def rule_from(cadence: str, *, month: str | int | None = None, day: int | None = None, year: int) -> Rule:
    """Return the rule that a rhythm as read stands for: ``month`` "each", "quarter-end", a number, or None when unsaid.

    Raises WrongRuleError where it stands for none: what recurs daily, and what falls once on no day.
    """
    if cadence == "once":
        if not isinstance(month, int):
            raise WrongRuleError("on")
        return checked(Rule(cadence, on=day_of_month(year, month, day or -1).isoformat()))
    if cadence in {"weekly", "biweekly"}:
        return Rule(cadence, day=day or _FRIDAY)
    length = months_in(cadence)
    if not length:
        return checked(Rule(cadence, day=0))
    months = _months_from_end(length, month) if isinstance(month, int) else 0
    return checked(Rule(cadence, day=day or -1, months=months))


def _months_from_end(length: int, month: int) -> int:
    """Return how a month stands to the last of its stretch: the nearer of before and after it."""
    after = month % length
    return after if after <= length // 2 else after - length


def lay_out(rule: Rule, *, start: date, end: date, calendar: WorkingDays) -> list[LaidOut]:
    """Return the periods whose day as counted lies from ``start`` to ``end``, the earliest first.

    Raises WrongRuleError("end") where these would be more than LONGEST.
    """
    found = _once(rule) if rule.cadence == "once" else _recurring(rule, start)
    due = takewhile(lambda pair: pair[1] <= end, found)
    chosen = [(stretch, nominal) for stretch, nominal in due if nominal >= start]
    if len(chosen) > LONGEST:
        raise WrongRuleError("end")
    laid: list[LaidOut] = []
    for stretch, nominal in chosen:
        after = laid[-1].due_on + _DAY if laid else None
        laid.append(_laid(rule, stretch, nominal, calendar, number=len(laid) + 1, after=after))
    return laid


def _once(rule: Rule) -> Iterator[tuple[Stretch, date]]:
    day = _day_once(rule)
    yield Stretch(day.replace(month=1, day=1), day, f"{day.year}年{day.month}月{day.day}日前"), day


def _day_once(rule: Rule) -> date:
    try:
        return date.fromisoformat(rule.on)
    except ValueError as error:
        raise WrongRuleError("on") from error


def _recurring(rule: Rule, start: date) -> Iterator[tuple[Stretch, date]]:
    """Yield stretches with their due day as counted, from one that is due before ``start`` on."""
    begin = months_later(start, -rule.months - 1) if months_in(rule.cadence) else start - 21 * _DAY
    for stretch in stretches(rule.cadence, begin):
        yield stretch, nominal_due(rule, stretch)


def nominal_due(rule: Rule, stretch: Stretch) -> date:
    """Return the day on which a stretch is due, as counted."""
    if months_in(rule.cadence):
        month = months_later(stretch.last.replace(day=1), rule.months)
        return day_of_month(month.year, month.month, rule.day)
    if rule.cadence in {"weekly", "biweekly"}:
        return stretch.last + (rule.day - 7) * _DAY
    return stretch.last + rule.day * _DAY


def _laid(
    rule: Rule, stretch: Stretch, nominal: date, calendar: WorkingDays, *, number: int, after: date | None
) -> LaidOut:
    due, closes = due_and_closing(rule, nominal, calendar)
    opens = calendar.added(nominal, -rule.opens_before)
    return LaidOut(
        number=number,
        name=stretch.name,
        covers_from=stretch.first,
        covers_to=stretch.last,
        opens_on=min(due, max(opens, after)) if after else opens,
        nominal_due_on=nominal,
        due_on=due,
        closes_on=closes,
    )


def due_and_closing(rule: Rule, nominal: date, calendar: WorkingDays) -> tuple[date, date]:
    """Return the day on which a period is due and that on which it closes, from its day as counted."""
    due = calendar.rolled(nominal) if rule.rolls else nominal
    return due, calendar.added(due, rule.closes_after)


def figures_up_to(covers_to: date, due_on: date) -> date:
    """Return the last day for which figures exist when something is due: months are published after their end.

    A half year that is due on 30 June has them for January to May (reference: 统计 is published in the month that follows).
    """
    published = due_on.replace(day=1) - _DAY
    return min(covers_to, published)


def said(rule: Rule) -> str:
    """Return a rule in words: 每月25日前."""
    if rule.cadence == "once":
        day = date.fromisoformat(rule.on)
        return f"{day.year}年{day.month}月{day.day}日前"
    return _OFTEN[rule.cadence] + _day_in_words(rule)


_OFTEN = {
    "weekly": "每周",
    "biweekly": "每两周",
    "ten-days": "每旬",
    "half-monthly": "每半月",
    "monthly": "每月",
    "bimonthly": "每两个月",
    "quarterly": "每季度",
    "half-yearly": "每半年",
    "yearly": "每年",
}
_WEEKDAYS = "一二三四五六日"


def _day_in_words(rule: Rule) -> str:
    if rule.cadence in {"weekly", "biweekly"}:
        return f"周{_WEEKDAYS[rule.day - 1]}前"
    if rule.cadence in {"ten-days", "half-monthly"}:
        return f"期满后{rule.day}日内" if rule.day else "最后一日前"
    day = "最后一日前" if rule.day == -1 else f"{rule.day}日前"
    if rule.cadence == "monthly":
        return f"（次月）{day}" if rule.months else day
    return _month_in_words(rule.months) + day


def _month_in_words(months: int) -> str:
    if months in {0, 1}:
        return "期满次月" if months else "最后一个月"
    return f"期满后第{months}个月" if months > 0 else f"期满前{-months}个月"
