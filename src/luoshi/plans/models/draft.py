"""The draft under review: pieces that people correct, names they match, doubts they settle, and every edit."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.models import Unit, UnitGroup
from luoshi.plans.models.plan import PlanVersion
from luoshi.plans.states import DoubtState, PieceKind


class Piece(Keyed, Revised, InJurisdiction):
    """One task, goal, phase, … of a draft. ``content`` has the form of its kind in luoshi.plans.pieces.

    ``read`` is what the reader read, empty for a piece that somebody added; it never changes, so that what people
    changed can be told from it. ``task_key`` names the task an amendment's piece goes on with. A struck piece stays.
    """

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="pieces")
    kind = models.CharField(max_length=12, choices=PieceKind)
    position = models.PositiveIntegerField()
    content = models.JSONField()
    read = models.JSONField(default=dict)
    task_key = models.CharField(max_length=22, blank=True)
    predecessors = models.JSONField(default=list)
    is_struck = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["version", "kind", "position"], name="plans_pieces")]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class NameMatch(Revised, InJurisdiction):
    """What one printed name of a draft means: a unit, a group, or nothing yet. One row a name, however often it stands.

    ``how`` tells who says so: "exact", "alias" (by the directory) or "person" (by ``decided_by``).
    """

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(UnitGroup, models.PROTECT, null=True, blank=True, related_name="+")
    is_left_open = models.BooleanField(default=False)
    how = models.CharField(max_length=10, blank=True)
    decided_by = models.CharField(max_length=22, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "name matches"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "name"], name="plans_one_match_a_name"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(group__isnull=True), name="plans_match_is_a_unit_or_a_group"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Doubt(Keyed, Revised, InJurisdiction):
    """待核事项 of a draft: what the reader (or the matching of names) asks, and the answer with who and when."""

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="doubts")
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=5)
    message = models.TextField()
    spans = models.JSONField(default=list)
    options = models.JSONField(default=list)
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=DoubtState, default=DoubtState.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    settled_by = models.CharField(max_length=22, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=DoubtState.OPEN, settled_at__isnull=True)
                | Q(state=DoubtState.SETTLED, settled_at__isnull=False),
                name="plans_doubt_settled_at_when_settled",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["version", "state", "position"], name="plans_doubts")]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class Edit(Keyed, InJurisdiction):
    """One act on a draft, with every row it touched before and after, so that it can be undone. Never deleted."""

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="edits")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    changes = models.JSONField(default=list)
    by = models.CharField(max_length=22, blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "number"], name="plans_one_edit_a_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"
