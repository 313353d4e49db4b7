"""申请调整: asked from a task's page, decided, followed up by an amendment."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.base.models import new_key
from luoshi.base.permissions import allows, check, check_any, refusal_of
from luoshi.base.refusals import AlreadyDone, Invalid
from luoshi.plans.permissions import AMEND
from luoshi.plans.queries import tasks
from luoshi.plans.queries.plans import draft_of
from luoshi.reporting.models import Adjustment
from luoshi.reporting.operations.adjusting import (
    LONGEST,
    Asked,
    check_may_decide,
    check_may_withdraw,
    decide_adjustment,
    request_adjustment,
    withdraw_adjustment,
)
from luoshi.reporting.permissions import REQUEST_ADJUSTMENT, SEE_ALL
from luoshi.reporting.queries.adjustments import adjustments_in_order, adjustments_visible_to
from luoshi.reporting.states import ADJUSTMENT_STEP, AdjustmentKind, AdjustmentState
from luoshi.web.http import Request
from luoshi.web.plans.found import at_work_or_404
from luoshi.web.refusing import add_refusal

A_PAGE = 50
BADGES = {
    AdjustmentState.ASKED: "warn",
    AdjustmentState.AGREED: "info",
    AdjustmentState.DECLINED: "muted",
    AdjustmentState.WITHDRAWN: "muted",
    AdjustmentState.DONE: "ok",
}
"""How a state is shown: the word says it, the colour goes with it."""


class AskForm(forms.Form):
    """What a unit asks to be changed, why, and how."""

    kind = forms.ChoiceField(label=gettext_lazy("申请调整什么"), choices=AdjustmentKind.choices)
    reason = forms.CharField(label=gettext_lazy("原因"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}))
    proposal = forms.CharField(
        label=gettext_lazy("建议怎样调整"), max_length=LONGEST, widget=forms.Textarea({"rows": 3})
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)


@require_http_methods(["GET", "POST"])
def adjust(request: Request, key: str, task_key: str) -> HttpResponse:
    """Ask for a task of one's own unit to be changed."""
    plan, _version = at_work_or_404(request, key)
    task = get_object_or_404(tasks.tasks_of(plan), public_key=task_key)
    wordings = tasks.wordings_of(task)
    if not wordings:
        raise Http404
    check(REQUEST_ADJUSTMENT, request.actor)
    form = AskForm(request.POST or None, initial={"once": new_key()})
    if request.method == "POST" and form.is_valid():
        try:
            row = request_adjustment(
                task=task, asked=Asked(**form.cleaned_data), by=request.actor, now=request.now, today=request.today
            )
        except AlreadyDone as refusal:
            messages.info(request, str(refusal))
            return redirect("web:adjustments")
        except Invalid as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("申请已提交，决定后会通知本单位；在此之前任务照原方案办理。"))
            return redirect("web:adjustment", row.public_key)
    context = {"form": form, "plan": plan, "task": task, "wording": wordings[0]}
    return render(request, "reporting/adjust.html", context, status=422 if form.errors else 200)


@require_GET
def adjustments(request: Request) -> HttpResponse:
    """List what was asked, what waits first."""
    check_any(request.actor, SEE_ALL, REQUEST_ADJUSTMENT)
    page = Paginator(adjustments_in_order(request.actor), A_PAGE).get_page(request.GET.get("page"))
    rows = [(row, BADGES[AdjustmentState(row.state)]) for row in page]
    return render(request, "reporting/adjustments.html", {"page": page, "rows": rows})


@require_GET
def adjustment(request: Request, key: str) -> HttpResponse:
    """Show what a unit asked, and what came of it."""
    return _shown(request, _found(request, key))


def _found(request: Request, key: str) -> Adjustment:
    rows = adjustments_visible_to(request.actor).select_related("plan", "task", "unit", "asked_of", "done_in")
    return get_object_or_404(rows, public_key=key)


def _shown(request: Request, row: Adjustment, *, words: str = "", error: str = "") -> HttpResponse:
    state = AdjustmentState(row.state)
    amends = state == AdjustmentState.AGREED and allows(AMEND, request.actor)
    context = {
        "row": row,
        "badge": BADGES[state],
        "step": ADJUSTMENT_STEP[state],
        "wording": next(iter(tasks.wordings_of(row.task)), None),
        "decide_refusal": refusal_of(check_may_decide, row, request.actor),
        "may_withdraw": state == AdjustmentState.ASKED and not refusal_of(check_may_withdraw, row, request.actor),
        "may_amend": amends,
        "has_draft": amends and draft_of(row.plan) is not None,
        "basis": _("%(decision)s（%(unit)s申请调整）") % {"decision": row.decision, "unit": row.unit.short_name},
        "once": new_key(),
        "words": words,
        "error": error,
    }
    return render(request, "reporting/adjustment.html", context, status=422 if error else 200)


@require_POST
def adjustment_decide(request: Request, key: str) -> HttpResponse:
    """Agree to what a unit asked, or decline it."""
    row = _found(request, key)
    agrees, words = request.POST.get("agrees") == "yes", request.POST.get("words", "")
    try:
        decide_adjustment(
            adjustment=row, agrees=agrees, words=words, by=request.actor, now=request.now, today=request.today
        )
    except Invalid as refusal:
        return _shown(request, row, words=words, error=str(refusal))
    messages.success(request, _("已同意，请调整方案。") if agrees else _("已告知该单位未获同意。"))
    return redirect("web:adjustment", key)


@require_POST
def adjustment_withdraw(request: Request, key: str) -> HttpResponse:
    """Take back what one's own unit asked."""
    row = _found(request, key)
    withdraw_adjustment(adjustment=row, by=request.actor, now=request.now)
    messages.success(request, _("申请已撤回。"))
    return redirect("web:adjustment", key)
