"""Who has acknowledged what."""

from django.db.models import QuerySet

from luoshi.base.actors import Actor
from luoshi.plans.models import PlanVersion
from luoshi.reporting.models import Acknowledgement
from luoshi.reporting.permissions import ACKNOWLEDGE
from luoshi.reporting.queries.visible import all_or_own


def acknowledgements_visible_to(by: Actor) -> QuerySet[Acknowledgement]:
    """Return the acknowledgements that somebody may see: all of a jurisdiction, or those of their own unit."""
    return all_or_own(Acknowledgement, by, own=ACKNOWLEDGE)


def to_acknowledge(by: Actor) -> QuerySet[Acknowledgement]:
    """Return what somebody's own unit has still to acknowledge, the earliest due first."""
    rows = acknowledgements_visible_to(by).filter(unit=by.unit_id, acknowledged_at__isnull=True)
    return rows.select_related("plan", "version", "unit").order_by("due_on", "pk")


def not_acknowledged(version: PlanVersion, by: Actor) -> list[Acknowledgement]:
    """Return the units that have not acknowledged a version, in the order of the directory."""
    rows = acknowledgements_visible_to(by).filter(version=version, acknowledged_at__isnull=True)
    return list(rows.select_related("unit").order_by("unit__position", "pk"))
