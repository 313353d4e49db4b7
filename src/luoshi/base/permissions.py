"""The form of the permission table: each room declares its rows, :mod:`luoshi.web` assembles and prints them.

"May this person" is asked here; "may this thing, in this state" is asked by the operation, of the thing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import NotAllowed, Refusal

P = ParamSpec("P")
OFFICE = frozenset({Role.OFFICE_HEAD, Role.CLERK})
EVERYONE = frozenset(Role)
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR})
"""系统、安全、审计: where an installation keeps them apart, nobody holds two of them."""


class Relation(models.TextChoices):
    """How somebody stands to the thing of which a row speaks. No row reaches into another jurisdiction."""

    JURISDICTION = "jurisdiction", _("本辖区")
    OWN_UNIT = "own_unit", _("本单位")
    OWN_PARTS = "own_parts", _("本单位有任务的方案")
    OWN_WORK = "own_work", _("本人的")


@dataclass(frozen=True, slots=True)
class Permission:
    """One row of the table: what is done, who may do it, to what, and what anybody else is told.

    ``action`` is "room.verb_noun". What happens by itself (jobs, commands) is not asked. ``relation`` is for readers and
    for the walk over all addresses: the questions and operations of the room see to it. ``separated`` is who may where
    the three administrators are kept apart, None for no difference.
    """

    action: str
    title: str | Promise
    roles: frozenset[Role]
    refusal: str | Promise
    relation: Relation = Relation.JURISDICTION
    separated: frozenset[Role] | None = None


def are_separated() -> bool:
    """Tell whether this installation keeps its three administrators apart."""
    return bool(getattr(settings, "SEPARATE_ADMINISTRATORS", False))


def roles_of(permission: Permission) -> frozenset[Role]:
    """Return the roles that a row allows in this installation."""
    return permission.separated if permission.separated is not None and are_separated() else permission.roles


def check(permission: Permission, by: Actor) -> None:
    """Raise NotAllowed with the row's sentence unless ``by`` may do it."""
    if by.acts_of_itself:
        return
    if not by.roles & roles_of(permission):
        raise NotAllowed(str(permission.refusal))


def allows(permission: Permission, by: Actor) -> bool:
    """Tell whether ``by`` may do it: what queries ask that show more to some."""
    return not refusal_of(check, permission, by)


def check_any(by: Actor, *permissions: Permission) -> None:
    """Raise NotAllowed with the last row's sentence unless ``by`` may do it by one of some rows."""
    if not any(allows(permission, by) for permission in permissions[:-1]):
        check(permissions[-1], by)


def refusal_of(asked: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> str:
    """Return the sentence with which a check refuses, empty where it does not: what a disabled button shows."""
    try:
        asked(*args, **kwargs)
    except Refusal as refusal:
        return str(refusal)
    return ""
