"""Why a printed name may mean a unit whose name it is not: each rule with its reason in words."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from luoshi.directory.departments import Department, table
from luoshi.directory.models import Alias, Unit
from luoshi.directory.names import parts
from luoshi.directory.places import Place, full_ending, one_apart, unswapped

_SHORTEST_TO_BE_MISSPELT = 4
"""商务局 and 财务局 differ in one character too."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of a unit; ``holds`` tells whether it holds on the day that is asked about."""

    name: str
    unit: Unit
    holds: bool
    alias: Alias | None = None


class Like(NamedTuple):
    """A unit that may be meant, how likely, and why."""

    unit: Unit
    score: int
    reason: str


class Likeness:
    """The names of one jurisdiction on one day, by what they have in common with others."""

    def __init__(self, known: list[Known], place: Place) -> None:
        self._known = known
        self._place = place

    def to(self, name: str) -> Iterator[Like]:
        """Yield every unit that a name may mean, by every rule; a unit may come several times."""
        rules = (self._former, self._placed, self._ending, self._bracketed, self._usual, self._misspelt)
        for rule in rules:
            yield from rule(name)

    def _by(self, key: Callable[[str], str]) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for known in self._known:
            found[key(known.name)].append(known)
        return found

    @cached_property
    def _names(self) -> dict[str, list[Known]]:
        return self._by(lambda name: name)

    @cached_property
    def _stems(self) -> dict[str, list[Known]]:
        return self._by(self._place.stem)

    @cached_property
    def _endings(self) -> dict[str, list[Known]]:
        return self._by(self._full)

    def _full(self, name: str) -> str:
        return full_ending(self._place.stem(name))

    def _former(self, name: str) -> Iterator[Like]:
        """A name that the unit bore, or will bear, on other days."""
        for known in self._names.get(name, []):
            if not known.holds:
                yield Like(known.unit, 92, _("“%(name)s”是这个单位在其他时期的名称") % {"name": known.name})

    def _placed(self, name: str) -> Iterator[Like]:
        """The same but for the place before it."""
        for known in self._stems.get(self._place.stem(name), []):
            if known.holds:
                yield Like(known.unit, 95, _("去掉地名后与“%(name)s”相同") % {"name": known.name})
            else:
                yield Like(known.unit, 80, _("去掉地名后与曾用名“%(name)s”相同") % {"name": known.name})

    def _ending(self, name: str) -> Iterator[Like]:
        """The same but for a short ending: 街 and 街道办事处."""
        for known in self._endings.get(self._full(name), []):
            yield Like(known.unit, 90, _("与“%(name)s”只是结尾的简写不同") % {"name": known.name})

    @cached_property
    def _brackets(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for known in self._known:
            outer, inner = parts(known.name)
            if inner:
                for part in (outer, *inner):
                    found[self._place.stem(part)].append(known)
        return found

    def _bracketed(self, name: str) -> Iterator[Like]:
        """One of two names, the second in brackets: 财政局（国资局）."""
        for known in self._brackets.get(self._place.stem(name), []):
            yield Like(known.unit, 88, _("是“%(name)s”括号内外的名称之一") % {"name": known.name})
        outer, inner = parts(name)
        for part in (outer, *inner) if inner else ():
            for known in self._stems.get(self._place.stem(part), []):
                reason = _("其中的“%(part)s”与“%(name)s”相同") % {"part": part, "name": known.name}
                yield Like(known.unit, 88 if part == outer else 84, reason)

    @cached_property
    def _departments(self) -> dict[str, list[Department]]:
        found: dict[str, list[Department]] = defaultdict(list)
        for department in table().departments:
            for name, _kind in department.other_names():
                found[self._place.stem(self._place.whole(name))].append(department)
        return found

    @cached_property
    def _units_of(self) -> dict[str, list[Known]]:
        """The units that are each department, by its name: those that bear one of its proper names."""
        found: dict[str, list[Known]] = defaultdict(list)
        for department in table().departments:
            for name in department.proper:
                stem = self._place.stem(self._place.whole(name))
                here = [*self._stems.get(stem, []), *self._brackets.get(stem, [])]
                found[department.name].extend(known for known in here if known.holds)
        return found

    def _usual(self, name: str) -> Iterator[Like]:
        """Another name of the same department by the table: 发改局, or 发展改革委 where the table has both 局 and 委."""
        stem = self._place.stem(name)
        for department in self._departments.get(stem, []):
            for known in self._units_of[department.name]:
                yield self._by_table(stem, department, known)

    def _by_table(self, stem: str, department: Department, known: Known) -> Like:
        words = {"name": stem, "unit": known.name}
        if unswapped(stem) == unswapped(self._place.stem(known.name)):
            return Like(known.unit, 86, _("与“%(unit)s”只是“局”和“委”的不同，通用名称表里是同一个部门") % words)
        if stem in department.former:
            return Like(known.unit, 70, _("“%(name)s”按通用名称表是“%(unit)s”的旧称") % words)
        return Like(known.unit, 82, _("“%(name)s”按通用名称表通常指“%(unit)s”") % words)

    @cached_property
    def _with_one_less(self) -> dict[str, list[str]]:
        """Every stem by what it becomes without one of its characters: who is close shares one of these."""
        found: dict[str, list[str]] = defaultdict(list)
        for stem in self._stems:
            if len(stem) >= _SHORTEST_TO_BE_MISSPELT:
                for less in _with_one_less(stem):
                    found[less].append(stem)
        return found

    def _misspelt(self, name: str) -> Iterator[Like]:
        """One character apart, and not by 局 and 委, which only the table may take for the same."""
        stem = self._place.stem(name)
        if len(stem) < _SHORTEST_TO_BE_MISSPELT:
            return
        close = {other for less in _with_one_less(stem) for other in self._with_one_less.get(less, [])}
        for other in sorted(close):
            if one_apart(stem, other) and unswapped(stem) != unswapped(other):
                for known in self._stems[other]:
                    yield Like(known.unit, 50, _("与“%(name)s”只差一个字") % {"name": known.name})


def _with_one_less(stem: str) -> set[str]:
    return {stem} | {stem[:at] + stem[at + 1 :] for at in range(len(stem))}
