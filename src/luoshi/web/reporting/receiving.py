"""签收: what a unit was given to do, and one press that says it has it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.base.permissions import check
from luoshi.base.refusals import WrongState
from luoshi.plans.queries.units import share
from luoshi.reporting.operations.acknowledging import acknowledge as say_received
from luoshi.reporting.permissions import ACKNOWLEDGE
from luoshi.reporting.queries.acknowledged import acknowledgements_visible_to
from luoshi.web.http import Request


@require_http_methods(["GET", "POST"])
def acknowledge(request: Request, key: str) -> HttpResponse:
    """Show what a unit was given to do, and take its word that it was received."""
    rows = acknowledgements_visible_to(request.actor).select_related("plan", "version", "unit")
    row = get_object_or_404(rows, public_key=key)
    check(ACKNOWLEDGE, request.actor)
    if request.method == "POST":
        try:
            say_received(acknowledgement=row, by=request.actor, now=request.now)
            messages.success(request, _("已签收。到了报送的日子，系统会提醒。"))
        except WrongState as refusal:
            messages.info(request, str(refusal))
        return redirect("web:plan_unit", row.plan.public_key, row.unit.public_key)
    return render(request, "reporting/acknowledge.html", {"row": row, "share": share(row.version, row.unit)})
