"""Views of the ledger that people keep."""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.plans.models.plan import Plan


class SavedView(Keyed, Revised, InJurisdiction):
    """A filter, order and choice of columns under a name. ``person_key`` empty: everybody's."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="views")
    name = models.CharField(max_length=60)
    person_key = models.CharField(max_length=22, blank=True)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "person_key", "name"], name="plans_one_view_a_name")
        ]

    def __str__(self) -> str:
        return self.name
