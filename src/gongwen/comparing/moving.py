"""Which tasks stand elsewhere than before: in another group, or in another order among their neighbours."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from gongwen.comparing.candidates import Pair

Path = tuple[str, ...]
"""The headings above a task, in neutral form and without their numbers."""


class Groups:
    """Which group of the one plan is which of the other: by its heading, else by where most of its tasks went."""

    def __init__(self, pairs: Sequence[Pair], old: Sequence[Path], new: Sequence[Path]) -> None:
        self._votes = Counter((old[i], new[j]) for i, j in pairs)
        self._old_heads = Counter(path[-1:] for path in set(old))
        self._new_heads = Counter(path[-1:] for path in set(new))
        self._there = _favourites(self._votes)
        self._back = _favourites({(there, back): count for (back, there), count in self._votes.items()})

    def same(self, old: Path, new: Path) -> bool:
        """Tell whether two groups are one."""
        heads = old[-1:], new[-1:]
        if old == new or (heads[0] == heads[1] and self._old_heads[heads[0]] == self._new_heads[heads[1]] == 1):
            return True
        if self._new_heads[heads[0]] or self._old_heads[heads[1]]:
            return heads[0] == heads[1]
        return self._there[old] == new and self._back[new] == old


def _favourites(votes: Mapping[tuple[Path, Path], int]) -> dict[Path, Path]:
    """Return, for each first of the pairs, the second that it was counted with most often."""
    best: dict[Path, tuple[int, Path]] = {}
    for (one, other), count in votes.items():
        if one not in best or count > best[one][0]:
            best[one] = (count, other)
    return {one: other for one, (_, other) in best.items()}


def moved_pairs(pairs: Sequence[Pair], old: Sequence[Path], new: Sequence[Path]) -> set[Pair]:
    """Return the pairs that changed their group, or their place in the order of it; as few as explain the new order."""
    groups = Groups(pairs, old, new)
    moved: set[Pair] = set()
    staying: dict[Path, list[Pair]] = defaultdict(list)
    for i, j in sorted(pairs):
        if groups.same(old[i], new[j]):
            staying[new[j]].append((i, j))
        else:
            moved.add((i, j))
    for row in staying.values():
        moved.update(set(row) - set(_longest_rising(row)))
    return moved


def _longest_rising(row: Sequence[Pair]) -> list[Pair]:
    """Return the most pairs, in the order of their firsts, whose seconds rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(row):
        place = bisect_left(ends, j)
        ends[place : place + 1] = [j]
        last[place : place + 1] = [at]
        before.append(last[place - 1] if place else -1)
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(row[at])
        at = before[at]
    return found
