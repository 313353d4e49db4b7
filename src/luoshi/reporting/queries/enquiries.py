"""What units are asked, and what they answered."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Q, QuerySet, When

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.directory.models import Unit
from luoshi.directory.queries import open_on, units_visible_to
from luoshi.plans.models import PlanVersion, Task, Term
from luoshi.plans.queries.plans import is_of
from luoshi.plans.states import AssignmentRole
from luoshi.reporting.models import Enquiry
from luoshi.reporting.permissions import ANSWER
from luoshi.reporting.queries.visible import all_or_own, place_of
from luoshi.reporting.states import EnquiryState


def enquiries_visible_to(by: Actor) -> QuerySet[Enquiry]:
    """Return what somebody may see of what units are asked: all of a jurisdiction, or what concerns one's own unit.

    That is what it is asked itself, and what others are asked about its words.
    """
    return all_or_own(Enquiry, by, own=ANSWER, besides=Q(entry__report__unit=by.unit_id))


def enquiries_in_order(by: Actor) -> QuerySet[Enquiry]:
    """Return the same, what is open first, the earliest due before the later; then the latest."""
    rows = enquiries_visible_to(by).select_related("plan", "task", "unit", "entry__report__unit", "entry__wording")
    due = Case(When(state=EnquiryState.OPEN, then=F("due_on")), default=None)
    return rows.order_by(place_of({EnquiryState.OPEN: 0}), due, "-asked_at", "-pk")


def to_answer(by: Actor) -> QuerySet[Enquiry]:
    """Return what one's own unit has still to answer."""
    rows = Enquiry.objects.filter(jurisdiction=by.jurisdiction_id, state=EnquiryState.OPEN)
    return rows.filter(is_of(by.unit_id)) if by.unit_id is not None and allows(ANSWER, by) else rows.none()


@dataclass(frozen=True, slots=True)
class Askable:
    """A unit that can be asked, with its part in a task; ``open`` counts the questions it has not answered yet."""

    unit: Unit
    role: str
    open: int


def askable(version: PlanVersion, task: Task) -> list[Askable]:
    """Return the units with a part in a task, responsible ones first, each with its burden: two questions."""
    terms = Term.objects.filter(version=version, wording__task=task).select_related("unit")
    rows = sorted(terms.order_by("position", "pk"), key=lambda term: term.role == AssignmentRole.LEAD)
    counts = _open_by_unit([term.unit_id for term in rows])
    return [Askable(term.unit, term.get_role_display(), counts.get(term.unit_id, 0)) for term in rows]


def askable_units(by: Actor, *, today: date) -> list[Askable]:
    """Return the units of a jurisdiction that are open on a day, each with its burden: two questions."""
    units = list(units_visible_to(by).filter(open_on(today)))
    counts = _open_by_unit([unit.pk for unit in units])
    return [Askable(unit, "", counts.get(unit.pk, 0)) for unit in units]


def _open_by_unit(units: Collection[int]) -> dict[int, int]:
    open_ = Enquiry.objects.filter(unit__in=units, state=EnquiryState.OPEN).values_list("unit").order_by()
    return dict(open_.annotate(count=Count("pk")))


def asked_together(by: Actor, asking: str) -> list[Enquiry]:
    """Return the questions of one asking that somebody may see, in the order of the directory."""
    rows = enquiries_visible_to(by).filter(asking=asking).exclude(asking="").select_related("plan", "task", "unit")
    return list(rows.order_by("unit__position", "pk"))


def countersignatures_of(entries: Collection[int], *, round_: int) -> dict[int, list[Enquiry]]:
    """Return what responsible units say of the entries of a report in a round, by entry: one question."""
    found: dict[int, list[Enquiry]] = defaultdict(list)
    rows = Enquiry.objects.filter(entry__in=entries, round=round_).select_related("unit")
    for row in rows.order_by("unit__position", "pk"):
        found[row.entry_id or 0].append(row)
    return found


def countersigning_costs(version: PlanVersion) -> tuple[int, int]:
    """Return what countersigning costs in a period: how many units are asked, and how many presses that is."""
    terms = Term.objects.filter(version=version, role=AssignmentRole.RESPONSIBLE, via__isnull=True)
    counted = terms.filter(wording__terms__role=AssignmentRole.LEAD).aggregate(
        units=Count("unit", distinct=True), presses=Count("pk", distinct=True)
    )
    return counted["units"], counted["presses"]
