"""工作信息: short news items that units send, used or not, and sent on to the level above.

State changes go through luoshi.reporting.operations.states, nowhere else.
"""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan
from luoshi.reporting.states import BriefingState


class Collection(Keyed, InJurisdiction):
    """一期工作信息: used items sent on together, to whom and on which day."""

    number = models.PositiveIntegerField()
    sent_to = models.CharField(max_length=100)
    sent_on = models.DateField()
    collected_by = models.CharField(max_length=22)
    collected_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "number"], name="reporting_one_collection_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Briefing(Keyed, InJurisdiction):
    """一条工作信息. ``why`` says why it was used or not; ``feedback`` is what the level above said of it. Persons are keys."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="briefings")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="briefings")
    title = models.CharField(max_length=100)
    words = models.TextField()
    state = models.CharField(max_length=10, choices=BriefingState, default=BriefingState.SENT)
    sent_by = models.CharField(max_length=22)
    sent_at = models.DateTimeField()
    decided_by = models.CharField(max_length=22, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)
    collection = models.ForeignKey(Collection, models.PROTECT, null=True, blank=True, related_name="briefings")
    feedback = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["jurisdiction", "state", "-sent_at"], name="reporting_briefings"),
            models.Index(fields=["unit", "-sent_at"], name="reporting_briefings_of_unit"),
        ]

    def __str__(self) -> str:
        return self.title
