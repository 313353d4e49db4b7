"""Ruled lines in the picture of a page: what is long, thin and straight."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np

from gongwen.formats.pages import Rule
from gongwen.formats.scans.engine import Image, Turn

# In points. A line across is longer than any stroke of a letter; one down is as long as a row of a table at least.
_ACROSS: Final = 48.0
_DOWN: Final = 22.0
_THICK: Final = 3.5
_MOST_RULES: Final = 2_000
_BLOCK: Final = 31
_DARKER: Final = 15


def rules_in(image: Image, straight: Turn, scale: float) -> list[Rule]:
    """Return the ruled lines of an image once it is turned ``straight``; ``scale`` is points a pixel."""
    height, width = image.shape[:2]
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    grey = cv2.warpAffine(grey, straight, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,))
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _BLOCK, _DARKER)
    across = _lines(ink, max(1, round(_ACROSS / scale)), 1)
    down = _lines(ink, 1, max(1, round(_DOWN / scale)))
    thin = [box for box in across if box[3] * scale <= _THICK] + [box for box in down if box[2] * scale <= _THICK]
    return [Rule(x * scale, y * scale, (x + w) * scale, (y + h) * scale) for x, y, w, h in thin[:_MOST_RULES]]


def _lines(ink: "cv2.typing.MatLike", width: int, height: int) -> list[tuple[int, int, int, int]]:
    """Return the boxes of what stays of an image when all that is smaller than a bar of this size is taken out."""
    bar = cv2.getStructuringElement(cv2.MORPH_RECT, (width, height))
    # Scanned lines have gaps of a pixel or two.
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((min(height, 3), min(width, 3)), dtype=np.uint8))
    left = cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar)
    return list(_boxes(left))


def _boxes(image: "cv2.typing.MatLike") -> Iterator[tuple[int, int, int, int]]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(image, connectivity=8)
    for left, top, width, height, _ in stats[1:]:
        yield int(left), int(top), int(width), int(height)
