"""Search in everything that somebody may see, grouped by kind."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.base.actors import Actor
from luoshi.search.queries import LONGEST_QUESTION
from luoshi.web.http import Request
from luoshi.web.limits import limited
from luoshi.web.search.kinds import KINDS, Hit, Kind

FIRST = 8
"""How many of each kind are shown beside each other; of one kind alone, PER_PAGE."""
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: the hits of this page, and how many there are."""

    kind: Kind
    hits: list[Hit]
    page: "Page[Any]"

    @property
    def count(self) -> int:
        """Return how many there are of this kind."""
        return self.page.paginator.count

    @property
    def has_more(self) -> bool:
        """Tell whether there are more than are shown."""
        return self.count > len(self.hits)


@require_GET
@limited("search")
def search(request: Request) -> HttpResponse:
    """Show what is found: the first of every kind, or one kind by pages."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    chosen = next((kind for kind in KINDS if kind.name == request.GET.get("kind")), None)
    groups = _groups(request.actor, words, chosen, request.GET.get("page", ""))
    context = {"words": words, "groups": groups, "chosen": chosen, "total": sum(group.count for group in groups)}
    return render(request, "search.html", context)


def _groups(by: Actor, words: str, chosen: Kind | None, number: str) -> list[Group]:
    alone = [_group(by, words, chosen, size=PER_PAGE, number=number)] if chosen else []
    groups = alone or [_group(by, words, kind, size=FIRST, number="1") for kind in KINDS]
    return [group for group in groups if group.count]


def _group(by: Actor, words: str, kind: Kind, *, size: int, number: str) -> Group:
    page = Paginator(kind.rows(by, words), size).get_page(number)
    return Group(kind, [kind.shown(row) for row in page], page)
