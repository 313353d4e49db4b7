"""One task made two, two made one: the contents. Pure; nothing that was read is lost on the way."""

from dataclasses import replace

from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.plans.pieces import AssignmentContent, DeadlineContent, Span, TargetContent, TaskContent

_ROLES = ("lead", "responsible", "supporting", "guiding")


def split_content(task: TaskContent, at: int) -> tuple[TaskContent, TaskContent]:
    """Return the two tasks that a text cut at an offset gives. Both keep the units, the people and the place in the source.

    A deadline or a figure goes with the half in which its words stand; what stands in neither, with both. Raises Invalid
    if one half would be empty.
    """
    first, second = task.text[:at].strip(), task.text[at:].strip()
    if at < 0 or not first or not second:
        raise Invalid(_("请把光标放在要分开的两句话之间，再拆分。"), "at")
    return (
        replace(
            task, text=first, deadlines=_in(task.deadlines, first, second), targets=_in_targets(task, first, second)
        ),
        replace(
            task,
            text=second,
            number=None,
            deadlines=_in(task.deadlines, second, first),
            targets=_in_targets(task, second, first),
        ),
    )


def _in(deadlines: tuple[DeadlineContent, ...], half: str, other: str) -> tuple[DeadlineContent, ...]:
    return tuple(deadline for deadline in deadlines if _belongs(deadline.text, half, other))


def _in_targets(task: TaskContent, half: str, other: str) -> tuple[TargetContent, ...]:
    return tuple(target for target in task.targets if _belongs(target.text, half, other))


def _belongs(words: str, half: str, other: str) -> bool:
    tight = "".join(words.split())
    return tight in "".join(half.split()) or tight not in "".join(other.split())


def merged_content(task: TaskContent, other: TaskContent, *, adjacent: bool) -> TaskContent:
    """Return one task with the words of both; a unit in both keeps the weightier of its roles.

    ``adjacent``: the other follows in the source, so that the place in the source can be that of both.
    """
    return replace(
        task,
        text=f"{task.text}\n{other.text}" if other.text != task.text else task.text,
        assignments=_assignments(task, other),
        people=tuple(dict.fromkeys((*task.people, *other.people))),
        deadlines=tuple(dict.fromkeys((*task.deadlines, *other.deadlines))),
        targets=tuple(dict.fromkeys((*task.targets, *other.targets))),
        consolidating=task.consolidating or other.consolidating,
        span=_both(task.span, other.span) if adjacent else task.span,
    )


def _assignments(task: TaskContent, other: TaskContent) -> tuple[AssignmentContent, ...]:
    """Return the units of both. Roles that one task alone gives a unit twice stay: only a unit of both has to choose."""
    twice = {a.name for a in task.assignments} & {a.name for a in other.assignments}
    every = [*task.assignments, *other.assignments]
    weightiest: dict[str, AssignmentContent] = {}
    for assignment in sorted(every, key=lambda a: _ROLES.index(a.role)):
        weightiest.setdefault(assignment.name, assignment)
    kept = (a for a in every if a.name not in twice or weightiest[a.name] == a)
    return tuple(dict.fromkeys(kept))


def _both(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
