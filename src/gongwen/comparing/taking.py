"""Things of two lists put together step by step: the surest reason first, each thing once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Key = Callable[[Thing], Hashable]

_MOST_STEPS = 250_000
"""Of more pairs than this, none is put together by mere likeness."""


def take_pairs(
    old: Sequence[Thing],
    new: Sequence[Thing],
    *keys: Key[Thing],
    likely: Sequence[Callable[[Thing, Thing], bool]] = (),
) -> list[tuple[Thing | None, Thing | None]]:
    """Return every thing once, in the order of the old list, those that only the new list has behind.

    Things belong together that have the first key in common, then the next, then likely ones. Within a key, the first of
    the old list goes with the first of the new. None is a key that nothing has.
    """
    taking = _Taking(old, new)
    for key in keys:
        taking.by_key(key)
    for belong in likely:
        taking.by_likeness(belong)
    return taking.all()


class _Taking(Generic[Thing]):
    """Two lists while their things are put together: ``pairs`` are places in the old and the new."""

    def __init__(self, old: Sequence[Thing], new: Sequence[Thing]) -> None:
        self._old, self._new = old, new
        self._olds, self._news = list(range(len(old))), list(range(len(new)))
        self._pairs: dict[int, int] = {}

    def by_key(self, key: Key[Thing]) -> None:
        """Put together what has the same key."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for j in reversed(self._news):
            waiting[key(self._new[j])].append(j)
        waiting.pop(None, None)
        self._take({i: same.pop() for i in self._olds if (same := waiting.get(key(self._old[i])))})

    def by_likeness(self, belong: Callable[[Thing, Thing], bool]) -> None:
        """Put together what belongs together as far as one can tell, unless there is too much of it."""
        if len(self._olds) * len(self._news) > _MOST_STEPS:
            return
        free, pairs = dict.fromkeys(self._news), dict[int, int]()
        for i in self._olds:
            j = next((j for j in free if belong(self._old[i], self._new[j])), None)
            if j is not None:
                pairs[i] = j
                del free[j]
        self._take(pairs)

    def _take(self, pairs: dict[int, int]) -> None:
        self._pairs |= pairs
        taken = set(pairs.values())
        self._olds = [i for i in self._olds if i not in pairs]
        self._news = [j for j in self._news if j not in taken]

    def all(self) -> list[tuple[Thing | None, Thing | None]]:
        """Return the pairs, and what stays alone."""
        rows: list[tuple[Thing | None, Thing | None]] = [
            (one, self._new[self._pairs[i]] if i in self._pairs else None) for i, one in enumerate(self._old)
        ]
        return [*rows, *((None, self._new[j]) for j in self._news)]
