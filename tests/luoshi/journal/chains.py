"""A chain to break, and the ways past the guards by which somebody with the database in hand would break it."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from luoshi.base.actors import Actor, system
from luoshi.journal.models import Entry
from luoshi.journal.operations import record
from tests.luoshi.making import NOW

KEY = "lantang"
BY = system(1)
_GUARDS = importlib.import_module("luoshi.journal.migrations.0002_append_only")


def a_chain(length: int = 5, *, key: str = KEY, by: Actor = BY) -> list[Entry]:
    return [record("unit.opened", jurisdiction_key=key, by=by, now=NOW, data={"n": n}) for n in range(1, length + 1)]


@contextmanager
def without_guards() -> Iterator[None]:
    """Take the triggers away for a while, as the owner of a database can."""
    with connection.cursor() as cursor:
        for statement in _GUARDS.ALLOW[connection.vendor]:
            cursor.execute(statement)
        yield
        for statement in _GUARDS.FORBID[connection.vendor]:
            cursor.execute(statement)
