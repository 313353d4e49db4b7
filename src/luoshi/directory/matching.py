"""Which unit a printed name means: the unit itself where that is certain, else candidates, each with its reason.

Nothing is ever merged or entered here. Certain is an official name, a short name or another name that holds on the day,
of one unit only. Everything else is for a person to settle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luoshi.directory.likeness import Known, Likeness
from luoshi.directory.models import Alias, Jurisdiction, Unit, UnitGroup
from luoshi.directory.names import tidy
from luoshi.directory.places import Place
from luoshi.directory.queries import open_on

MOST_CANDIDATES = 8
_LONGEST = 200
"""No unit has a longer name: such a text is something else."""
_SEVERAL = 99
"""The score of a name that certainly means one of several units."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be meant, why, and how likely it is beside the others (100 would be certain)."""

    unit: Unit
    reason: str
    score: int


@dataclass(frozen=True, slots=True)
class Match:
    """What a printed name means: one unit, one group, or candidates, the likeliest first; or nothing known."""

    name: str
    unit: Unit | None = None
    group: UnitGroup | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Tell whether the name means one unit or one group."""
        return self.unit is not None or self.group is not None


def match_unit(name: str, *, jurisdiction_id: int, today: date) -> Match:
    """Return what a printed name means on a day. For several names, :func:`match_names` asks no more often."""
    return match_names([name], jurisdiction_id=jurisdiction_id, today=today)[name]


def match_names(names: Iterable[str], *, jurisdiction_id: int, today: date) -> dict[str, Match]:
    """Return what each printed name means on a day, by the name as given. Four queries, however many names.

    Raises Jurisdiction.DoesNotExist.
    """
    place = place_of(jurisdiction_id)
    names_known = known_names(jurisdiction_id, today=today)
    groups = {tidy(group.name): group for group in UnitGroup.objects.filter(jurisdiction=jurisdiction_id)}
    matcher = _Matcher(names_known, groups, place)
    return {name: matcher.match(name) for name in dict.fromkeys(names)}


def place_of(jurisdiction_id: int) -> Place:
    """Return a jurisdiction as names are written with it; raise Jurisdiction.DoesNotExist."""
    row = Jurisdiction.objects.select_related("parent__parent__parent").get(pk=jurisdiction_id)
    above, higher = [], row.parent
    for _level in range(3):
        if higher is None:
            break
        above.append(higher.name)
        higher = higher.parent if len(above) < 3 else None
    return Place(row.name, tuple(above))


def known_names(jurisdiction_id: int, *, today: date) -> list[Known]:
    """Return every name of the units that there are on a day, with whether it holds then. Two queries."""
    units = {unit.pk: unit for unit in Unit.objects.filter(open_on(today), jurisdiction=jurisdiction_id)}
    known = [
        Known(name, unit, holds=True)
        for unit in units.values()
        for name in dict.fromkeys((tidy(unit.official_name), tidy(unit.short_name)))
    ]
    aliases = Alias.objects.filter(jurisdiction=jurisdiction_id).order_by("pk")
    return known + [
        Known(tidy(alias.name), units[alias.unit_id], holds=_holds(alias, today), alias=alias)
        for alias in aliases
        if alias.unit_id in units
    ]


def _holds(alias: Alias, day: date) -> bool:
    return (alias.from_day is None or alias.from_day <= day) and (alias.until is None or day <= alias.until)


class _Matcher:
    """The names of one jurisdiction on one day, ready to be asked."""

    def __init__(self, known: list[Known], groups: dict[str, UnitGroup], place: Place) -> None:
        self._certain: dict[str, dict[int, Unit]] = {}
        for one in known:
            if one.holds:
                self._certain.setdefault(one.name, {})[one.unit.pk] = one.unit
        self._groups = groups
        self._likeness = Likeness(known, place)

    def match(self, name: str) -> Match:
        """Return what one name means."""
        kept = tidy(name)
        units, group = self._certain.get(kept, {}), self._groups.get(kept)
        if len(units) == 1 and group is None:
            return Match(name, unit=next(iter(units.values())))
        if group is not None and not units:
            return Match(name, group=group)
        if units:
            reason = _("“%(name)s”同时登记为几个单位的名称，请选定其中一个") % {"name": kept}
            return Match(name, candidates=tuple(Candidate(unit, reason, _SEVERAL) for unit in units.values()))
        return Match(name, candidates=self._candidates(kept) if len(kept) <= _LONGEST else ())

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        best: dict[int, Candidate] = {}
        for like in self._likeness.to(name):
            if like.unit.pk not in best or best[like.unit.pk].score < like.score:
                best[like.unit.pk] = Candidate(like.unit, like.reason, like.score)
        ranked = sorted(best.values(), key=lambda one: (-one.score, one.unit.position, one.unit.pk))
        return tuple(ranked[:MOST_CANDIDATES])
