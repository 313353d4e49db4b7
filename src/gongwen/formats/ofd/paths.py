"""Path objects (GB/T 33190-2016, 9): which of them are rules, that is straight lines across or down the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lxml import etree

from gongwen.formats.ofd.matrix import Box, Matrix
from gongwen.formats.ofd.values import content, is_false, is_true, number

_THIN: Final = 3.0
"""Points: a filled box not thicker than this is a line."""
_LEANING: Final = 0.8
"""Points that a straight line may lean."""
_LONGEST: Final = 2_000
"""Steps: a path of more is a drawing."""
# 9.3: an operator and its numbers; how many belong to each, of which the last two are the point it leads to.
_NUMBERS: Final = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_TOKEN: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Z]")
_Point = tuple[float, float]


@dataclass(slots=True)
class Stroke:
    """Points joined by straight lines; ``is_whole`` while the pen was neither lifted nor led along a curve inside."""

    points: list[_Point] = field(default_factory=list)
    is_whole: bool = True


def steps_in(node: etree._Element) -> int:
    """Return about how many steps a path has, for what it costs to look at it."""
    return len(content(node, "AbbreviatedData")) // 8


def rules_of(node: etree._Element, matrix: Matrix) -> Iterator[Box]:
    """Yield the straight lines of a path and the edges of its boxes; of what is only filled, thin boxes."""
    data = content(node, "AbbreviatedData")
    is_stroked, is_filled = not is_false(node.get("Stroke")), is_true(node.get("Fill"))
    if not is_stroked and not is_filled:
        return
    for stroke in _strokes(data):
        corners = [matrix.at(*point) for point in stroke.points]
        bounds = _bounds(corners)
        if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN:
            if is_stroked or stroke.is_whole:
                yield bounds
        elif is_stroked:
            yield from _edges(corners)


def _edges(corners: list[_Point]) -> Iterator[Box]:
    for one, other in pairwise(corners):
        if min(abs(one[0] - other[0]), abs(one[1] - other[1])) <= _LEANING:
            yield _bounds([one, other])


def _bounds(points: list[_Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _strokes(data: str) -> Iterator[Stroke]:
    """Yield what is drawn without lifting the pen and without a curve; nothing of what is too long to be a rule."""
    found: list[Stroke] = []
    stroke = Stroke()
    for taken, (operator, values) in enumerate(_operations(data)):
        if taken >= _LONGEST:
            return
        if operator == "C":
            stroke.points.extend(stroke.points[: stroke.is_whole])
        elif operator == "L":
            stroke.points.append((values[-2], values[-1]))
        else:
            stroke.is_whole = stroke.is_whole and operator in "SM"
            found.append(stroke)
            stroke = Stroke([(values[-2], values[-1])], operator in "SM")
    yield from (part for part in [*found, stroke] if len(part.points) > 1)


def _operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each operator with its numbers, up to the first that is broken."""
    operator, values = "", list[float]()
    for token in _TOKEN.finditer(data):
        if token[0].isalpha():
            if values or (operator and _NUMBERS[operator]):
                return
            operator = token[0]
            if operator not in _NUMBERS:
                return
            if operator == "C":
                yield "C", []
                operator = ""
            continue
        value = number(token[0])
        if value is None or not operator:
            return
        values.append(value)
        if len(values) == _NUMBERS[operator]:
            yield operator, values
            operator, values = "", []
