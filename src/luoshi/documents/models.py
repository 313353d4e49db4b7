"""来文: what was received, and what was read in it. Changed by luoshi.documents.operations only."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.documents.states import DocumentState
from luoshi.files.models import StoredFile


class Document(Keyed, Revised, InJurisdiction):
    """One received file. Its bytes never change; it can be read again by a newer reader.

    ``file`` is null, and ``name`` empty, while they are held apart (luoshi.documents.holding) until they are known to
    carry no classification mark, and for ever where they carry one. ``claim`` is the task that reads it, since
    ``reading_since``; ``queued_at`` when a task was last asked for, ``attempts`` how often one began.
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="documents")
    name = models.CharField(max_length=255, blank=True)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=22, blank=True)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.RECEIVED)
    queued_at = models.DateTimeField(null=True, blank=True)
    reading_since = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    refusal = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state=DocumentState.READ) | Q(file__isnull=False), name="documents_what_is_read_is_kept"
            ),
            models.CheckConstraint(
                condition=~Q(state=DocumentState.CLASSIFIED) | Q(file__isnull=True, name=""),
                name="documents_nothing_classified_is_kept",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.READING, reading_since__isnull=False)
                | (~Q(state=DocumentState.READING) & Q(reading_since__isnull=True)),
                name="documents_read_since_a_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["jurisdiction", "-received_at"], name="documents_received"),
            models.Index(fields=["state", "reading_since"], name="documents_state"),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(Keyed, InJurisdiction):
    """What one version of the reader read in a document: gongwen.plan-reading/1 as JSON. Never changed.

    ``title`` and the counts repeat what stands in ``content``: lists show them and need not load it.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=40)
    content = models.JSONField()
    title = models.CharField(max_length=300, blank=True)
    task_count = models.PositiveIntegerField(default=0)
    doubt_count = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["document", "-read_at"], name="documents_readings")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.reader_version}"
