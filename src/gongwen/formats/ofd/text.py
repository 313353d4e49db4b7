"""Text objects (GB/T 33190-2016, 11): which characters stand where.

Fonts are not looked at: the characters are in TextCode, beside the glyphs that CGTransform may name, and their places
in X, Y, DeltaX and DeltaY. Widths are estimated where no distance tells them.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from unicodedata import east_asian_width

from lxml import etree

from gongwen.formats.ofd.matrix import Matrix, boundary_of, placed, turned_back
from gongwen.formats.ofd.values import child, children, is_false, is_true, number, steps
from gongwen.formats.pages.judging import quarters_of
from gongwen.refusals import Unreadable

_SMALLEST: Final = 1.0
"""In points: what is smaller nobody can read."""
_USUAL_SIZE: Final = 3.7
"""In millimetres (五号), where a text object does not say."""
_NARROW: Final = 0.9
"""In type sizes: what is estimated narrower is a letter, a figure or a blank, whose width depends on the font."""
_LETTER: Final = 0.2, 1.05
"""In type sizes: how wide a letter may be."""
_SAME_LINE: Final = 0.3
_LONGEST: Final = 20_000
"""Characters of one TextCode: ten times what a page holds."""
# No printed line holds a line end: whoever laid out the XML put it there.
_LINE_END: Final = re.compile(r"\s*[\r\n]\s*")


@dataclass(slots=True)
class Glyph:
    """One character with the origin of its glyph and its width, in points on the page turned back."""

    text: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How the characters of one text object stand on the page.

    ``size`` is the height and ``em`` the width of a Chinese character in points, ``step`` that width in the object's
    own measure. ``quarters`` says how the characters are turned, None for a slant; ``upright`` leads to the page turned
    back by as much, ``outer`` from what the object is nested in to the page as it is.
    """

    size: float
    em: float
    step: float
    quarters: int | None
    upright: Matrix
    outer: Matrix


def setting_of(node: etree._Element, outer: Matrix, width: float, height: float) -> Setting:
    """Return how a text object stands on a page of this size; ``outer`` leads from what it is nested in to the page."""
    matrix = placed(node, outer)
    measure = number(node.get("Size"))
    measure = _USUAL_SIZE if measure is None else abs(measure)
    step = measure * (number(node.get("HScale")) or 1.0)
    cosine, sine = _direction(node.get("CharDirection"))
    right, down = matrix.along(cosine, sine), matrix.along(-sine, cosine)
    quarters = quarters_of(math.atan2(right[1], right[0]))
    upright = matrix.then(turned_back(quarters, width, height)) if quarters else matrix
    return Setting(math.hypot(*down) * measure, math.hypot(*right) * step, step, quarters, upright, outer)


def is_invisible(node: etree._Element, setting: Setting) -> bool:
    """Say whether nothing of a text object can be seen: neither filled nor stroked, without colour, or tiny."""
    filled = not is_false(node.get("Fill")) and not _is_clear(node, "FillColor")
    stroked = is_true(node.get("Stroke")) and not _is_clear(node, "StrokeColor")
    return not (filled or stroked) or min(setting.em, setting.size) < _SMALLEST


def codes_of(node: etree._Element) -> list[tuple[etree._Element, str]]:
    """Return the TextCode elements of a text object, each with its characters; raise Unreadable if one has too many."""
    codes = [(code, _LINE_END.sub("", code.text or "")) for code in children(node, "TextCode")]
    if any(len(text) > _LONGEST for _, text in codes):
        raise Unreadable(f"页面上有一行文字超过 {_LONGEST} 字，不像一份公文，请重新取得原件。")
    return codes


def glyphs_of(node: etree._Element, codes: list[tuple[etree._Element, str]], setting: Setting) -> Iterator[list[Glyph]]:
    """Yield the characters of each TextCode where they stand."""
    reading = _direction(node.get("ReadDirection"))
    x = y = 0.0
    for code, text in codes:
        # 11.3: where X or Y is missing, that of the TextCode before holds.
        x, y = _or(number(code.get("X")), x), _or(number(code.get("Y")), y)
        glyphs = [
            Glyph(character, *setting.upright.at(*place), setting.em * _share(character))
            for character, place in zip(text, _origins(code, text, (x, y), setting.step, reading), strict=True)
        ]
        _tell_widths(glyphs, setting)
        for last in glyphs[-1:]:
            _tell_last(last, node, setting)
        yield glyphs


def _origins(
    code: etree._Element, text: str, start: tuple[float, float], step: float, reading: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Yield the origin of each glyph in the object's own measure."""
    across, down = (steps(code.get(name), len(text) - 1) for name in ("DeltaX", "DeltaY"))
    told = max(len(across), len(down))
    x, y = start
    for at, character in enumerate(text):
        yield x, y
        if at < told:
            x += across[at] if at < len(across) else 0
            y += down[at] if at < len(down) else 0
        else:
            x += step * _share(character) * reading[0]
            y += step * _share(character) * reading[1]


def _tell_widths(glyphs: list[Glyph], setting: Setting) -> None:
    """Take the distance to the next character for the width of a narrow one."""
    em, line = setting.em, _SAME_LINE * setting.size
    for glyph, after in pairwise(glyphs):
        if glyph.width < _NARROW * em and 0 < after.x - glyph.x <= em and abs(after.y - glyph.y) <= line:
            glyph.width = after.x - glyph.x


def _tell_last(glyph: Glyph, node: etree._Element, setting: Setting) -> None:
    """Take the edge of Boundary for that of a narrow last character, where it can be: many files set it far too wide."""
    if glyph.width >= _NARROW * setting.em or setting.quarters:
        return
    x, y, width, _ = boundary_of(node)
    told = setting.outer.at(x + width, y)[0] - glyph.x
    if _LETTER[0] * setting.em <= told <= _LETTER[1] * setting.em:
        glyph.width = told


def _share(character: str) -> float:
    """Return the estimated width of a character in type sizes."""
    return 1.0 if east_asian_width(character) in "WFA" else 0.5


def _direction(degrees: str | None) -> tuple[float, float]:
    """Return the direction of ReadDirection or CharDirection (11.3, 表 47): 0, 90, 180 or 270, with the clock."""
    quarters = round((number(degrees) or 0) / 90) % 4
    return ((1, 0), (0, 1), (-1, 0), (0, -1))[quarters]


def _is_clear(node: etree._Element, name: str) -> bool:
    colour = child(node, name)
    return colour is not None and number(colour.get("Alpha")) == 0


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
