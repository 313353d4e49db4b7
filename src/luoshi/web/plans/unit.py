"""What one unit has to do in a plan, and the units of a plan."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from luoshi.plans.queries.units import share, unit_counts, units_of
from luoshi.web.http import Request
from luoshi.web.plans.found import at_work_or_404


@require_GET
def plan_units(request: Request, key: str) -> HttpResponse:
    """Show the units of a plan with the number of their tasks."""
    plan, version = at_work_or_404(request, key)
    context = {"plan": plan, "version": version, "units": unit_counts(version), "my_unit": request.actor.unit_id}
    return render(request, "plans/units.html", context)


@require_GET
def plan_unit(request: Request, key: str, unit_key: str) -> HttpResponse:
    """Show a unit's tasks in a plan by role: a page to print and to hand on."""
    plan, version = at_work_or_404(request, key)
    unit = get_object_or_404(units_of(plan), public_key=unit_key)
    ledger = reverse("web:plan_ledger_xlsx", args=[plan.public_key])
    context = {
        "plan": plan,
        "version": version,
        "unit": unit,
        "share": share(version, unit),
        "is_mine": unit.pk == request.actor.unit_id,
        "xlsx_url": f"{ledger}?unit={unit.public_key}",
    }
    return render(request, "plans/unit.html", context)
