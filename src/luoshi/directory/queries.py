"""Questions to the directory. What somebody may see is asked through the ``…_visible_to`` questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, When

from luoshi.base.actors import Actor, Channel, Role
from luoshi.base.permissions import OFFICE, check, refusal_of
from luoshi.directory.models import (
    Account,
    Alias,
    Body,
    Deputising,
    GroupMember,
    Holding,
    Jurisdiction,
    Person,
    Post,
    Unit,
    UnitGroup,
)
from luoshi.directory.names import tidy
from luoshi.directory.permissions import READ

# What has no day begins before all others and ends after them; databases differ in where they put it.
BEGINS_FIRST, BEGINS_LAST = F("from_day").asc(nulls_first=True), F("from_day").desc(nulls_last=True)
ENDS_LAST = F("until").desc(nulls_first=True)


def on(day: date, prefix: str = "") -> Q:
    """Return the condition that something dated holds on a day."""
    return (Q(**{f"{prefix}from_day__isnull": True}) | Q(**{f"{prefix}from_day__lte": day})) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
    )


def open_on(day: date, prefix: str = "") -> Q:
    """Return the condition that a unit is there on a day; the day on which it closed is the first without it."""
    return (Q(**{f"{prefix}opened_on__isnull": True}) | Q(**{f"{prefix}opened_on__lte": day})) & (
        Q(**{f"{prefix}closed_on__isnull": True}) | Q(**{f"{prefix}closed_on__gt": day})
    )


def own_jurisdiction(by: Actor) -> Jurisdiction:
    """Return the jurisdiction in which somebody acts."""
    return Jurisdiction.objects.get(pk=by.jurisdiction_id)


def units_visible_to(by: Actor) -> QuerySet[Unit]:
    """Return the units of one's jurisdiction, closed ones too, in the order of the directory."""
    seen = Unit.objects.filter(jurisdiction=by.jurisdiction_id).order_by("position", "pk")
    return seen.none() if refusal_of(check, READ, by) else seen


def units_found(by: Actor, *, text: str = "", kind: str = "", closed: bool = False) -> QuerySet[Unit]:
    """Return the units whose names, present or former, contain ``text``; those that are closed instead of the open ones."""
    found = units_visible_to(by).filter(closed_on__isnull=not closed)
    if kind:
        found = found.filter(kind=kind)
    words = tidy(text)
    if words:
        named = Alias.objects.filter(jurisdiction=by.jurisdiction_id, name__icontains=words).values("unit")
        found = found.filter(Q(official_name__icontains=words) | Q(short_name__icontains=words) | Q(pk__in=named))
    return found


def aliases_of(unit: Unit) -> QuerySet[Alias]:
    """Return the other names of a unit, those that hold for ever first, then those that ended last."""
    return Alias.objects.filter(unit=unit).order_by(ENDS_LAST, "name", "pk")


def groups_visible_to(by: Actor) -> QuerySet[UnitGroup]:
    """Return the collective names of one's jurisdiction, by name."""
    seen = UnitGroup.objects.filter(jurisdiction=by.jurisdiction_id).order_by("name", "pk")
    return seen.none() if refusal_of(check, READ, by) else seen


def members_on(group: UnitGroup, day: date) -> QuerySet[Unit]:
    """Return the units that belong to a group on a day and are there on it, in the order of the directory."""
    belonging = GroupMember.objects.filter(on(day), group=group).values("unit")
    return Unit.objects.filter(open_on(day), pk__in=belonging).order_by("position", "pk")


def memberships_of(group: UnitGroup) -> QuerySet[GroupMember]:
    """Return who belongs, belonged and will belong to a group, in the order of the directory."""
    return group.memberships.select_related("unit").order_by("unit__position", "unit", BEGINS_FIRST, "pk")


def groups_of(unit: Unit) -> QuerySet[GroupMember]:
    """Return the groups that a unit belongs, belonged and will belong to."""
    return GroupMember.objects.filter(unit=unit).select_related("group").order_by("group__name", BEGINS_FIRST, "pk")


def bodies_visible_to(by: Actor) -> QuerySet[Body]:
    """Return the coordinating bodies of one's jurisdiction, by name."""
    seen = Body.objects.filter(jurisdiction=by.jurisdiction_id).select_related("office_unit").order_by("name", "pk")
    return seen.none() if refusal_of(check, READ, by) else seen


def people_visible_to(by: Actor) -> QuerySet[Person]:
    """Return the people of one's jurisdiction, by name."""
    seen = Person.objects.filter(jurisdiction=by.jurisdiction_id).order_by("name", "pk")
    return seen.none() if refusal_of(check, READ, by) else seen


def people_found(by: Actor, *, text: str = "") -> QuerySet[Person]:
    """Return the people whose name contains ``text``."""
    words = tidy(text)
    return people_visible_to(by).filter(name__icontains=words) if words else people_visible_to(by)


def posts_visible_to(by: Actor) -> QuerySet[Post]:
    """Return the posts of one's jurisdiction, in their order."""
    seen = Post.objects.filter(jurisdiction=by.jurisdiction_id).order_by("position", "pk")
    return seen.none() if refusal_of(check, READ, by) else seen


