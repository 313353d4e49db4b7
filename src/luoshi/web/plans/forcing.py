"""启用: what putting a draft in force will do, in numbers and before it is done; doing it; beginning and giving up drafts."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.base.permissions import check, refusal_of
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Stale, WrongState
from luoshi.journal.queries import statements_about
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.operations.amending import begin_amendment, discard_draft
from luoshi.plans.permissions import AMEND, REVIEW
from luoshi.plans.queries.draft import draft_of, open_questions, readiness
from luoshi.plans.queries.impact import Impact, impact_of
from luoshi.plans.queries.stand_ins import stand_in_of
from luoshi.plans.queries.versions import may_still_put_in_force, people_on, revision_of_draft, versions_visible_to
from luoshi.plans.queries.wholes import whole_differences
from luoshi.plans.states import VersionState
from luoshi.usecases.put_in_force import check_may_put_in_force, put_in_force
from luoshi.web.errors import note
from luoshi.web.http import Request, sent_number
from luoshi.web.journal.statements import told_statements
from luoshi.web.plans import history
from luoshi.web.plans.found import plan_or_404

UNITS_A_PAGE = 100
SHOWN = 30
"""How many names of a kind are shown; of the others the number is told."""


def draft_or_404(request: Request, key: str) -> tuple[Plan, PlanVersion]:
    """Return a plan and its draft, which the office alone sees."""
    plan = plan_or_404(request, key)
    drafts = versions_visible_to(request.actor).filter(plan=plan, state=VersionState.DRAFT)
    draft = get_object_or_404(drafts.select_related("based_on", "document", "reading"))
    draft.plan = plan
    return plan, draft


@require_http_methods(["GET", "POST"])
def plan_put_in_force(request: Request, key: str) -> HttpResponse:
    """Show what putting the draft in force will do, and what stands in the way; on POST put it in force."""
    plan, draft = draft_or_404(request, key)
    if request.method == "GET":
        return _shown(request, plan, draft)
    if request.POST.get("confirmed") != "1":
        return _shown(request, plan, draft, error=_("请先看过启用后的情况，并在下面勾选确认。"))
    try:
        put_in_force(
            version=draft,
            revision=sent_number(request, "revision"),
            seen=sent_number(request, "seen"),
            by=request.actor,
            now=request.now,
            today=request.today,
        )
    except (Stale, WrongState) as refusal:
        return _not_done(request, plan, refusal)
    except NotAllowed as refusal:
        note(request)
        return _shown(request, plan, draft, error=str(refusal), status=403)
    messages.success(request, _("方案已启用，各单位现在可以看到自己的任务。"))
    return redirect("web:plan", plan.public_key)


def _not_done(request: Request, plan: Plan, refusal: Exception) -> HttpResponse:
    """Say why nothing was done, where it can be seen what is so now."""
    messages.warning(request, str(refusal))
    still = plan.versions.filter(state=VersionState.DRAFT).exists()
    return redirect("web:plan_put_in_force" if still else "web:plan", plan.public_key)


def _shown(
    request: Request, plan: Plan, draft: PlanVersion, *, error: str = "", status: int | None = None
) -> HttpResponse:
    impact = impact_of(draft, today=request.today)
    drafted_by, edited_by = people_on(draft)
    pieces = draft_of(draft)
    questions = open_questions(draft, pieces)
    context: dict[str, Any] = {
        "plan": plan,
        "draft": draft,
        "impact": impact,
        "wholes": whole_differences(draft.based_on, draft) if draft.based_on is not None else (),
        "open_names": list(impact.open_names.items())[:SHOWN],
        "has_notes": bool(questions) or _has_notes(impact),
        "page": Paginator(impact.units, UNITS_A_PAGE).get_page(request.GET.get("page")),
        "obstacles": readiness(draft, pieces),
        "questions": questions,
        "refusal": refusal_of(check_may_put_in_force, draft, request.actor),
        "stands_in": (named := stand_in_of(draft)) is not None and named.person_key == request.actor.person_key,
        "drafted_by": drafted_by,
        "edited_by": edited_by,
        "others": may_still_put_in_force(draft, today=request.today)[:SHOWN],
        "may_discard": refusal_of(check, AMEND if draft.based_on_id else REVIEW, request.actor),
        "seen": revision_of_draft(draft),
        "approvals": told_statements(statements_about([draft]), request.actor).get(draft.public_key, []),
        "today": request.today,
        "error": error,
        "shown": SHOWN,
    }
    return render(request, "plans/put_in_force.html", context, status=status or (422 if error else 200))


def _has_notes(impact: Impact) -> bool:
    """Tell whether there is anything to look at before the draft is put in force."""
    of_units = (impact.without_units, impact.open_names, impact.doubled, impact.closed)
    return any((*of_units, impact.without_number, impact.loose_members))


@require_POST
def plan_amend(request: Request, key: str) -> HttpResponse:
    """Begin the next version of a plan, and go on to where it is edited."""
    plan = plan_or_404(request, key)
    basis = request.POST.get("basis", "")
    once = request.POST.get("once", "")[:64]
    try:
        begin_amendment(plan=plan, basis=basis, once_key=once, by=request.actor, now=request.now)
    except (Invalid, WrongState) as refusal:
        return history.shown(request, plan, basis=basis, error=str(refusal), once=once)
    except AlreadyDone as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("调整稿已建立，内容与现行版本相同，请在校核页面修改。"))
    return redirect("web:review", plan.public_key)


@require_POST
def plan_discard(request: Request, key: str) -> HttpResponse:
    """Give a plan's draft up."""
    plan, draft = draft_or_404(request, key)
    try:
        discard_draft(version=draft, revision=sent_number(request, "revision"), by=request.actor, now=request.now)
    except (Stale, WrongState) as refusal:
        return _not_done(request, plan, refusal)
    messages.success(request, _("这一版已放弃，内容仍保留在历次版本中。"))
    return redirect("web:plan_history", plan.public_key)


FORCING: list[URLPattern] = [
    path("plans/<slug:key>/put-in-force/", plan_put_in_force, name="plan_put_in_force"),
    path("plans/<slug:key>/amend/", plan_amend, name="plan_amend"),
    path("plans/<slug:key>/discard/", plan_discard, name="plan_discard"),
    path("plans/<slug:key>/history/", history.plan_history, name="plan_history"),
    path("plans/<slug:key>/history/<slug:old>/<slug:new>/", history.plan_difference, name="plan_difference"),
]
"""The addresses of this file and of history; web/plans/urls.py includes them."""
