"""工作信息: sent by units, used or not, collected, printed, with what the level above said."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.base.models import new_key
from luoshi.base.permissions import allows, check, check_any, refusal_of
from luoshi.base.refusals import AlreadyDone, Invalid
from luoshi.reporting.models import Briefing, Collection
from luoshi.reporting.operations.briefing import (
    LONGEST,
    LONGEST_TITLE,
    MOST_AT_ONCE,
    Sent,
    check_may_withdraw,
    collect_briefings,
    decide_briefing,
    hand_feedback_on,
    send_briefing,
    withdraw_briefing,
)
from luoshi.reporting.permissions import SEE_ALL, SEND_BRIEFING, USE_BRIEFINGS
from luoshi.reporting.queries.briefings import briefings_in_order, briefings_visible_to
from luoshi.reporting.states import BriefingState
from luoshi.web.http import Request
from luoshi.web.refusing import add_refusal
from luoshi.web.reporting.about import AboutPlan, offer_plans

A_PAGE = 50
BADGES = {
    BriefingState.SENT: "warn",
    BriefingState.USED: "ok",
    BriefingState.NOT_USED: "muted",
    BriefingState.WITHDRAWN: "muted",
    BriefingState.COLLECTED: "ok",
}
"""How a state is shown: the word says it, the colour goes with it."""


class BriefingForm(forms.Form):
    """A news item."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=LONGEST_TITLE)
    words = forms.CharField(label=gettext_lazy("内容"), max_length=LONGEST, widget=forms.Textarea({"rows": 10}))
    plan = AboutPlan()
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)


@require_http_methods(["GET", "POST"])
def briefing_new(request: Request) -> HttpResponse:
    """Write and send a news item of one's own unit."""
    check(SEND_BRIEFING, request.actor)
    form = BriefingForm(request.POST or None, initial={"once": new_key()})
    offer_plans(form, request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            row = send_briefing(sent=Sent(**form.cleaned_data), by=request.actor, now=request.now)
        except AlreadyDone as refusal:
            messages.info(request, str(refusal))
            return redirect("web:briefings")
        except Invalid as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已报送，是否采用会通知本单位。"))
            return redirect("web:briefing", row.public_key)
    return render(request, "reporting/briefing_new.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def briefings(request: Request) -> HttpResponse:
    """List the items, what is undecided first."""
    check_any(request.actor, SEE_ALL, SEND_BRIEFING)
    return _listed(request)


def _listed(request: Request, *, error: str = "", sent_to: str = "") -> HttpResponse:
    page = Paginator(briefings_in_order(request.actor), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, BADGES[BriefingState(row.state)]) for row in page],
        "may_send": allows(SEND_BRIEFING, request.actor),
        "may_use": allows(USE_BRIEFINGS, request.actor),
        "today": request.today,
        "error": error,
        "sent_to": sent_to,
    }
    return render(request, "reporting/briefings.html", context, status=422 if error else 200)


@require_GET
def briefing(request: Request, key: str) -> HttpResponse:
    """Show an item and what became of it."""
    return _shown(request, _found(request, key))


def _found(request: Request, key: str) -> Briefing:
    return get_object_or_404(
        briefings_visible_to(request.actor).select_related("unit", "plan", "collection"), public_key=key
    )


def _shown(request: Request, row: Briefing, *, error: str = "", feedback_error: str = "") -> HttpResponse:
    uses = allows(USE_BRIEFINGS, request.actor)
    context = {
        "row": row,
        "badge": BADGES[BriefingState(row.state)],
        "may_decide": uses and row.state == BriefingState.SENT,
        "may_hand_on": uses and row.state in {BriefingState.USED, BriefingState.COLLECTED},
        "may_withdraw": row.state == BriefingState.SENT and not refusal_of(check_may_withdraw, row, request.actor),
        "error": error,
        "feedback_error": feedback_error,
    }
    return render(request, "reporting/briefing.html", context, status=422 if error or feedback_error else 200)


@require_POST
def briefing_decide(request: Request, key: str) -> HttpResponse:
    """Use an item, or not."""
    row = _found(request, key)
    uses = request.POST.get("uses") == "yes"
    why = request.POST.get("why", "")
    try:
        decide_briefing(briefing=row, uses=uses, why=why, by=request.actor, now=request.now, today=request.today)
    except Invalid as refusal:
        return _shown(request, row, error=str(refusal))
    messages.success(request, _("已采用。") if uses else _("没有采用，已告知该单位原因。"))
    return redirect("web:briefings")


@require_POST
def briefing_withdraw(request: Request, key: str) -> HttpResponse:
    """Take an item back."""
    row = _found(request, key)
    withdraw_briefing(briefing=row, by=request.actor, now=request.now)
    messages.success(request, _("已撤回。"))
    return redirect("web:briefing", key)


@require_POST
def briefing_feedback(request: Request, key: str) -> HttpResponse:
    """Hand on what the level above said of an item."""
    row = _found(request, key)
    feedback = request.POST.get("feedback", "")
    try:
        hand_feedback_on(briefing=row, feedback=feedback, by=request.actor, now=request.now, today=request.today)
    except Invalid as refusal:
        return _shown(request, row, feedback_error=str(refusal))
    messages.success(request, _("上级反馈已转告该单位。"))
    return redirect("web:briefing", key)


@require_POST
def briefings_collect(request: Request) -> HttpResponse:
    """Collect the items that are ticked for the level above."""
    check(USE_BRIEFINGS, request.actor)
    keys = request.POST.getlist("briefing")[: MOST_AT_ONCE + 1]
    rows = briefings_visible_to(request.actor).filter(public_key__in=keys, state=BriefingState.USED).order_by("sent_at")
    sent_to = request.POST.get("sent_to", "")
    try:
        made = collect_briefings(
            briefings=list(rows), sent_to=sent_to, sent_on=request.today, by=request.actor, now=request.now
        )
    except Invalid as refusal:
        return _listed(request, error=str(refusal), sent_to=sent_to)
    return redirect("web:briefing_collection", made.public_key)


@require_GET
def briefing_collection(request: Request, key: str) -> HttpResponse:
    """Show an issue of collected items, to be printed or copied."""
    check(SEE_ALL, request.actor)
    made = get_object_or_404(Collection, jurisdiction=request.actor.jurisdiction_id, public_key=key)
    rows = made.briefings.select_related("unit").order_by("sent_at", "pk")
    return render(request, "reporting/collection.html", {"made": made, "rows": rows})
