"""工作专班: which task force works on which task. The force itself, its leader and members stand in the directory."""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction
from luoshi.directory.models import Body
from luoshi.plans.models.content import Task


class ForceTask(InJurisdiction):
    """A task that a task force works on, through all versions of its plan."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="force_tasks")
    task = models.ForeignKey(Task, models.PROTECT, related_name="forces")
    assigned_by = models.CharField(max_length=22)
    assigned_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "body"], name="plans_one_task_force_a_task"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.task_id}"
