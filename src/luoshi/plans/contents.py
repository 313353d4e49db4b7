"""What was read, as the contents of a draft's pieces. Pure: a reading in, contents in printed order out."""

from collections.abc import Iterator
from typing import Any

from gongwen.reading.doubts.presence import units_of_post
from gongwen.reading.model import Assignment, Deadline, Goal, Header, Phase, PlanReading, Rhythm, Target, Task
from luoshi.plans.pieces import (
    ArrangementContent,
    AssignmentContent,
    Content,
    DeadlineContent,
    GoalContent,
    GroupContent,
    HeaderContent,
    MilestoneContent,
    PhaseContent,
    RhythmContent,
    TargetContent,
    TaskContent,
)
from luoshi.plans.states import PieceKind

UNMATCHED = "unit-unmatched"
"""The code of the doubt about names without a unit; all other codes are the reader's."""
LONGEST_NAME = 200
"""A printed name is kept to this length; longer ones are whole sentences that the reader took for a name."""


def contents_of(reading: PlanReading) -> Iterator[tuple[PieceKind, Content]]:
    """Yield every piece that a document gives, kind by kind: its header, goals, tasks, phases, rhythms, rosters."""
    yield PieceKind.HEADER, _header(reading.document, reading.plan_title)
    yield from ((PieceKind.GOAL, _goal(goal)) for goal in reading.goals)
    yield from ((PieceKind.TASK, _task(task)) for task in reading.tasks)
    yield from ((PieceKind.PHASE, _phase(phase)) for phase in reading.phases)
    yield from ((PieceKind.RHYTHM, _rhythm(rhythm)) for rhythm in reading.rhythms)
    for group in reading.groups:
        yield PieceKind.GROUP, GroupContent(group.kind, group.name, group.office, group.members)


def arrangement_of(reading: PlanReading) -> ArrangementContent:
    """Return the arrangement that a draft begins with: the defaults, and the day of the month that the document names."""
    monthly = (rhythm.due for rhythm in reading.rhythms if rhythm.cadence == "monthly" and rhythm.due)
    return ArrangementContent(report_day=next((due.day for due in monthly if due.day), None))


def assigned_names(content: Any) -> tuple[str, ...]:  # noqa: ANN401 -- the content of any kind of piece
    """Return the printed names of the units that a task gives a part to, each once."""
    if not isinstance(content, TaskContent):
        return ()
    return tuple(dict.fromkeys(assignment.name for assignment in content.assignments))


def roster_names(content: Any) -> tuple[str, ...]:  # noqa: ANN401 -- the content of any kind of piece
    """Return the names of the units that a roster's members come from, and that of its office's host, each once."""
    if not isinstance(content, GroupContent):
        return ()
    units = [unit for member in content.members for unit in units_of_post(member.post or "")]
    return tuple(dict.fromkeys(name[:LONGEST_NAME] for name in [*units, *([content.office] if content.office else [])]))


def _header(header: Header, plan_title: str | None) -> HeaderContent:
    return HeaderContent(
        title=header.title or "",
        plan_title=plan_title,
        kind=header.kind,
        number=header.number,
        issuer=header.issuer,
        date=header.date,
        approved_by=header.approved_by,
        recipients=header.recipients,
        bases=header.bases,
    )


def _goal(goal: Goal) -> GoalContent:
    return GoalContent(goal.text, tuple(map(_target, goal.targets)), goal.span)


def _task(task: Task) -> TaskContent:
    return TaskContent(
        text=task.text,
        number=task.number,
        path=task.path,
        assignments=tuple(map(_assignment, task.assignments)),
        people=task.people,
        deadlines=tuple(map(_deadline, task.deadlines)),
        targets=tuple(map(_target, task.targets)),
        span=task.span,
    )


def _assignment(read: Assignment) -> AssignmentContent:
    return AssignmentContent(read.unit[:LONGEST_NAME], read.role, read.label, read.inherited, read.span)


def _deadline(read: Deadline) -> DeadlineContent:
    return DeadlineContent(read.text, read.date, read.precision, read.recurring, read.span)


def _target(read: Target) -> TargetContent:
    return TargetContent(
        indicator=read.indicator,
        measure=read.measure,
        comparator=read.comparator,
        value=read.value,
        high=read.high,
        unit=read.unit,
        aspirational=read.aspirational,
        text=read.text,
        span=read.span,
    )


def _phase(phase: Phase) -> PhaseContent:
    milestones = tuple(MilestoneContent(m.text, m.due, m.span) for m in phase.milestones)
    return PhaseContent(phase.name, phase.start, phase.end, phase.precision, phase.text, milestones, phase.span)


def _rhythm(rhythm: Rhythm) -> RhythmContent:
    return RhythmContent(rhythm.cadence, rhythm.activity, rhythm.due, rhythm.text, rhythm.span)
