"""职务: seats in units and bodies, and who holds them from a day to a day."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, Role
from luoshi.base.refusals import Invalid, WrongState
from luoshi.base.writing import write_revised
from luoshi.directory.models import Body, Holding, Person, Post, Unit
from luoshi.directory.operations.checks import check_choice, check_days, check_within, clean_text, overlap
from luoshi.directory.operations.separation import check_separation, check_separation_of_holders
from luoshi.directory.operations.units import check_open
from luoshi.directory.permissions import check_post
from luoshi.journal.operations import record


def create_post(  # noqa: PLR0913 -- what a post is, and who acts when
    *,
    title: str,
    unit: Unit | None = None,
    body: Body | None = None,
    role: str = "",
    position: int = 0,
    by: Actor,
    now: datetime,
) -> Post:
    """Set up a post in a unit or in a coordinating body; ``role`` is what it does in the system, empty for nothing.

    Raises NotAllowed (only the administrator sets up posts of the office), WrongState for a closed unit, Invalid.
    """
    check_post(role, by)
    seat = _seat(unit, body)
    check_within(seat.jurisdiction_id, by)
    with transaction.atomic():
        post = write_new_post(seat, title=title, role=role, position=position)
        record_post("directory.post_created", post, by=by, now=now)
    return post


def _seat(unit: Unit | None, body: Body | None) -> Unit | Body:
    seats = [seat for seat in (unit, body) if seat is not None]
    if len(seats) != 1:
        raise Invalid(_("职务要么属于一个单位，要么属于一个议事协调机构，请选择其中一个。"), "unit")
    return seats[0]


def write_new_post(seat: Unit | Body, *, title: str, role: str = "", position: int = 0) -> Post:
    """Write a post, without asking who does it; raise WrongState, Invalid."""
    if isinstance(seat, Unit):
        check_open(seat)
    title = _clean_title(title)
    role = check_choice(role, Role, field="role") if role else ""
    place = {"unit": seat} if isinstance(seat, Unit) else {"body": seat}
    return Post.objects.create(jurisdiction_id=seat.jurisdiction_id, title=title, role=role, position=position, **place)


def _clean_title(title: str) -> str:
    kept = clean_text(title, field="title", limit=100)
    if not kept:
        raise Invalid(_("请填写职务名称。"), "title")
    return kept


def change_post(*, post: Post, revision: int, title: str, position: int, by: Actor, now: datetime) -> Post:
    """Change the title or the place of a post. Raises NotAllowed, Invalid, Stale."""
    check_post(post.role, by)
    check_within(post.jurisdiction_id, by)
    fields = {"title": _clean_title(title), "position": position}
    with transaction.atomic():
        changed = write_revised(post, revision=revision, fields=fields)
        record_post("directory.post_changed", changed, by=by, now=now)
    return changed


def change_role_of_post(*, post: Post, revision: int, role: str, by: Actor, now: datetime) -> Post:
    """Change what a post does in the system, empty for nothing. Raises NotAllowed, Invalid, Stale."""
    check_post(post.role, by)
    check_post(role, by)
    check_within(post.jurisdiction_id, by)
    role = check_choice(role, Role, field="role") if role else ""
    with transaction.atomic():
        check_separation_of_holders(role, post)
        changed = write_revised(post, revision=revision, fields={"role": role})
        record_post("directory.post_role_changed", changed, by=by, now=now)
    return changed


def hold_post(
    *,
    post: Post,
    person: Person,
    from_day: date | None = None,
    until: date | None = None,
    by: Actor,
    now: datetime,
) -> Holding:
    """Let a person hold a post, always or from a day to a day.

    Raises NotAllowed (only the administrator appoints to posts of the office), Invalid if they hold it on one of those days.
    """
    check_post(post.role, by)
    check_within(post.jurisdiction_id, by, person)
    with transaction.atomic():
        holding = write_new_holding(post, person=person, from_day=from_day, until=until)
        _record_holding("directory.post_held", holding, by=by, now=now)
    return holding


def write_new_holding(post: Post, *, person: Person, from_day: date | None, until: date | None) -> Holding:
    """Write that a person holds a post, without asking who does it; raise WrongState, Invalid."""
    if post.unit is not None:
        check_open(post.unit)
    check_days(from_day, until)
    check_separation(post.role, person, from_day, until)
    Post.objects.select_for_update().get(pk=post.pk)  # two people appointing the same person: one after the other
    for held in Holding.objects.filter(post=post, person=person):
        if overlap(from_day, until, held.from_day, held.until):
            raise Invalid(_("这位同志在这段时间已经担任该职务。"), "person")
    return Holding.objects.create(
        jurisdiction_id=post.jurisdiction_id, post=post, person=person, from_day=from_day, until=until
    )


def leave_post(*, holding: Holding, until: date, by: Actor, now: datetime) -> Holding:
    """Let a person hold a post until a day and no longer. Raises NotAllowed, Invalid, WrongState if an end is set already."""
    check_post(holding.post.role, by)
    check_within(holding.jurisdiction_id, by)
    check_days(holding.from_day, until)
    with transaction.atomic():
        if not Holding.objects.filter(pk=holding.pk, until__isnull=True).update(until=until):
            raise WrongState(_("离任日期已经登记，请刷新页面核对。"))
        holding.refresh_from_db()
        _record_holding("directory.post_left", holding, by=by, now=now)
    return holding


def record_post(verb: str, post: Post, *, by: Actor, now: datetime, **more: object) -> None:
    """Journal an act about a post."""
    seat = post.unit or post.body
    told = {"title": post.title, "role": post.role, "of": seat.public_key if seat else ""} | more
    record(verb, jurisdiction_key=post.jurisdiction.public_key, by=by, now=now, about=post, data=told)


def _record_holding(verb: str, holding: Holding, *, by: Actor, now: datetime) -> None:
    days = {name: day and day.isoformat() for name, day in (("from_day", holding.from_day), ("until", holding.until))}
    record_post(verb, holding.post, by=by, now=now, person=holding.person.public_key, **days)
