"""A page as print should be, black on white: shadows evened out, grain smoothed, faint print darkened.

In some fonts the engine drops the 、 between two units as soon as there is any grain in the paper: on five pages of the
sample it lost 57 of them. On pages cleaned like this it loses none (docs/adr/0008-recognition-of-scans.md).
"""

from typing import Final

import cv2
import numpy as np

from gongwen.formats.scans.engine import Image

# The paper is what is lightest in any square of so many pixels of a picture made eight times smaller.
_SMALLER: Final = 8
_AROUND: Final = 9
_WHITE: Final = 255
# Between the two greys, how far from each towards the middle everything is black or white.
_BLACKER: Final = 0.3
_WHITER: Final = 0.35
_LEAST_CONTRAST: Final = 40
"""Of 255. With less there is no print on the page, and grain must not be made into some."""


def cleaned(image: Image) -> Image:
    """Return an image of blue, green and red as one of black on white, in the same form."""
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (3, 3), 0)
    even = np.asarray(cv2.divide(grey, _paper(grey), scale=_WHITE), dtype=np.uint8)
    return np.asarray(cv2.cvtColor(_contrasted(even), cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _paper(grey: "cv2.typing.MatLike") -> "cv2.typing.MatLike":
    """Return how light the paper is at each place."""
    height, width = grey.shape
    size = (max(1, width // _SMALLER), max(1, height // _SMALLER))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    lightest = cv2.dilate(small, np.ones((_AROUND, _AROUND), np.uint8))
    return cv2.resize(cv2.GaussianBlur(lightest, (0, 0), _AROUND / 2), (width, height), interpolation=cv2.INTER_LINEAR)


def _contrasted(grey: Image) -> Image:
    middle, _ = cv2.threshold(grey, 0, _WHITE, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark, light = grey[grey <= middle], grey[grey > middle]
    if not dark.size or not light.size or light.mean() - dark.mean() < _LEAST_CONTRAST:
        return grey
    black = dark.mean() + _BLACKER * (middle - dark.mean())
    white = light.mean() - _WHITER * (light.mean() - middle)
    steps = (np.arange(_WHITE + 1) - black) * _WHITE / max(1.0, white - black)
    return np.asarray(cv2.LUT(grey, np.clip(steps, 0, _WHITE).astype(np.uint8)), dtype=np.uint8)
