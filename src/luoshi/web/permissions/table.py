"""The one table of permissions: role × action × relation, from the rows that each room declares in ``permissions.py``."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Role
from luoshi.base.permissions import EVERYONE, Permission, Relation, roles_of

ROOMS: dict[str, str | Promise] = {
    "documents": _("来文"),
    "plans": _("方案"),
    "reporting": _("报送"),
    "indicators": _("指标"),
    "notifications": _("消息"),
    "directory": _("单位名录和人员"),
    "journal": _("操作记录"),
    "web": _("权限"),
}
"""What a room is called in the table, in the order of the table; other rooms follow under their own names."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as people read it: ``cells`` says for each role of the table whether it may."""

    permission: Permission
    relation: str
    cells: tuple[tuple[Role, bool], ...]
    is_everyones: bool


@dataclass(frozen=True, slots=True)
class RoomRows:
    """The rows of one room."""

    name: str
    title: str | Promise
    rows: tuple[Row, ...]


@cache
def rows_by_room() -> dict[str, tuple[Permission, ...]]:
    """Return the rows of every room that has some, by the room's name."""
    found: dict[str, tuple[Permission, ...]] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("luoshi.") and module_has_submodule(config.module, "permissions"):
            found[config.label] = tuple(
                getattr(importlib.import_module(f"{config.name}.permissions"), "PERMISSIONS", ())
            )
    return {name: found[name] for name in sorted(found, key=_place) if found[name]}


def _place(name: str) -> tuple[int, str]:
    order = list(ROOMS)
    return (order.index(name) if name in order else len(order), name)


def permissions() -> tuple[Permission, ...]:
    """Return all rows of the table."""
    return tuple(row for rows in rows_by_room().values() for row in rows)


def roles() -> Sequence[Role]:
    """Return the columns of the table."""
    return list(Role)


def table() -> list[RoomRows]:
    """Return the table as this installation has it, grouped by room."""
    return [
        RoomRows(name, ROOMS.get(name, name), tuple(_row(permission) for permission in rows))
        for name, rows in rows_by_room().items()
    ]


def _row(permission: Permission) -> Row:
    allowed = roles_of(permission)
    cells = tuple((role, role in allowed) for role in roles())
    return Row(permission, str(Relation(permission.relation).label), cells, allowed == EVERYONE)
