"""签收: a unit says that it has received what a version of a plan gives it to do."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan, PlanVersion


class Acknowledgement(Keyed, InJurisdiction):
    """签收: one unit, one version; until when it is asked for, who acknowledged and when."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="acknowledgements")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="acknowledgements")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="acknowledgements")
    due_on = models.DateField()
    acknowledged_by = models.CharField(max_length=22, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "unit"], name="reporting_one_acknowledgement_a_unit"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by="")
                | (Q(acknowledged_at__isnull=False) & ~Q(acknowledged_by="")),
                name="reporting_acknowledged_by_and_at_together",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "acknowledged_at"], name="reporting_to_acknowledge")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.unit_id}"
