"""The plan that a page is about: what one may not see is not there."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from luoshi.base.actors import Actor
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.queries.plans import plans_visible_to, version_in_force
from luoshi.web.http import Request


def plan_or_404(request: Request, key: str) -> Plan:
    """Return a plan that the actor may see."""
    return get_object_or_404(plans_visible_to(actor(request)).select_related("jurisdiction", "body"), public_key=key)


def at_work_or_404(request: Request, key: str) -> tuple[Plan, PlanVersion]:
    """Return a plan that was put in force, and the version by which it works."""
    plan = plan_or_404(request, key)
    version = version_in_force(plan)
    if version is None:
        raise Http404
    version.plan = plan
    return plan, version


def actor(request: HttpRequest) -> Actor:
    """Return who asks."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
