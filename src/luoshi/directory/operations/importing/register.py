"""The directory of one jurisdiction in memory while rows are taken in: what is there, what is new, what is changed.

Read with a fixed number of queries, and written in one short transaction, however many rows there are.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Alias, Body, GroupMember, Holding, Jurisdiction, Person, Post, Unit, UnitGroup

Kept = Unit | Alias | UnitGroup | GroupMember | Body | Person | Post | Holding
K = TypeVar("K", Unit, Alias, UnitGroup, GroupMember, Body, Person, Post, Holding)
M = TypeVar("M", bound=models.Model)
ORDER: tuple[type[Kept], ...] = (Unit, Alias, UnitGroup, GroupMember, Body, Person, Post, Holding)


class Register:
    """All of it, found by key or by what it is called. ``by`` is who imports."""

    def __init__(self, jurisdiction: Jurisdiction, by: Actor) -> None:
        """Read the directory of a jurisdiction: eight queries."""
        self.jurisdiction = jurisdiction
        self.by = by
        self._keys: dict[tuple[type[Kept], str], Kept] = {}
        self._found: dict[Hashable, list[Kept]] = defaultdict(list)
        self._new: list[Kept] = []
        self._changed: dict[int, tuple[Kept, dict[str, object]]] = {}
        for row in _linked(jurisdiction):
            self._index(row)

    def by_key(self, model: type[K], key: str) -> K | None:
        """Return the row of a public key; None for an empty key. Raises Invalid for a key that is not here."""
        if not key:
            return None
        row = self._keys.get((model, key))
        if not isinstance(row, model):
            raise Invalid(_("编号“%(key)s”不在名录里，请不要改动编号；新增的行请把编号留空。") % {"key": key[:30]})
        return row

    def find(self, model: type[K], *called: Hashable) -> list[K]:
        """Return the rows of that name, or of that unit, group, post."""
        return [row for row in self._found.get((model, *called), []) if isinstance(row, model)]

    def unit_named(self, name: str) -> Unit | None:
        """Return the open unit of an official name, or else of a short name."""
        named = [*self.find(Unit, "official", name), *self.find(Unit, "short", name)]
        return named[0] if named else None

    def needed_unit(self, name: str) -> Unit:
        """Return the open unit of a name; raise Invalid if there is none."""
        unit = self.unit_named(name)
        if unit is None:
            raise Invalid(_("名录里没有在册单位“%(name)s”，请先在“单位”工作表登记，或改成全称。") % {"name": name})
        return unit

    def add(self, row: Kept) -> None:
        """Take in a new row, of which later rows may speak."""
        self._new.append(row)
        self._index(row)

    def change(self, row: Kept, fields: dict[str, object]) -> list[str]:
        """Take in what is to stand in a row; return the names of the fields in which that differs from what is there."""
        differing = {name: value for name, value in fields.items() if getattr(row, name) != value}
        for name, value in differing.items():
            setattr(row, name, value)
        if differing:
            self._index(row)
        if differing and row.pk is not None:
            self._changed.setdefault(id(row), (row, {}))[1].update(differing)
        return list(differing)

    def new_rows(self, model: type[M]) -> list[M]:
        """Return the rows of a model that are to be entered, in their order."""
        return [row for row in self._new if isinstance(row, model)]

    def changed_rows(self) -> list[tuple[Kept, dict[str, object]]]:
        """Return the rows that are changed, each with what is to stand in its fields."""
        return list(self._changed.values())

    def _index(self, row: Kept) -> None:
        self._keys[type(row), row.public_key] = row
        for called in _called(row):
            rows = self._found[(type(row), *called)]
            if not any(row is there for there in rows):
                rows.append(row)


def _called(row: Kept) -> Iterator[tuple[Hashable, ...]]:
    """Under what a row is found."""
    if isinstance(row, Unit):
        if row.closed_on is None:
            yield from (("official", row.official_name), ("short", row.short_name))
    elif isinstance(row, GroupMember):
        yield id(row.group), id(row.unit)
    elif isinstance(row, Post):
        yield id(row.unit or row.body), row.title
    elif isinstance(row, Holding):
        yield (id(row.post),)
    else:
        yield (row.name,)


def _linked(jurisdiction: Jurisdiction) -> Iterable[Kept]:
    """Return all rows, those that they speak of set to the very rows, so that nothing is asked of the database twice."""
    rows: list[Kept] = []
    there: dict[tuple[type[Kept], int], Kept] = {}
    for model in ORDER:
        for row in model._default_manager.filter(jurisdiction=jurisdiction).order_by("pk"):
            _link(row, there)
            there[model, row.pk] = row
            rows.append(row)
    return rows


_LINKS: dict[str, type[Kept]] = {
    "unit": Unit,
    "office_unit": Unit,
    "group": UnitGroup,
    "body": Body,
    "person": Person,
    "post": Post,
}


def _link(row: Kept, there: dict[tuple[type[Kept], int], Kept]) -> None:
    for name, model in _LINKS.items():
        other = getattr(row, f"{name}_id", None)
        if other is not None:
            setattr(row, name, there[model, other])
