"""What of a text is looked at when its counterpart is sought: its words, its pairs of neighbouring characters, its heading."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from gongwen.comparing.levels import Levels

_HEADING = re.compile(r"[^。；;！？!?\n]{4,40}?(?=[。\n])")


@dataclass(frozen=True, slots=True)
class Profile:
    """A text as compared: ``plain`` makes two texts the same words, ``neutral`` the same but for words of level.

    ``grams`` counts the pairs of neighbouring characters of the neutral form, ``size`` is how many there are.
    ``heading`` is the neutral first sentence where more follows, else empty; ``where`` the heading that the text stands
    under, which tells texts of the same words apart.
    """

    plain: tuple[str, ...]
    neutral: tuple[str, ...]
    grams: Mapping[str, int]
    size: int
    heading: str
    where: str


def profile(text: str, levels: Levels, where: str = "") -> Profile:
    """Return the profile of a text that stands under the heading ``where``."""
    tokens = levels.tokens(text)
    neutral = tuple(token.neutral for token in tokens)
    grams = grams_of("".join(neutral))
    heading = _HEADING.match(text.strip())
    more = heading is not None and heading.end() + 1 < len(text.strip())
    return Profile(
        plain=tuple(token.plain for token in tokens),
        neutral=neutral,
        grams=grams,
        size=sum(grams.values()),
        heading=levels.neutral(heading[0]) if heading and more else "",
        where=where,
    )


def grams_of(text: str) -> Counter[str]:
    """Count the pairs of neighbouring characters; a single character counts by itself."""
    return Counter(map("".join, pairwise(text)) if len(text) > 1 else text)


def overlap(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """Return how many pairs two texts have in common."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(min(count, many[gram]) for gram, count in few.items() if gram in many)


def likeness(one: Profile, other: Profile) -> float:
    """Return the share of pairs that two texts have in common, from 0 to 1 (the coefficient of Dice)."""
    both = one.size + other.size
    return 2 * overlap(one.grams, other.grams) / both if both else float(one.plain == other.plain)


def percent(share: float, *, same: bool = False) -> int:
    """Return a likeness in percent; only the same words are a hundred."""
    return 100 if same else min(99, round(share * 100))
