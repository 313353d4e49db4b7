"""The list of plans, and one plan at a glance."""

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.base.permissions import allows
from luoshi.directory.models import Unit
from luoshi.documents.permissions import SEE as SEE_DOCUMENTS
from luoshi.plans import permissions
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.queries import overview
from luoshi.plans.queries.ledger import SOON
from luoshi.plans.queries.plans import (
    PlanRow,
    as_day,
    counts_by_state,
    draft_of,
    header_of,
    in_order,
    plan_rows,
    plans_visible_to,
    version_in_force,
)
from luoshi.plans.states import AssignmentRole, PieceKind, PlanState
from luoshi.web.http import Request
from luoshi.web.plans.found import plan_or_404

PLANS_A_PAGE = 50
STATE_BADGES = {
    PlanState.PREPARING: "warn",
    PlanState.IN_FORCE: "ok",
    PlanState.CLOSED: "info",
    PlanState.DISCARDED: "muted",
}
VISIBLE_GROUPS = 200


@require_GET
def plans(request: Request) -> HttpResponse:
    """Show the plans that the actor may see, with what each needs next."""
    visible = plans_visible_to(request.actor)
    state = request.GET.get("state", "")
    page = Paginator(in_order(visible, state), PLANS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, STATE_BADGES[PlanState(row.plan.state)]) for row in _rows(page, request)],
        "state": state,
        "tabs": _tabs(counts_by_state(visible), state),
        "may_draft": allows(permissions.DRAFT_PLAN, request.actor),
    }
    return render(request, "plans/plans.html", context)


def _rows(page: Page[Plan], request: Request) -> list[PlanRow]:
    return plan_rows(cast("QuerySet[Plan]", page.object_list), by=request.actor)


def _tabs(counts: dict[str, int], state: str) -> list[tuple[str, str, int, bool]]:
    """Return the states that there are, each with its name, its number, and whether it is the one shown."""
    return [(known, str(known.label), counts[known], known == state) for known in PlanState if counts.get(known)]


@require_GET
def plan(request: Request, key: str) -> HttpResponse:
    """Show one plan: what it says of the whole, its groups of tasks, and for people of a unit their own tasks first."""
    found = plan_or_404(request, key)
    version, draft = version_in_force(found), None
    is_reviewer = allows(permissions.REVIEW, request.actor)
    if is_reviewer:
        draft = draft_of(found)
    shown = version or draft
    header = header_of(shown) if shown else {}
    context: dict[str, Any] = {
        "plan": found,
        "version": version,
        "draft": draft,
        "badge_kind": STATE_BADGES[PlanState(found.state)],
        "header": header,
        "mine_first": not is_reviewer,
        "sees_document": allows(SEE_DOCUMENTS, request.actor),
        "issued_on": as_day(header.get("date")),
    }
    if draft:
        context["pieces"] = _pieces(draft)
    if version:
        context |= _in_force(request, version)
    return render(request, "plans/plan.html", context)


def _pieces(draft: PlanVersion) -> list[tuple[str, int]]:
    counted = overview.drafted(draft)
    return [(str(kind.label), counted[kind]) for kind in PieceKind if counted.get(kind)]


def _in_force(request: Request, version: PlanVersion) -> dict[str, Any]:
    today = request.today
    unit_id = request.actor.unit_id
    groups = overview.groups(version, today=today)
    return {
        "month_day": _("n月j日"),
        "soon_until": today + SOON,
        "numbers": overview.numbers(version, today=today),
        "goals": overview.goals(version),
        "line": overview.time_line(version, today=today),
        "groups": groups[:VISIBLE_GROUPS],
        "more_groups": max(0, len(groups) - VISIBLE_GROUPS),
        "rosters": overview.rosters(version),
        "rhythms": overview.rhythms(version),
        "due_soon": overview.due_soon(version, today=today),
        "mine": overview.mine(version, unit_id) if unit_id is not None else None,
        "my_unit": Unit.objects.filter(pk=unit_id).first() if unit_id is not None else None,
        "role_names": dict(AssignmentRole.choices),
    }
