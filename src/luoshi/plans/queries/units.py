"""What one unit has to do in a plan."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from luoshi.directory.models import Unit
from luoshi.plans.models import Assignment, Plan, PlanVersion, Term
from luoshi.plans.queries.asked import Asked, LedgerFilter
from luoshi.plans.queries.columns import COLUMNS, LedgerRow
from luoshi.plans.queries.ledger import chosen_rows
from luoshi.plans.states import AssignmentRole, Duty


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
    """A unit's tasks by role, how many there are, and how many reports it owes each period and may be asked for."""

    by_role: dict[AssignmentRole, list[UnitTask]]
    tasks: int
    required: int
    if_any: int


def units_of(plan: Plan) -> QuerySet[Unit]:
    """Return the units that have, or had, a part in a plan."""
    part = Assignment.objects.filter(task__plan=plan, unit=OuterRef("pk"))
    return Unit.objects.filter(Exists(part), jurisdiction=plan.jurisdiction_id)


def share(version: PlanVersion, unit: Unit) -> UnitShare:
    """Return a unit's share of a version, in printed order."""
    rows = chosen_rows(version, Asked(filter=LedgerFilter(unit=unit.public_key)))
    terms = Term.objects.filter(version=version, unit=unit).select_related("wording__task", "via")
    by_key = {term.wording.task.public_key: term for term in terms}
    by_role: dict[AssignmentRole, list[UnitTask]] = {role: [] for role in AssignmentRole}
    for row in rows:
        term = by_key[row.key]
        via = term.via.name if term.via else ""
        by_role[AssignmentRole(term.role)].append(UnitTask(row, Duty(term.duty), term.is_consolidating, via))
    duties = [term.duty for term in by_key.values()]
    filled = {role: tasks for role, tasks in by_role.items() if tasks}
    return UnitShare(filled, len(rows), duties.count(Duty.REQUIRED), duties.count(Duty.IF_ANY))


def unit_counts(version: PlanVersion) -> list[Unit]:
    """Return the units of a version, each with ``tasks``, ``leads`` and ``required``: how many it has of each."""
    here = Q(terms__version=version)
    counted = Unit.objects.filter(here).annotate(
        tasks=Count("terms", filter=here),
        leads=Count("terms", filter=here & Q(terms__role=AssignmentRole.LEAD)),
        required=Count("terms", filter=here & Q(terms__duty=Duty.REQUIRED)),
    )
    return list(counted.order_by("-leads", "-tasks", "position", "pk"))
