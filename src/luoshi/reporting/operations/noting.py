"""Noting that reports were exported."""

from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.journal.operations import record
from luoshi.plans.models import Plan
from luoshi.reporting.permissions import SEE_ALL


def note_grid_exported(*, plan: Plan, units: int, by: Actor, now: datetime) -> None:
    """Enter that a plan's overview of reports was exported. Raises NotAllowed."""
    check(SEE_ALL, by)
    key = jurisdiction_key_of(plan.jurisdiction_id)
    record("reporting.grid_exported", jurisdiction_key=key, by=by, now=now, about=plan, data={"units": units})
