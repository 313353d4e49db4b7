"""Who has acknowledged what."""

from django.db.models import QuerySet

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.plans.models import PlanVersion
from luoshi.plans.queries.plans import is_of
from luoshi.reporting.models import Acknowledgement
from luoshi.reporting.permissions import ACKNOWLEDGE, SEE_ALL


def acknowledgements_visible_to(by: Actor) -> QuerySet[Acknowledgement]:
    """Return the acknowledgements that somebody may see: all of a jurisdiction, or those of their own unit."""
    rows = Acknowledgement.objects.filter(jurisdiction=by.jurisdiction_id)
    if allows(SEE_ALL, by):
        return rows
    if by.unit_id is not None and allows(ACKNOWLEDGE, by):
        return rows.filter(is_of(by.unit_id))
    return rows.none()


def to_acknowledge(by: Actor) -> QuerySet[Acknowledgement]:
    """Return what somebody's own unit has still to acknowledge, the earliest due first."""
    rows = acknowledgements_visible_to(by).filter(unit=by.unit_id, acknowledged_at__isnull=True)
    return rows.select_related("plan", "version", "unit").order_by("due_on", "pk")


def not_acknowledged(version: PlanVersion, by: Actor) -> list[Acknowledgement]:
    """Return the units that have not acknowledged a version, in the order of the directory."""
    rows = acknowledgements_visible_to(by).filter(version=version, acknowledged_at__isnull=True)
    return list(rows.select_related("unit").order_by("unit__position", "pk"))
