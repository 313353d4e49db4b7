"""Tasks that became several, and several that became one: what is left over once each has its best counterpart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongwen.comparing.candidates import nearest
from gongwen.comparing.pairing import Paired
from gongwen.comparing.profiles import Profile, overlap

_CONTAINED, _ITS_OWN = 0.6, 0.5
"""How much of a part must stand in the whole, and how much of it in words that no other part has taken."""
_SHORTEST = 8
_TOGETHER, _SURE = 0.5, 0.75
"""From which likeness of the whole with all its parts it is one, and from which nobody has to look."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Places that belong together, one on one side and several on the other."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float
    check: bool

    @property
    def members(self) -> frozenset[tuple[str, int]]:
        """All places with their side."""
        return frozenset([*(("old", i) for i in self.old), *(("new", j) for j in self.new)])


def find_parted(old: Sequence[Profile], new: Sequence[Profile], pairs: Sequence[Paired]) -> list[Parted]:
    """Return the splits and merges that explain texts without a counterpart; a pair may become part of one."""
    there = {pair.old: pair for pair in pairs}
    back = {pair.new: pair for pair in pairs}
    splits = _splits(old, new, {i: (pair.new, pair.likeness) for i, pair in there.items()}, set(back))
    merges = _splits(new, old, {j: (pair.old, pair.likeness) for j, pair in back.items()}, set(there))
    found = [Parted((whole,), parts, alike, alike < _SURE) for whole, parts, alike in splits]
    return _apart([*found, *(Parted(parts, (whole,), alike, alike < _SURE) for whole, parts, alike in merges)])


def _splits(
    wholes: Sequence[Profile], parts: Sequence[Profile], partners: dict[int, tuple[int, float]], taken: set[int]
) -> Iterator[tuple[int, tuple[int, ...], float]]:
    """Yield a whole, its parts and their likeness, for each whole that parts without a counterpart belong to."""
    for whole, own in _claimed(wholes, parts, taken).items():
        partner, before = partners.get(whole, (None, 0.0))
        members = _with_words_of_their_own(wholes[whole], parts, own if partner is None else [partner, *own])
        if len(members) < 2 or (partner is not None and partner not in members):
            continue
        alike = _likeness(wholes[whole], [parts[member] for member in members])
        if alike >= max(_TOGETHER, before):
            yield whole, tuple(sorted(members)), alike


def _claimed(wholes: Sequence[Profile], parts: Sequence[Profile], taken: set[int]) -> dict[int, list[int]]:
    """Return the left parts by the whole that holds most of each."""
    free = [place for place in range(len(parts)) if place not in taken and parts[place].size >= _SHORTEST]
    best: dict[int, tuple[float, int, int]] = {}
    for at, whole in nearest([parts[place] for place in free], wholes):
        place = free[at]
        contained = overlap(wholes[whole].grams, parts[place].grams) / parts[place].size
        if contained >= _CONTAINED and wholes[whole].size > parts[place].size:
            best[place] = max(best.get(place, (0.0, 0, 0)), (contained, -abs(whole - place), -whole))
    claimed: dict[int, list[int]] = defaultdict(list)
    for place in free:
        if place in best:
            claimed[-best[place][2]].append(place)
    return claimed


def _with_words_of_their_own(whole: Profile, parts: Sequence[Profile], members: Sequence[int]) -> list[int]:
    """Return the members that stand in the whole with words that no longer one stands there with."""
    left = dict(whole.grams)
    kept = []
    for member in sorted(members, key=lambda place: (-parts[place].size, place)):
        part = parts[member]
        if overlap(part.grams, left) < _ITS_OWN * part.size:
            continue
        kept.append(member)
        left = {gram: count - part.grams.get(gram, 0) for gram, count in left.items()}
        left = {gram: count for gram, count in left.items() if count > 0}
    return kept


def _likeness(whole: Profile, parts: Sequence[Profile]) -> float:
    together: dict[str, int] = defaultdict(int)
    for part in parts:
        for gram, count in part.grams.items():
            together[gram] += count
    return 2 * overlap(whole.grams, together) / (whole.size + sum(part.size for part in parts))


def _apart(found: Sequence[Parted]) -> list[Parted]:
    """Return the likeliest that have no place in common; of two equally likely ones that have, neither."""

    def order(one: Parted) -> float:
        return -round(one.likeness, 6)

    chosen: list[Parted] = []
    taken: set[tuple[str, int]] = set()
    for _, equals in groupby(sorted(found, key=order), key=order):
        free = [one for one in equals if not one.members & taken]
        alone = [one for one in free if not any(one.members & other.members for other in free if other is not one)]
        chosen += alone
        taken.update(place for one in free for place in one.members)
    return chosen
