"""Pairs worth comparing, without comparing each text with each: those that share rare pairs of characters."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from heapq import nsmallest

from gongwen.comparing.profiles import Profile

_FEW = 40
"""Where so few texts stand on both sides, each is compared with each."""
_MOST = 10
"""So many candidates are kept for a text."""
_LOOKED_AT = 2_000
"""So many entries of the index are looked at for a text, those of its rarest pairs first: 推进 tells nothing."""

Pair = tuple[int, int]
_Index = Mapping[str, Sequence[int]]


def candidates(old: Sequence[Profile], new: Sequence[Profile]) -> set[Pair]:
    """Return places in the two lists that may belong together; the same pairs, turned round, when the lists change sides."""
    if len(old) <= _FEW and len(new) <= _FEW:
        return {(i, j) for i in range(len(old)) for j in range(len(new))}
    return {*nearest(old, new), *((i, j) for j, i in nearest(new, old))}


def nearest(texts: Sequence[Profile], among: Sequence[Profile]) -> Iterator[Pair]:
    """Yield, for each of the texts, the places of those that share most with it; what is rare in both lists weighs more."""
    if len(texts) <= _FEW and len(among) <= _FEW:
        yield from ((i, j) for i in range(len(texts)) for j in range(len(among)))
        return
    often = Counter(gram for text in texts for gram in text.grams)
    index = _indexed(among, often)
    for place, text in enumerate(texts):
        yield from ((place, other) for other in _nearest(text, often, index))


def _indexed(texts: Sequence[Profile], wanted: Container[str]) -> _Index:
    """Return the places of the texts that hold each of the wanted pairs of characters."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for gram in text.grams:
            if gram in wanted:
                index[gram].append(place)
    return index


def _nearest(text: Profile, often: Mapping[str, int], index: _Index) -> list[int]:
    shared = sorted((len(index[gram]) + often[gram], gram) for gram in text.grams if gram in index)
    weights: dict[int, float] = defaultdict(float)
    looked_at = 0
    for count, gram in shared:
        looked_at += len(index[gram])
        if looked_at > _LOOKED_AT:
            break
        weight = 1 / count
        for place in index[gram]:
            weights[place] += weight
    return nsmallest(_MOST, weights, key=lambda place: (-weights[place], place))
