"""Pictures of pages (.png .jpg .tif), as a telephone or a scanner makes them: each a page, recognised and laid out.

Decoded by Pillow, which comes with the recognition; sizes are looked at before anything is unpacked.
"""

import importlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from gongwen.formats.limits import Limits
from gongwen.formats.model import Remark, Source
from gongwen.formats.pages import PageTally, Sheet, laid_out
from gongwen.formats.scans import HOW_TO, is_available, recognise
from gongwen.refusals import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS: Final = ("PNG", "JPEG", "TIFF")
_TOO_LARGE: Final = "图片的像素太多了，请缩小或拆分后再读。"
# What Pillow raises for a picture that it cannot take.
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError, struct.error)
_DAMAGED: Final = "图片已损坏或不完整，请重新取得原件再读。"
# A4 in inches: what a picture shows that does not say how many of its pixels make an inch, or says what cannot be.
_LONG_SIDE: Final = 11.69
_LEAST_INCHES, _MOST_INCHES = 5, 25
_MOST_SIDE: Final = 3_500
"""Pixels: A3 at the resolution at which pages are recognised best."""


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of a picture; raise Unreadable where recognition is not installed, or nothing is found."""
    if not is_available():
        raise Unreadable(f"这是图片，要先把文字识别出来，{HOW_TO}")
    tally = PageTally()
    with _opened(data) as picture:
        sheets = [_sheet(picture, number, limits) for number in _pages(picture, limits.recognised_pages)]
        more = _has_page(picture, len(sheets) + 1)
    if not any(sheet.pieces for sheet in sheets):
        raise Unreadable("图片里没有识别出文字，请换用清晰的扫描件或有文字的原件。")
    tally.recognised = [sheet.number for sheet in sheets]
    laid = laid_out(sheets, limits)
    left_out = Remark("pages-left-out", f"图片的页数太多，只识别了前 {len(sheets)} 页，请拆分后再读其余各页。")
    return Source("picture", laid.lines, laid.asides, tally.remarks() + ((left_out,) if more else ()))


def _pages(picture: "Image", most: int) -> Iterator[int]:
    for number in range(1, most + 1):
        if not _has_page(picture, number):
            return
        yield number


def _has_page(picture: "Image", number: int) -> bool:
    """Say whether there is such a page; only a TIFF may have several. They are not counted: a file may hold millions."""
    if number == 1 or picture.format != "TIFF":
        return number == 1
    with _decoding():
        try:
            picture.seek(number - 1)
        except EOFError:
            return False
    return True


@contextmanager
def _decoding() -> Iterator[None]:
    """Turn what Pillow raises into refusals, and let its warnings be: of sizes, bounded here and lower, and of metadata."""
    bomb = importlib.import_module("PIL.Image").DecompressionBombError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except bomb as error:
        raise Unreadable(_TOO_LARGE) from error
    except _BROKEN as error:
        raise Unreadable(_DAMAGED) from error


def _opened(data: bytes) -> "Image":
    with _decoding():
        opened: Image = importlib.import_module("PIL.Image").open(io.BytesIO(data), formats=_FORMATS)
    return opened


def _sheet(picture: "Image", number: int, limits: Limits) -> Sheet:
    width, height = picture.size
    if width * height > limits.picture_pixels:
        raise Unreadable(_TOO_LARGE)
    with _decoding():
        dpi, page = _dpi(picture), _decoded(picture)
    dpi *= max(page.size) / max(width, height)
    pixels = importlib.import_module("numpy").asarray(page)[:, :, ::-1]
    return recognise(pixels, number=number, dpi=dpi)


def _decoded(picture: "Image") -> "Image":
    """Return a page in colours on white, turned as its camera was, no larger than print needs."""
    operations = importlib.import_module("PIL.ImageOps")
    if picture.format == "JPEG":
        # Unpacked at a half or a quarter where that is enough.
        picture.draft("RGB", (_MOST_SIDE, _MOST_SIDE))
    page: Image = operations.exif_transpose(picture)
    if page.has_transparency_data:
        page = page.convert("RGBA")
        white: Image = importlib.import_module("PIL.Image").new("RGBA", page.size, "white")
        white.alpha_composite(page)
        page = white
    page = page.convert("RGB")
    smaller = max(page.size) // _MOST_SIDE
    return page.reduce(smaller) if smaller > 1 else page


def _dpi(picture: "Image") -> float:
    """Return the pixels an inch: as the picture says, where that makes a page; else the long side is that of A4."""
    longest, said = max(picture.size), picture.info.get("dpi")
    dpi = float(said[0]) if isinstance(said, tuple) and said else 0.0
    return dpi if dpi > 0 and _LEAST_INCHES <= longest / dpi <= _MOST_INCHES else longest / _LONG_SIDE
