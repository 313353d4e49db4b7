"""What one unit has to do in a plan."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from luoshi.base.actors import Actor
from luoshi.directory.models import Unit
from luoshi.plans.models import Assignment, Plan, PlanVersion, TaskWording, Term
from luoshi.plans.queries.columns import COLUMNS, LedgerRow
from luoshi.plans.queries.ledger import rows_of
from luoshi.plans.queries.plans import plans_visible_to
from luoshi.plans.states import AssignmentRole, Duty, VersionState

MOST_TASKS = 200
"""How many tasks of one unit a page shows."""


@dataclass(frozen=True, slots=True)
class UnitTask:
    """A row of the ledger as it concerns one unit: its duty, whether it consolidates, the group by which it came."""

    row: LedgerRow
    duty: Duty
    is_consolidating: bool
    via: str

    @property
    def leads(self) -> str:
        """The units that lead, as the ledger names them."""
        return str(COLUMNS["leads"].value(self.row) or "")


@dataclass(frozen=True, slots=True)
class UnitShare:
    """A unit's tasks by role, how many there are, how many must be reported on, and how many if there is anything.

    ``more`` is how many tasks are not among those of ``by_role``.
    """

    by_role: dict[AssignmentRole, list[UnitTask]]
    more: int
    tasks: int
    required: int
    if_any: int


def units_of(plan: Plan) -> QuerySet[Unit]:
    """Return the units that have, or had, a part in a plan."""
    part = Assignment.objects.filter(task__plan=plan, unit=OuterRef("pk"))
    return Unit.objects.filter(Exists(part), jurisdiction=plan.jurisdiction_id)


def share(version: PlanVersion, unit: Unit) -> UnitShare:
    """Return a unit's share of a version, in printed order; of a very large one the first tasks, and how many more."""
    terms = Term.objects.filter(version=version, unit=unit)
    counted = terms.aggregate(
        tasks=Count("pk"),
        required=Count("pk", filter=Q(duty=Duty.REQUIRED)),
        if_any=Count("pk", filter=Q(duty=Duty.IF_ANY)),
    )
    shown = terms.select_related("wording", "via").order_by("wording__position", "pk")[:MOST_TASKS]
    by_wording = {term.wording_id: term for term in shown}
    rows = rows_of(TaskWording.objects.filter(pk__in=list(by_wording)).order_by("position", "pk"))
    by_role: dict[AssignmentRole, list[UnitTask]] = {role: [] for role in AssignmentRole}
    for row in rows:
        term = by_wording[row.pk]
        via = term.via.name if term.via else ""
        by_role[AssignmentRole(term.role)].append(UnitTask(row, Duty(term.duty), term.is_consolidating, via))
    filled = {role: tasks for role, tasks in by_role.items() if tasks}
    return UnitShare(filled, more=counted["tasks"] - len(rows), **counted)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many tasks a unit has, how many it leads, and on how many it must report."""

    unit: Unit
    tasks: int
    leads: int
    required: int


def unit_counts(version: PlanVersion) -> list[UnitCount]:
    """Return the units of a version with the number of their tasks, those that lead most first: two questions."""
    counted = Term.objects.filter(version=version).order_by().values("unit")
    numbers = {
        row["unit"]: (row["tasks"], row["leads"], row["required"])
        for row in counted.annotate(
            tasks=Count("pk"),
            leads=Count("pk", filter=Q(role=AssignmentRole.LEAD)),
            required=Count("pk", filter=Q(duty=Duty.REQUIRED)),
        )
    }
    units = Unit.objects.filter(pk__in=list(numbers)).order_by("position", "pk")
    found = [UnitCount(unit, *numbers[unit.pk]) for unit in units]
    return sorted(found, key=lambda one: (-one.leads, -one.tasks))


@dataclass(frozen=True, slots=True)
class PlanCount:
    """A plan in force in which a unit has a part: how many tasks, and how many of them it leads."""

    plan: Plan
    tasks: int
    leads: int


def plan_counts(unit: Unit, *, by: Actor) -> list[PlanCount]:
    """Return the plans that somebody may see in whose version in force a unit has a part, the newest first: one question."""
    plans = plans_visible_to(by).filter(versions__state=VersionState.IN_FORCE, versions__terms__unit=unit)
    counted = plans.annotate(
        tasks_of_unit=Count("versions__terms"),
        leads_of_unit=Count("versions__terms", filter=Q(versions__terms__role=AssignmentRole.LEAD)),
    )
    return [PlanCount(plan, plan.tasks_of_unit, plan.leads_of_unit) for plan in counted.order_by("-created_at", "-pk")]
