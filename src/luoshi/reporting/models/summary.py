"""半年小结、年度总结 of a unit: prose in four parts, generated from its months, edited, submitted like any report."""

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.reporting.models.report import Report


class Summary(Keyed, Revised, InJurisdiction):
    """小结: goals reached, what was done and came of it, problems, next steps. ``is_touched`` once somebody wrote or looked it over."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="summary")
    goals = models.TextField(blank=True)
    practice = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    is_touched = models.BooleanField(default=False)
    written_by = models.CharField(max_length=22, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "summaries"

    def __str__(self) -> str:
        return f"{self.report_id}"
