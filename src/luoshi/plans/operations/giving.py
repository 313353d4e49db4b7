"""Giving the ledger away as a workbook: no write, and in the journal all the same."""

from datetime import datetime

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.plans.models import PlanVersion
from luoshi.plans.operations.log import told
from luoshi.plans.permissions import SEE


def note_ledger_exported(*, version: PlanVersion, count: int, by: Actor, now: datetime) -> None:
    """Enter that somebody exported ``count`` rows of a ledger. Raises NotAllowed."""
    check(SEE, by)
    told(version, "plans.ledger_exported", by=by, now=now, data={"count": count})
