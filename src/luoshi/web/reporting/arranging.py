"""When what is reported: a plan's schedules with their periods, added and changed after a preview."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from gongwen.reading.words.cadences import CADENCES as CADENCE_WORDS
from luoshi.base.permissions import allows, check
from luoshi.base.refusals import Invalid, Stale
from luoshi.plans.models import PlanVersion
from luoshi.reporting.models import Schedule
from luoshi.reporting.operations import Change, add_schedule, change_schedule
from luoshi.reporting.operations.scheduling import periods_after, periods_of_new
from luoshi.reporting.permissions import ARRANGE, SEE_ALL
from luoshi.reporting.queries.acknowledged import not_acknowledged
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.enquiries import countersigning_costs
from luoshi.reporting.queries.visible import periods_visible_to
from luoshi.reporting.queries.wanted import last_day_of
from luoshi.reporting.states import PeriodState, ReportKind
from luoshi.rules.periods import LaidOut, Rule, rule_of, said
from luoshi.rules.rhythms import CADENCES
from luoshi.web.http import Request
from luoshi.web.plans.found import at_work_or_404

PERIOD_BADGES = {PeriodState.LAID_OUT: "muted", PeriodState.OPEN: "info", PeriodState.CLOSED: "ok"}


class ScheduleForm(forms.Form):
    """When something is reported. Which of day and date counts depends on how often it is."""

    cadence = forms.ChoiceField(
        label=gettext_lazy("多久报一次"), choices=[(code, CADENCE_WORDS[code]) for code in reversed(CADENCES)]
    )
    day = forms.IntegerField(
        label=gettext_lazy("截止日"),
        required=False,
        min_value=-1,
        max_value=31,
        help_text=gettext_lazy(
            "按月、季、半年、年报的填几日，-1为最后一日；按周报的填周几（1至7）；按旬、半月报的填期满后几日。"
        ),
    )
    months = forms.TypedChoiceField(
        label=gettext_lazy("截止日在"),
        coerce=int,
        choices=[(0, gettext_lazy("所报的最后一个月")), (1, gettext_lazy("期满的次月"))],
    )
    on = forms.DateField(
        label=gettext_lazy("只报一次的，截止日期"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    opens_before = forms.IntegerField(label=gettext_lazy("提前几个工作日开放填报"), min_value=0, max_value=31)
    closes_after = forms.IntegerField(label=gettext_lazy("截止后几个工作日关闭"), min_value=0, max_value=31)
    rolls = forms.BooleanField(label=gettext_lazy("截止日不上班的，顺延到下一个工作日"), required=False)
    ended_on = forms.DateField(
        label=gettext_lazy("报到哪天为止"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    countersigns = forms.BooleanField(label=gettext_lazy("牵头单位所报内容请责任单位确认"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def change(self) -> Change:
        """Return what was asked for."""
        given = self.cleaned_data
        rule = Rule(
            given["cadence"],
            day=-1 if given["day"] is None else given["day"],
            months=given["months"],
            on=given["on"].isoformat() if given["on"] else "",
            opens_before=given["opens_before"],
            closes_after=given["closes_after"],
            rolls=given["rolls"],
        )
        return Change(rule, given["ended_on"], given["countersigns"])


class NewScheduleForm(ScheduleForm):
    """What is reported besides, and when."""

    kind = forms.ChoiceField(label=gettext_lazy("报送什么"), choices=ReportKind.choices)
    title = forms.CharField(label=gettext_lazy("名称"), max_length=100)
    field_order = ("kind", "title")


@require_GET
def plan_reporting(request: Request, key: str) -> HttpResponse:
    """Show a plan's schedules, with every period's days and state."""
    plan, version = at_work_or_404(request, key)
    periods: dict[int, list[Any]] = {}
    for row in periods_visible_to(request.actor).filter(plan=plan).order_by("number", "pk"):
        periods.setdefault(row.schedule_id, []).append((row, PERIOD_BADGES[PeriodState(row.state)]))
    schedules = Schedule.objects.filter(plan=plan, pk__in=periods).order_by("pk")
    days = [row.due_on for rows in periods.values() for row, _badge in rows]
    context = {
        "plan": plan,
        "schedules": [(row, said(rule_of(row.rule)) if row.rule else "", periods[row.pk]) for row in schedules],
        "not_acknowledged": not_acknowledged(version, request.actor) if allows(SEE_ALL, request.actor) else [],
        "may_arrange": allows(ARRANGE, request.actor),
        "unknown_years": working_days(plan.jurisdiction_id).unknown(days),
    }
    return render(request, "reporting/plan.html", context)


@require_http_methods(["GET", "POST"])
def schedule_change(request: Request, key: str, schedule_key: str) -> HttpResponse:
    """Change when something is reported, after a look at what that does."""
    plan, version = at_work_or_404(request, key)
    check(ARRANGE, request.actor)
    schedule = get_object_or_404(Schedule, plan=plan, public_key=schedule_key)
    rule = rule_of(schedule.rule) if schedule.rule else Rule("monthly")
    kept = {**rule.as_json(), "on": rule.on or None, "ended_on": schedule.ended_on, "revision": schedule.revision}
    kept["countersigns"] = schedule.countersigns
    form = ScheduleForm(request.POST or None, initial=kept)
    laid: list[LaidOut] = []
    if request.method == "POST" and form.is_valid():
        try:
            laid = periods_after(schedule, form.change(), today=request.today)
            if "save" in request.POST:
                change_schedule(
                    schedule=schedule,
                    revision=form.cleaned_data["revision"] or 0,
                    change=form.change(),
                    by=request.actor,
                    now=request.now,
                    today=request.today,
                )
                messages.success(request, _("报送安排已调整，已经开始的各期不变。"))
                return redirect("web:plan_reporting", plan.public_key)
        except (Invalid, Stale) as refusal:
            _add(form, refusal)
    return _shown(request, version, form, laid, schedule=schedule)


@require_http_methods(["GET", "POST"])
def schedule_add(request: Request, key: str) -> HttpResponse:
    """Ask the plan's units for something more, after a look at its periods."""
    plan, version = at_work_or_404(request, key)
    check(ARRANGE, request.actor)
    initial = {**Rule("once").as_json(), "on": None, "day": None, "ended_on": last_day_of(version, request.today)}
    form = NewScheduleForm(request.POST or None, initial=initial | {"kind": ReportKind.HALF_YEAR})
    laid: list[LaidOut] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            laid = periods_of_new(plan, form.change(), today=request.today)
            if "save" in request.POST:
                add_schedule(
                    plan=plan,
                    kind=ReportKind(given["kind"]),
                    title=given["title"],
                    change=form.change(),
                    by=request.actor,
                    now=request.now,
                    today=request.today,
                )
                messages.success(request, _("已安排，各期到时自动开放并提醒联络员。"))
                return redirect("web:plan_reporting", plan.public_key)
        except Invalid as refusal:
            _add(form, refusal)
    return _shown(request, version, form, laid, schedule=None)


def _add(form: forms.Form, refusal: Invalid | Stale) -> None:
    field = refusal.field if isinstance(refusal, Invalid) else ""
    form.add_error({"end": "ended_on"}.get(field, field) if field in {*form.fields, "end"} else None, str(refusal))


def _shown(
    request: Request, version: PlanVersion, form: forms.Form, laid: list[LaidOut], *, schedule: Schedule | None
) -> HttpResponse:
    asks = form.is_bound and not form.errors and form.cleaned_data["countersigns"]
    costs = countersigning_costs(version) if asks else None
    context = {"plan": version.plan, "form": form, "laid": laid, "schedule": schedule, "costs": costs}
    return render(request, "reporting/schedule.html", context, status=422 if form.errors else 200)
