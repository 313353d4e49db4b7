"""A plan and its versions. State changes go through luoshi.plans.operations.states, nowhere else."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from luoshi.base.models import InJurisdiction, Keyed, Revised
from luoshi.directory.models import Body
from luoshi.documents.models import Document, Reading
from luoshi.plans.states import PlanState, VersionState


class Plan(Keyed, Revised, InJurisdiction):
    """方案: one piece of work of a government. Its wording is in its versions; tasks live through them."""

    title = models.CharField(max_length=300)
    short_title = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, choices=PlanState, default=PlanState.PREPARING)
    created_at = models.DateTimeField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="plans")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["jurisdiction", "state", "-created_at"], name="plans_by_state")]

    def __str__(self) -> str:
        return self.short_title or self.title


class PlanVersion(Keyed, Revised, InJurisdiction):
    """第×次调整: number 0 is the plan as first put in force, 1 the first amendment. One draft a plan at a time.

    ``based_on`` is the version a draft amends; ``basis`` why (a decision, a document). ``drafted_by`` and
    ``put_in_force_by`` are keys of persons and differ, but for a stand-in whom a leader has named (``by_stand_in``).
    ``header`` keeps title, number, issuer and date as settled.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.DRAFT)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="versions")
    reading = models.ForeignKey(Reading, models.PROTECT, null=True, blank=True, related_name="versions")
    based_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amendments")
    basis = models.TextField(blank=True)
    header = models.JSONField(default=dict)
    arrangement = models.JSONField(default=dict)
    drafted_by = models.CharField(max_length=22, blank=True)
    drafted_at = models.DateTimeField()
    put_in_force_by = models.CharField(max_length=22, blank=True)
    put_in_force_at = models.DateTimeField(null=True, blank=True)
    by_stand_in = models.BooleanField(default=False)
    expanded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state=VersionState.DRAFT), name="plans_one_draft_a_plan"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state=VersionState.IN_FORCE), name="plans_one_version_in_force"
            ),
            models.UniqueConstraint(
                fields=["plan", "number"],
                condition=~Q(state=VersionState.DISCARDED),
                name="plans_one_version_a_number",
            ),
            models.CheckConstraint(
                condition=Q(put_in_force_at__isnull=True, put_in_force_by="")
                | (Q(put_in_force_at__isnull=False) & ~Q(put_in_force_by="")),
                name="plans_in_force_by_and_at_together",
            ),
            models.CheckConstraint(
                condition=Q(put_in_force_by="") | ~Q(put_in_force_by=models.F("drafted_by")) | Q(by_stand_in=True),
                name="plans_put_in_force_by_another_or_a_stand_in",
            ),
            models.CheckConstraint(
                condition=Q(by_stand_in=False) | ~Q(put_in_force_by=""), name="plans_a_stand_in_puts_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"


class StandIn(Keyed, InJurisdiction):
    """代办: in an office where everybody has worked on a draft, whom of them a leader lets put it in force, and why.

    ``person_key`` and ``named_by`` are keys of persons and differ. Never changed; of several the last one holds.
    """

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="stand_ins")
    person_key = models.CharField(max_length=22)
    named_by = models.CharField(max_length=22)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(person_key=models.F("named_by")) & ~Q(person_key="") & ~Q(named_by=""),
                name="plans_nobody_names_themselves_stand_in",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="plans_a_stand_in_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.person_key}"
