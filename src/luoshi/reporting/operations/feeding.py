"""Making and taking away the address of one's calendar feed."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.refusals import NotAllowed
from luoshi.directory.models import Person
from luoshi.directory.operations.liaisons import hash_of
from luoshi.journal.operations import record
from luoshi.reporting.models import Feed

_TOKEN_BYTES = 24


@transaction.atomic
def make_feed(*, person: Person, by: Actor, now: datetime) -> str:
    """Make the address of one's own feed anew and return its token, which is told once. Raises NotAllowed."""
    _check_own(person, by)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    fields = {"token_hash": hash_of(token), "made_at": now, "jurisdiction_id": person.jurisdiction_id}
    Feed.objects.update_or_create(person=person, defaults=fields)
    _told("reporting.feed_made", person, by=by, now=now)
    return token


@transaction.atomic
def remove_feed(*, person: Person, by: Actor, now: datetime) -> None:
    """Let the address of one's own feed lead nowhere. Raises NotAllowed."""
    _check_own(person, by)
    if Feed.objects.filter(person=person).delete()[0]:
        _told("reporting.feed_removed", person, by=by, now=now)


def _check_own(person: Person, by: Actor) -> None:
    if person.public_key != by.person_key:
        raise NotAllowed(_("日历订阅只能由本人设置。"))


def _told(verb: str, person: Person, *, by: Actor, now: datetime) -> None:
    record(verb, jurisdiction_key=jurisdiction_key_of(person.jurisdiction_id), by=by, now=now, about=person)
