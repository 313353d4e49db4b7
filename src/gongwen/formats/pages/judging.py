"""What kind of page it is: which way its text runs, whether it is a scan, whether its fonts say nothing. One measure for all formats."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Final

FEW_CHARACTERS: Final = 20
"""A page that pictures cover and that has no more text than a stamp or a page number is a scan."""
MUCH_UNMAPPED: Final = 0.3
"""Of a page's characters: with more that have no meaning, the rest is no text either."""
_LEANING: Final = 0.06
"""In quarter turns, about five degrees: a scan that was put in at a slant, against a watermark across the page."""


def quarters_of(angle: float) -> int | None:
    """Return the quarter turns nearest to an angle in radians, None where it is more than a few degrees off."""
    if angle == 0:
        return 0
    if not math.isfinite(angle):
        return None
    turns = angle / (math.pi / 2)
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) < _LEANING else None


def main_direction(texts: Iterable[tuple[int | None, str]]) -> int:
    """Return the turn that most characters of a page are drawn in, 0 where there are none; given turn and text of each run."""
    counts: Counter[int] = Counter()
    for quarters, text in texts:
        if quarters is not None:
            counts[quarters] += len(text)
    return counts.most_common(1)[0][0] if counts else 0
