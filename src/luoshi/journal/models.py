"""The journal's rows. Written by luoshi.journal.operations, read by luoshi.journal.queries, changed by nobody."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.base.models import InJurisdiction, Keyed


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


class Way(models.TextChoices):
    """How something that was not entered by whoever said it came to the one who entered it."""

    TELEPHONE = "telephone", _("电话")
    LETTER = "letter", _("来函")
    MESSAGE = "message", _("短信或即时消息")
    PAPER = "paper", _("书面签字")


class Statement(Keyed, InJurisdiction):
    """What somebody said and somebody else entered: by whom, in which post, how and on which day; by whom entered, and when.

    The two are kept apart for ever. It is about one thing, by its kind and public key, as an entry is, and is never
    changed. ``scan_key`` is the public key of the received document that is the signed sheet; paper has one.
    """

    about_kind = models.CharField(max_length=64)
    about_key = models.CharField(max_length=64)
    said_by = models.CharField(max_length=22)
    said_in = models.CharField(max_length=22)
    way = models.CharField(max_length=10, choices=Way)
    said_on = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    scan_key = models.CharField(max_length=22, blank=True)
    entered_by = models.CharField(max_length=22)
    entered_at = models.DateTimeField()
    # Said in words: the types cannot tell it of a model of this room, which the room of jurisdictions stands above.
    objects: ClassVar["models.Manager[Statement]"] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(way=Way.PAPER) | ~models.Q(scan_key=""), name="journal_paper_has_its_scan"
            ),
            models.CheckConstraint(
                condition=~models.Q(said_by=models.F("entered_by")), name="journal_nobody_enters_their_own_statement"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_key", "entered_at"], name="journal_statements"),
            models.Index(fields=["said_by"], name="journal_statements_by"),
        ]

    def __str__(self) -> str:
        return f"{self.said_by} {self.way} {self.said_on}"
