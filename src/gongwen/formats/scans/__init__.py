"""Scanned pages: pieces of text and ruled lines found in a picture, where the optional parts for that are installed.

Everything here is loaded when it is first needed. Nothing is ever fetched: the models come inside the package
``rapidocr``, and are named by their paths. Why this engine: docs/adr/0008-recognition-of-scans.md.
"""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

from gongwen.formats.pages import Sheet
from gongwen.formats.scans.models import models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOW_TO: Final = '请先安装文字识别组件（pip install "luoshi[ocr]"）再读，或换用有文字的原件。'
"""The end of a sentence that refuses a picture where recognition is not installed."""

DPI: Final = 200
"""Pixels an inch at which pages are best: at 150 tilted pages have more errors, at 300 nothing is gained but megabytes."""

_POINTS: Final = 72
_MOST_PIXELS: Final = 8_000_000


def is_available() -> bool:
    """Say whether scanned pages can be recognised here."""
    return models() is not None


def scale_for(width: float, height: float) -> float:
    """Return by how much to enlarge a page of so many points for :func:`recognise`: pixels a point."""
    most: float = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5
    return min(DPI / _POINTS, most)


def recognise(pixels: "NDArray[np.uint8] | bytes", *, number: int, dpi: float, size: tuple[int, int] = (0, 0)) -> Sheet:
    """Return what is printed on a page as a sheet of points, turned upright; ``number`` is its number in the file.

    ``pixels`` are those of pypdfium2's ``bitmap.to_numpy()``: rows of blue, green, red and perhaps a fourth byte, or of
    one grey byte. Raw bytes are red, green, blue, and need the ``size`` as (width, height). Raises Unreadable if the
    engine fails. One page is recognised at a time in a process; a full page takes seconds.
    """
    module = importlib.import_module("gongwen.formats.scans.recognition")
    read = cast("Callable[..., Sheet]", module.recognise)
    image: Any = module.image_of(pixels, size) if isinstance(pixels, bytes) else pixels
    return read(image, number=number, dpi=dpi)
