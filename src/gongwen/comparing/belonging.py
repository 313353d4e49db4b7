"""Which tasks of two plans belong together: one and one, one and several, several and one, or one alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongwen.comparing.context import Context
from gongwen.comparing.levels import Levels
from gongwen.comparing.model import Relation
from gongwen.comparing.moving import Groups, Path, moved_pairs
from gongwen.comparing.pairing import Paired, pair_up
from gongwen.comparing.parting import Parted, find_parted
from gongwen.comparing.profiles import Profile, profile
from gongwen.comparing.units import body_of
from gongwen.reading.doubts.names import Place
from gongwen.reading.model import Task
from gongwen.reading.words.numbering import read_number

_SAME_NUMBER, _SAME_GROUP, _SAME_UNITS = 0.03, 0.03, 0.04
"""What number, group and units add to the likeness of two tasks: enough to choose between equals, not more."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Places of tasks that belong together; ``likeness`` is None for a task alone."""

    relation: Relation
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    check: bool = False
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class _Tasks:
    """The tasks of one side, each with what is compared of it."""

    tasks: Sequence[Task]
    profiles: list[Profile]
    paths: list[Path]
    bodies: list[frozenset[str]]


def find_belonging(old: Sequence[Task], new: Sequence[Task], context: Context) -> list[Belonging]:
    """Return every task of both sides once: in the order of the old plan, new ones behind those before them in theirs."""
    olds = _prepared(old, context.levels, context.old_place)
    news = _prepared(new, context.levels, context.new_place)
    pairs = pair_up(olds.profiles, news.profiles, lambda i, j: _evidence(olds, news, i, j))
    parted = find_parted(olds.profiles, news.profiles, pairs)
    taken = frozenset(place for one in parted for place in one.members)
    single = [pair for pair in pairs if ("old", pair.old) not in taken and ("new", pair.new) not in taken]
    together = [*_of_pairs(olds, news, single), *_of_parted(olds, news, pairs, parted)]
    return _in_order([*together, *_alone(together, len(old), len(new))])


def _prepared(tasks: Sequence[Task], levels: Levels, place: Place | None) -> _Tasks:
    paths = [tuple(_heading(level, levels) for level in task.path) for task in tasks]
    profiles = [profile(task.text, levels, "".join(path[-1:])) for task, path in zip(tasks, paths, strict=True)]
    bodies = [frozenset(body_of(part.unit, place) for part in task.assignments) for task in tasks]
    return _Tasks(tasks, profiles, paths, bodies)


def _heading(printed: str, levels: Levels) -> str:
    """Return a heading without its number, as compared."""
    tight = "".join(printed.split())
    number = read_number(tight)
    return levels.neutral(tight[number.end :] if number else tight)


def _evidence(olds: _Tasks, news: _Tasks, i: int, j: int) -> float:
    """Return what numbers, groups and units say for two tasks being one."""
    number = olds.tasks[i].number is not None and olds.tasks[i].number == news.tasks[j].number
    group = olds.paths[i][-1:] == news.paths[j][-1:]
    every = olds.bodies[i] | news.bodies[j]
    shared = len(olds.bodies[i] & news.bodies[j]) / len(every) if every else 0.0
    return (_SAME_NUMBER if number and group else 0.0) + (_SAME_GROUP if group else 0.0) + _SAME_UNITS * shared


def _of_pairs(olds: _Tasks, news: _Tasks, pairs: Sequence[Paired]) -> Iterator[Belonging]:
    moved = moved_pairs([(pair.old, pair.new) for pair in pairs], olds.paths, news.paths)
    for pair in pairs:
        relation = _relation(olds.profiles[pair.old], news.profiles[pair.new])
        elsewhere = (pair.old, pair.new) in moved
        yield Belonging(relation, (pair.old,), (pair.new,), elsewhere, pair.check, pair.likeness)


def _relation(one: Profile, other: Profile) -> Relation:
    if one.plain == other.plain:
        return "kept"
    return "adapted" if one.neutral == other.neutral else "changed"


def _of_parted(olds: _Tasks, news: _Tasks, pairs: Sequence[Paired], parted: Sequence[Parted]) -> Iterator[Belonging]:
    groups = Groups([(pair.old, pair.new) for pair in pairs], olds.paths, news.paths)
    for one in parted:
        elsewhere = any(not groups.same(olds.paths[i], news.paths[j]) for i in one.old for j in one.new)
        relation: Relation = "split" if len(one.old) == 1 else "merged"
        yield Belonging(relation, one.old, one.new, elsewhere, one.check, one.likeness)


def _alone(together: Sequence[Belonging], olds: int, news: int) -> Iterator[Belonging]:
    old_taken = {i for one in together for i in one.old}
    new_taken = {j for one in together for j in one.new}
    yield from (Belonging("struck", (i,), ()) for i in range(olds) if i not in old_taken)
    yield from (Belonging("new", (), (j,)) for j in range(news) if j not in new_taken)


def _in_order(found: Sequence[Belonging]) -> list[Belonging]:
    """Return all in the order of the old plan; a new task follows what stands before it in its plan, and what was struck there."""
    rows = sorted((one for one in found if one.old), key=lambda one: one.old)
    row_of = {j: at for at, one in enumerate(rows) if not one.moved for j in one.new}
    behind: dict[int, list[Belonging]] = defaultdict(list)
    at = _past_struck(rows, -1)
    for one in sorted((one for one in found if one.new), key=lambda one: one.new):
        if not one.old:
            behind[at].append(one)
        elif one.new[-1] in row_of:
            at = _past_struck(rows, row_of[one.new[-1]])
    return [*behind[-1], *(each for place, one in enumerate(rows) for each in (one, *behind[place]))]


def _past_struck(rows: Sequence[Belonging], at: int) -> int:
    """Return the last of the struck tasks that directly follow a row, the row itself if none do."""
    while at + 1 < len(rows) and not rows[at + 1].new:
        at += 1
    return at
