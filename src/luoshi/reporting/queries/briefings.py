"""News items of units: who sees which, and in what order."""

from django.db.models import QuerySet

from luoshi.base.actors import Actor
from luoshi.reporting.models import Briefing
from luoshi.reporting.permissions import SEND_BRIEFING
from luoshi.reporting.queries.visible import all_or_own, place_of
from luoshi.reporting.states import BriefingState

_FIRST = {BriefingState.SENT: 0, BriefingState.USED: 1}


def briefings_visible_to(by: Actor) -> QuerySet[Briefing]:
    """Return the items that somebody may see: all of a jurisdiction, or those of one's own unit."""
    return all_or_own(Briefing, by, own=SEND_BRIEFING)


def briefings_in_order(by: Actor) -> QuerySet[Briefing]:
    """Return the same: undecided, then used and not yet collected, then the rest, the latest first."""
    rows = briefings_visible_to(by).select_related("unit", "plan", "collection")
    return rows.order_by(place_of(_FIRST), "-sent_at", "-pk")


def briefings_to_decide(by: Actor) -> QuerySet[Briefing]:
    """Return the items that wait for the office."""
    return briefings_visible_to(by).filter(state=BriefingState.SENT)
