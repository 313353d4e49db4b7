"""A small directory, built by the operations themselves."""

from luoshi.base.actors import Actor, Channel, system
from luoshi.directory import operations
from luoshi.directory.kinds import Level, UnitKind
from luoshi.directory.models import Body, Jurisdiction, Person, Post, Unit, UnitGroup
from luoshi.journal.models import Entry
from tests.luoshi.making import NOW


def a_district(name: str = "澜棠区", *, city: str = "霁川市", code: str = "990101") -> Jurisdiction:
    """Set up a district in a city."""
    root = system(0, Channel.COMMAND)
    above = operations.create_jurisdiction(code=f"{code[:4]}00", name=city, level=Level.CITY, by=root, now=NOW)
    return operations.create_jurisdiction(code=code, name=name, parent=above, by=root, now=NOW)


def itself(jurisdiction: Jurisdiction) -> Actor:
    return system(jurisdiction.pk, Channel.COMMAND)


def enter(jurisdiction: Jurisdiction, name: str, short: str = "", kind: UnitKind = UnitKind.DEPARTMENT) -> Unit:
    return operations.create_unit(
        jurisdiction=jurisdiction, kind=kind, official_name=name, short_name=short, by=itself(jurisdiction), now=NOW
    )


def a_group(jurisdiction: Jurisdiction, name: str = "各街道办事处") -> UnitGroup:
    return operations.create_group(jurisdiction=jurisdiction, name=name, by=itself(jurisdiction), now=NOW)


def a_body(jurisdiction: Jurisdiction, name: str = "议案办理工作领导小组") -> Body:
    by = itself(jurisdiction)
    return operations.create_body(jurisdiction=jurisdiction, kind="leading_group", name=name, by=by, now=NOW)


def a_post(unit: Unit, title: str = "局长", role: str = "") -> Post:
    return operations.create_post(unit=unit, title=title, role=role, by=itself(unit.jurisdiction), now=NOW)


def a_person(jurisdiction: Jurisdiction, name: str = "甲某") -> Person:
    return operations.create_person(jurisdiction=jurisdiction, name=name, by=itself(jurisdiction), now=NOW)


def verbs() -> list[str]:
    """Return what the journal tells, in its order."""
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def last_entry() -> Entry:
    """Return the last that the journal tells."""
    return Entry.objects.latest("pk")
