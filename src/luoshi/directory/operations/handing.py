"""交接 and 代理: a post goes from one person to another, or somebody acts in it for a while."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid, WrongState
from luoshi.directory.models import Deputising, Holding, Person, Post
from luoshi.directory.operations.checks import check_days, check_within, clean_text, overlap
from luoshi.directory.operations.posts import record_post, write_new_holding
from luoshi.directory.operations.units import check_open
from luoshi.directory.permissions import check_post


def hand_over(*, holding: Holding, to_person: Person, from_day: date, by: Actor, now: datetime) -> Holding:
    """End one holding of a post the day before ``from_day``, begin another's on it, and return that.

    Open work belongs to the post and goes along. Raises NotAllowed, Invalid, WrongState if an end is set already.
    """
    check_post(holding.post.role, by)
    check_within(holding.jurisdiction_id, by, to_person)
    check_hand_over(holding, to_person, from_day)
    with transaction.atomic():
        taken = write_hand_over(holding, to_person=to_person, from_day=from_day)
        people = {"from": holding.person.public_key, "person": to_person.public_key}
        day = from_day.isoformat()
        record_post("directory.post_handed_over", holding.post, by=by, now=now, from_day=day, **people)
    return taken


def check_hand_over(holding: Holding, to_person: Person, from_day: date) -> None:
    """Raise Invalid for a hand-over to the same person, or before whoever leaves has begun."""
    if holding.person_id == to_person.pk:
        raise Invalid(_("接任的就是现任的同志，请填写另一位。"), "name")
    if holding.from_day and from_day <= holding.from_day:
        raise Invalid(_("交接日期应晚于现任同志的任职日期，请核对。"), "from_day")


def write_hand_over(holding: Holding, *, to_person: Person, from_day: date) -> Holding:
    """Write a hand-over, without asking who does it, in the caller's transaction; raise WrongState, Invalid."""
    last_day = from_day - timedelta(days=1)
    if not Holding.objects.filter(pk=holding.pk, until__isnull=True).update(until=last_day):
        raise WrongState(_("现任同志的离任日期已经登记，请刷新页面，直接登记新的任职。"))
    holding.refresh_from_db(fields=["until"])
    return write_new_holding(holding.post, person=to_person, from_day=from_day, until=None)


def appoint_deputy(  # noqa: PLR0913 -- who for what, when and why, and who acts when
    *, post: Post, person: Person, from_day: date, until: date, reason: str, by: Actor, now: datetime
) -> Deputising:
    """Let somebody act in a post from a day to a day, while its holder is away or there is none.

    Raises NotAllowed (for posts of the office as with appointing to them), Invalid, WrongState for a closed unit.
    """
    check_post(post.role, by)
    check_within(post.jurisdiction_id, by, person)
    check_days(from_day, until)
    reason = clean_text(reason, field="reason", limit=200)
    if not reason:
        raise Invalid(_("请写明代理的原因，如“外出学习”。"), "reason")
    with transaction.atomic():
        deputising = _write_deputising(post, person, from_day=from_day, until=until, reason=reason)
        _record("directory.deputy_appointed", deputising, by=by, now=now)
    return deputising


def _write_deputising(post: Post, person: Person, *, from_day: date, until: date, reason: str) -> Deputising:
    if post.unit is not None:
        check_open(post.unit)
    Post.objects.select_for_update().get(pk=post.pk)
    if _overlaps(Holding.objects.filter(post=post, person=person), from_day, until):
        raise Invalid(_("这位同志在这段时间本来就担任该职务，不需要代理。"), "name")
    if _overlaps(Deputising.objects.filter(post=post, person=person), from_day, until):
        raise Invalid(_("这位同志在这段时间已经代理该职务。"), "name")
    return Deputising.objects.create(
        jurisdiction_id=post.jurisdiction_id, post=post, person=person, from_day=from_day, until=until, reason=reason
    )


def _overlaps(rows: QuerySet[Holding] | QuerySet[Deputising], from_day: date, until: date) -> bool:
    return any(overlap(from_day, until, row.from_day, row.until) for row in rows)


def end_deputising(*, deputising: Deputising, until: date, by: Actor, now: datetime) -> Deputising:
    """Let somebody deputise until an earlier day. Raises NotAllowed, Invalid, WrongState if it ends before that anyway."""
    check_post(deputising.post.role, by)
    check_within(deputising.jurisdiction_id, by)
    check_days(deputising.from_day, until)
    with transaction.atomic():
        if not Deputising.objects.filter(pk=deputising.pk, until__gt=until).update(until=until):
            raise WrongState(_("代理到这一天已经结束，不需要再办理。"))
        deputising.refresh_from_db()
        _record("directory.deputy_ended", deputising, by=by, now=now)
    return deputising


def _record(verb: str, deputising: Deputising, *, by: Actor, now: datetime) -> None:
    days = {
        name: day and day.isoformat() for name, day in (("from_day", deputising.from_day), ("until", deputising.until))
    }
    record_post(verb, deputising.post, by=by, now=now, person=deputising.person.public_key, **days)
