"""The directory of a sample: units, groups, people in their posts, coordinating bodies."""

from datetime import date, datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.directory.models import Alias, Body, Jurisdiction, Person, Post, Unit, UnitGroup
from luoshi.directory.operations.aliases import add_alias
from luoshi.directory.operations.bodies import create_body
from luoshi.directory.operations.groups import add_member, create_group
from luoshi.directory.operations.people import create_person
from luoshi.directory.operations.posts import create_post, hold_post
from luoshi.directory.operations.units import create_unit
from luoshi.directory.operations.usual import add_usual_aliases
from luoshi.jobs.sample.folder import Sample

Units = dict[str, Unit]
People = dict[str, Person]


@transaction.atomic
def load_units(sample: Sample, jurisdiction: Jurisdiction, *, by: Actor, now: datetime, today: date) -> Units:
    """Return all units by short name, those entered that are not there, with their other names."""
    units = {unit.short_name: unit for unit in Unit.objects.filter(jurisdiction=jurisdiction)}
    for position, told in enumerate(sample.units, start=1):
        name = told["short_name"]
        if name not in units:
            units[name] = create_unit(
                jurisdiction=jurisdiction,
                kind=told["kind"],
                official_name=told["official_name"],
                short_name=name,
                position=position,
                by=by,
                now=now,
            )
        for alias in told.get("aliases", ()):
            if not Alias.objects.filter(unit=units[name], name=alias).exists():
                add_alias(unit=units[name], name=alias, by=by, now=now)
    add_usual_aliases(jurisdiction=jurisdiction, by=by, now=now, today=today)
    return units


@transaction.atomic
def load_groups(sample: Sample, jurisdiction: Jurisdiction, units: Units, *, by: Actor, now: datetime) -> None:
    """Enter the groups that are not there, with their members."""
    there = set(UnitGroup.objects.filter(jurisdiction=jurisdiction).values_list("name", flat=True))
    for told in sample.groups:
        if told["name"] in there:
            continue
        group = create_group(jurisdiction=jurisdiction, name=told["name"], note=told["note"], by=by, now=now)
        for name in told["members"]:
            add_member(group=group, unit=units[name], by=by, now=now)


@transaction.atomic
def load_people(sample: Sample, jurisdiction: Jurisdiction, units: Units, *, by: Actor, now: datetime) -> People:
    """Return all people by name, those entered that are not there, each in the post of the unit."""
    people = {person.name: person for person in Person.objects.filter(jurisdiction=jurisdiction)}
    for told in sample.people:
        name = told["name"]
        if name in people:
            continue
        people[name] = create_person(jurisdiction=jurisdiction, name=name, by=by, now=now)
        unit = units[told["unit"]]
        post = create_post(unit=unit, title=told["title"], role=told.get("role", ""), position=10, by=by, now=now)
        hold_post(post=post, person=people[name], by=by, now=now)
    return people


@transaction.atomic
def load_bodies(
    sample: Sample, jurisdiction: Jurisdiction, units: Units, people: People, *, by: Actor, now: datetime
) -> None:
    """Enter the coordinating bodies that are not there, with their posts and who holds them."""
    there = set(Body.objects.filter(jurisdiction=jurisdiction).values_list("name", flat=True))
    for told in sample.bodies:
        if told["name"] in there:
            continue
        office = units[told["office_unit"]] if told["office_unit"] else None
        body = create_body(
            jurisdiction=jurisdiction, kind=told["kind"], name=told["name"], office_unit=office, by=by, now=now
        )
        for position, seat in enumerate(told["posts"], start=1):
            _load_seat(body, seat, people, position=position, by=by, now=now)


def _load_seat(body: Body, told: dict[str, str], people: People, *, position: int, by: Actor, now: datetime) -> Post:
    post = create_post(body=body, title=told["title"], role=told.get("role", ""), position=position, by=by, now=now)
    if "person" in told:
        hold_post(post=post, person=people[told["person"]], by=by, now=now)
    return post
