"""A version's tasks in one form, whether it is a draft or frozen: what two versions are compared by."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from luoshi.directory.models import Unit
from luoshi.plans.figures import as_day, as_figure, printed_figures
from luoshi.plans.models import Deadline, PlanVersion, Target, TaskWording, Term
from luoshi.plans.pieces import DeadlineContent, TargetContent
from luoshi.plans.queries.expansion import ExpandedTask, expansion_of
from luoshi.plans.states import AssignmentRole, Duty, VersionState

FROZEN = (VersionState.IN_FORCE, VersionState.SUPERSEDED)
"""The states of versions that were put in force: their rows are written."""


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A unit's part in a task. Parts are equal if role and duty are; by which name the unit came does not matter."""

    unit: Unit = field(compare=False)
    role: AssignmentRole
    is_consolidating: bool
    duty: Duty
    printed_name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class DeadlineSeen:
    """A deadline as printed, with its day."""

    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class TargetSeen:
    """A figure to reach. Two are equal if what is to be reached is; the sentence around it does not matter."""

    indicator: str
    measure: str
    comparator: str
    value: Decimal | None
    high: Decimal | None
    unit_of_measure: str
    is_aspirational: bool
    printed: str = field(compare=False)
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TaskSeen:
    """A task as one version has it; ``parts`` by the primary key of the unit."""

    key: str
    label: str
    headings: tuple[str, ...]
    text: str
    parts: Mapping[int, PartSeen]
    deadlines: tuple[DeadlineSeen, ...]
    targets: tuple[TargetSeen, ...]


def tasks_seen(version: PlanVersion, *, today: date) -> dict[str, TaskSeen]:
    """Return the tasks of a version by key, in printed order. A draft's are as if it were put in force on ``today``.

    The same number of queries for one task and for thousands.
    """
    if version.state in FROZEN:
        return _frozen(version)
    expansion = expansion_of(version, today=today)
    return {task.key: drafted(task, expansion.units) for task in expansion.tasks}


def drafted(task: ExpandedTask, units: Mapping[int, Unit]) -> TaskSeen:
    """Return a task of a draft in the form in which versions are compared."""
    return TaskSeen(
        key=task.key,
        label=task.label,
        headings=task.content.path,
        text=task.content.text,
        parts={
            part.unit_id: PartSeen(units[part.unit_id], part.role, part.is_consolidating, part.duty, part.printed_name)
            for part in task.parts
        },
        deadlines=tuple(map(_deadline_drafted, task.content.deadlines)),
        targets=tuple(map(_target_drafted, task.content.targets)),
    )


def _deadline_drafted(deadline: DeadlineContent) -> DeadlineSeen:
    return DeadlineSeen(deadline.text, as_day(deadline.due_on))


def _target_drafted(target: TargetContent) -> TargetSeen:
    return TargetSeen(
        indicator=target.indicator,
        measure=target.measure or "",
        comparator=target.comparator or "",
        value=as_figure(target.value),
        high=as_figure(target.high),
        unit_of_measure=target.unit or "",
        is_aspirational=target.aspirational,
        printed=printed_figures(target.value, target.high),
        text=target.text,
    )


def _frozen(version: PlanVersion) -> dict[str, TaskSeen]:
    """Return the tasks of a frozen version. Bare values are asked for: of parts there may be tens of thousands."""
    parts, deadlines, targets = _parts_frozen(version), _deadlines_frozen(version), _targets_frozen(version)
    wordings = TaskWording.objects.filter(version=version).order_by("position", "pk")
    told = wordings.values_list("pk", "task__public_key", "label", "group__headings", "text")
    return {
        key: TaskSeen(key, label, tuple(headings or ()), text, parts[pk], tuple(deadlines[pk]), tuple(targets[pk]))
        for pk, key, label, headings, text in told
    }


def _parts_frozen(version: PlanVersion) -> dict[int, dict[int, PartSeen]]:
    terms = Term.objects.filter(version=version).order_by("position", "pk")
    units = Unit.objects.in_bulk(set(terms.order_by().values_list("unit_id", flat=True)))
    found: dict[int, dict[int, PartSeen]] = defaultdict(dict)
    told = terms.values_list("wording_id", "unit_id", "role", "is_consolidating", "duty", "printed_name")
    for wording, unit, role, is_consolidating, duty, name in told:
        found[wording][unit] = PartSeen(units[unit], AssignmentRole(role), is_consolidating, Duty(duty), name)
    return found


def _deadlines_frozen(version: PlanVersion) -> dict[int, list[DeadlineSeen]]:
    found: dict[int, list[DeadlineSeen]] = defaultdict(list)
    rows = Deadline.objects.filter(version=version).order_by("position", "pk")
    for wording, text, due_on in rows.values_list("wording_id", "text", "due_on"):
        found[wording].append(DeadlineSeen(text, due_on))
    return found


def _targets_frozen(version: PlanVersion) -> dict[int, list[TargetSeen]]:
    found: dict[int, list[TargetSeen]] = defaultdict(list)
    for target in Target.objects.filter(version=version, wording__isnull=False).order_by("position", "pk"):
        found[target.wording_id or 0].append(_target_frozen(target))
    return found


def _target_frozen(target: Target) -> TargetSeen:
    return TargetSeen(
        indicator=target.indicator,
        measure=target.measure,
        comparator=target.comparator,
        value=target.value,
        high=target.high,
        unit_of_measure=target.unit_of_measure,
        is_aspirational=target.is_aspirational,
        printed=target.printed,
        text=target.text,
    )
