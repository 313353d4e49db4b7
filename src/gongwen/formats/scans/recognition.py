"""From the picture of a page to a sheet: lines of text as pieces, upright and straight, in points."""

import re
from collections.abc import Iterator
from statistics import median
from typing import Final

import cv2
import numpy as np

from gongwen.formats.pages import Piece, Sheet
from gongwen.formats.scans.cleaning import cleaned
from gongwen.formats.scans.engine import Found, Image, Turn, find_lines
from gongwen.formats.scans.rules import rules_in
from gongwen.refusals import Unreadable

_POINTS: Final = 72
_MOST_PIXELS: Final = 10_000_000
_SURE: Final = 0.75
# Of a line's box, in type sizes: its height, and what it reaches beyond the ink on the left and on the right.
_BOX_HEIGHT: Final = 1.24
_BOX_MARGIN: Final = 0.1
_FEW_LETTERS: Final = 4
_LONG_LINE: Final = 5
_NO_SKEW: Final = 0.05
_MOST_SKEW: Final = 15.0
_NARROW: Final = re.compile("[\u0000-\u02ff\uff61-\uff9f]")
_HAN: Final = "[\u3400-\u9fff]"
# The engine reads the full-width marks of Chinese print as the narrow ones of its training.
_WIDE: Final = str.maketrans("(),:;?!", "（），：；？！")
_NARROW_MARK: Final = re.compile(
    rf"(?<={_HAN})[(),:;?!]|[(),:;?!](?={_HAN})|(?<=[》”）)])[(),:;?!]|[(,:;?!](?=[《“（])"
)
# 一4一 at the foot of a page: the dashes around its number, read as 一.
_PAGE_MARK: Final = re.compile(r"[一—－-]\s*(\d{1,4})\s*[一—－-]")


def recognise(image: Image, *, number: int, dpi: float) -> Sheet:
    """Return what is printed on a page; see :func:`gongwen.formats.scans.recognise`."""
    image, dpi = _bounded(_in_colours(image), dpi)
    image = cleaned(image)
    image, lines = _upright(image, number)
    height, width = image.shape[:2]
    skew = _skew(lines)
    straight = _rotation(width, height, skew)
    scale = _POINTS / dpi
    sheet = Sheet(number, width * scale, height * scale)
    sheet.pieces = [_piece(line, straight, scale) for line in lines]
    sheet.rules = rules_in(image, straight, scale)
    return sheet


def image_of(data: bytes, size: tuple[int, int]) -> Image:
    """Return the image of raw bytes of red, green and blue; raise Unreadable if they are not as many as ``size`` says."""
    width, height = size
    if width < 1 or height < 1 or len(data) != 3 * width * height:
        raise Unreadable("图片数据不完整，请重新取得原件再读。")
    rows: Image = np.frombuffer(data, dtype=np.uint8).reshape(height, width, 3)
    return np.ascontiguousarray(rows[:, :, ::-1])


def _in_colours(image: Image) -> Image:
    """Return an image as blue, green and red, transparency dropped."""
    if image.ndim == 2:
        image = image[:, :, np.newaxis]
    image = np.repeat(image[:, :, :1], 3, axis=2) if image.shape[2] < 3 else image[:, :, :3]
    return np.ascontiguousarray(image)


def _bounded(image: Image, dpi: float) -> tuple[Image, float]:
    """Return an image of no more pixels than memory is for, and its pixels an inch."""
    height, width = image.shape[:2]
    factor = min(1.0, (_MOST_PIXELS / max(1, width * height)) ** 0.5)
    if factor == 1.0:
        return image, dpi
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), dpi * factor


def _upright(image: Image, number: int) -> tuple[Image, list[Found]]:
    """Return the page and its lines, turned by quarters if it reads better so: it lay crosswise or upside down."""
    lines = find_lines(image, number)
    if not lines or (_confidence(lines) >= _SURE and not _stands_on_edge(lines)):
        return image, lines
    crosswise = _stands_on_edge(lines)
    ways = [] if crosswise else [(image, lines)]
    for quarters in (1, 3) if crosswise else (2,):
        turned = np.ascontiguousarray(np.rot90(image, quarters))
        ways.append((turned, find_lines(turned, number)))
    return max(ways, key=lambda way: _letters(way[1]))


