"""Views of a ledger that somebody can choose from."""

from django.db.models import QuerySet

from luoshi.base.actors import Actor
from luoshi.plans.models import Plan, SavedView


def views_visible_to(by: Actor, plan: Plan) -> QuerySet[SavedView]:
    """Return everybody's views of a plan's ledger, then the actor's own, by name."""
    owners = {"", by.person_key}
    return SavedView.objects.filter(plan=plan, person_key__in=owners).order_by("person_key", "name")
