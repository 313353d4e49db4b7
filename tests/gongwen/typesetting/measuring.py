"""A page is measured as with a ruler, in millimetres from its upper left corner: characters, lines of text, rules."""

import ctypes
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Char:
    """A character: where its baseline begins, the box of its ink, its size in points."""

    text: str
    x: float
    baseline: float
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    @property
    def baseline(self) -> float:
        return self.chars[0].baseline

    @property
    def left(self) -> float:
        return self.chars[0].x

    @property
    def top(self) -> float:
        return min(char.top for char in self.chars)

    @property
    def right(self) -> float:
        """Where the last character ends, which is a Han character: its ink may end before."""
        return self.chars[-1].x + self.size * MM

    @property
    def ink_right(self) -> float:
        return max(char.right for char in self.chars)

    @property
    def size(self) -> float:
        return self.chars[0].size


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across the page: its ends, its middle, how thick it is, whether it is red."""

    left: float
    right: float
    middle: float
    thickness: float
    is_red: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is printed."""

    width: float
    height: float
    rows: tuple[Row, ...]
    rules: tuple[Rule, ...]

    def row(self, words: str) -> Row:
        """Return the first line that has some words in it."""
        return next(row for row in self.rows if words in row.text)


def pages_of(content: bytes) -> list[Page]:
    """Measure the pages of a .pdf."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    wide, high = page.get_size()
    return Page(wide * MM, high * MM, _rows(_chars(page, high)), tuple(_rules(page, high)))


def _chars(page: pypdfium2.PdfPage, high: float) -> list[Char]:
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, at)
        char = chr(code)
        if char.isspace() or not char.isprintable():
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        left, bottom, right, top = text.get_charbox(at)
        size = pdfium.FPDFText_GetFontSize(text, at)
        found.append(
            Char(
                char,
                x.value * MM,
                (high - y.value) * MM,
                left * MM,
                (high - top) * MM,
                right * MM,
                (high - bottom) * MM,
                size,
            )
        )
    return found


def _rows(chars: list[Char]) -> tuple[Row, ...]:
    ordered = sorted(chars, key=lambda char: (round(char.baseline, 1), char.x))
    groups = groupby(ordered, key=lambda char: round(char.baseline, 1))
    return tuple(Row(tuple(group)) for _baseline, group in groups)


def _rules(page: pypdfium2.PdfPage, high: float) -> list[Rule]:
    rules = []
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = found.get_bounds()
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(found, width)
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(found, mode, stroked)
        thickness = width.value if stroked.value else top - bottom
        if (right - left) * MM < 20 or thickness > 6 or top - bottom > 8:
            continue
        rules.append(
            Rule(
                left * MM,
                right * MM,
                (high - (top + bottom) / 2) * MM,
                thickness * MM,
                _is_red(found, stroked=bool(stroked.value)),
            )
        )
    return sorted(rules, key=lambda rule: rule.middle)


def _is_red(found: pypdfium2.PdfObject, *, stroked: bool) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    ask(found, red, green, blue, alpha)
    return red.value > 200 and green.value < 60 and blue.value < 60
