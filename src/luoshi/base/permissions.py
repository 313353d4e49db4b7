"""The form of the permission table: each room declares its rows, :mod:`luoshi.web` assembles and prints them.

"May this person" is asked here; "may this thing, in this state" is asked by the operation, of the thing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from django.utils.functional import Promise

from luoshi.base.actors import Actor, Channel, Role
from luoshi.base.refusals import NotAllowed, Refusal

P = ParamSpec("P")
OFFICE = frozenset({Role.OFFICE_HEAD, Role.CLERK})
EVERYONE = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Permission:
    """One row of the table: what is done, who may do it, and what anybody else is told.

    ``action`` is "room.verb_noun". What happens by itself (jobs, commands) is not asked.
    """

    action: str
    title: str | Promise
    roles: frozenset[Role]
    refusal: str | Promise


def check(permission: Permission, by: Actor) -> None:
    """Raise NotAllowed with the row's sentence unless ``by`` may do it."""
    if by.channel in {Channel.JOB, Channel.COMMAND} and not by.account_key:
        return
    if not by.roles & permission.roles:
        raise NotAllowed(str(permission.refusal))


def allows(permission: Permission, by: Actor) -> bool:
    """Tell whether ``by`` may do it: what queries ask that show more to some."""
    return not refusal_of(check, permission, by)


def refusal_of(asked: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> str:
    """Return the sentence with which a check refuses, empty where it does not: what a disabled button shows."""
    try:
        asked(*args, **kwargs)
    except Refusal as refusal:
        return str(refusal)
    return ""