def _letters(lines: list[Found]) -> float:
    return sum(len(line.text) * line.score for line in lines)


def _confidence(lines: list[Found]) -> float:
    return _letters(lines) / sum(len(line.text) for line in lines)


def _stands_on_edge(lines: list[Found]) -> bool:
    """Say whether most of the letters stand in lines that are higher than wide."""
    tall = sum(len(line.text) for line in lines if len(line.text) > 1 and _sides(line)[1] > 1.5 * _sides(line)[0])
    return 2 * tall > sum(len(line.text) for line in lines)


def _sides(line: Found) -> tuple[float, float]:
    (left, top), (right, bottom) = line.corners.min(axis=0), line.corners.max(axis=0)
    return float(right - left), float(bottom - top)


def _skew(lines: list[Found]) -> float:
    """Return by how many degrees the lines of a page run down to the right."""
    angles = [
        float(np.degrees(np.arctan2(*(line.corners[1] - line.corners[0])[::-1])))
        for line in lines
        if len(line.text) >= _LONG_LINE
    ]
    skew = median(angles) if angles else 0.0
    return skew if _NO_SKEW < abs(skew) < _MOST_SKEW else 0.0


def _rotation(width: int, height: int, skew: float) -> Turn:
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0), dtype=np.float64).reshape(2, 3)


def _piece(line: Found, straight: Turn, scale: float) -> Piece:
    corners = (line.corners @ straight[:, :2].T + straight[:, 2]) * scale
    left, right = float(corners[[0, 3], 0].mean()), float(corners[[1, 2], 0].mean())
    top, bottom = float(corners[[0, 1], 1].mean()), float(corners[[2, 3], 1].mean())
    text = as_printed(line.text.strip())
    size = _size(text, right - left, bottom - top)
    margin = min(_BOX_MARGIN * size, (right - left) / 4)
    middle, half = (top + bottom) / 2, size / 2
    edges = _edges(line, text, straight, scale)
    return Piece(text, left + margin, middle - half, right - margin, middle + half, size, edges)


def _edges(line: Found, text: str, straight: Turn, scale: float) -> tuple[float, ...] | None:
    if line.edges is None or len(text) != len(line.edges):
        return None
    (across, down), along = straight[0, :2], line.corners[1] - line.corners[0]
    first = line.corners.mean(axis=0)[1] - float(along[1]) / 2
    slope = float(along[1]) / max(1.0, float(along[0]))
    start = line.edges[0]
    edges = (across * edge + down * (first + slope * (edge - start)) + straight[0, 2] for edge in line.edges)
    return tuple(float(edge) * scale for edge in edges)


def _size(text: str, width: float, height: float) -> float:
    """Return the type size: Han characters are as wide as they are high; a box of few of them tells it by its height."""
    letters = sum(0.5 if _NARROW.match(letter) else 1.0 for letter in text)
    by_height = height / _BOX_HEIGHT
    if letters < _FEW_LETTERS or len(text) > 1.25 * letters:
        return max(1.0, by_height)
    return max(1.0, min(by_height * 1.3, max(by_height * 0.7, width / (letters + 2 * _BOX_MARGIN))))


def as_printed(text: str) -> str:
    """Return text with the marks that Chinese print has where the engine gave their narrow sisters."""
    mark = _PAGE_MARK.fullmatch(text)
    if mark:
        return f"— {mark[1]} —"
    return "".join(_marks(text))


def _marks(text: str) -> Iterator[str]:
    at = 0
    for found in _NARROW_MARK.finditer(text):
        yield text[at : found.start()]
        yield found[0].translate(_WIDE)
        at = found.end()
    yield text[at:]
