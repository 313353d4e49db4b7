"""来文: what was received, and what was read in it. Changed by luoshi.documents.operations only."""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.documents.states import DocumentState
from luoshi.files.models import StoredFile


class Document(Keyed, Revised, InJurisdiction):
    """One received file. Its bytes never change; it can be read again by a newer reader."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="documents")
    name = models.CharField(max_length=255)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=22, blank=True)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.RECEIVED)
    reading_since = models.DateTimeField(null=True, blank=True)
    refusal = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["jurisdiction", "-received_at"], name="documents_received"),
            models.Index(fields=["state", "reading_since"], name="documents_state"),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(Keyed, InJurisdiction):
    """What one version of the reader read in a document: gongwen.plan-reading/1 as JSON. Never changed."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=40)
    content = models.JSONField()
    read_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["document", "-read_at"], name="documents_readings")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.reader_version}"
