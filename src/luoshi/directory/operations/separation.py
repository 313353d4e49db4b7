"""三员分设: nobody takes a second of the three administrators' posts; and an installation that does without says why."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, Role
from luoshi.base.permissions import ADMINISTRATORS, are_separated, check
from luoshi.base.refusals import Invalid, WrongState
from luoshi.directory.models import Holding, Jurisdiction, Person, Post
from luoshi.directory.operations.checks import check_within, overlap
from luoshi.directory.permissions import APPOINT_OFFICE
from luoshi.journal.models import Entry
from luoshi.journal.operations import record

LONGEST_REASON = 300


def check_separation(role: str, person: Person, from_day: date | None, until: date | None) -> None:
    """Raise WrongState if a person would hold two of the three on one day, where they are kept apart."""
    if role not in ADMINISTRATORS or not are_separated():
        return
    Person.objects.select_for_update().get(pk=person.pk)  # two appointments of one person: one after the other
    for held in Holding.objects.filter(person=person, post__role__in=ADMINISTRATORS - {role}).select_related("post"):
        if overlap(from_day, until, held.from_day, held.until):
            raise WrongState(
                _("这位同志已担任%(held)s，系统、安全、审计管理员不能互相兼任，请另选一位同志。")
                % {"held": Role(held.post.role).label}
            )


def check_separation_of_holders(role: str, post: Post) -> None:
    """Raise WrongState if somebody would hold two of the three because a post becomes one of them."""
    if role != post.role:
        for held in post.holdings.select_related("person"):
            check_separation(role, held.person, held.from_day, held.until)


def waive_separation(*, jurisdiction: Jurisdiction, reason: str, by: Actor, now: datetime) -> Entry:
    """Record in the journal why a jurisdiction does not keep its three administrators apart. Raises NotAllowed, Invalid."""
    check(APPOINT_OFFICE, by)
    check_within(jurisdiction.pk, by)
    kept = " ".join(reason.replace("\0", "").split())
    if not kept or len(kept) > LONGEST_REASON:
        raise Invalid(_("请写明不分设的理由，不超过%(limit)d个字。") % {"limit": LONGEST_REASON}, "reason")
    return record(
        "directory.separation_waived",
        jurisdiction_key=jurisdiction.public_key,
        by=by,
        now=now,
        about=jurisdiction,
        data={"reason": kept},
    )
