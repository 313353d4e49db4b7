"""Which periods and reports somebody may see."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, TextChoices, Value, When

from luoshi.base.actors import Actor
from luoshi.base.models import InJurisdiction
from luoshi.base.permissions import Permission, allows
from luoshi.plans.queries.plans import is_of
from luoshi.reporting.models import Period, Report
from luoshi.reporting.permissions import SEE_ALL, SEE_OF_UNIT
from luoshi.reporting.states import PeriodState

R = TypeVar("R", bound=InJurisdiction)
S = TypeVar("S", bound=TextChoices)


def all_or_own(model: type[R], by: Actor, *, own: Permission, besides: Q | None = None) -> QuerySet[R]:
    """Return the rows of a model with a unit that somebody may see: all of a jurisdiction, or those of one's own unit.

    The latter to whom ``own`` allows it; ``besides`` are others that concern the unit.
    """
    rows = model._default_manager.filter(jurisdiction=by.jurisdiction_id)
    if allows(SEE_ALL, by):
        return rows
    if by.unit_id is not None and allows(own, by):
        return rows.filter(is_of(by.unit_id) | besides if besides is not None else is_of(by.unit_id))
    return rows.none()


def place_of(first: Mapping[S, int]) -> Case:
    """Return the place of a row in a list by its state: those named at their number, the others after them."""
    return Case(
        *(When(state=state, then=Value(at)) for state, at in first.items()),
        default=Value(len(first)),
        output_field=IntegerField(),
    )


def reports_visible_to(by: Actor) -> QuerySet[Report]:
    """Return the reports that somebody may see, all of one jurisdiction: all of them, or those of one's own unit."""
    return all_or_own(Report, by, own=SEE_OF_UNIT)


def periods_visible_to(by: Actor) -> QuerySet[Period]:
    """Return the periods that somebody may see: all of one jurisdiction, or those in which one's own unit reports."""
    periods = Period.objects.filter(jurisdiction=by.jurisdiction_id).exclude(state=PeriodState.DROPPED)
    if allows(SEE_ALL, by):
        return periods
    return periods.filter(Exists(reports_visible_to(by).filter(period=OuterRef("pk"))))
