"""Tasks on both sides, with what differs between those that belong together."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar, get_args

from gongwen.comparing.belonging import Belonging, find_belonging
from gongwen.comparing.context import Context
from gongwen.comparing.deadlines import match_deadlines
from gongwen.comparing.model import PersonMatch, Relation, Segment, TaskMatch
from gongwen.comparing.profiles import percent
from gongwen.comparing.taking import take_pairs
from gongwen.comparing.targets import match_targets
from gongwen.comparing.units import match_units
from gongwen.comparing.wording import wording
from gongwen.reading.model import Assignment, PlanReading, Role, Task, TaskPerson

Piece = TypeVar("Piece")
_ROLES: tuple[Role, ...] = get_args(Role)


def match_tasks(old: PlanReading, new: PlanReading, context: Context) -> tuple[TaskMatch, ...]:
    """Return every task of both plans once, in the order of the old one."""
    found = find_belonging(old.tasks, new.tasks, context)
    return tuple(
        _matched(one, [old.tasks[i] for i in one.old], [new.tasks[j] for j in one.new], context) for one in found
    )


def _matched(one: Belonging, old: Sequence[Task], new: Sequence[Task], context: Context) -> TaskMatch:
    same = one.relation in {"kept", "adapted"}
    return TaskMatch(
        relation=one.relation,
        old=one.old,
        new=one.new,
        moved=one.moved,
        check=one.check,
        similarity=None if one.likeness is None else percent(one.likeness, same=same),
        wording=_wording(one.relation, old, new, context),
        units=match_units(
            _assignments(old),
            _assignments(new),
            context.old_place,
            context.new_place,
        ),
        people=_people(_all(task.people for task in old), _all(task.people for task in new)),
        deadlines=match_deadlines(
            _all(task.deadlines for task in old), _all(task.deadlines for task in new), context.years
        ),
        targets=match_targets(_all(task.targets for task in old), _all(task.targets for task in new), context.levels),
    )


def _all(pieces: Iterable[Sequence[Piece]]) -> list[Piece]:
    return list(chain.from_iterable(pieces))


def _assignments(tasks: Sequence[Task]) -> list[Assignment]:
    """Return the assignments of one task; of several, each unit once, in the weightiest of its roles."""
    every = _all(task.assignments for task in tasks)
    if len(tasks) < 2:
        return every
    weighty = {part.unit: part for part in sorted(every, key=lambda part: _ROLES.index(part.role), reverse=True)}
    return [part for part in every if weighty[part.unit] is part]


def _wording(relation: Relation, old: Sequence[Task], new: Sequence[Task], context: Context) -> tuple[Segment, ...]:
    """Return the segments of two wordings that differ, the texts of several tasks one a line; of a task alone, none."""
    if relation in {"kept", "struck", "new"}:
        return ()
    return wording(
        text_of(task.text for task in old), text_of(task.text for task in new), context.levels, context.steps
    )


def text_of(texts: Iterable[str]) -> str:
    """Return the text of a task, those of several as one, a line each."""
    every = list(texts)
    return every[0] if len(every) == 1 else "\n".join(text.replace("\n", " ") for text in every)


def _people(old: Sequence[TaskPerson], new: Sequence[TaskPerson]) -> tuple[PersonMatch, ...]:
    pairs = take_pairs(_named(old), _named(new), lambda person: person)
    return tuple(PersonMatch(_presence(one, other), one, other) for one, other in pairs)


def _named(people: Sequence[TaskPerson]) -> list[str]:
    return list(dict.fromkeys(f"{person.role}：{person.name}" for person in people))


def _presence(old: str | None, new: str | None) -> Relation:
    return "new" if old is None else "struck" if new is None else "kept"
