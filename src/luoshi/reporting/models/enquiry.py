"""请报情况、责任单位确认和上级要求: one question to one unit, with a day by which it answers; most are about one task.

State changes go through luoshi.reporting.operations.states, nowhere else.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan, Task
from luoshi.reporting.models.report import Entry
from luoshi.reporting.states import EnquiryKind, EnquiryState


class Enquiry(Keyed, InJurisdiction):
    """征询: what a unit is asked. A countersignature is about an ``entry`` of another unit, in one of its rounds.

    ``words`` are the question; ``answer`` is what the unit says, or objects. What the level above wants to know names
    its ``source``, and a plan and a task at most. ``asking`` is the same for all that was asked in one act. Persons are keys.
    """

    kind = models.CharField(max_length=12, choices=EnquiryKind)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="enquiries")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="enquiries")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="enquiries")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="countersignatures")
    round = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    asking = models.CharField(max_length=22, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=EnquiryState, default=EnquiryState.OPEN)
    asked_by = models.CharField(max_length=22)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=22, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "enquiries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "unit", "round"],
                condition=Q(entry__isnull=False),
                name="reporting_one_countersignature_a_round",
            ),
            models.CheckConstraint(
                condition=Q(kind=EnquiryKind.FROM_ABOVE) & ~Q(source="")
                | ~Q(kind=EnquiryKind.FROM_ABOVE) & Q(task__isnull=False, plan__isnull=False),
                name="reporting_an_enquiry_is_about_something",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "due_on"], name="reporting_enquiries_of_unit"),
            models.Index(fields=["state", "due_on"], name="reporting_enquiries_due"),
            models.Index(fields=["jurisdiction", "-asked_at"], name="reporting_enquiries"),
            models.Index(fields=["asking"], name="reporting_enquiries_asking"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id}"
