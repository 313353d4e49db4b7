"""代办: whom a leader has named to put a draft in force though they worked on it, and whom one could name."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows, roles_of
from luoshi.directory.models import Holding, Person
from luoshi.directory.queries import on
from luoshi.plans.models import PlanVersion, StandIn
from luoshi.plans.permissions import NAME_STAND_IN, PUT_IN_FORCE
from luoshi.plans.states import VersionState


def stand_in_of(version: PlanVersion) -> StandIn | None:
    """Return who may put a version in force though they worked on it: the last one named."""
    return StandIn.objects.filter(version=version).order_by("-at", "-pk").first()


def stand_ins_of(versions: Iterable[PlanVersion]) -> dict[int, StandIn]:
    """Return the same for several versions that a stand-in has put in force, by their primary keys."""
    acted = [version for version in versions if version.by_stand_in]
    named = StandIn.objects.filter(version__in=acted).order_by("at", "pk") if acted else ()
    return {stand_in.version_id: stand_in for stand_in in named}


def may_stand_in(version: PlanVersion, *, today: date) -> QuerySet[Person]:
    """Return whom one could name: people of the office with an account, by name."""
    posts = Holding.objects.filter(on(today), person=OuterRef("pk"), post__role__in=roles_of(PUT_IN_FORCE))
    people = Person.objects.filter(Exists(posts), jurisdiction=version.jurisdiction_id, accounts__is_active=True)
    return people.order_by("name", "pk").distinct()


def drafts_to_stand_in_for(by: Actor) -> QuerySet[PlanVersion]:
    """Return the drafts for which somebody may name a stand-in: none for who may not."""
    drafts = PlanVersion.objects.filter(state=VersionState.DRAFT, jurisdiction=by.jurisdiction_id)
    return drafts if allows(NAME_STAND_IN, by) else drafts.none()
