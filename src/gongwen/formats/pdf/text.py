"""The text of one .pdf page: runs of characters without a gap, each with its box."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

import pypdfium2
import pypdfium2.raw as pdfium

from gongwen.formats.limits import Budget
from gongwen.formats.pages.judging import quarters_of
from gongwen.formats.pages.rows import blanks_for
from gongwen.formats.pdf.addresses import address_of, by_address
from gongwen.formats.pdf.turning import Turning

_RUN = re.compile(r"[^\s\x00]+")
_BETWEEN_LATIN = re.compile(r"[A-Za-z0-9,.;:)] [A-Za-z0-9(]")
_UNMAPPED = re.compile("[\x00\ufffd\ufffe\uffff\ue000-\uf8ff]")
_box_of = by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_angle_of = by_address(pdfium.FPDFText_GetCharAngle, ctypes.c_float, ctypes.c_void_p, ctypes.c_int)
_LEVEL = 0.2
"""In type sizes: what stands on one line and in one type differs less in height."""
_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at the end of a line."""


NARROW = "\0"
"""What stands in a run for a gap that pdfium saw and nobody reads: the room around digits."""


@dataclass(slots=True)
class Run:
    """Characters ``first`` to ``last`` of the page's text, between which there is no gap to be read, and their turn.

    ``characters`` has one character for each of pdfium's, NARROW for a gap that is none.
    """

    characters: str
    first: int
    last: int
    quarters: int | None

    @property
    def text(self) -> str:
        """What is read."""
        return self.characters.replace(NARROW, "")


class PageText:
    """The characters of one page. Use as a context: pdfium's text page is closed at the end."""

    def __init__(self, page: pypdfium2.PdfPage, budget: Budget) -> None:
        """Load the text; ``budget`` is asked before the characters are taken."""
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self.count = max(0, pdfium.FPDFText_CountChars(self._raw))
        budget.take_lines(0, self.count)
        self._rect = pdfium.FS_RECTF()
        self._address, self._rect_address = address_of(self._raw), ctypes.addressof(self._rect)
        self.text = self._characters()

    def close(self) -> None:
        """Give the text page back."""
        self._textpage.close()

    @property
    def unmapped(self) -> int:
        """How many characters have no meaning: the font does not say which they are."""
        return len(_UNMAPPED.findall(self.text))

    def runs(self) -> list[Run]:
        """Return the runs in the order of the file. pdfium counts angles with the clock, a Turning against it."""
        found: list[Run] = []
        for match in _RUN.finditer(self.text):
            first, last = match.start(), match.end() - 1
            joint = self._joint(found[-1], first) if found and found[-1].last == first - 2 else ""
            characters = match[0].replace(_HYPHEN, "-")
            if joint:
                found[-1].characters += joint + characters
                found[-1].last = last
            else:
                found.append(Run(characters, first, last, quarters_of(-_angle_of(self._address, first))))
        return found

    def _joint(self, before: Run, first: int) -> str:
        """Return what joins a run to what begins one character after its end, nothing where a gap is to be read."""
        if self._is_typed_blank(first - 1):
            return " "
        return NARROW if before.quarters == 0 and self._is_narrow(before.last, first) else ""

    def _is_narrow(self, end: int, start: int) -> bool:
        """Say whether the room between two characters of upright text is no gap to be read."""
        rect = self._rect
        _box_of(self._address, end, self._rect_address)
        right, top, bottom = rect.right, rect.top, rect.bottom
        _box_of(self._address, start, self._rect_address)
        gap, size = rect.left - right, min(top - bottom, rect.top - rect.bottom)
        if not 0 <= gap < size or abs(rect.bottom - bottom) > _LEVEL * size:
            return False
        return not blanks_for(gap / size, self.text[end], self.text[start])

    def _is_typed_blank(self, at: int) -> bool:
        """Say whether a blank stands between two Latin words because it was typed, not because pdfium saw a gap."""
        between = _BETWEEN_LATIN.fullmatch(self.text, at - 1, at + 2)
        return between is not None and pdfium.FPDFText_IsGenerated(self._raw, at) == 0

    def box(self, at: int, turning: Turning) -> tuple[float, float, float, float]:
        """Return the box of one character (left, top, right, bottom): as wide as it advances, as high as its font."""
        rect = self._rect
        _box_of(self._address, at, self._rect_address)
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        if turning.quarters == 0:
            return left - turning.left, turning.top - top, right - turning.left, turning.top - bottom
        return turning.box(left, bottom, right, top)

    def _characters(self) -> str:
        """Return the page's text with exactly one character of Python for each of pdfium's."""
        count = self.count
        if not count:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        return text if len(text) == count and written - 1 == count else "".join(self._one_by_one())

    def _one_by_one(self) -> Iterator[str]:
        """Yield the characters by their index: pdfium's bulk text leaves some out and pairs surrogates."""
        codes = map(pdfium.FPDFText_GetUnicode, [self._raw] * self.count, range(self.count))
        return starmap(_character, ((code,) for code in codes))


def _character(code: int) -> str:
    return "\0" if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
