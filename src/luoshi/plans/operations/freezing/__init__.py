"""Writing what a version in force holds, from its draft: once, in the transaction that puts it in force."""

from datetime import date, datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.plans.models import PlanVersion
from luoshi.plans.operations.freezing.finding import index_tasks
from luoshi.plans.operations.freezing.tasks import freeze_tasks
from luoshi.plans.operations.freezing.whole import freeze_goals, freeze_phases, freeze_rhythms, freeze_rosters
from luoshi.plans.operations.log import told
from luoshi.plans.queries.expansion import Expansion, expansion_of
from luoshi.plans.queries.rosters import roster_ties

__all__ = ["freeze_version"]


def freeze_version(*, version: PlanVersion, today: date, by: Actor, now: datetime) -> Expansion:
    """Write the rows of a version from its pieces, collective units expanded as of ``today``; return what it came to.

    Tasks and assignments that were there before go on; the others begin here, and tasks that are no more are
    withdrawn. To be called once, in the transaction that puts the version in force: who may do it is asked there.
    """
    with transaction.atomic():
        expansion = expansion_of(version, today=today)
        wordings = freeze_tasks(expansion)
        freeze_goals(expansion)
        freeze_phases(expansion)
        freeze_rhythms(expansion)
        freeze_rosters(expansion, roster_ties(expansion.bodies, expansion.names, today=today))
        index_tasks(expansion)
        parts = sum(len(task.parts) for task in expansion.tasks)
        told(version, "plans.version_frozen", by=by, now=now, data={"tasks": len(wordings), "parts": parts})
    return expansion
