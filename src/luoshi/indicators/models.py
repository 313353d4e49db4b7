"""Definitions, the figures that plans ask for, and what was observed. Amounts are Decimal beside their printed text."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.models import Unit
from luoshi.indicators.states import Kind, ObservationState, Source
from luoshi.plans.models import Plan, Target, Task


class Indicator(Keyed, Revised, InJurisdiction):
    """指标: what is measured, once a jurisdiction. ``measure`` is how (增速、总量), ``definition`` what counts and what does not."""

    name = models.CharField(max_length=200)
    measure = models.CharField(max_length=60, blank=True)
    unit_of_measure = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.UNSAID)
    definition = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jurisdiction", "name", "measure", "unit_of_measure"], name="indicators_once_a_jurisdiction"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Goalpost(Keyed, InJurisdiction):
    """目标值: a figure that a plan asks for, of one of its tasks or of the whole plan, through all versions.

    ``target`` is the printed one in the version by which the plan works, null once no version in force prints it.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goalposts")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="goalposts")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="goalposts")
    target = models.ForeignKey(Target, models.PROTECT, null=True, blank=True, related_name="goalposts")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "indicator"], name="indicators_once_a_task"),
            models.UniqueConstraint(
                fields=["plan", "indicator"], condition=Q(task__isnull=True), name="indicators_once_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.indicator_id}"


class Observation(Keyed, InJurisdiction):
    """观测值: what somebody says a figure was over a stretch of days. Never overwritten: a correction supersedes it.

    ``source_key`` is the public key of the report it stands in. ``growth`` is as published, never recomputed.
    """

    goalpost = models.ForeignKey(Goalpost, models.PROTECT, related_name="observations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    covers_from = models.DateField()
    covers_to = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=8)
    printed = models.CharField(max_length=60)
    growth = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    state = models.CharField(max_length=12, choices=ObservationState, default=ObservationState.PROVISIONAL)
    source = models.CharField(max_length=10, choices=Source)
    source_key = models.CharField(max_length=22, blank=True)
    recorded_by = models.CharField(max_length=22, blank=True)
    recorded_at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["goalpost", "unit", "covers_to", "source"],
                condition=~Q(state=ObservationState.SUPERSEDED),
                name="indicators_one_value_a_period",
            ),
            models.CheckConstraint(
                condition=Q(covers_from__lte=models.F("covers_to")), name="indicators_covers_in_order"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["goalpost", "covers_to"], name="indicators_observed")]

    def __str__(self) -> str:
        return f"{self.printed} {self.covers_to}"
