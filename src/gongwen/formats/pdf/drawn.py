"""What is drawn on a .pdf page: straight lines, edges of boxes, pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat

import pypdfium2
import pypdfium2.raw as pdfium

from gongwen.formats.pages import Rule
from gongwen.formats.pdf.addresses import address_of, by_address
from gongwen.formats.pdf.turning import Turning

_MOST_OBJECTS = 100_000
_MOST_SEGMENTS = 200_000
_DEEPEST_FORM = 6
_THIN = 3.0
"""Points: a filled box not thicker than this is a line."""
_CURVE = 0.8
"""Points that a straight line may lean."""
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawn:
    """Lines of one page in its own coordinates (left, bottom, right, top), and what its pictures cover."""

    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    left_objects: int = _MOST_OBJECTS
    left_segments: int = _MOST_SEGMENTS

    def rules(self, turning: Turning) -> list[Rule]:
        """Return the lines as they stand on the page that was turned upright."""
        return [Rule(*turning.box(*line)) for line in self.lines]


def drawn_on(page: pypdfium2.PdfPage) -> Drawn:
    """Return what is drawn on a page; at most so many objects are looked at that a hostile one costs little."""
    drawn = Drawn()
    count = min(max(0, pdfium.FPDFPage_CountObjects(page.raw)), _MOST_OBJECTS)
    address = address_of(page.raw)
    for index, kind in enumerate(map(_kind_of, map(_object_at, repeat(address, count), range(count)))):
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            obj = pdfium.FPDFPage_GetObject(page.raw, index)
            if not _take(obj, kind, _PLAIN, drawn, 0):
                break
    return drawn


# Nearly all objects of a page are text, which is of no interest here; a long page has thousands of them.
_object_at = by_address(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_kind_of = by_address(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def _take(obj: object, kind: int, matrix: _Matrix, drawn: Drawn, depth: int) -> bool:
    """Take in one object; False once enough was looked at."""
    drawn.left_objects -= 1
    if drawn.left_objects < 0 or drawn.left_segments < 0:
        return False
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        _take_path(obj, matrix, drawn)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        _take_picture(obj, matrix, drawn)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        inner = _times(_matrix_of(obj), matrix)
        for index in range(max(0, pdfium.FPDFFormObj_CountObjects(obj))):
            part = pdfium.FPDFFormObj_GetObject(obj, index)
            if not _take(part, pdfium.FPDFPageObj_GetType(part), inner, drawn, depth + 1):
                return False
    return True


def _take_picture(obj: object, matrix: _Matrix, drawn: Drawn) -> None:
    sides = [ctypes.c_float() for _ in range(4)]
    if pdfium.FPDFPageObj_GetBounds(obj, *sides):
        left, bottom, right, top = (side.value for side in sides)
        drawn.pictures.append(_box(_at((left, bottom), matrix), _at((right, top), matrix)))


def _take_path(obj: object, matrix: _Matrix, drawn: Drawn) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(obj, fill, stroke)
    if not fill.value and not stroke.value:
        return
    whole = _times(_matrix_of(obj), matrix)
    for points in _strokes(obj, drawn):
        corners = [_at(point, whole) for point in points]
        box = _bounds(corners)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            drawn.lines.append(box)
        elif stroke.value:
            drawn.lines.extend(_edges(corners))


def _edges(corners: list[_Point]) -> Iterator[tuple[float, float, float, float]]:
    for one, other in pairwise(corners):
        if min(abs(one[0] - other[0]), abs(one[1] - other[1])) <= _CURVE:
            yield _box(one, other)


def _strokes(obj: object, drawn: Drawn) -> Iterator[list[_Point]]:
    """Yield the points of each part of a path that is drawn without lifting the pen and without a curve."""
    points: list[_Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(max(0, pdfium.FPDFPath_CountSegments(obj))):
        drawn.left_segments -= 1
        if drawn.left_segments < 0:
            return
        segment = pdfium.FPDFPath_GetPathSegment(obj, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium.FPDF_SEGMENT_LINETO and points:
            yield from _worth(points)
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield from _worth(points)


def _worth(points: list[_Point]) -> Iterator[list[_Point]]:
    if len(points) > 1:
        yield points


def _matrix_of(obj: object) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(obj, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """Return the matrix that does ``first`` and then ``then`` (PDF 1.7, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(point: _Point, matrix: _Matrix) -> _Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(one: _Point, other: _Point) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _bounds(points: list[_Point]) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)
