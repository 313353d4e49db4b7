"""征询: units asked by the office, and countersigning; the list, a question, its answer, all answers to one asking."""

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
from luoshi.plans.models import TaskWording
from luoshi.plans.queries import tasks
from luoshi.reporting.models import Enquiry
from luoshi.reporting.operations.enquiring.answering import answer_enquiry, check_may_answer
from luoshi.reporting.operations.enquiring.asking import (
    LONGEST,
    LONGEST_SOURCE,
    Asked,
    call_enquiry_off,
    enquire,
    hand_on,
)
from luoshi.reporting.permissions import ANSWER, ENQUIRE, SEE_ALL
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.enquiries import (
    Askable,
    askable,
    askable_units,
    asked_together,
    enquiries_in_order,
    enquiries_visible_to,
)
from luoshi.reporting.queries.page import report_page
from luoshi.reporting.states import EnquiryState
from luoshi.web.http import Request
from luoshi.web.plans.found import at_work_or_404
from luoshi.web.refusing import add_refusal
from luoshi.web.reporting.about import AboutPlan, offer_plans
from luoshi.web.reporting.told import ENQUIRY_BADGES, shown

A_PAGE = 50
_USUAL = 3
"""Working days that a unit usually has for an answer."""


class EnquireForm(forms.Form):
    """What is asked of which units, and by when."""

    units = forms.MultipleChoiceField(label=gettext_lazy("问哪些单位"), widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label=gettext_lazy("要了解什么"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("每个单位只填一处答复，不另附表。"),
    )
    due_on = forms.DateField(
        label=gettext_lazy("请在哪天前答复"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)


@require_http_methods(["GET", "POST"])
def enquire_(request: Request, key: str, task_key: str) -> HttpResponse:
    """Ask units with a part in a task; what each has still to answer stands beside its name."""
    plan, version = at_work_or_404(request, key)
    task = get_object_or_404(tasks.tasks_of(plan), public_key=task_key)
    check(ENQUIRE, request.actor)
    usual = working_days(plan.jurisdiction_id).added(request.today, _USUAL)
    form = EnquireForm(request.POST or None, initial={"once": new_key(), "due_on": usual})
    form.fields["units"].choices = [(one.unit.public_key, _named(one)) for one in askable(version, task)]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            rows = enquire(
                task=task, asked=Asked(**form.cleaned_data), by=request.actor, now=request.now, today=request.today
            )
        except AlreadyDone as refusal:
            messages.info(request, str(refusal))
            return redirect("web:enquiries")
        except Invalid as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已请%(count)s个单位答复，到期没有答复的会提醒。") % {"count": len(rows)})
            return redirect("web:enquiries")
    context = {"form": form, "plan": plan, "task": task, "wording": next(iter(tasks.wordings_of(task)), None)}
    return render(request, "reporting/enquire.html", context, status=422 if form.errors else 200)


class HandOnForm(EnquireForm):
    """What the level above wants to know, of which units, and by when."""

    source = forms.CharField(
        label=gettext_lazy("谁的要求"),
        max_length=LONGEST_SOURCE,
        help_text=gettext_lazy("上级机关，加上文号或来电日期，单位看得到。"),
    )
    plan = AboutPlan()
    field_order = ("source", "words", "plan", "due_on", "units", "once")


@require_http_methods(["GET", "POST"])
def enquiry_new(request: Request) -> HttpResponse:
    """Hand what the level above wants to know on to units; what each has still to answer stands beside its name."""
    check(ENQUIRE, request.actor)
    usual = working_days(request.actor.jurisdiction_id).added(request.today, _USUAL)
    form = HandOnForm(request.POST or None, initial={"once": new_key(), "due_on": usual})
    units = askable_units(request.actor, today=request.today)
    form.fields["units"].choices = [(one.unit.public_key, _named(one)) for one in units]  # type: ignore[attr-defined]
    offer_plans(form, request.actor)
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        source, plan = fields.pop("source"), fields.pop("plan")
        try:
            rows = hand_on(
                source=source,
                plan=plan,
                asked=Asked(**fields),
                by=request.actor,
                now=request.now,
                today=request.today,
            )
        except AlreadyDone as refusal:
            messages.info(request, str(refusal))
            return redirect("web:enquiries")
        except Invalid as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已转给%(count)s个单位，到期没有答复的会提醒。") % {"count": len(rows)})
            return redirect("web:enquiry_together", rows[0].asking)
    return render(request, "reporting/enquiry_new.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def enquiry_together(request: Request, key: str) -> HttpResponse:
    """Show all answers to one asking, to be read, printed or passed on."""
    check(SEE_ALL, request.actor)
    rows = asked_together(request.actor, key)
    if not rows:
        raise Http404
    context = {
        "first": rows[0],
        "rows": [(row, ENQUIRY_BADGES[EnquiryState(row.state)], _is_overdue(request, row)) for row in rows],
        "open": sum(row.state == EnquiryState.OPEN for row in rows),
        "wording": _wording_of(rows[0]),
    }
    return render(request, "reporting/enquiry_together.html", context)


def _wording_of(row: Enquiry) -> TaskWording | None:
    return next(iter(tasks.wordings_of(row.task)), None) if row.task is not None else None


def _named(one: Askable) -> str:
    name = one.unit.short_name
    if one.role:
        name = _("%(unit)s（%(role)s）") % {"unit": name, "role": one.role}
    return name + (_("，已有%(count)s件待答复") % {"count": one.open} if one.open else "")


@require_GET
def enquiries(request: Request) -> HttpResponse:
    """List what units are asked, what is open first."""
    check_any(request.actor, SEE_ALL, ANSWER)
    page = Paginator(enquiries_in_order(request.actor), A_PAGE).get_page(request.GET.get("page"))
    rows = [(row, ENQUIRY_BADGES[EnquiryState(row.state)], _is_overdue(request, row)) for row in page]
    context = {"page": page, "rows": rows, "may_enquire": allows(ENQUIRE, request.actor)}
    return render(request, "reporting/enquiries.html", context)


def _is_overdue(request: Request, row: Enquiry) -> bool:
    return row.state == EnquiryState.OPEN and row.due_on < request.today


@require_http_methods(["GET", "POST"])
def enquiry(request: Request, key: str) -> HttpResponse:
    """Show a question with what it is about, and take the answer."""
    rows = enquiries_visible_to(request.actor).select_related("plan", "task", "unit", "entry__report__unit")
    row = get_object_or_404(rows, public_key=key)
    if request.method == "GET":
        return _shown(request, row)
    to, words = request.POST.get("to", ""), request.POST.get("words", "")
    try:
        answer_enquiry(
            enquiry=row,
            to=EnquiryState(to) if to in EnquiryState.values else EnquiryState.OPEN,
            words=words,
            by=request.actor,
            now=request.now,
            today=request.today,
        )
    except Invalid as refusal:
        return _shown(request, row, words=words, error=str(refusal))
    messages.success(request, _("已答复。"))
    return redirect("web:enquiries")


def _shown(request: Request, row: Enquiry, *, words: str = "", error: str = "") -> HttpResponse:
    entry = row.entry
    pages = report_page(entry.report, today=request.today, reviews=False).entries if entry is not None else []
    context = {
        "row": row,
        "badge": ENQUIRY_BADGES[EnquiryState(row.state)],
        "wording": _wording_of(row),
        "sees_together": bool(row.asking) and allows(SEE_ALL, request.actor),
        "item": next((shown(page) for page in pages if entry is not None and page.entry.pk == entry.pk), None),
        "answer_refusal": refusal_of(check_may_answer, row, request.actor),
        "may_call_off": row.state == EnquiryState.OPEN and allows(ENQUIRE, request.actor),
        "words": words,
        "error": error,
    }
    return render(request, "reporting/enquiry.html", context, status=422 if error else 200)


@require_POST
def enquiry_call_off(request: Request, key: str) -> HttpResponse:
    """Ask no longer."""
    row = get_object_or_404(enquiries_visible_to(request.actor), public_key=key)
    call_enquiry_off(enquiry=row, by=request.actor, now=request.now)
    messages.success(request, _("不再请该单位答复。"))
    return redirect("web:enquiry", key)
