"""Entering the names by which departments and streets are usually called, by the starting table."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.directory.departments import Department, table
from luoshi.directory.kinds import AliasKind
from luoshi.directory.matching import known_names, place_of
from luoshi.directory.models import Alias, Jurisdiction, Unit, UnitGroup
from luoshi.directory.names import parts
from luoshi.directory.operations.checks import check_within
from luoshi.directory.operations.indexing import index_units
from luoshi.directory.permissions import KEEP
from luoshi.directory.places import Place
from luoshi.journal.operations import record

_IN_PIECES = 500


def add_usual_aliases(*, jurisdiction: Jurisdiction, by: Actor, now: datetime, today: date) -> list[Alias]:
    """Let the units that there are answer to the usual names of their departments; return the names entered.

    A name that means something already, or would mean two units, is left alone. Done twice, it enters nothing more.
    Raises NotAllowed.
    """
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    with transaction.atomic():
        Jurisdiction.objects.select_for_update().get(pk=jurisdiction.pk)
        made = Alias.objects.bulk_create(usual_aliases(jurisdiction, today=today), _IN_PIECES)
        if made:
            index_units({alias.unit_id: alias.unit for alias in made}.values())
            told = {"names": len(made), "units": len({alias.unit_id for alias in made})}
            key = jurisdiction.public_key
            record("directory.usual_aliases_added", jurisdiction_key=key, by=by, now=now, data=told)
    return made


def usual_aliases(jurisdiction: Jurisdiction, *, today: date) -> list[Alias]:
    """Return, unsaved, the usual names that are not entered yet and mean one unit."""
    place, known = place_of(jurisdiction.pk), known_names(jurisdiction.pk, today=today)
    groups = UnitGroup.objects.filter(jurisdiction=jurisdiction).values_list("name", flat=True)
    taken = {one.name for one in known} | set(groups)
    wanted: dict[str, dict[int, tuple[Unit, AliasKind]]] = defaultdict(dict)
    for unit in {one.unit.pk: one.unit for one in known}.values():
        for name, kind in _usual_names(unit, place):
            if name not in taken:
                wanted[name].setdefault(unit.pk, (unit, kind))
    only = [(name, *next(iter(units.values()))) for name, units in wanted.items() if len(units) == 1]
    source = _("通用名称表")
    return [
        Alias(jurisdiction=jurisdiction, unit=unit, name=name, kind=kind, source=source) for name, unit, kind in only
    ]


def _usual_names(unit: Unit, place: Place) -> Iterator[tuple[str, AliasKind]]:
    stems = {place.stem(name) for name in (unit.official_name, unit.short_name)}
    inside = {place.stem(part) for name in (unit.official_name, unit.short_name) for part in _bracketed(name)}
    for bodies in (stems | inside, *({stem} for stem in sorted(inside))):
        for department in _departments(bodies, place):
            yield from ((place.whole(name), kind) for name, kind in department.other_names())
    for stem in sorted(stems):
        yield from ((name, AliasKind.COLLOQUIAL) for name in _other_endings(stem))


def _bracketed(name: str) -> tuple[str, ...]:
    """Return the names that one of two names in brackets holds: 财政局 and 国资局 of 财政局（国资局）."""
    outer, inner = parts(name)
    return (outer, *inner) if inner else ()


def _departments(stems: set[str], place: Place) -> list[Department]:
    """The departments of the table that a unit of these names is: none if it could be several."""
    found = [
        department
        for department in table().departments
        if stems & {place.stem(place.whole(name)) for name in department.proper}
    ]
    return found if len(found) == 1 else []


def _other_endings(stem: str) -> list[str]:
    """霞浦街道 and 霞浦街 for 霞浦街道办事处: a stem with each other ending of the table, where it has a full one of a place."""
    for full in table().place_endings:
        if stem.endswith(full) and len(stem) > len(full):
            bare = stem.removesuffix(full)
            return [bare + ending for ending, of in table().endings if of == full and ending != full]
    return []
