"""What a unit reports in a period: one page for all its tasks, an entry a task, with figures and evidence.

State changes go through luoshi.reporting.operations.states, nowhere else.
"""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.models import Unit
from luoshi.files.models import StoredFile
from luoshi.indicators.models import Goalpost
from luoshi.plans.models import Assignment, Plan, TaskWording
from luoshi.plans.states import AssignmentRole, Duty
from luoshi.reporting.models.schedule import Period
from luoshi.reporting.states import Progress, ReportKind, ReportState


class Report(Keyed, Revised, InJurisdiction):
    """报送件: one unit's page in one period. ``is_required``: one of its entries must be reported, or the page must.

    Moments are those of the last time; the ``first_`` ones decide whether it came in time, and stay. ``round`` counts
    submissions. Persons are keys.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="reports")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=12, choices=ReportKind)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DUE)
    is_required = models.BooleanField()
    round = models.PositiveIntegerField(default=0)
    submitted_by = models.CharField(max_length=22, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=22, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.CharField(max_length=22, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.CharField(max_length=22, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    first_approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "unit"], name="reporting_one_report_a_unit"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["jurisdiction", "state", "period"], name="reporting_by_state"),
            models.Index(fields=["unit", "state", "period"], name="reporting_of_a_unit"),
            models.Index(fields=["plan", "period", "state"], name="reporting_of_a_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.unit_id}"


class Entry(Keyed, Revised, InJurisdiction):
    """一项任务的进展. Prefilled from ``before``, the last accepted one; ``is_touched`` once somebody wrote, or said 无新进展.

    ``on_time``: will it be done by its day; with no, ``expected_on`` and ``reason``. ``progress_words`` go with 其他.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="entries")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="entries")
    wording = models.ForeignKey(TaskWording, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    role = models.CharField(max_length=12, choices=AssignmentRole)
    duty = models.CharField(max_length=10, choices=Duty)
    is_consolidating = models.BooleanField(default=False)
    is_by_group = models.BooleanField(default=False)
    before = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    progress = models.CharField(max_length=12, choices=Progress, blank=True)
    progress_words = models.CharField(max_length=200, blank=True)
    done = models.TextField(blank=True)
    on_time = models.BooleanField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    to_coordinate = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    highlights = models.TextField(blank=True)
    is_touched = models.BooleanField(default=False)
    nothing_new = models.BooleanField(default=False)
    written_by = models.CharField(max_length=22, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "assignment"], name="reporting_one_entry_an_assignment")
        ]
        indexes: ClassVar = [
            models.Index(fields=["report", "position"], name="reporting_entries"),
            models.Index(fields=["assignment", "-id"], name="reporting_entries_of_a_part"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.assignment_id}"


class Figure(InJurisdiction):
    """填报数据: a figure of a task's target in an entry, as typed and as a number. Empty is not zero."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="figures")
    goalpost = models.ForeignKey(Goalpost, models.PROTECT, related_name="+")
    printed = models.CharField(max_length=60, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    is_final = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "goalpost"], name="reporting_one_figure_a_goalpost")
        ]

    def __str__(self) -> str:
        return self.printed


class Evidence(Keyed, InJurisdiction):
    """佐证: a file that a unit adds to an entry. Optional, and taken away only by ``removed_at``."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="evidence")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_by = models.CharField(max_length=22)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.name


class Submission(Keyed, InJurisdiction):
    """提交件: a report as it was submitted, word for word. Never changed; returned and submitted again, it is a new one."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    submitted_by = models.CharField(max_length=22)
    submitted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="reporting_one_submission_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.number}"


class Remark(Keyed, InJurisdiction):
    """审核意见: what a reviewer says of a report, of one entry, or of one field of it. ``round`` is the submission it is about."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="remarks")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="remarks")
    field = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=500)
    round = models.PositiveIntegerField()
    said_by = models.CharField(max_length=22)
    said_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["report", "round"], name="reporting_remarks")]

    def __str__(self) -> str:
        return self.words
