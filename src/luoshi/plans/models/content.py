"""What a version in force holds. Tasks and assignments belong to the plan; the rest is one version's and frozen.

Rows are written by luoshi.plans.operations.freezing, once, and never changed.
"""

from typing import ClassVar

from django.db import models

from luoshi.base.models import InJurisdiction, Keyed
from luoshi.directory.models import Post, Unit, UnitGroup
from luoshi.plans.models.plan import Plan, PlanVersion
from luoshi.plans.states import AssignmentRole, Duty, Origin


class Spanned(models.Model):
    """Points to its words in the text that was read; null where no document says it."""

    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


class InVersion(InJurisdiction):
    """One version's row, in printed order."""

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="%(class)ss")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class TaskGroup(InVersion):
    """任务组: one chain of headings over tasks, as printed."""

    headings = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["version", "position"], name="plans_groups")]

    def __str__(self) -> str:
        return str(self.headings[-1]) if self.headings else ""


class Task(Keyed, InJurisdiction):
    """任务: the identity of a task through all versions. ``withdrawn_in`` is the version that struck it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks")
    first_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    withdrawn_in = models.ForeignKey(PlanVersion, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.public_key


class TaskOrigin(InJurisdiction):
    """A task that came of another by splitting or merging."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="origins")
    predecessor = models.ForeignKey(Task, models.PROTECT, related_name="successors")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "predecessor"], name="plans_origin_once")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.predecessor_id}"


class TaskWording(Spanned, InVersion):
    """A task as one version words it. ``label`` is what people call it: （二）3."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="wordings")
    group = models.ForeignKey(TaskGroup, models.PROTECT, null=True, blank=True, related_name="wordings")
    number = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    first_due_on = models.DateField(null=True, blank=True)
    last_due_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "task"], name="plans_one_wording")]
        indexes: ClassVar = [
            models.Index(fields=["version", "position"], name="plans_wordings"),
            models.Index(fields=["version", "last_due_on"], name="plans_wordings_due"),
        ]

    def __str__(self) -> str:
        return self.label or self.number


class Assignment(Keyed, InJurisdiction):
    """任务分工: one unit's part in a task, through all versions."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "unit"], name="plans_one_assignment")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.unit_id}"


class Term(Spanned, InVersion):
    """An assignment as one version puts it: role, printed name and label, duty. ``via`` is the group it came by."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="terms")
    wording = models.ForeignKey(TaskWording, models.CASCADE, related_name="terms")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terms")
    via = models.ForeignKey(UnitGroup, models.PROTECT, null=True, blank=True, related_name="+")
    printed_name = models.CharField(max_length=200)
    role = models.CharField(max_length=12, choices=AssignmentRole)
    label = models.CharField(max_length=60, blank=True)
    is_inherited = models.BooleanField(default=False)
    is_consolidating = models.BooleanField(default=False)
    duty = models.CharField(max_length=10, choices=Duty)
    duty_origin = models.CharField(max_length=10, choices=Origin, default=Origin.OFFICE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "assignment"], name="plans_one_term"),
            models.UniqueConstraint(
                fields=["wording"], condition=models.Q(is_consolidating=True), name="plans_one_consolidating_unit"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["version", "unit", "role"], name="plans_terms_of_a_unit")]

    def __str__(self) -> str:
        return self.printed_name


class Deadline(Spanned, InVersion):
    """时限 of a task as printed, with the last day allowed where one can be told."""

    wording = models.ForeignKey(TaskWording, models.CASCADE, related_name="deadlines")
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, blank=True)
    recurring = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=10, choices=Origin)

    def __str__(self) -> str:
        return self.text


class Goal(Spanned, InVersion):
    """工作目标 of the whole plan."""

    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class Target(Spanned, InVersion):
    """A figure to reach, of a task or of a goal: ``printed`` as it stands, ``value`` and ``high`` to reckon with.

    ``value`` is null where what is printed is no number.
    """

    wording = models.ForeignKey(TaskWording, models.CASCADE, null=True, blank=True, related_name="targets")
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, blank=True, related_name="targets")
    indicator = models.CharField(max_length=200)
    measure = models.CharField(max_length=60, blank=True)
    comparator = models.CharField(max_length=8, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    high = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    printed = models.CharField(max_length=60)
    unit_of_measure = models.CharField(max_length=40, blank=True)
    is_aspirational = models.BooleanField(default=False)
    text = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(wording__isnull=False, goal__isnull=True)
                | models.Q(wording__isnull=True, goal__isnull=False),
                name="plans_target_of_a_task_or_a_goal",
            )
        ]

    def __str__(self) -> str:
        return self.text


class Phase(Spanned, InVersion):
    """工作阶段. ``origin`` is that of its two days."""

    name = models.CharField(max_length=100)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, blank=True)
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DOCUMENT)

    def __str__(self) -> str:
        return self.name


class Milestone(Spanned, InVersion):
    """节点 inside a phase."""

    phase = models.ForeignKey(Phase, models.CASCADE, related_name="milestones")
    due_on = models.DateField(null=True, blank=True)
    text = models.TextField()
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DOCUMENT)

    def __str__(self) -> str:
        return self.text


class Rhythm(Spanned, InVersion):
    """工作节奏: a duty of the whole plan that recurs (月调度、季通报) or falls once."""

    cadence = models.CharField(max_length=20)
    activity = models.CharField(max_length=100)
    due = models.JSONField(default=dict)
    due_origin = models.CharField(max_length=10, choices=Origin)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.cadence} {self.activity}"


class RosterMember(Spanned, InVersion):
    """One row of the roster of a leading group or task force as printed, and the post it was tied to."""

    group_kind = models.CharField(max_length=20)
    group_name = models.CharField(max_length=200)
    role = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=50, blank=True)
    printed_post = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.role} {self.name}"
