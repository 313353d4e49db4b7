"""News items of units: who sees which, and in what order."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.plans.queries.plans import is_of
from luoshi.reporting.models import Briefing
from luoshi.reporting.permissions import SEE_ALL, SEND_BRIEFING
from luoshi.reporting.states import BriefingState

_FIRST = {BriefingState.SENT: 0, BriefingState.USED: 1}


def briefings_visible_to(by: Actor) -> QuerySet[Briefing]:
    """Return the items that somebody may see: all of a jurisdiction, or those of one's own unit."""
    rows = Briefing.objects.filter(jurisdiction=by.jurisdiction_id)
    if allows(SEE_ALL, by):
        return rows
    if by.unit_id is not None and allows(SEND_BRIEFING, by):
        return rows.filter(is_of(by.unit_id))
    return rows.none()


def briefings_in_order(by: Actor) -> QuerySet[Briefing]:
    """Return the same: undecided, then used and not yet collected, then the rest, the latest first."""
    order = Case(
        *(When(state=state, then=Value(at)) for state, at in _FIRST.items()),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = briefings_visible_to(by).select_related("unit", "plan", "collection")
    return rows.order_by(order, "-sent_at", "-pk")


def briefings_to_decide(by: Actor) -> QuerySet[Briefing]:
    """Return the items that wait for the office."""
    return briefings_visible_to(by).filter(state=BriefingState.SENT)
