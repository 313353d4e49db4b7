"""Questions to the journal."""

from django.db.models import Model, QuerySet

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import allows
from luoshi.journal.models import Entry
from luoshi.journal.permissions import READ_JOURNAL


def entries_about(row: Model) -> QuerySet[Entry]:
    """Return the entries about one thing, the latest first. Whoever may see the thing may see them."""
    key = str(getattr(row, "public_key", ""))
    return Entry.objects.filter(about_kind=row._meta.label_lower, about_key=key).order_by("-at", "-pk")


def entries_visible_to(by: Actor) -> QuerySet[Entry]:
    """Return the jurisdiction's entries, the latest first: all for the office, only their own for others."""
    entries = Entry.objects.filter(jurisdiction_key=jurisdiction_key_of(by.jurisdiction_id)).order_by("-number")
    if allows(READ_JOURNAL, by):
        return entries
    return entries.filter(person_key=by.person_key).exclude(person_key="")
