"""联络员名录: for each unit who leads it and who is its liaison, as a list and as the workbook that units fill in."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor, Role
from luoshi.base.permissions import allows
from luoshi.directory.models import Holding, LiaisonFiling, Post, Unit
from luoshi.directory.permissions import KEEP
from luoshi.directory.queries import on, open_on, units_visible_to
from luoshi.directory.states import FilingState
from luoshi.directory.workbook.sheets import LIAISONS
from luoshi.directory.workbook.writing import Cells, write_book


def liaison_list(by: Actor, *, today: date) -> QuerySet[Unit]:
    """Return the open units, those without a liaison today first, each with ``liaison_posts`` and ``head_posts``.

    Each of these posts has who holds it today as ``held``.
    """
    units = units_visible_to(by).filter(open_on(today)).annotate(has_liaison=Exists(_liaisons_on(today)))
    posts = (_posts(Role.LIAISON, "liaison_posts", today), _posts(Role.UNIT_HEAD, "head_posts", today))
    return units.prefetch_related(*posts).order_by("has_liaison", "position", "pk")


def units_without_liaison(by: Actor, *, today: date) -> QuerySet[Unit]:
    """Return the open units that have no liaison today."""
    return units_visible_to(by).filter(open_on(today)).exclude(Exists(_liaisons_on(today)))


def _liaisons_on(today: date) -> QuerySet[Holding]:
    return Holding.objects.filter(on(today), post__unit=OuterRef("pk"), post__role=Role.LIAISON)


def _posts(role: Role, name: str, today: date) -> "Prefetch[str]":
    held = Holding.objects.filter(on(today)).select_related("person").order_by("pk")
    posts = Post.objects.filter(role=role).order_by("position", "pk")
    return Prefetch("posts", posts.prefetch_related(Prefetch("holdings", held, to_attr="held")), to_attr=name)


def filings_waiting(by: Actor) -> QuerySet[LiaisonFiling]:
    """Return what units filed and the office has not decided on, the oldest first; nothing for those who may not."""
    seen = LiaisonFiling.objects.filter(jurisdiction=by.jurisdiction_id, state=FilingState.WAITING)
    return (seen if allows(KEEP, by) else seen.none()).select_related("unit", "jurisdiction").order_by("filed_at", "pk")


def write_liaisons(by: Actor, *, today: date) -> bytes:
    """Return the list as the workbook that units fill in and the office imports. A fixed number of queries."""
    return write_book(_("联络员名录"), [(LIAISONS, _rows(by, today))])


def _rows(by: Actor, today: date) -> Iterator[Cells]:
    for unit in liaison_list(by, today=today).order_by("position", "pk"):
        head, liaison = _first(unit.head_posts), _first(unit.liaison_posts)  # type: ignore[attr-defined]
        yield {
            "key": unit.public_key,
            "unit": unit.official_name,
            "head": head.person.name if head else "",
            "head_telephone": head.person.telephone if head else "",
            "liaison": liaison.person.name if liaison else "",
            "telephone": liaison.person.telephone if liaison else "",
        }


def _first(posts: list[Post]) -> Holding | None:
    return next((held for post in posts for held in post.held), None)  # type: ignore[attr-defined]
