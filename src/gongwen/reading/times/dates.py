"""Date expressions of official prose: what they say, from when to when, how exactly, and where they stand.

A missing year is the plan's year. 上旬 is the 1st to the 10th, 中旬 to the 20th, 下旬 to the last day of the month
(contracts/plan-reading.md, Deadline). A period "before" which something is due is read with its last day, and marked as
ambiguous where no 底 or 末 says that the end is meant: 4月中旬之前 is 20 April, or 10 April.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gongwen.reading.model import Precision
from gongwen.reading.times.forms import FORMS, Reader, cadence_of, number_of, plain
from gongwen.reading.times.stretches import Bound, Stretch, moved

__all__ = ["Bound", "DateFound", "cadence_of", "find_dates", "likely_year"]


@dataclass(frozen=True, slots=True)
class DateFound:
    """One date expression at ``tight[start:end]``.

    ``first`` and ``last`` are the days of the period it names, ISO 8601, None where the words give none. ``relative``:
    counted from another day (印发之日起30日内). ``recurring``: a cadence (每月25日前), of which ``month`` ("each",
    "quarter-end", "quarter-start" or a number) and ``day`` (-1: the last) say when it falls due.
    """

    start: int
    end: int
    text: str
    first: str | None
    last: str | None
    precision: Precision | None
    bound: Bound = "in"
    recurring: str | None = None
    relative: bool = False
    ambiguous: bool = False
    month: str | int | None = None
    day: int | None = None

    @property
    def earlier(self) -> str | None:
        """The other reading of an ambiguous date: the day before its period begins."""
        if not (self.ambiguous and self.first):
            return None
        return (date.fromisoformat(self.first) - timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch with its place, before the words around it are read."""

    start: int
    end: int
    stretch: Stretch


_SUFFIXES: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("since", re.compile(r"以来")),
    ("by", re.compile(r"(?:下班)?[（(]?[之以]?[）)]?前(?!后)|为?止")),
    ("from", re.compile(r"(?:之日)?起(?![步草])|开始|[以之]后|后(?![续勤期])")),
    ("in", re.compile(r"[以之]?内|期间")),
)
_PREFIXES: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("as-of", re.compile(r"截[至止]到?$")),
    ("from", re.compile(r"[自从]$")),
    ("by", re.compile(r"(?<![达得感提压减降升增缩截])[到至]$")),
)
_AND = frozenset({"、", "和", "及", "与", "以及"})
_MORE_DAYS = re.compile(r"前?(?:、|和|及|与|以及)(\d{1,2})[日号]")
_MORE_MONTHS = re.compile(r"[底末]?前?(?:、|和|及|与|以及)(\d{1,2})月份?[底末]?(?!\d)")
_LEAD = re.compile(r"[^，,]*?(?:[应要须需][在于]?|[在于])(?=[^，,]{2,}(?:日起|后))")
_CONTEXT = 48
_TO = re.compile(r"起?(?:[-—–－―~～﹣]{1,2}|[至到])")
_TO_OPEN = re.compile(r"起?(?:[-—–－―~～﹣]{1,2}|[至到])?(?:长期|(?<=[至到])今(?!年))")
_TO_DAY = re.compile(r"起?(?:[-—–－―~～﹣]{1,2}|[至到])(\d{1,2})[日号]")
_ANCHOR = re.compile(
    r"(?:自|从)?[^，。；;：:（(、]{2,24}?(?:之日起|次日起|之日后|日起|[以之]后|后)[，,]?[^，。；;]{0,14}$|(?:接|收)到[^，。；;]{1,10}$"
)


def find_dates(tight: str, year: int | None, start: int = 0, end: int | None = None) -> list[DateFound]:
    """The date expressions of ``tight[start:end]`` in order; ``year`` is the year that unnamed years mean.

    A month without a year that follows a dated month of a later year in the same sentence lies in that later year.
    """
    base, stop = max(0, start - _CONTEXT), len(tight) if end is None else end
    even = plain(tight[base:stop])
    low, found = start - base, []
    for atom in _atoms(even, year, low):
        read = _worded(even, atom, low)
        low = read.end
        shown = tight[base + read.start : base + read.end]
        found.append(replace(read, start=read.start + base, end=read.end + base, text=shown))
    return _shared(found, tight)


def _shared(found: list[DateFound], tight: str) -> list[DateFound]:
    """In a row the 前 behind the last holds for each: 6月30日、12月20日前."""
    for at in range(len(found) - 2, -1, -1):
        date, following = found[at], found[at + 1]
        alike = date.bound == "in" and not date.relative and following.bound == "by"
        if alike and tight[following.end - 1] == "前" and tight[date.end : following.start] in _AND:
            found[at] = replace(date, bound="by")
    return found


def likely_year(tights: Iterable[str]) -> int | None:
    """The year that the days and months of a text name most often, else its years; of equals the earliest.

    For plans whose head names none.
    """
    found = [read for tight in tights for read in find_dates(tight, None) if read.bound != "since"]
    for dated in ([read for read in found if read.precision != "year"], found):
        years = Counter(int(day[:4]) for read in dated if (day := read.first or read.last))
        if years:
            return max(years, key=lambda year: (years[year], -year))
    return None


def _matches(text: str, start: int) -> list[tuple[re.Match[str], Reader]]:
    """What the forms find, the longest of overlapping ones."""
    characters = set(text)
    forms = ((form, reader) for signs, form, reader in FORMS if not characters.isdisjoint(signs))
    found = [(match, reader) for form, reader in forms for match in form.finditer(text, start)]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    kept: list[tuple[re.Match[str], Reader]] = []
    for match, reader in found:
        if match.end() > match.start() and (not kept or match.start() >= kept[-1][0].end()):
            kept.append((match, reader))
    return kept


