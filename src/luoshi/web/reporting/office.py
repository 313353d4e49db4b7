"""What the office does: takes reports in, sees what is missing, asks for it, reopens a period."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.permissions import allows, check
from luoshi.base.refusals import Invalid
from luoshi.directory.models import Unit
from luoshi.reporting.models import Period, Reopening
from luoshi.reporting.operations import reopen_period
from luoshi.reporting.permissions import REOPEN, REVIEW
from luoshi.reporting.queries.grid import open_periods, waiting_for_office
from luoshi.reporting.queries.merged import layouts_visible_to
from luoshi.reporting.queries.missing import as_text, missing_in
from luoshi.reporting.queries.visible import periods_visible_to, reports_visible_to
from luoshi.reporting.states import PeriodState, ReportState
from luoshi.web.http import Request
from luoshi.web.refusing import add_refusal
from luoshi.web.reporting.told import BADGES

A_PAGE = 50


@require_GET
def reviewing(request: Request) -> HttpResponse:
    """Show what waits to be accepted, and the open periods with what is missing in each."""
    check(REVIEW, request.actor)
    page = Paginator(waiting_for_office(request.actor), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "open": open_periods(request.actor)}
    return render(request, "reporting/reviewing.html", context)


class ReopenForm(forms.Form):
    """For which unit a closed period is reopened, why, and until when."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("单位"), to_field_name="public_key")
    reason = forms.CharField(label=gettext_lazy("原因"), max_length=300)
    until = forms.DateField(
        label=gettext_lazy("补报到哪天"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


@require_GET
def period(request: Request, key: str) -> HttpResponse:
    """Show a period: what came of every unit, what is missing and whom to call."""
    check(REVIEW, request.actor)
    return _shown(request, _period_or_404(request, key))


def _period_or_404(request: Request, key: str) -> Period:
    rows = periods_visible_to(request.actor).select_related("plan", "schedule")
    return get_object_or_404(rows, public_key=key)


def _shown(request: Request, row: Period, form: ReopenForm | None = None) -> HttpResponse:
    found = reports_visible_to(request.actor).filter(period=row).select_related("unit")
    reports = list(found.order_by("unit__position", "pk"))
    missing = missing_in(row, by=request.actor, today=request.today)
    context: dict[str, Any] = {
        "period": row,
        "plan": row.plan,
        "reports": [(report, BADGES[ReportState(report.state)]) for report in reports],
        "missing": missing,
        "text": as_text(row, missing),
        "reopenings": Reopening.objects.filter(period=row).select_related("unit").order_by("-pk"),
        "layouts": layouts_visible_to(request.actor),
        "form": None,
    }
    if row.state == PeriodState.CLOSED and allows(REOPEN, request.actor):
        context["form"] = form or _form(row)
    return render(request, "reporting/period.html", context, status=422 if form and form.errors else 200)


def _form(row: Period, data: Any = None) -> ReopenForm:  # noqa: ANN401 -- as Django has it
    form = ReopenForm(data)
    form.fields["unit"].queryset = Unit.objects.filter(reports__period=row).distinct()  # type: ignore[attr-defined]
    return form


@require_POST
def period_reopen(request: Request, key: str) -> HttpResponse:
    """Reopen a closed period for one unit."""
    check(REOPEN, request.actor)
    row = _period_or_404(request, key)
    form = _form(row, request.POST)
    if form.is_valid():
        try:
            reopen_period(period=row, **form.cleaned_data, by=request.actor, now=request.now, today=request.today)
        except Invalid as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已准许补报，该单位现在可以填写。"))
            return redirect("web:period", key)
    return _shown(request, row, form)
