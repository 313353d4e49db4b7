"""填报表: a report handed out as a workbook, and the workbooks that came back.

State changes go through luoshi.reporting.operations.states, nowhere else.
"""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed
from luoshi.files.models import StoredFile
from luoshi.reporting.models.report import Report
from luoshi.reporting.states import BookState


class Handout(Keyed, InJurisdiction):
    """发出的填报表: a report as it stood when it was handed out. ``content`` is the snapshot that comes back is held against."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="handouts")
    content = models.JSONField()
    made_by = models.CharField(max_length=22, blank=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report_id} {self.made_at:%Y-%m-%d}"


class ReturnedBook(Keyed, InJurisdiction):
    """交回的填报表: a workbook that came back, its bytes and what it says. ``lines`` holds every cell as it was read.

    ``refused`` holds the sentences about lines that could not be told from others; the bytes stay whatever they say.
    """

    handout = models.ForeignKey(Handout, models.PROTECT, related_name="returned")
    report = models.ForeignKey(Report, models.CASCADE, related_name="returned_books")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    lines = models.JSONField()
    refused = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=BookState, default=BookState.RECEIVED)
    brought_by = models.CharField(max_length=22)
    brought_at = models.DateTimeField()
    settled_by = models.CharField(max_length=22, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    written = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["jurisdiction", "state", "-brought_at"], name="reporting_returned_books"),
            models.Index(fields=["report", "-brought_at"], name="reporting_books_of_a_report"),
        ]

    def __str__(self) -> str:
        return self.name
