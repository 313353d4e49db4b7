"""The journal's rows. Written by luoshi.journal.operations, read by luoshi.journal.queries, changed by nobody."""

from typing import ClassVar

from django.db import models


class Chain(models.Model):
    """The head of one jurisdiction's chain: how many entries it has and the hash of the last."""

    jurisdiction_key = models.CharField(max_length=22, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.jurisdiction_key} {self.length}"


class Entry(models.Model):
    """One act. No foreign keys: it outlives what it tells of. It holds keys of persons and posts, never names."""

    jurisdiction_key = models.CharField(max_length=22)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=64)
    about_kind = models.CharField(max_length=64, blank=True)
    about_key = models.CharField(max_length=64, blank=True)
    data = models.JSONField(default=dict)
    account_key = models.CharField(max_length=22, blank=True)
    person_key = models.CharField(max_length=22, blank=True)
    post_key = models.CharField(max_length=22, blank=True)
    on_behalf_of = models.CharField(max_length=22, blank=True)
    channel = models.CharField(max_length=10)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction_key", "number"], name="journal_one_entry_a_number")
        ]
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_key", "number"], name="journal_about"),
            models.Index(fields=["jurisdiction_key", "at"], name="journal_at"),
            models.Index(fields=["jurisdiction_key", "person_key", "at"], name="journal_by_person"),
            models.Index(fields=["jurisdiction_key", "verb", "at"], name="journal_by_verb"),
            models.Index(fields=["jurisdiction_key", "about_kind", "at"], name="journal_by_kind"),
            models.Index(fields=["about_key", "at"], name="journal_by_key"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"
