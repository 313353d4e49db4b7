"""实施方案: how a unit means to do its tasks of a plan, action by action; filed with the office (备案).

State changes go through luoshi.reporting.operations.states, nowhere else.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.models import Unit
from luoshi.files.models import StoredFile
from luoshi.plans.models import Plan, Task
from luoshi.reporting.states import ImplementationState


class Implementation(Keyed, Revised, InJurisdiction):
    """一份实施方案. ``file`` is the document that it was read from, if any; ``approved_by`` is whom the unit names as approving it.

    ``remark`` is the office's on filing or returning it. ``number`` counts the unit's for one plan. Persons are keys.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="implementations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="implementations")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=ImplementationState, default=ImplementationState.DRAFT)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    begun_at = models.DateTimeField()
    approved_by = models.CharField(max_length=60, blank=True)
    submitted_by = models.CharField(max_length=22, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=22, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "unit", "number"], name="reporting_implementations_counted"),
            models.UniqueConstraint(
                fields=["plan", "unit"],
                condition=Q(state__in=("draft", "submitted", "returned")),
                name="reporting_one_implementation_at_hand",
            ),
            models.UniqueConstraint(
                fields=["plan", "unit"], condition=Q(state="filed"), name="reporting_one_implementation_filed"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["jurisdiction", "state"], name="reporting_implementations"),
            models.Index(fields=["unit", "plan"], name="reporting_implementations_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.unit_id} {self.number}"


class Action(InJurisdiction):
    """一项措施: what is done for a task, by when, by whom. ``source`` holds the words of the document that it was read from."""

    implementation = models.ForeignKey(Implementation, models.CASCADE, related_name="actions")
    position = models.PositiveIntegerField()
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="actions")
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=100, blank=True)
    people = models.CharField(max_length=100, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["implementation", "position"], name="reporting_actions"),
            models.Index(fields=["task", "due_on"], name="reporting_actions_of_a_task"),
        ]

    def __str__(self) -> str:
        return self.words
