"""The rosters of a draft against the directory: which row is which unit and which post. Exactly, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gongwen.reading.doubts.presence import units_of_post
from gongwen.reading.model import Member
from luoshi.directory.models import Holding, Post
from luoshi.directory.queries import on
from luoshi.plans.models import NameMatch
from luoshi.plans.pieces import GroupContent


@dataclass(frozen=True, slots=True)
class Tie:
    """A row of a roster, with the unit and the post that it is in the directory; None where nothing matches exactly."""

    body: GroupContent
    member: Member
    unit_id: int | None
    post_id: int | None


@dataclass(frozen=True, slots=True)
class _Seat:
    post_id: int
    holders: frozenset[str]


def roster_ties(bodies: Iterable[GroupContent], names: Mapping[str, NameMatch], *, today: date) -> tuple[Tie, ...]:
    """Return every row of the rosters in printed order with its unit and post: as many queries for one row as for all.

    A post is the printed one if its unit and title are as printed, and nobody of another name holds it on ``today``.
    """
    rows = [(body, member, *_unit_and_title(member, names)) for body in bodies for member in body.members]
    seats = _seats({unit for _, _, unit, _ in rows if unit is not None}, today=today)
    return tuple(
        Tie(body, member, unit, _post(seats.get((unit, title)) if unit is not None else None, member))
        for body, member, unit, title in rows
    )


def _unit_and_title(member: Member, names: Mapping[str, NameMatch]) -> tuple[int | None, str]:
    """Return the unit that a printed post begins with, as its name was matched, and the title behind it."""
    tight = "".join((member.post or "").split())
    for printed in units_of_post(tight):
        match = names.get(printed)
        if match is not None and match.unit_id is not None:
            return match.unit_id, tight[len(printed) :] if tight.startswith(printed) else ""
    return None, ""


def _seats(units: set[int], *, today: date) -> dict[tuple[int, str], _Seat]:
    """Return the posts of units by unit and title, each with the names of those who hold it."""
    posts = Post.objects.filter(unit__in=units).order_by("-position", "-pk")
    held = Holding.objects.filter(on(today), post__unit__in=units).values_list("post_id", "person__name")
    holders: dict[int, set[str]] = {}
    for post, name in held:
        holders.setdefault(post, set()).add(name)
    return {(post.unit_id or 0, post.title): _Seat(post.pk, frozenset(holders.get(post.pk, ()))) for post in posts}


def _post(seat: _Seat | None, member: Member) -> int | None:
    if seat is None or (member.name and seat.holders and member.name not in seat.holders):
        return None
    return seat.post_id