def _atoms(text: str, year: int | None, start: int) -> Iterator[_Atom]:
    """The dates, each range as one."""
    pending: _Atom | None = None
    carried, carried_at = year, start
    for match, reader in _matches(text, start):
        if pending and match.start() < pending.end:
            continue
        if carried != year and "。" in text[carried_at : match.start()]:
            carried = year
        joins = pending is not None and _TO.fullmatch(text, pending.end, match.start()) is not None
        own = pending.stretch.first.year if joins and pending and pending.stretch.first else carried
        stretch = reader(match, own)
        if stretch is None:
            continue
        atom = _Atom(match.start(), match.end(), stretch)
        if stretch.named and stretch.month and stretch.last and year and stretch.last.year > year:
            carried, carried_at = stretch.last.year, match.end()
        if pending and joins and _can_join(pending.stretch, stretch):
            atom, pending = _joined(pending, atom), None
        if pending:
            yield pending
        *echoed, pending = _echoed(text, _opened(text, atom))
        yield from echoed
    if pending:
        yield pending


def _can_join(first: Stretch, second: Stretch) -> bool:
    dated = bool(first.precision and second.precision and not first.recurring)
    return dated and "range" not in (first.bound, second.bound)


def _joined(first: _Atom, second: _Atom) -> _Atom:
    """A至B; an end before its beginning lies in the next year."""
    begin, last = first.stretch.first, second.stretch.last
    if begin and last and last < begin and not second.stretch.named:
        last = moved(last, begin.year + 1)
    return _Atom(first.start, second.end, replace(second.stretch, first=begin, last=last, bound="range"))


def _opened(text: str, atom: _Atom) -> _Atom:
    """A range whose end is a bare day or open: 3月1日至31日, 12月至长期."""
    stretch = atom.stretch
    if stretch.first is None or stretch.bound == "range":
        return atom
    if found := _TO_OPEN.match(text, atom.end):
        return _Atom(atom.start, found.end(), replace(stretch, last=None, bound="range"))
    found = _TO_DAY.match(text, atom.end)
    if found and stretch.precision == "day" and stretch.first.day < number_of(found[1]) <= 31:
        return _Atom(
            atom.start, found.end(), replace(stretch, last=_same_month(stretch.first, int(found[1])), bound="range")
        )
    return atom


def _echoed(text: str, atom: _Atom) -> Iterator[_Atom]:
    """A date and the days or months of its row that go without its first words: 每月5日前、20日前, 每年3月、9月底前."""
    stretch = atom.stretch
    yield atom
    while stretch.bound == "in":
        if stretch.recurring == "yearly" and isinstance(stretch.month, int) and stretch.day == -1:
            found = _MORE_MONTHS.match(text, atom.end)
            stretch = replace(stretch, month=number_of(found[1])) if found else stretch
        elif stretch.day is not None and stretch.day > 0 and stretch.precision in (None, "day"):
            found = _MORE_DAYS.match(text, atom.end)
            stretch = _on_day(stretch, number_of(found[1])) if found else stretch
        else:
            return
        if found is None:
            return
        atom = _Atom(found.start(1), found.end(), stretch)
        yield atom


def _on_day(stretch: Stretch, day: int) -> Stretch:
    known = _same_month(stretch.first, day) if stretch.first and 1 <= day <= 31 else None
    return replace(stretch, day=day, first=known, last=known)


def _same_month(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _worded(text: str, atom: _Atom, start: int) -> DateFound:
    """An atom with the words around it that say how it binds: 到, 自, 前, 起, 之日起…内."""
    stretch, end = atom.stretch, atom.end
    bound, begin = _prefix(text, atom, start)
    if stretch.bound != "in":
        bound, begin = stretch.bound, atom.start
    if stretch.bound not in ("open", "by") and (suffix := _suffix(text, end)):
        bound, end = _combined(bound, suffix[0]), suffix[1]
    if bound == "in" and stretch.closed:
        bound = "by"
    if stretch.relative and (anchor := _ANCHOR.search(text, max(start, begin - _CONTEXT), begin)):
        lead = _LEAD.match(anchor[0])
        bound, begin = "from", anchor.start() + (lead.end() if lead else 0)
    before = text[end - 1] == "前" and not stretch.closed
    return _dated(stretch, begin, end, text[begin:end], bound, before=before)


def _dated(stretch: Stretch, start: int, end: int, text: str, bound: Bound, *, before: bool) -> DateFound:
    ambiguous = before and stretch.precision not in (None, "day") and bound == "by"
    last = None if bound in ("from", "since") else stretch.last
    return DateFound(
        start,
        end,
        text,
        stretch.first.isoformat() if stretch.first else None,
        last.isoformat() if last else None,
        stretch.precision,
        bound,
        stretch.recurring,
        stretch.relative,
        ambiguous,
        stretch.month,
        stretch.day,
    )


def _prefix(text: str, atom: _Atom, start: int) -> tuple[Bound, int]:
    for bound, pattern in _PREFIXES:
        if found := pattern.search(text, max(start, atom.start - 4), atom.start):
            return bound, found.start() if bound == "by" else atom.start
    return "in", atom.start


def _suffix(text: str, at: int) -> tuple[Bound, int] | None:
    for bound, pattern in _SUFFIXES:
        if found := pattern.match(text, at):
            return bound, found.end()
    return None


def _combined(prefix: Bound, suffix: Bound) -> Bound:
    """自3月1日起至3月31日止 is a range, 截至6月底前 a state of things, 到2025年内 a last day."""
    if prefix in ("range", "as-of") or (prefix == "by" and suffix == "in"):
        return prefix
    return suffix
