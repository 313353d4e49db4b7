"""When what is reported: schedules of a plan, and the periods that they lay out as rows."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.models import Unit
from luoshi.plans.models import Plan
from luoshi.plans.states import Origin
from luoshi.reporting.states import PeriodState, ReportKind


class Schedule(Keyed, Revised, InJurisdiction):
    """报送安排: what units report how often. ``rule`` is what luoshi.rules.periods lays out days from, as JSON.

    ``origin`` says whether the due day stands in the document or was set by the office; ``words`` are the document's.
    ``countersigns`` where responsible units confirm what a lead reports (责任单位确认).
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="schedules")
    kind = models.CharField(max_length=12, choices=ReportKind)
    title = models.CharField(max_length=100)
    cadence = models.CharField(max_length=20)
    rule = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin)
    ended_on = models.DateField(null=True, blank=True)
    countersigns = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["plan", "kind"], name="reporting_schedules")]

    def __str__(self) -> str:
        return self.title


class Period(Keyed, Revised, InJurisdiction):
    """一期: the days that it covers, and its opening, due (nominal and rolled to a working day) and closing day. All stored."""

    schedule = models.ForeignKey(Schedule, models.PROTECT, related_name="periods")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="periods")
    kind = models.CharField(max_length=12, choices=ReportKind)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    covers_from = models.DateField()
    covers_to = models.DateField()
    opens_on = models.DateField()
    nominal_due_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(max_length=10, choices=PeriodState, default=PeriodState.LAID_OUT)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["schedule", "number"],
                condition=~Q(state=PeriodState.DROPPED),
                name="reporting_one_period_a_number",
            ),
            models.CheckConstraint(
                condition=Q(
                    covers_from__lte=F("covers_to"),
                    opens_on__lte=F("due_on"),
                    nominal_due_on__lte=F("due_on"),
                    due_on__lte=F("closes_on"),
                ),
                name="reporting_days_of_a_period_in_order",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "opens_on"], name="reporting_to_open"),
            models.Index(fields=["state", "closes_on"], name="reporting_to_close"),
            models.Index(fields=["plan", "due_on"], name="reporting_periods_of_a_plan"),
            models.Index(fields=["jurisdiction", "due_on"], name="reporting_periods_by_day"),
        ]

    def __str__(self) -> str:
        return self.name


class Reopening(Keyed, InJurisdiction):
    """补报: a closed period reopened for one unit, as an exception: why, until which day, by whom. Never changed."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="reopenings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    until = models.DateField()
    reopened_by = models.CharField(max_length=22)
    reopened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="reporting_a_reopening_has_a_reason")
        ]
        indexes: ClassVar = [models.Index(fields=["period", "unit", "until"], name="reporting_reopenings")]

    def __str__(self) -> str:
        return f"{self.period_id} {self.unit_id} {self.until}"


class CalendarYear(Keyed, Revised, InJurisdiction):
    """工作日表: one year's days off and weekend days worked, as this jurisdiction has entered or imported them.

    It replaces the year that comes with the system. ``days`` holds what luoshi.rules.calendar reads.
    """

    year = models.PositiveIntegerField()
    days = models.JSONField(default=dict)
    source = models.CharField(max_length=200)
    version = models.CharField(max_length=60)
    entered_by = models.CharField(max_length=22, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "year"], name="reporting_one_calendar_a_year")
        ]

    def __str__(self) -> str:
        return str(self.year)
