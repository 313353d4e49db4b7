"""Noting that reports were exported."""

from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.plans.models import Plan
from luoshi.reporting.operations.log import told
from luoshi.reporting.permissions import SEE_ALL


def note_grid_exported(*, plan: Plan, units: int, by: Actor, now: datetime) -> None:
    """Enter that a plan's overview of reports was exported. Raises NotAllowed."""
    check(SEE_ALL, by)
    told(plan, "reporting.grid_exported", by=by, now=now, data={"units": units})
