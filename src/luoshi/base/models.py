"""Parts of models, and the keys that make an act happen once."""

import secrets
from typing import ClassVar

from django.apps import apps
from django.db import models

KEY_BYTES = 12


def new_key() -> str:
    """Return a random public key: 16 characters that tell nothing and cannot be guessed."""
    return secrets.token_urlsafe(KEY_BYTES)


class Keyed(models.Model):
    """Has a public key, which URLs, workbooks and the journal use instead of the primary key."""

    public_key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)

    class Meta:
        abstract = True


class Revised(models.Model):
    """Can be edited by several people: a write states the revision it saw (luoshi.base.writing)."""

    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class InJurisdiction(models.Model):
    """Belongs to one jurisdiction and is seen within it only."""

    jurisdiction = models.ForeignKey("directory.Jurisdiction", models.PROTECT, related_name="+")

    class Meta:
        abstract = True


def jurisdiction_key_of(jurisdiction_id: int) -> str:
    """Return the public key of a jurisdiction, which its chain of the journal is named by."""
    keys = apps.get_model("directory", "Jurisdiction")._default_manager.values_list("public_key", flat=True)
    return str(keys.get(pk=jurisdiction_id))


class OneTimeKey(models.Model):
    """A key that a creating form or call carried: the second use is told what the first one made."""

    key = models.CharField(max_length=64, unique=True)
    act = models.CharField(max_length=64)
    result = models.CharField(max_length=64, blank=True)
    used_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["used_at"], name="one_time_key_used_at")]

    def __str__(self) -> str:
        return f"{self.act} {self.key}"
