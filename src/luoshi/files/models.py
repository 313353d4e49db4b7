"""What is kept of a file: where its bytes are, and what they are."""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed


class StoredFile(Keyed, InJurisdiction):
    """Bytes kept under their SHA-256, once a jurisdiction. Written by luoshi.files.operations only; never changed."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "sha256"], name="files_once_a_jurisdiction")
        ]
        indexes: ClassVar = [models.Index(fields=["sha256"], name="files_sha256")]  # whose bytes are these, of anybody

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.size}"
