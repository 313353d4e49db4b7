"""A reading as single facts that can be compared: two formats of one document must give the same."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gongwen.reading.model import PlanReading, Target, Task

Facts = Counter[tuple[Any, ...]]
_HEAD = 14


def facts_of(reading: PlanReading) -> Facts:
    """Return every task, unit, deadline, target, goal, phase, rhythm and member, and the header, without white space."""
    return Counter([*_tasks(reading), *_around(reading), *_groups(reading), _header(reading)])


def differences(one: PlanReading, other: PlanReading) -> list[str]:
    """Return what only the first (-) or only the second (+) of two readings says."""
    first, second = facts_of(one), facts_of(other)
    less, more = (first - second).elements(), (second - first).elements()
    return [*(f"- {fact}" for fact in less), *(f"+ {fact}" for fact in more)]


def _tight(text: str | None) -> str:
    return "".join((text or "").split())


def _target(target: Target) -> tuple[Any, ...]:
    return _tight(target.indicator), target.comparator, target.value, target.high, target.unit


def _tasks(reading: PlanReading) -> Iterator[tuple[Any, ...]]:
    for task in reading.tasks:
        key = task.number, _tight(task.text)[:_HEAD]
        yield "task", *key, _tight(task.text), tuple(map(_tight, task.path))
        yield from (fact[:1] + key + fact[1:] for fact in _of_task(task))


def _of_task(task: Task) -> Iterator[tuple[Any, ...]]:
    for part in task.assignments:
        yield "unit", _tight(part.unit), part.role, part.label, part.inherited
    for person in task.people:
        yield "person", person.role, _tight(person.name)
    for deadline in task.deadlines:
        yield "deadline", deadline.date, deadline.precision, _tight(deadline.text)
    for target in task.targets:
        yield "target", *_target(target)


def _around(reading: PlanReading) -> Iterator[tuple[Any, ...]]:
    for goal in reading.goals:
        yield "goal", _tight(goal.text), tuple(map(_target, goal.targets))
    for phase in reading.phases:
        milestones = tuple((milestone.due, _tight(milestone.text)) for milestone in phase.milestones)
        yield "phase", _tight(phase.name), phase.start, phase.end, milestones
    for rhythm in reading.rhythms:
        due = None if rhythm.due is None else (rhythm.due.month, rhythm.due.day)
        yield "rhythm", rhythm.cadence, _tight(rhythm.activity), due


def _groups(reading: PlanReading) -> Iterator[tuple[Any, ...]]:
    for group in reading.groups:
        yield "group", group.kind, _tight(group.name), _tight(group.office)
        for member in group.members:
            yield "member", _tight(group.name), _tight(member.role), _tight(member.name), _tight(member.post)


def _header(reading: PlanReading) -> tuple[Any, ...]:
    head = reading.document
    titles = _tight(head.title), _tight(reading.plan_title), _tight(head.issuer), _tight(head.approved_by)
    return "header", head.kind, *titles, head.number, head.date, tuple(map(_tight, head.recipients))
