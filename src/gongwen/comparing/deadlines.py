"""Deadlines of one task on both sides: kept, earlier, later, struck, new."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from gongwen.comparing.model import DeadlineMatch
from gongwen.comparing.taking import take_pairs
from gongwen.comparing.years import in_year, moved_days, parsed
from gongwen.reading.model import Deadline


@dataclass(frozen=True, slots=True)
class _Due:
    """A deadline with its day, and that day in the year of the new plan."""

    deadline: Deadline
    day: date | None
    in_new_year: date | None

    @property
    def words(self) -> str:
        """The words without blanks."""
        return "".join(self.deadline.text.split())


def match_deadlines(old: Sequence[Deadline], new: Sequence[Deadline], years: int) -> tuple[DeadlineMatch, ...]:
    """Return the deadlines of both sides, those of the same words or day first, the others in the order of their days."""
    pairs = take_pairs(
        _in_order(old, years),
        _in_order(new, 0),
        _same,
        lambda due: due.words,
        lambda due: due.day,
        lambda due: due.in_new_year,
        lambda due: due.day is None,
        lambda _due: "any",
    )
    return tuple(_matched(one, other, years) for one, other in pairs)


def _same(due: _Due) -> Hashable:
    return due.words, due.day, due.deadline.recurring


def _in_order(deadlines: Sequence[Deadline], years: int) -> list[_Due]:
    """Return the deadlines by their days, those without one last; what stands twice counts once."""
    days = [(deadline, parsed(deadline.date)) for deadline in deadlines]
    dues = [_Due(deadline, day, in_year(day, years) if day else None) for deadline, day in days]
    once = {_same(due): due for due in reversed(dues)}
    return sorted(once.values(), key=lambda due: (due.day or date.max, due.deadline.span))


def _matched(old: _Due | None, new: _Due | None, years: int) -> DeadlineMatch:
    if old is None or new is None:
        known = (old.deadline if old else None), (new.deadline if new else None)
        return DeadlineMatch("new" if old is None else "struck", *known)
    relation, days = moved_days(old.deadline.date, new.deadline.date, years)
    if days is None or relation == "kept":
        relation = "kept" if _same(old) == _same(new) else "reworded"
    return DeadlineMatch(relation, old.deadline, new.deadline, days)
