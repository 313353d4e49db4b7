"""The versions of a plan: which somebody may see, and how they follow one another."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Sum

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.directory.models import Holding, Person
from luoshi.directory.queries import on
from luoshi.plans.models import Doubt, Edit, NameMatch, Piece, PlanVersion
from luoshi.plans.permissions import PUT_IN_FORCE, REVIEW
from luoshi.plans.queries.plans import plans_visible_to
from luoshi.plans.states import VersionState

PUT_TO_WORK = (VersionState.IN_FORCE, VersionState.SUPERSEDED)


def versions_visible_to(by: Actor) -> QuerySet[PlanVersion]:
    """Return the versions that somebody may see, of plans that they may see: the office drafts too, others what was put in force."""
    versions = PlanVersion.objects.filter(plan__in=plans_visible_to(by))
    return versions if allows(REVIEW, by) else versions.filter(state__in=PUT_TO_WORK)


def history_of(versions: QuerySet[PlanVersion]) -> QuerySet[PlanVersion]:
    """Return versions with what a history tells of them, the newest first."""
    return versions.select_related("document", "based_on").order_by("-drafted_at", "-pk")


def people_on(version: PlanVersion) -> tuple[str, tuple[str, ...]]:
    """Return the name of who drafted a version, and those of others who edited it: none of them puts it in force."""
    editors = set(Edit.objects.filter(version=version).exclude(by="").values_list("by", flat=True))
    names = names_of_persons({version.drafted_by, *editors})
    others = sorted(editors - {version.drafted_by})
    return names.get(version.drafted_by, ""), tuple(names[key] for key in others if key in names)


def may_still_put_in_force(version: PlanVersion, *, today: date) -> QuerySet[Person]:
    """Return those who may put a draft in force: with a post that may and an account, and without a part in the draft."""
    editors = Edit.objects.filter(version=version).values("by")
    posts = Holding.objects.filter(on(today), person=OuterRef("pk"), post__role__in=PUT_IN_FORCE.roles)
    people = Person.objects.filter(Exists(posts), jurisdiction=version.jurisdiction_id, accounts__is_active=True)
    return (
        people.exclude(public_key=version.drafted_by).exclude(public_key__in=editors).order_by("name", "pk").distinct()
    )


def names_of_persons(keys: set[str]) -> dict[str, str]:
    """Return the names of persons by public key, for keys that are known."""
    return dict(Person.objects.filter(public_key__in=keys).values_list("public_key", "name"))


def revision_of_draft(version: PlanVersion) -> int:
    """Return a number that grows with every write to a draft or to anything in it: what was seen as a whole."""
    parts = (
        model.objects.filter(version=version).aggregate(sum=Sum("revision"))["sum"]
        for model in (Piece, NameMatch, Doubt)
    )
    return version.revision + sum(part or 0 for part in parts)
