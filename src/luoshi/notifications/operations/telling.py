"""Telling somebody something: once, in the transaction of the act that it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from luoshi.base.actors import Actor
from luoshi.directory.models import Person
from luoshi.notifications.models import Notice

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Telling:
    """What is to be told to whom: the kind, what fills its sentence, the address it leads to with its keys.

    ``once`` names it: said again of the same person with the same name it changes nothing. ``day`` is the first on which
    it is told.
    """

    person_id: int
    kind: str
    once: str
    day: date
    data: Mapping[str, object] = field(default_factory=dict)
    link: Sequence[str] = ()


def tell(tellings: Iterable[Telling], *, jurisdiction_id: int, now: datetime) -> int:
    """Write down what is to be told, in the caller's transaction; return how many there were, with those told before.

    Who may do what it is about, and the journal's entry of it, is the caller's.
    """
    rows = [
        Notice(
            jurisdiction_id=jurisdiction_id,
            person_id=one.person_id,
            kind=one.kind,
            once=one.once,
            data=dict(one.data),
            link=list(one.link),
            day=one.day,
            told_at=now,
        )
        for one in tellings
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
    return len(rows)


def settle(once: Iterable[str], *, jurisdiction_id: int, now: datetime) -> int:
    """Let what was to be told be told no more: it was dealt with. Return how many notices; in the caller's transaction."""
    open_ = Notice.objects.filter(jurisdiction=jurisdiction_id, once__in=list(once), settled_at__isnull=True)
    return open_.update(settled_at=now)


def mark_read(*, person: Person, keys: Sequence[str] | None, by: Actor, now: datetime) -> int:
    """Mark one's own notices as read, those of the keys or all of them; return how many."""
    own = Notice.objects.filter(person=person, person__public_key=by.person_key, read_at__isnull=True)
    chosen = own if keys is None else own.filter(public_key__in=keys)
    return chosen.update(read_at=now)
