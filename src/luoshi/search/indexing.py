"""Keeping the index: called by the operation that writes the object, in its transaction. No journal: it tells nothing new."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from luoshi.search.bigrams import tokens_of
from luoshi.search.models import Indexed

_CHUNK = 180
"""Rows a statement: SQLite takes 999 parameters, and a row has five."""


@dataclass(frozen=True, slots=True)
class Item:
    """An object as it can be found: ``kind`` and ``key`` name it, ``scope`` is what it is searched within (a plan)."""

    kind: str
    key: str
    text: str
    scope: str = ""


def index_object(*, kind: str, key: str, jurisdiction_id: int, text: str, scope: str = "") -> None:
    """Have an object found by the words of ``text``, and no longer by those it had before."""
    index_objects([Item(kind, key, text, scope)], jurisdiction_id=jurisdiction_id)


def index_objects(items: Iterable[Item], *, jurisdiction_id: int) -> None:
    """Have many objects found, in few statements."""
    waiting = iter(items)
    while chunk := list(islice(waiting, _CHUNK)):
        last = {(item.kind, item.key): _row(item, jurisdiction_id) for item in chunk}
        Indexed.objects.bulk_create(
            last.values(),
            update_conflicts=True,
            unique_fields=["kind", "key"],
            update_fields=["jurisdiction", "scope", "bigrams"],
        )


def remove_object(*, kind: str, key: str) -> None:
    """Have an object found no more."""
    remove_objects(kind=kind, keys=[key])


def remove_objects(*, kind: str, keys: Iterable[str]) -> None:
    """Have objects found no more."""
    waiting = iter(keys)
    while chunk := list(islice(waiting, _CHUNK)):
        Indexed.objects.filter(kind=kind, key__in=chunk).delete()


def _row(item: Item, jurisdiction_id: int) -> Indexed:
    return Indexed(
        kind=item.kind,
        key=item.key,
        scope=item.scope,
        jurisdiction_id=jurisdiction_id,
        bigrams=f" {' '.join(tokens_of(item.text))} ",
    )
