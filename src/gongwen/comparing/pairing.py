"""Which texts of two lists belong together: the best pairs first, each text in one pair at most."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gongwen.comparing.candidates import Pair, candidates
from gongwen.comparing.profiles import Profile, likeness

ACCEPTED, SURE = 0.33, 0.55
"""From which score two texts are taken to belong together, and from which likeness nobody has to look.

Found with real plans: of a province and one of its cities on one subject, texts that a reader puts together have 0.33 to
0.95; the most alike of plans of unrelated places stay below 0.33 unless one copies the other's source.
"""
_SHORT, _SHORT_ACCEPTED = 8, 0.5
"""Texts of so few pairs are alike by chance: they have to share half."""
_HEADING, _LEAST = 0.2, 0.12
"""What one heading over both adds to the likeness, if there is so much of it: 加强组织领导 stands over all kinds of texts."""
_NEAR = 0.05
_CLEAR = 0.8

Evidence = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Paired:
    """Two texts that belong together, by their places; ``check`` where the likeness leaves room for doubt."""

    old: int
    new: int
    likeness: float
    check: bool


@dataclass(frozen=True, slots=True)
class _Scored:
    pair: Pair
    likeness: float
    score: float


def pair_up(old: Sequence[Profile], new: Sequence[Profile], evidence: Evidence = lambda _i, _j: 0.0) -> list[Paired]:
    """Return the pairs in the order of the old list; ``evidence`` adds a little to what the words say.

    Whoever changes sides gets the same pairs turned round.
    """
    taken: list[Pair] = []
    for key in _SAMENESS:
        taken += _same(old, new, key, _left(old, new, taken))
    sure = [Paired(i, j, 1.0, check=False) for i, j in taken]
    return sorted([*sure, *_best_first(old, new, _left(old, new, taken), evidence)], key=lambda pair: pair.old)


_SAMENESS: tuple[Callable[[Profile], object], ...] = (
    lambda text: (text.plain, text.where),
    lambda text: text.plain,
    lambda text: (text.neutral, text.where),
    lambda text: text.neutral,
)
_Places = tuple[list[int], list[int]]


def _left(old: Sequence[Profile], new: Sequence[Profile], taken: Iterable[Pair]) -> _Places:
    taken = list(taken)
    old_taken, new_taken = {i for i, _ in taken}, {j for _, j in taken}
    return [i for i in range(len(old)) if i not in old_taken], [j for j in range(len(new)) if j not in new_taken]


def _same(
    old: Sequence[Profile], new: Sequence[Profile], key: Callable[[Profile], object], places: _Places
) -> list[Pair]:
    """Return texts that are the same by ``key``; of several, the first with the first."""
    olds, news = places
    waiting: dict[object, list[int]] = defaultdict(list)
    for j in reversed(news):
        waiting[key(new[j])].append(j)
    return [(i, same.pop()) for i in olds if (same := waiting.get(key(old[i])))]


def _best_first(
    old: Sequence[Profile], new: Sequence[Profile], places: _Places, evidence: Evidence
) -> Iterable[Paired]:
    scored = _scored(old, new, places, evidence)
    rivals: dict[tuple[str, int], list[_Scored]] = defaultdict(list)
    for one in scored:
        rivals["old", one.pair[0]].append(one)
        rivals["new", one.pair[1]].append(one)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for one in scored:
        i, j = one.pair
        if i in taken_old or j in taken_new:
            continue
        others = (
            other
            for other in (*rivals["old", i], *rivals["new", j])
            if other is not one and other.pair[0] not in taken_old and other.pair[1] not in taken_new
        )
        rivalled = one.likeness < _CLEAR and any(other.score > one.score - _NEAR for other in others)
        taken_old.add(i)
        taken_new.add(j)
        yield Paired(i, j, one.likeness, check=one.likeness < SURE or rivalled)


def _scored(old: Sequence[Profile], new: Sequence[Profile], places: _Places, evidence: Evidence) -> list[_Scored]:
    """Return the pairs that may belong together, the best first; what stands nearer to its counterpart wins a tie."""
    olds, news = places
    found = []
    for at, to in candidates([old[i] for i in olds], [new[j] for j in news]):
        pair = olds[at], news[to]
        one = _score(old[pair[0]], new[pair[1]], pair, evidence)
        if one is not None:
            found.append(one)

    def order(one: _Scored) -> tuple[float, int, int]:
        i, j = one.pair
        return -one.score, abs((2 * i + 1) * len(new) - (2 * j + 1) * len(old)), i + j

    return sorted(found, key=order)


def _score(one: Profile, other: Profile, pair: Pair, evidence: Evidence) -> _Scored | None:
    alike = likeness(one, other)
    if min(one.size, other.size) < _SHORT and alike < _SHORT_ACCEPTED:
        return None
    headed = _HEADING if alike >= _LEAST and one.heading and one.heading == other.heading else 0.0
    score = alike + headed + evidence(*pair)
    return _Scored(pair, alike, round(score, 6)) if score >= ACCEPTED else None
