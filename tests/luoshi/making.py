"""The few things that nearly every test of the system needs: a jurisdiction, units, people in posts, moments."""

import itertools
from datetime import UTC, date, datetime

from luoshi.base.actors import Actor, Role
from luoshi.directory.kinds import Level, UnitKind
from luoshi.directory.models import Account, Holding, Jurisdiction, Person, Post, Unit
from luoshi.directory.queries import actor_of

NOW = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
"""Nine in the morning in Shanghai."""
TODAY = date(2026, 4, 1)
_numbers = itertools.count(1)


def a_jurisdiction(name: str = "澜棠区") -> Jurisdiction:
    return Jurisdiction.objects.create(code=f"{990000 + next(_numbers):06d}", name=name, level=Level.DISTRICT)


def a_unit(jurisdiction: Jurisdiction, name: str = "", *, kind: UnitKind = UnitKind.DEPARTMENT) -> Unit:
    name = name or f"区第{next(_numbers)}局"
    return Unit.objects.create(jurisdiction=jurisdiction, kind=kind, official_name=name, short_name=name)


def an_account(jurisdiction: Jurisdiction, role: Role | None = Role.CLERK, *, unit: Unit | None = None) -> Account:
    """Make a person with an account (password "correct horse") and, unless ``role`` is None, a post in a unit."""
    number = next(_numbers)
    person = Person.objects.create(jurisdiction=jurisdiction, name=f"某人{number}")
    if role is not None:
        post = Post.objects.create(
            jurisdiction=jurisdiction, unit=unit or a_unit(jurisdiction), title=str(role.label), role=role
        )
        Holding.objects.create(jurisdiction=jurisdiction, post=post, person=person)
    account = Account(
        jurisdiction=jurisdiction, username=f"user{number}", person=person, created_at=NOW, must_change_password=False
    )
    account.set_password("correct horse")
    account.save()
    return account


def an_actor(jurisdiction: Jurisdiction, role: Role | None = Role.CLERK, *, unit: Unit | None = None) -> Actor:
    return actor_of(an_account(jurisdiction, role, unit=unit), today=TODAY)
