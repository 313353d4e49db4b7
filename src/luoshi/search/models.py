"""What can be found: one row an object."""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction


class Indexed(InJurisdiction):
    """The tokens of one object (luoshi.search.bigrams), a space before and after each.

    Written by luoshi.search.indexing only. The engine's own index over the tokens is made by the migrations.
    """

    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    scope = models.CharField(max_length=64, blank=True)
    bigrams = models.TextField()

    class Meta:
        verbose_name_plural = "indexed"
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="search_one_row_an_object")]
        indexes: ClassVar = [models.Index(fields=["jurisdiction", "kind", "scope"], name="search_scope")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
