"""Places in one text found again in another: a newer reader may leave out or keep other lines of the same file. Pure."""

from bisect import bisect_right
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

_FINE = 4_000
"""Up to how many characters two stretches that differ are compared character by character."""


class Shift:
    """Where the characters of an old text stand in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self.is_same = old == new
        self._starts: list[int] = []
        self._stretches: list[tuple[int, int, int, int, bool]] = []
        if not self.is_same:
            self._compare(old, new)

    def _compare(self, old: str, new: str) -> None:
        olds, news = old.splitlines(keepends=True), new.splitlines(keepends=True)
        old_at, new_at = [0, *accumulate(map(len, olds))], [0, *accumulate(map(len, news))]
        for tag, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
            stretch = old_at[i], old_at[j], new_at[k], new_at[m]
            if tag == "replace" and stretch[1] - stretch[0] + stretch[3] - stretch[2] <= _FINE:
                self._compare_closely(old, new, stretch)
            else:
                self._add(*stretch, same=tag == "equal")

    def _compare_closely(self, old: str, new: str, stretch: tuple[int, int, int, int]) -> None:
        a, b, c, d = stretch
        for tag, i, j, k, m in SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_opcodes():
            self._add(a + i, a + j, c + k, c + m, same=tag == "equal")

    def _add(self, a: int, b: int, c: int, d: int, *, same: bool) -> None:
        self._starts.append(a)
        self._stretches.append((a, b, c, d, same))

    def span(self, span: list[int]) -> list[int]:
        """Return a place of the old text as one of the new; words that are gone shrink to where they stood."""
        if self.is_same:
            return span
        start, end = self._offset(span[0], is_end=False), self._offset(span[1], is_end=True)
        return [start, max(start, end)]

    def _offset(self, at: int, *, is_end: bool) -> int:
        index = bisect_right(self._starts, at - is_end) - 1
        if index < 0:
            return 0
        a, _b, c, d, same = self._stretches[index]
        if same:
            return c + (at - a)
        return d if is_end else c

    def moved(self, value: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
        """Return a content, as JSON has it, with every ``span`` in it moved."""
        if self.is_same:
            return value
        if isinstance(value, list):
            return [self.moved(item) for item in value]
        if isinstance(value, dict):
            return {
                key: self.span(item) if key == "span" and item is not None else self.moved(item)
                for key, item in value.items()
            }
        return value
