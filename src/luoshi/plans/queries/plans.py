"""Plans as somebody sees them: which, and what there is to say of each in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.plans.models import Assignment, Doubt, Piece, Plan, PlanVersion, TaskWording, Term
from luoshi.plans.permissions import REVIEW, SEE_AT_WORK, SEE_OF_UNIT
from luoshi.plans.states import DoubtState, PieceKind, PlanState, VersionState

AT_WORK = (PlanState.IN_FORCE, PlanState.CLOSED)
"""What people outside the office see: plans that were put to work."""


def plans_visible_to(by: Actor) -> QuerySet[Plan]:
    """Return the plans that somebody may see, all of one jurisdiction.

    The office sees all of them, drafts too; leaders and readers those that were put to work; people of a unit those of
    these in which the unit, or one that was merged into it, has or had a part.
    """
    plans = Plan.objects.filter(jurisdiction=by.jurisdiction_id)
    if allows(REVIEW, by):
        return plans
    if allows(SEE_AT_WORK, by):
        return plans.filter(state__in=AT_WORK)
    if by.unit_id is not None and allows(SEE_OF_UNIT, by):
        part = Assignment.objects.filter(is_of(by.unit_id), task__plan=OuterRef("pk"))
        return plans.filter(Exists(part), state__in=AT_WORK)
    return plans.none()


def plans_in_force(by: Actor) -> QuerySet[Plan]:
    """Return the plans in force that somebody may see."""
    return plans_visible_to(by).filter(state=PlanState.IN_FORCE)


WAITS_FOR_ANSWER = Q(state=DoubtState.OPEN, severity="ask")
"""待核: a doubt that wants an answer. One that only wants to be seen is counted nowhere but at the desk."""


def is_of(unit_id: int) -> Q:
    """Return the condition that a row is of a unit, or of one that was merged into it."""
    return Q(unit=unit_id) | Q(unit__merged_into=unit_id)


def version_in_force(plan: Plan) -> PlanVersion | None:
    """Return the version by which a plan works, with its document; None before it is put in force."""
    return plan.versions.filter(state=VersionState.IN_FORCE).select_related("document").first()


def draft_of(plan: Plan) -> PlanVersion | None:
    """Return the draft of a plan, with its document and how many doubts are open; None if nothing is being drafted."""
    drafts = plan.versions.filter(state=VersionState.DRAFT).select_related("document")
    return drafts.annotate(open_doubts=_count(Doubt, WAITS_FOR_ANSWER)).first()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in a list. Numbers are None where there is nothing to count."""

    plan: Plan
    number: str
    issuer: str
    issued_on: date | None
    tasks: int
    units: int
    amendments: int
    has_draft: bool
    open_doubts: int
    mine: int


def plan_rows(plans: QuerySet[Plan], *, by: Actor) -> list[PlanRow]:
    """Return the rows of a list of plans, in the order of ``plans``: one question, whatever their number."""
    counted = plans.annotate(
        tasks_now=_in_force(Count("taskwordings", distinct=True)),
        units_now=_in_force(Count("terms__unit", distinct=True)),
        last_number=_in_force(Coalesce(F("number"), 0)),
        header_now=_in_force(F("header")),
        header_drafted=Subquery(_headers(version__plan=OuterRef("pk"), version__state=VersionState.DRAFT)[:1]),
        draft=_of_draft(F("pk")),
        doubts=_of_draft(_count(Doubt, WAITS_FOR_ANSWER)),
        mine=_parts_of(by.unit_id),
    )
    return [_row(plan) for plan in counted]


def _row(plan: Plan) -> PlanRow:
    told = plan.header_now or plan.header_drafted or {}  # type: ignore[attr-defined]
    return PlanRow(
        plan=plan,
        number=told.get("number") or "",
        issuer=told.get("issuer") or "",
        issued_on=as_day(told.get("date")),
        tasks=plan.tasks_now or 0,  # type: ignore[attr-defined]
        units=plan.units_now or 0,  # type: ignore[attr-defined]
        amendments=plan.last_number or 0,  # type: ignore[attr-defined]
        has_draft=plan.draft is not None,  # type: ignore[attr-defined]
        open_doubts=plan.doubts or 0,  # type: ignore[attr-defined]
        mine=plan.mine or 0,  # type: ignore[attr-defined]
    )


def header_of(version: PlanVersion) -> dict[str, Any]:
    """Return number, issuer, date and so on of a version: as frozen, of a draft as it stands."""
    if version.state == VersionState.DRAFT:
        return _headers(version=version).first() or {}
    return dict(version.header)


def _headers(**where: object) -> QuerySet[Piece, Any]:
    headers = Piece.objects.filter(**where, kind=PieceKind.HEADER, is_struck=False)
    return headers.order_by("position", "pk").values_list("content", flat=True)


def as_day(iso: object) -> date | None:
    """Return the day that a header gives, None for anything else."""
    try:
        return date.fromisoformat(str(iso or ""))
    except ValueError:
        return None


def _in_force(value: Count | Coalesce | F) -> Subquery:
    return _of_version(VersionState.IN_FORCE, value)


def _of_draft(value: Subquery | F | Coalesce) -> Subquery:
    return _of_version(VersionState.DRAFT, value)


def _of_version(state: VersionState, value: Count | Coalesce | F | Subquery) -> Subquery:
    """Return a value of the plan's version in that state, of which there is at most one."""
    found = PlanVersion.objects.filter(plan=OuterRef("pk"), state=state).order_by()
    return Subquery(found.annotate(told=value).values("told")[:1])


def _count(model: type[Doubt] | type[TaskWording], condition: Q) -> Coalesce:
    """Return how many rows of a version meet a condition."""
    rows = model._default_manager.filter(condition, version=OuterRef("pk")).order_by().values("version")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def _parts_of(unit_id: int | None) -> Coalesce:
    """Return in how many tasks of the version in force a unit has a part."""
    rows = Term.objects.filter(is_of(unit_id or 0), version__plan=OuterRef("pk"), version__state=VersionState.IN_FORCE)
    counted = rows.order_by().values("version__plan").annotate(count=Count("wording", distinct=True))
    return Coalesce(Subquery(counted.values("count")), 0)


def in_order(plans: QuerySet[Plan], state: str = "") -> QuerySet[Plan]:
    """Return plans of a state, newest first; without a state, all but those that were given up."""
    known: Sequence[str] = PlanState.values
    chosen = plans.filter(state=state) if state in known else plans.exclude(state=PlanState.DISCARDED)
    return chosen.order_by("-created_at", "-pk")


def counts_by_state(plans: QuerySet[Plan]) -> dict[str, int]:
    """Return how many plans there are in each state."""
    counted = plans.order_by().values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in counted}
