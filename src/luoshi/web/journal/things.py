"""The things that entries are about: what a kind is called, and the things of it that are still there, with their pages."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.base.actors import Actor
from luoshi.directory.queries import (
    accounts_visible_to,
    bodies_visible_to,
    groups_visible_to,
    people_visible_to,
    posts_visible_to,
    units_visible_to,
)
from luoshi.documents.queries import documents_visible_to, name_of
from luoshi.plans.queries.plans import plans_visible_to
from luoshi.plans.queries.versions import versions_visible_to
from luoshi.web.addresses import address

Rows = Callable[[Actor], Any]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is still there and that one may see: its name now, and its page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its name, the rows of it that somebody may see, and how one is shown. No rows: it has no page."""

    title: Promise
    rows: Rows | None = None
    shown: Callable[[Any], Thing] | None = None


def _place_of(post: Any) -> Thing:  # noqa: ANN401 -- a post, of a unit or of a body
    place = post.unit or post.body
    return Thing(f"{place} {post.title}", address("unit" if post.unit else "body", place.public_key))


KINDS: dict[str, Kind] = {
    "directory.unit": Kind(
        _("单位"), units_visible_to, lambda row: Thing(row.short_name, address("unit", row.public_key))
    ),
    "directory.unitgroup": Kind(
        _("统称"), groups_visible_to, lambda row: Thing(row.name, address("group", row.public_key))
    ),
    "directory.body": Kind(
        _("议事协调机构"), bodies_visible_to, lambda row: Thing(row.name, address("body", row.public_key))
    ),
    "directory.post": Kind(_("职务"), lambda by: posts_visible_to(by).select_related("unit", "body"), _place_of),
    "directory.person": Kind(
        _("人员"), people_visible_to, lambda row: Thing(row.name, address("person", row.public_key))
    ),
    "directory.account": Kind(
        _("账号"),
        lambda by: accounts_visible_to(by).select_related("person"),
        lambda row: Thing(row.username, address("person", row.person.public_key)),
    ),
    "directory.jurisdiction": Kind(_("辖区")),
    "documents.document": Kind(
        _("来文"), documents_visible_to, lambda row: Thing(name_of(row), address("document", row.public_key))
    ),
    "plans.plan": Kind(_("方案"), plans_visible_to, lambda row: Thing(str(row), address("plan", row.public_key))),
    "plans.planversion": Kind(
        _("方案的一版"),
        lambda by: versions_visible_to(by).select_related("plan"),
        lambda row: Thing(str(row.plan), address("plan_history", row.plan.public_key)),
    ),
    "plans.savedview": Kind(_("台账视图")),
}
"""The kinds by the names that entries keep. A kind that is not here is told by that name."""


def things_of(abouts: Iterable[tuple[str, str]], by: Actor) -> dict[tuple[str, str], Thing]:
    """Return the things of kinds and keys that are there and may be seen: one query a kind."""
    keys: dict[str, set[str]] = {}
    for kind, key in abouts:
        if key:
            keys.setdefault(kind, set()).add(key)
    return {
        (kind, key): thing
        for kind, wanted in keys.items()
        if kind in KINDS
        for key, thing in _found(KINDS[kind], wanted, by)
    }


def _found(kind: Kind, keys: Collection[str], by: Actor) -> list[tuple[str, Thing]]:
    if kind.rows is None or kind.shown is None:
        return []
    return [(row.public_key, kind.shown(row)) for row in kind.rows(by).filter(public_key__in=keys)]


def title_of(kind: str) -> str:
    """Return what a kind is called."""
    return str(KINDS[kind].title) if kind in KINDS else kind
