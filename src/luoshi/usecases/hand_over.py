"""交接 and 代理 with what those concerned are told: in one transaction."""

from datetime import date, datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.directory.models import Deputising, Holding, Person, Post
from luoshi.directory.operations import handing
from luoshi.notifications.operations.telling import Telling, tell


@transaction.atomic
def hand_over(*, holding: Holding, to_person: Person, from_day: date, by: Actor, now: datetime, today: date) -> Holding:
    """Hand a post over and tell both whoever leaves and whoever comes; return the new holding. Raises as the operation does."""
    taken = handing.hand_over(holding=holding, to_person=to_person, from_day=from_day, by=by, now=now)
    data = _words(holding.post) | {"from": holding.person.name, "to": to_person.name, "day": from_day.isoformat()}
    once = f"handed over {taken.public_key}"
    tell(
        [
            Telling(holding.person_id, "directory/post_given", once, today, data, ("home",)),
            Telling(to_person.pk, "directory/post_taken", once, today, data, ("home",)),
        ],
        jurisdiction_id=holding.jurisdiction_id,
        now=now,
    )
    return taken


@transaction.atomic
def appoint_deputy(  # noqa: PLR0913 -- as the operation
    *,
    post: Post,
    person: Person,
    from_day: date,
    until: date,
    reason: str,
    by: Actor,
    now: datetime,
    today: date,
) -> Deputising:
    """Let somebody deputise and tell them and whoever holds the post. Raises as the operation does."""
    deputising = handing.appoint_deputy(
        post=post, person=person, from_day=from_day, until=until, reason=reason, by=by, now=now
    )
    _tell_of(deputising, "directory/deputy_appointed", today=today, now=now)
    return deputising


@transaction.atomic
def end_deputising(*, deputising: Deputising, until: date, by: Actor, now: datetime, today: date) -> Deputising:
    """Let somebody deputise until an earlier day and tell them and whoever holds the post. Raises as the operation does."""
    ended = handing.end_deputising(deputising=deputising, until=until, by=by, now=now)
    _tell_of(ended, "directory/deputy_ended", today=today, now=now)
    return ended


def _tell_of(deputising: Deputising, kind: str, *, today: date, now: datetime) -> None:
    days = {"from": str(deputising.from_day or ""), "until": str(deputising.until or "")}
    data = _words(deputising.post) | days | {"person": deputising.person.name}
    once = f"{kind} {deputising.public_key} {deputising.until}"
    holders = Holding.objects.filter(post=deputising.post, until__isnull=True).values_list("person", flat=True)
    people = dict.fromkeys([deputising.person_id, *holders])
    tell(
        [Telling(person, kind, once, today, data, ("home",)) for person in people],
        jurisdiction_id=deputising.jurisdiction_id,
        now=now,
    )


def _words(post: Post) -> dict[str, str]:
    return {"of": str(post.unit or post.body or ""), "post": post.title}
