"""Who can do something about a report: those who hold the posts of a unit or of the office, and who deputises for them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from luoshi.base.actors import Role
from luoshi.base.permissions import OFFICE
from luoshi.directory.models import Deputising, Holding
from luoshi.directory.queries import on
from luoshi.reporting.states import Turn

ROLES: Mapping[Turn, Collection[Role]] = {
    Turn.WRITER: (Role.LIAISON,),
    Turn.HEAD: (Role.UNIT_HEAD,),
    Turn.OFFICE: OFFICE,
}
"""Whose turn it is, as roles of posts."""


def people_of_units(units: Collection[int], turn: Turn, *, day: date) -> dict[int, list[int]]:
    """Return the persons (primary keys) whose turn it would be, by the primary key of their unit: two questions."""
    found: dict[int, list[int]] = defaultdict(list)
    for model in (Holding, Deputising):
        rows = model._default_manager.filter(on(day), post__unit__in=units, post__role__in=ROLES[turn])
        for unit, person in rows.order_by("pk").values_list("post__unit", "person"):
            if person not in found[unit]:
                found[unit].append(person)
    return found


def people_of_office(jurisdiction_id: int, *, day: date) -> list[int]:
    """Return the persons (primary keys) of the office of a jurisdiction."""
    return holders_of(jurisdiction_id, OFFICE, day=day)


def holders_of(jurisdiction_id: int, roles: Collection[Role], *, day: date) -> list[int]:
    """Return the persons (primary keys) who hold a post of some roles in a jurisdiction, or deputise in one."""
    found: list[int] = []
    for model in (Holding, Deputising):
        rows = model._default_manager.filter(on(day), jurisdiction=jurisdiction_id, post__role__in=roles)
        found += rows.order_by("pk").values_list("person", flat=True)
    return list(dict.fromkeys(found))
