"""Questions to the directory."""

from datetime import date

from django.db.models import Q, QuerySet

from luoshi.base.actors import Actor, Channel, Role
from luoshi.directory.models import Account, Holding


def on(day: date, prefix: str = "") -> Q:
    """Return the condition that something dated holds on a day."""
    return (Q(**{f"{prefix}from_day__isnull": True}) | Q(**{f"{prefix}from_day__lte": day})) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
    )


def holdings_of(account: Account, *, today: date) -> QuerySet[Holding]:
    """Return the posts that an account's person holds, the first of them the acting one."""
    held = Holding.objects.filter(on(today), person=account.person_id).select_related("post")
    return held.order_by("post__position", "pk")


def actor_of(account: Account, *, today: date, channel: Channel = Channel.WEB) -> Actor:
    """Return the actor that an account is on a day: the roles of all its posts, the first post acting."""
    held = list(holdings_of(account, today=today))
    return Actor(
        jurisdiction_id=account.jurisdiction_id,
        roles=frozenset(Role(holding.post.role) for holding in held if holding.post.role),
        account_key=account.public_key,
        person_key=account.person.public_key,
        post_key=held[0].post.public_key if held else "",
        unit_id=next((holding.post.unit_id for holding in held if holding.post.unit_id), None),
        channel=channel,
    )
