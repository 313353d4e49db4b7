"""From the coordinates of an object, through those it is nested in, to points on the page, turned upright if need be."""

from typing import Final, NamedTuple

from lxml import etree

from gongwen.formats.ofd.values import numbers

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Matrix(NamedTuple):
    """A transformation (8.5, CTM): x' = a·x + c·y + e and y' = b·x + d·y + f. Both axes run right and down."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def along(self, x: float, y: float) -> tuple[float, float]:
        """Return what becomes of a direction."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def then(self, outer: "Matrix") -> "Matrix":
        """Return the transformation that does this one first and ``outer`` on what comes out."""
        a, b = outer.along(self.a, self.b)
        c, d = outer.along(self.c, self.d)
        return Matrix(a, b, c, d, *outer.at(self.e, self.f))

    def box(self, box: Box) -> Box:
        """Return the bounds of what becomes of a box."""
        left, top, right, bottom = box
        corners = [self.at(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


POINTS: Final = Matrix(72 / 25.4, 0, 0, 72 / 25.4, 0, 0)
"""Measures of an .ofd are millimetres (7.2)."""


def placed(node: etree._Element, outer: Matrix) -> Matrix:
    """Return how the coordinates inside an object come to those of the page: CTM first, then Boundary (8.5)."""
    x, y, *_ = boundary_of(node)
    moved = Matrix(outer.a, outer.b, outer.c, outer.d, *outer.at(x, y))
    ctm = numbers(node.get("CTM"), 6)
    return Matrix(*ctm).then(moved) if ctm else moved


def boundary_of(node: etree._Element) -> list[float]:
    """Return the Boundary of an object: x, y, width, height, all 0 where it is missing or broken."""
    return numbers(node.get("Boundary"), 4) or [0, 0, 0, 0]


def turned_back(quarters: int, width: float, height: float) -> Matrix:
    """Return what turns a page of this size so that text turned by ``quarters`` with the clock stands upright."""
    if quarters == 0:
        return Matrix(1, 0, 0, 1, 0, 0)
    if quarters == 1:
        return Matrix(0, -1, 1, 0, 0, width)
    return Matrix(-1, 0, 0, -1, width, height) if quarters == 2 else Matrix(0, 1, -1, 0, height, 0)
