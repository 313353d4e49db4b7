"""What units asked to be changed, and what waits for whom."""

from django.db.models import QuerySet

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.reporting.models import Adjustment
from luoshi.reporting.permissions import DECIDE_ADJUSTMENT, REQUEST_ADJUSTMENT
from luoshi.reporting.queries.visible import all_or_own, place_of
from luoshi.reporting.states import AdjustmentState

_FIRST = {AdjustmentState.ASKED: 0, AdjustmentState.AGREED: 1}


def adjustments_visible_to(by: Actor) -> QuerySet[Adjustment]:
    """Return what somebody may see of what was asked: all of a jurisdiction, or that of one's own unit."""
    return all_or_own(Adjustment, by, own=REQUEST_ADJUSTMENT)


def adjustments_in_order(by: Actor) -> QuerySet[Adjustment]:
    """Return the same in the order in which it waits: undecided, then agreed and not yet done, then the rest."""
    rows = adjustments_visible_to(by).select_related("plan", "task", "unit")
    return rows.order_by(place_of(_FIRST), "-asked_at", "-pk")


def to_decide(by: Actor) -> QuerySet[Adjustment]:
    """Return what waits for somebody's decision; nothing for whoever decides nothing."""
    rows = adjustments_visible_to(by).filter(state=AdjustmentState.ASKED)
    return rows if allows(DECIDE_ADJUSTMENT, by) else rows.none()
