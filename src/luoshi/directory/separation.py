"""三员分设: whether the three administrators are apart, who they are, and why an installation does without."""

from datetime import date

from django.db.models import Count

from luoshi.base.actors import Role
from luoshi.base.permissions import ADMINISTRATORS
from luoshi.directory.models import Holding, Jurisdiction, Person
from luoshi.directory.queries import on
from luoshi.journal.models import Entry

WAIVED = "directory.separation_waived"


def holders_of_several(*, today: date) -> list[Person]:
    """Return the people who hold more than one of the three on a day."""
    held = Holding.objects.filter(on(today), post__role__in=ADMINISTRATORS).values("person")
    several = held.annotate(roles=Count("post__role", distinct=True)).filter(roles__gt=1).values("person")
    return list(Person.objects.filter(pk__in=several).order_by("pk"))


def vacant(*, today: date) -> list[Role]:
    """Return which of the three nobody holds on a day, in a jurisdiction or more."""
    held = Holding.objects.filter(on(today), post__role__in=ADMINISTRATORS)
    filled = set(held.values_list("jurisdiction", "post__role").distinct())
    places = list(Jurisdiction.objects.values_list("pk", flat=True))
    return [role for role in Role if role in ADMINISTRATORS and any((place, role) not in filled for place in places)]


def reasons_of_waivers() -> dict[str, str]:
    """Return the last recorded reason not to keep them apart, by the key of the jurisdiction: the journal holds it."""
    waived = Entry.objects.filter(verb=WAIVED).order_by("pk").values_list("jurisdiction_key", "data")
    return {key: str(data.get("reason", "")) for key, data in waived}
