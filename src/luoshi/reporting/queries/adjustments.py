"""What units asked to be changed, and what waits for whom."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.plans.queries.plans import is_of
from luoshi.reporting.models import Adjustment
from luoshi.reporting.permissions import DECIDE_ADJUSTMENT, REQUEST_ADJUSTMENT, SEE_ALL
from luoshi.reporting.states import AdjustmentState

_FIRST = {AdjustmentState.ASKED: 0, AdjustmentState.AGREED: 1}


def adjustments_visible_to(by: Actor) -> QuerySet[Adjustment]:
    """Return what somebody may see of what was asked: all of a jurisdiction, or that of one's own unit."""
    rows = Adjustment.objects.filter(jurisdiction=by.jurisdiction_id)
    if allows(SEE_ALL, by):
        return rows
    if by.unit_id is not None and allows(REQUEST_ADJUSTMENT, by):
        return rows.filter(is_of(by.unit_id))
    return rows.none()


def adjustments_in_order(by: Actor) -> QuerySet[Adjustment]:
    """Return the same in the order in which it waits: undecided, then agreed and not yet done, then the rest."""
    order = Case(
        *(When(state=state, then=Value(at)) for state, at in _FIRST.items()),
        default=Value(2),
        output_field=IntegerField(),
    )
    return adjustments_visible_to(by).select_related("plan", "task", "unit").order_by(order, "-asked_at", "-pk")


def to_decide(by: Actor) -> QuerySet[Adjustment]:
    """Return what waits for somebody's decision; nothing for whoever decides nothing."""
    rows = adjustments_visible_to(by).filter(state=AdjustmentState.ASKED)
    return rows if allows(DECIDE_ADJUSTMENT, by) else rows.none()
