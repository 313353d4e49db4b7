"""What one version of a plan changed in another, task by task: told by the tasks' identities, never by their numbers."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from luoshi.directory.models import Unit
from luoshi.plans.models import PlanVersion
from luoshi.plans.queries.snapshots import DeadlineSeen, PartSeen, TargetSeen, TaskSeen, tasks_seen

T = TypeVar("T", DeadlineSeen, TargetSeen)


class UnitMove(StrEnum):
    """What became of a unit in a task."""

    JOINED = "joined"
    LEFT = "left"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit that came to a task, left it, or has another part in it. ``old`` or ``new`` is None where it has none."""

    move: UnitMove
    unit: Unit
    old: PartSeen | None
    new: PartSeen | None


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """A deadline or a target that came (``old`` is None), went (``new`` is None) or became another."""

    old: T | None
    new: T | None


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task of both versions that is not the same in both."""

    old: TaskSeen
    new: TaskSeen
    is_reworded: bool
    is_renumbered: bool
    is_moved: bool
    units: tuple[UnitChange, ...]
    deadlines: tuple[Change[DeadlineSeen], ...]
    targets: tuple[Change[TargetSeen], ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """Tasks that a newer version added, struck and changed, each in printed order; ``same`` counts the others."""

    added: tuple[TaskSeen, ...]
    struck: tuple[TaskSeen, ...]
    changed: tuple[TaskChange, ...]
    same: int

    @property
    def is_empty(self) -> bool:
        """Tell whether no task differs."""
        return not (self.added or self.struck or self.changed)


def differences(old_version: PlanVersion, new_version: PlanVersion, *, today: date) -> Differences:
    """Return what ``new_version`` changed in ``old_version``. Either may be a draft: as if put in force on ``today``."""
    return compared(tasks_seen(old_version, today=today), tasks_seen(new_version, today=today))


def compared(olds: Mapping[str, TaskSeen], news: Mapping[str, TaskSeen]) -> Differences:
    """Return what is different between the tasks of two versions, each by key in printed order."""
    both = [key for key in news if key in olds]
    moved = _moved([key for key in olds if key in news], both)
    changes = [_change(olds[key], news[key], is_moved=key in moved) for key in both]
    changed = tuple(change for change in changes if _is_change(change))
    return Differences(
        added=tuple(task for key, task in news.items() if key not in olds),
        struck=tuple(task for key, task in olds.items() if key not in news),
        changed=changed,
        same=len(both) - len(changed),
    )


def _change(old: TaskSeen, new: TaskSeen, *, is_moved: bool) -> TaskChange:
    return TaskChange(
        old=old,
        new=new,
        is_reworded="".join(old.text.split()) != "".join(new.text.split()),
        is_renumbered=old.label != new.label,
        is_moved=is_moved or old.headings != new.headings,
        units=unit_changes(old.parts, new.parts),
        deadlines=_paired(old.deadlines, new.deadlines, lambda deadline: deadline.text),
        targets=_paired(old.targets, new.targets, lambda target: (target.indicator, target.measure)),
    )


def _is_change(change: TaskChange) -> bool:
    of_words = change.is_reworded or change.is_renumbered or change.is_moved
    return of_words or bool(change.units or change.deadlines or change.targets)


def unit_changes(olds: Mapping[int, PartSeen], news: Mapping[int, PartSeen]) -> tuple[UnitChange, ...]:
    """Return which units joined, left or changed their part, in the order of the newer list, those that left at the end."""
    stayed = [
        UnitChange(UnitMove.CHANGED if pk in olds else UnitMove.JOINED, part.unit, olds.get(pk), part)
        for pk, part in news.items()
        if olds.get(pk) != part
    ]
    left = [UnitChange(UnitMove.LEFT, part.unit, part, None) for pk, part in olds.items() if pk not in news]
    return (*stayed, *left)


def _paired(olds: Sequence[T], news: Sequence[T], name_of: Callable[[T], Hashable]) -> tuple[Change[T], ...]:
    """Pair what is not the same in both: first by name, then one that is left with one that is left."""
    gone: list[T] = [old for old in olds if old not in news]
    come: list[T] = [new for new in news if new not in olds]
    changes: list[Change[T]] = []
    for new in list(come):
        old = next((old for old in gone if name_of(old) == name_of(new)), None)
        if old is not None:
            changes.append(Change(old, new))
            gone.remove(old)
            come.remove(new)
    if len(gone) == len(come) == 1:
        changes.append(Change(gone.pop(), come.pop()))
    changes.extend(Change(None, new) for new in come)
    changes.extend(Change(old, None) for old in gone)
    return tuple(changes)


def _moved(olds: Iterable[str], news: Sequence[str]) -> set[str]:
    """Return the keys that stand at another place in the row, as few as explain the new order."""
    place = {key: at for at, key in enumerate(olds)}
    order = [place[key] for key in news]
    kept = _longest_rise(order)
    return {key for key, at in zip(news, order, strict=True) if at not in kept}


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the members of a longest rising row among distinct numbers."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
