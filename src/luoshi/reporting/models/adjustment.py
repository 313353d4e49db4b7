"""申请调整: a unit asks for something in a task to be other than the plan has it.

State changes go through luoshi.reporting.operations.states, nowhere else.
"""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan, PlanVersion, Task
from luoshi.reporting.states import AdjustmentKind, AdjustmentState


class Adjustment(Keyed, InJurisdiction):
    """申请调整: what is to be changed in which task, why, and how; what was decided on which ground, and what came of it.

    ``asked_of`` is the version that was in force when it was asked, ``done_in`` the one in which the task was changed.
    Persons are keys.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="adjustments")
    task = models.ForeignKey(Task, models.PROTECT, related_name="adjustments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="adjustments")
    kind = models.CharField(max_length=12, choices=AdjustmentKind)
    reason = models.TextField()
    proposal = models.TextField()
    state = models.CharField(max_length=12, choices=AdjustmentState, default=AdjustmentState.ASKED)
    asked_of = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    asked_by = models.CharField(max_length=22)
    asked_at = models.DateTimeField()
    decided_by = models.CharField(max_length=22, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True)
    done_in = models.ForeignKey(PlanVersion, models.PROTECT, null=True, blank=True, related_name="adjustments_done")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["jurisdiction", "state", "-asked_at"], name="reporting_adjustments"),
            models.Index(fields=["unit", "state"], name="reporting_adjustments_of_unit"),
            models.Index(fields=["plan", "state"], name="reporting_adjustments_of_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind}"
