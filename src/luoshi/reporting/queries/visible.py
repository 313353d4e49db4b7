"""Which periods and reports somebody may see."""

from django.db.models import Exists, OuterRef, QuerySet

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows
from luoshi.plans.queries.plans import is_of
from luoshi.reporting.models import Period, Report
from luoshi.reporting.permissions import SEE_ALL, SEE_OF_UNIT
from luoshi.reporting.states import PeriodState


def reports_visible_to(by: Actor) -> QuerySet[Report]:
    """Return the reports that somebody may see, all of one jurisdiction: all of them, or those of one's own unit."""
    reports = Report.objects.filter(jurisdiction=by.jurisdiction_id)
    if allows(SEE_ALL, by):
        return reports
    if by.unit_id is not None and allows(SEE_OF_UNIT, by):
        return reports.filter(is_of(by.unit_id))
    return reports.none()


def periods_visible_to(by: Actor) -> QuerySet[Period]:
    """Return the periods that somebody may see: all of one jurisdiction, or those in which one's own unit reports."""
    periods = Period.objects.filter(jurisdiction=by.jurisdiction_id).exclude(state=PeriodState.DROPPED)
    if allows(SEE_ALL, by):
        return periods
    return periods.filter(Exists(reports_visible_to(by).filter(period=OuterRef("pk"))))
