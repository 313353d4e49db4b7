"""Questions to the journal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q, QuerySet

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import allows
from luoshi.journal.models import Entry, Statement
from luoshi.journal.permissions import READ_JOURNAL

_FOUND = ("journal.found_whole", "journal.found_broken")


def entries_about(row: Model) -> QuerySet[Entry]:
    """Return the entries about one thing, the latest first. Whoever may see the thing may see them."""
    key = str(getattr(row, "public_key", ""))
    return Entry.objects.filter(about_kind=row._meta.label_lower, about_key=key).order_by("-at", "-pk")


def entries_visible_to(by: Actor) -> QuerySet[Entry]:
    """Return the jurisdiction's entries, the latest first: all for who reads the journal, only their own for others."""
    entries = _entries_of(by).order_by("-number")
    if allows(READ_JOURNAL, by):
        return entries
    return entries.filter(person_key=by.person_key).exclude(person_key="")


def _entries_of(by: Actor) -> QuerySet[Entry]:
    return Entry.objects.filter(jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for. None and empty ask for all; ``until`` is the first moment that is too late."""

    persons: Collection[str] | None = None
    verbs: Collection[str] | None = None
    kind: str = ""
    key: str = ""
    channel: str = ""
    since: datetime | None = None
    until: datetime | None = None


def entries_found(by: Actor, wanted: Wanted) -> QuerySet[Entry]:
    """Return those of the entries that one sees which are asked for, the latest first by their moment."""
    exact = {"about_kind": wanted.kind, "about_key": wanted.key, "channel": wanted.channel}
    bounds = {"at__gte": wanted.since, "at__lt": wanted.until}
    among = {"person_key__in": wanted.persons, "verb__in": wanted.verbs}
    found = entries_visible_to(by).filter(
        **{name: value for name, value in exact.items() if value},
        **{name: value for name, value in bounds.items() if value is not None},
        **{name: list(value) for name, value in among.items() if value is not None},
    )
    return found.order_by("-at", "-number")


def entries_after(entries: QuerySet[Entry], *, number: int, by: Actor) -> QuerySet[Entry]:
    """Return what comes after the entry of a number in the order of ``entries_found``; all of it where there is none."""
    at = _entries_of(by).filter(number=number).values_list("at", flat=True).first()
    if at is None:
        return entries
    # Said twice, so that an index on the moment can be entered at the place and nothing before it is read.
    return entries.filter(Q(at__lt=at) | Q(number__lt=number), at__lte=at)


def entries_of_person(person_key: str, account_keys: Collection[str], *, by: Actor) -> QuerySet[Entry]:
    """Return what one person did and what was done about them, the latest first. For themselves, and for who informs them."""
    about = Q(about_kind="directory.person", about_key=person_key)
    about |= Q(about_kind="directory.account", about_key__in=list(account_keys))
    return _entries_of(by).filter(Q(person_key=person_key) | about).order_by("-at", "-number")


def last_check(by: Actor) -> Entry | None:
    """Return the entry that tells what the last check of one's jurisdiction found; None if there was none."""
    return _entries_of(by).filter(verb__in=_FOUND).order_by("-at", "-number").first()


def check_is_awaited(by: Actor, last: Entry | None) -> bool:
    """Tell whether a check was asked for and nothing was found since ``last``, the last check."""
    asked = _entries_of(by).filter(verb="journal.check_asked").order_by("-at", "-number").first()
    return asked is not None and (last is None or last.number < asked.number)


def statements_by(person_key: str, *, by: Actor) -> QuerySet[Statement]:
    """Return what one person said that others entered, the first first: for themselves, and for who informs them."""
    return Statement.objects.filter(jurisdiction=by.jurisdiction_id, said_by=person_key).order_by("entered_at", "pk")


def statements_about(rows: Sequence[Model]) -> QuerySet[Statement]:
    """Return what was said about things of one kind and entered for who said it, the first first."""
    if not rows:
        return Statement.objects.none()
    keys = [str(getattr(row, "public_key", "")) for row in rows]
    found = Statement.objects.filter(about_kind=rows[0]._meta.label_lower, about_key__in=keys)
    return found.order_by("entered_at", "pk")
