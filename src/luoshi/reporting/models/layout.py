"""汇总表的栏目: the columns in which an office has the entries of a period exported, as it and its leaders know them."""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed, Revised


class Layout(Keyed, Revised, InJurisdiction):
    """一种汇总表. ``columns`` are pairs: what stands in a column (luoshi.reporting.merged), empty for nothing, and its head.

    ``by_unit`` orders the rows by unit first, else by task.
    """

    name = models.CharField(max_length=60)
    columns = models.JSONField(default=list)
    by_unit = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "name"], name="reporting_one_layout_a_name")
        ]

    def __str__(self) -> str:
        return self.name
