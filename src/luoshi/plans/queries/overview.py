"""A plan at a glance: what its version in force says of the whole, and its groups with the number of their tasks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Min, Prefetch, Q

from gongwen.reading.words.cadences import CADENCES
from luoshi.plans.models import (
    Goal,
    Milestone,
    Phase,
    Piece,
    PlanVersion,
    Rhythm,
    RosterMember,
    TaskGroup,
    TaskWording,
    Term,
)
from luoshi.plans.queries.asked import group_key
from luoshi.plans.queries.described import due_in_words
from luoshi.plans.queries.ledger import SOON
from luoshi.plans.queries.plans import is_of
from luoshi.plans.states import AssignmentRole, Duty, Origin

STEPS = 48
"""Into how many steps the time line of the phases is divided."""
MINE_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many tasks there are, units with a part, leads, tasks due soon and without a day, and units that must report."""

    tasks: int
    units: int
    leads: int
    soon: int
    undated: int
    reporters: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase on the time line: from one step to another, of :data:`STEPS`; 0 where a day is missing."""

    phase: Phase
    start: int
    end: int
    is_current: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Phases side by side, the step at which today stands (0: outside of them), and the first and last day."""

    stages: list[Stage]
    today: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """A task group: the headings above it, its own, how many tasks, and the next day one of them is due."""

    key: str
    above: tuple[str, ...]
    heading: str
    tasks: int
    next_due_on: date | None


@dataclass(frozen=True, slots=True)
class Roster:
    """A coordinating body as printed, its members by role."""

    kind: str
    name: str
    roles: dict[str, list[RosterMember]]


@dataclass(frozen=True, slots=True)
class Mine:
    """A unit's tasks by role, how many it has in all, and in how many it must report."""

    tasks: int
    required: int
    by_role: dict[str, list[TaskWording]] = field(default_factory=dict)


def numbers(version: PlanVersion, *, today: date) -> Numbers:
    """Return the figures of a version in two questions."""
    soon = Q(last_due_on__gte=today, last_due_on__lte=today + SOON)
    tasks = TaskWording.objects.filter(version=version).aggregate(
        tasks=Count("pk"), soon=Count("pk", filter=soon), undated=Count("pk", filter=Q(last_due_on__isnull=True))
    )
    units = Term.objects.filter(version=version).aggregate(
        units=Count("unit", distinct=True),
        leads=Count("unit", distinct=True, filter=Q(role=AssignmentRole.LEAD)),
        reporters=Count("unit", distinct=True, filter=Q(duty=Duty.REQUIRED)),
    )
    return Numbers(**tasks, **units)


def goals(version: PlanVersion) -> list[Goal]:
    """Return the goals of the whole plan with their targets."""
    return list(Goal.objects.filter(version=version).prefetch_related("targets").order_by("position", "pk"))


def time_line(version: PlanVersion, *, today: date) -> TimeLine:
    """Return the phases with their milestones, each with its place between the first and the last day."""
    milestones = Prefetch("milestones", Milestone.objects.order_by("due_on", "position", "pk"))
    phases = list(Phase.objects.filter(version=version).prefetch_related(milestones).order_by("position", "pk"))
    days = [day for phase in phases for day in (phase.starts_on, phase.ends_on) if day]
    if not days:
        return TimeLine([_stage(phase, None, None, today) for phase in phases], 0, None, None)
    first, last = min(days), max(days)
    within = first <= today <= last
    stages = [_stage(phase, first, last, today) for phase in phases]
    return TimeLine(stages, _step(today, first, last) if within else 0, first, last)


def _stage(phase: Phase, first: date | None, last: date | None, today: date) -> Stage:
    starts, ends = phase.starts_on or first, phase.ends_on
    is_past = ends is not None and ends < today
    is_current = starts is not None and ends is not None and starts <= today <= ends
    if first is None or last is None or starts is None or ends is None:
        return Stage(phase, 0, 0, is_current, is_past)
    return Stage(phase, _step(starts, first, last), _step(ends + timedelta(days=1), first, last), is_current, is_past)


def _step(day: date, first: date, last: date) -> int:
    """Return the line of the grid on which a day begins, 1 for the first day."""
    whole = (last - first).days + 1
    return 1 + round((day - first).days * STEPS / whole)


def groups(version: PlanVersion, *, today: date) -> list[Group]:
    """Return the task groups in printed order with their counts, in one question."""
    next_due = Min("wordings__last_due_on", filter=Q(wordings__last_due_on__gte=today))
    rows = TaskGroup.objects.filter(version=version).annotate(tasks=Count("wordings"), next_due=next_due)
    return [
        Group(
            key=group_key(group.headings),
            above=tuple(map(str, group.headings[:-1])),
            heading=str(group),
            tasks=group.tasks,
            next_due_on=group.next_due,
        )
        for group in rows.order_by("position", "pk")
    ]


def rosters(version: PlanVersion) -> list[Roster]:
    """Return the coordinating bodies with their members as printed, in one question."""
    found: dict[tuple[str, str], dict[str, list[RosterMember]]] = {}
    rows = RosterMember.objects.filter(version=version).select_related("unit").order_by("position", "pk")
    for member in rows:
        found.setdefault((member.group_kind, member.group_name), {}).setdefault(member.role, []).append(member)
    return [Roster(kind, name, roles) for (kind, name), roles in found.items()]


@dataclass(frozen=True, slots=True)
class RhythmLine:
    """A duty of the whole plan that recurs, in words: 每月报送, 25日; ``by_office`` if the office settled the day."""

    title: str
    due: str
    by_office: bool


def rhythms(version: PlanVersion) -> list[RhythmLine]:
    """Return the duties of the whole plan that recur."""
    return [_rhythm_line(rhythm) for rhythm in Rhythm.objects.filter(version=version).order_by("position", "pk")]


def _rhythm_line(rhythm: Rhythm) -> RhythmLine:
    cadence = CADENCES.get(rhythm.cadence, rhythm.cadence) if rhythm.cadence != "once" else ""
    return RhythmLine(f"{cadence}{rhythm.activity}", due_in_words(rhythm.due), rhythm.due_origin == Origin.OFFICE)


def due_soon(version: PlanVersion, *, today: date, most: int = 8) -> list[TaskWording]:
    """Return the tasks due next, the first of them first."""
    rows = TaskWording.objects.filter(version=version, last_due_on__gte=today, last_due_on__lte=today + SOON)
    return list(rows.select_related("task").order_by("last_due_on", "position")[:most])


def mine(version: PlanVersion, unit_id: int) -> Mine:
    """Return a unit's tasks in a version by role, in one question; of many the first fifty of all."""
    terms = Term.objects.filter(is_of(unit_id), version=version).select_related("wording__task")
    rows = list(terms.order_by("wording__position", "pk"))
    by_role: dict[str, list[TaskWording]] = defaultdict(list)
    for term in rows[:MINE_SHOWN]:
        by_role[term.role].append(term.wording)
    required = sum(term.duty == Duty.REQUIRED for term in rows)
    return Mine(len(rows), required, _in_order(by_role))


def _in_order(by_role: dict[str, list[TaskWording]]) -> dict[str, list[TaskWording]]:
    known: Iterable[str] = AssignmentRole.values
    return {role: by_role[role] for role in known if role in by_role}


def drafted(version: PlanVersion) -> dict[str, int]:
    """Return how many pieces of each kind a draft has."""
    pieces = Piece.objects.filter(version=version, is_struck=False).order_by().values("kind")
    return {row["kind"]: row["count"] for row in pieces.annotate(count=Count("pk"))}
