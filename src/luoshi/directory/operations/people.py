"""人员: who there is. A person may have no account."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.directory.models import Jurisdiction, Person
from luoshi.directory.names import tidy
from luoshi.directory.operations.checks import check_within, clean_text
from luoshi.directory.permissions import KEEP
from luoshi.journal.operations import record


def create_person(*, jurisdiction: Jurisdiction, name: str, telephone: str = "", by: Actor, now: datetime) -> Person:
    """Enter a person. Two people may have the same name. Raises NotAllowed, Invalid."""
    check(KEEP, by)
    check_within(jurisdiction.pk, by)
    with transaction.atomic():
        person = write_new_person(jurisdiction, name=name, telephone=telephone)
        _record("directory.person_created", person, by=by, now=now)
    return person


def write_new_person(jurisdiction: Jurisdiction, *, name: str, telephone: str = "") -> Person:
    """Write a person, without asking who does it; raise Invalid."""
    return Person.objects.create(jurisdiction=jurisdiction, **_fields(name, telephone))


def change_person(*, person: Person, revision: int, name: str, telephone: str = "", by: Actor, now: datetime) -> Person:
    """Correct a person's name or telephone. Raises NotAllowed, Invalid, Stale."""
    check(KEEP, by)
    check_within(person.jurisdiction_id, by)
    with transaction.atomic():
        changed = write_revised(person, revision=revision, fields=_fields(name, telephone))
        _record("directory.person_changed", changed, by=by, now=now)
    return changed


def _fields(name: str, telephone: str) -> dict[str, str]:
    kept = clean_text(tidy(name), field="name", limit=50)
    if not kept:
        raise Invalid(_("请填写姓名。"), "name")
    return {"name": kept, "telephone": clean_text(telephone, field="telephone", limit=30)}


def _record(verb: str, person: Person, *, by: Actor, now: datetime) -> None:
    """Journal an act about a person: by the key, never the name."""
    record(verb, jurisdiction_key=person.jurisdiction.public_key, by=by, now=now, about=person)
