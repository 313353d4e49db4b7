"""工作专班 and tasks: which force works on which task."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.base.models import jurisdiction_key_of
from luoshi.base.permissions import check
from luoshi.directory.kinds import BodyKind
from luoshi.directory.models import Body
from luoshi.directory.operations.checks import check_within
from luoshi.journal.operations import record
from luoshi.plans.models import ForceTask, Task
from luoshi.plans.permissions import ASSIGN_TASK_FORCE


@transaction.atomic
def assign_task_forces(*, task: Task, bodies: Collection[str], by: Actor, now: datetime) -> list[Body]:
    """Let the task forces of those public keys, and no others, work on a task; return them. Raises NotAllowed."""
    check(ASSIGN_TASK_FORCE, by)
    check_within(task.jurisdiction_id, by)
    forces = Body.objects.filter(
        jurisdiction=task.jurisdiction_id, kind=BodyKind.TASK_FORCE, public_key__in=bodies
    ).order_by("pk")
    chosen = {body.pk: body for body in forces}
    there = set(ForceTask.objects.filter(task=task).values_list("body", flat=True))
    ForceTask.objects.filter(task=task).exclude(body__in=chosen).delete()
    ForceTask.objects.bulk_create(
        ForceTask(
            jurisdiction_id=task.jurisdiction_id, body=body, task=task, assigned_by=by.person_key, assigned_at=now
        )
        for pk, body in chosen.items()
        if pk not in there
    )
    if there != set(chosen):
        key = jurisdiction_key_of(task.jurisdiction_id)
        data = {"forces": [body.public_key for body in chosen.values()], "count": len(chosen)}
        record("plans.task_forces_assigned", jurisdiction_key=key, by=by, now=now, about=task, data=data)
    return list(chosen.values())