def posts_of(place: Unit | Body, *, today: date) -> QuerySet[Post]:
    """Return the posts of a unit or a body, each with all its holdings as ``holdings_by_day``, the latest first.

    Who deputises today or will is ``deputies``; ``is_held`` tells whether somebody holds the post today.
    """
    held = Holding.objects.select_related("person").order_by(BEGINS_LAST, "-pk")
    posts = place.posts.annotate(is_held=Exists(_held_on(today))).order_by("position", "pk")
    return posts.prefetch_related(Prefetch("holdings", held, to_attr="holdings_by_day"), _deputies(today))


def _held_on(day: date) -> QuerySet[Holding]:
    return Holding.objects.filter(on(day), post=OuterRef("pk"))


def _deputies(today: date) -> "Prefetch[str]":
    rows = Deputising.objects.filter(until__gte=today).select_related("person").order_by("from_day", "pk")
    return Prefetch("deputisings", rows, to_attr="deputies")


def vacant_posts(by: Actor, *, today: date) -> QuerySet[Post]:
    """Return the posts with a role that nobody holds today, in the order of the directory, with their ``deputies``."""
    seen = posts_visible_to(by).exclude(role="").exclude(Exists(_held_on(today)))
    there = seen.filter(Q(unit__isnull=True) | open_on(today, "unit__")).select_related("unit", "body")
    return there.prefetch_related(_deputies(today)).order_by(
        F("unit__position").asc(nulls_last=True), "unit", "body", "position", "pk"
    )


def deputisings_visible_to(by: Actor) -> QuerySet[Deputising]:
    """Return who deputises, deputised and will deputise, those who begin last first."""
    seen = Deputising.objects.filter(post__in=posts_visible_to(by))
    related = seen.select_related("person", "post__unit", "post__body", "post__jurisdiction")
    return related.order_by(BEGINS_LAST, "-pk")


def deputisings_of(person: Person) -> QuerySet[Deputising]:
    """Return the posts in which a person deputises and deputised, the latest first."""
    return person.deputisings.select_related("post__unit", "post__body").order_by(ENDS_LAST, BEGINS_LAST, "pk")


def holders_on(post: Post, day: date) -> QuerySet[Person]:
    """Return who holds a post on a day."""
    return Person.objects.filter(on(day, "holdings__"), holdings__post=post).distinct().order_by("pk")


def accounts_visible_to(by: Actor) -> QuerySet[Account]:
    """Return the accounts of one's jurisdiction, by the name that signs in."""
    seen = Account.objects.filter(jurisdiction=by.jurisdiction_id).order_by("username")
    return seen.none() if refusal_of(check, READ, by) else seen


@dataclass(frozen=True, slots=True)
class Seat:
    """A post in which somebody may act on a day; ``on_behalf_of`` as an Actor has it, empty for whoever holds the post."""

    post: Post
    on_behalf_of: str = ""

    @property
    def of(self) -> Unit | Body | None:
        """The unit or body of the post."""
        return self.post.unit or self.post.body


def seats_of(account: Account, *, today: date) -> list[Seat]:
    """Return the posts in which an account's person may act on a day: one question.

    Posts of the office come first, then others with a role, then those that are only listed; held before deputised in.
    """
    held = Holding.objects.filter(on(today), jurisdiction=account.jurisdiction_id)
    deputised = Deputising.objects.filter(on(today), jurisdiction=account.jurisdiction_id, person=account.person_id)
    own = held.filter(person=account.person_id).values("post")
    holder = held.filter(post=OuterRef("pk")).order_by("pk").values("person__public_key")[:1]
    posts = Post.objects.filter(
        Q(pk__in=own) | Q(pk__in=deputised.values("post")), jurisdiction=account.jurisdiction_id
    )
    told = posts.annotate(
        weight=Case(When(role__in=OFFICE, then=2), When(role="", then=0), default=1),
        is_held=Case(When(pk__in=own, then=1), default=0),
        holder=Subquery(holder),
    )
    ordered = told.select_related("unit", "body").order_by("-weight", "-is_held", "position", "pk")
    return [Seat(post, "" if post.is_held else post.holder or post.public_key) for post in ordered]


def acting_seat(seats: Sequence[Seat], key: str = "") -> Seat | None:
    """Return the seat of the post of that key, else the first; None where there is none."""
    return next((seat for seat in seats if seat.post.public_key == key), seats[0] if seats else None)


def actor_in(account: Account, seat: Seat | None, *, channel: Channel = Channel.WEB) -> Actor:
    """Return the actor that an account is in a seat: with the role of that post only, so that it is clear who acts."""
    post = seat.post if seat else None
    return Actor(
        jurisdiction_id=account.jurisdiction_id,
        roles=frozenset({Role(post.role)} if post and post.role else ()),
        account_key=account.public_key,
        person_key=account.person.public_key,
        post_key=post.public_key if post else "",
        unit_id=post.unit_id if post else None,
        on_behalf_of=seat.on_behalf_of if seat else "",
        channel=channel,
    )


def actor_of(account: Account, *, today: date, channel: Channel = Channel.WEB, acting: str = "") -> Actor:
    """Return the actor that an account is on a day in the post of the key ``acting``, in the first without one."""
    return actor_in(account, acting_seat(seats_of(account, today=today), acting), channel=channel)
