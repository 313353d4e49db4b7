"""Whether a unit's own implementation plan (实施方案) covers its tasks: an action for each, a day and a person for each action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Part:
    """A task in which the unit has a part: whether it leads there, and by when the task is due."""

    task: int
    leads: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """An action: the task it is for, None for none; its day; who does it."""

    task: int | None
    due_on: date | None
    people: str


class Gap(StrEnum):
    """What is wanting."""

    NO_STEP = "no_step"
    NO_DAY = "no_day"
    NO_PERSON = "no_person"
    NO_STEP_OF_MINE = "no_step_of_mine"
    NO_TASK = "no_task"
    AFTER_DUE = "after_due"


STOPS = frozenset({Gap.NO_STEP, Gap.NO_DAY, Gap.NO_PERSON})
"""What keeps a plan from being filed; the others are only shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is wanting: of a task, or of the step with an index."""

    gap: Gap
    task: int | None = None
    step: int | None = None


def gaps(parts: Sequence[Part], steps: Sequence[Step]) -> list[Found]:
    """Return what is wanting, of tasks first. A task that the unit leads needs a step, one in which it only takes part may."""
    there = {step.task for step in steps}
    due = {part.task: part.due_on for part in parts}
    found = [
        Found(Gap.NO_STEP if part.leads else Gap.NO_STEP_OF_MINE, task=part.task)
        for part in parts
        if part.task not in there
    ]
    for index, step in enumerate(steps):
        last = due.get(step.task) if step.task is not None else None
        checks = (
            (Gap.NO_DAY, step.due_on is None),
            (Gap.NO_PERSON, not step.people.strip()),
            (Gap.NO_TASK, step.task is None),
            (Gap.AFTER_DUE, step.due_on is not None and last is not None and step.due_on > last),
        )
        found += [Found(gap, step=index, task=step.task) for gap, is_so in checks if is_so]
    return found
