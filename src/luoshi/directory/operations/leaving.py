"""离任: what is personal of somebody goes; that a person held a post, and what they did, stays, under a key."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, system
from luoshi.base.permissions import check
from luoshi.base.refusals import WrongState
from luoshi.base.writing import write_revised
from luoshi.directory.models import Account, Dated, Jurisdiction, LiaisonFiling, Person
from luoshi.directory.operations.checks import check_within
from luoshi.directory.permissions import KEEP_ACCOUNTS
from luoshi.directory.personal import relations_that_go, rows_of
from luoshi.journal.operations import record

KEY_SHOWN = 6
"""How many characters of the key tell those who left from one another."""
_GONE = "left-"


def name_of_the_left(person: Person) -> str:
    """Return what somebody is called after they left."""
    return _("已离任人员%(key)s") % {"key": person.public_key[:KEY_SHOWN]}


def is_anonymised(person: Person) -> bool:
    """Tell whether a person has left and nothing personal is kept of them."""
    return not person.telephone and person.name == name_of_the_left(person)


def check_may_anonymise(person: Person, by: Actor, today: date) -> None:
    """Raise NotAllowed, or WrongState while the person holds a post, has one to come, or can still sign in."""
    check(KEEP_ACCOUNTS, by)
    check_within(person.jurisdiction_id, by)
    if is_anonymised(person):
        raise WrongState(_("这位同志的个人信息已经抹去。"))
    if _still_serves(person, today):
        raise WrongState(_("这位同志还担任职务，请先登记离任，离任次日起可以抹去个人信息。"))
    if person.accounts.filter(is_active=True).exists():
        raise WrongState(_("这位同志的账号还在使用，请先停用账号。"))


def _still_serves(person: Person, today: date) -> bool:
    """Tell whether anything that holds from a day to a day binds the person today or later."""
    dated = [relation for relation in Person._meta.related_objects if issubclass(relation.related_model, Dated)]
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: person})
        .exclude(until__lt=today)
        .exists()
        for relation in dated
    )


def anonymise_person(*, person: Person, revision: int, by: Actor, now: datetime, today: date) -> Person:
    """Take name, telephone and what signs in away from somebody who has left; posts and entries keep their key.

    Raises NotAllowed, WrongState (see ``check_may_anonymise``), Stale. Names in versions of plans stay: they are the text
    of an official document.
    """
    with transaction.atomic():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        check_may_anonymise(locked, by, today)
        changed = write_revised(locked, revision=revision, fields={"name": name_of_the_left(locked), "telephone": ""})
        for relation in relations_that_go(Person):
            rows_of(relation, changed).delete()
        accounts = [_clear(account) for account in changed.accounts.all()]
        key = changed.jurisdiction.public_key
        record(
            "directory.person_anonymised",
            jurisdiction_key=key,
            by=by,
            now=now,
            about=changed,
            data={"accounts": accounts},
        )
    return changed


FILINGS_KEPT = timedelta(days=180)
"""How long it can be looked up what a unit filed and what became of it: a half-year's inspection may ask."""


def clear_old_filings(*, now: datetime) -> int:
    """Take names and telephones out of filings that were decided on long ago; return how many. By itself, each jurisdiction."""
    old = LiaisonFiling.objects.filter(decided_at__lt=now - FILINGS_KEPT).exclude(liaison="")
    places = Jurisdiction.objects.filter(pk__in=old.values("jurisdiction"))
    return sum(_clear_filings(place, now=now) for place in places)


@transaction.atomic
def _clear_filings(place: Jurisdiction, *, now: datetime) -> int:
    old = LiaisonFiling.objects.filter(jurisdiction=place, decided_at__lt=now - FILINGS_KEPT).exclude(liaison="")
    count = old.update(liaison="", telephone="", head="", head_telephone="", filed_by="")
    if count:
        record(
            "directory.filings_cleared",
            jurisdiction_key=place.public_key,
            by=system(place.pk),
            now=now,
            about=place,
            data={"filings": count},
        )
    return count


def _clear(account: Account) -> str:
    """Let nothing of an account sign in any more, and take what hangs on it away; return its key."""
    for relation in relations_that_go(Account):
        rows_of(relation, account).delete()
    account.username = f"{_GONE}{account.public_key}"
    account.set_unusable_password()
    account.last_login = None
    account.save(update_fields=["username", "password", "last_login"])
    return account.public_key
