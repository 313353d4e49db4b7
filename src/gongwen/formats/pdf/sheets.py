"""From the pages of a .pdf to Sheets: pieces of text and rules, and what of a page could not be had."""

import re
from collections.abc import Iterator
from typing import Final

import pypdfium2

from gongwen.formats.limits import Budget
from gongwen.formats.pages import PageTally, Piece, Rule, Sheet
from gongwen.formats.pages.judging import FEW_CHARACTERS, MUCH_UNMAPPED, main_direction
from gongwen.formats.pdf.annotations import has_words_in_notes
from gongwen.formats.pdf.drawn import Drawn, drawn_on
from gongwen.formats.pdf.text import NARROW, PageText, Run
from gongwen.formats.pdf.turning import Box, Turning

_PICTURE_COVERS: Final = 0.5
_LEAST_SIZE: Final = 3.0
_STRETCHED: Final = 0.95
"""Justified lines are wider than their characters."""
_HAN: Final = re.compile("[\u3400-\u9fff]")


def sheet_of(number: int, page: pypdfium2.PdfPage, budget: Budget, tally: PageTally) -> Sheet:
    """Return one page, turned until its text stands upright, and tell ``tally`` what is not on it or may be wrong."""
    text = PageText(page, budget)
    try:
        runs = text.runs()
        drawn = drawn_on(page)
        turning = Turning(main_direction((run.quarters, run.text) for run in runs), *_bounds(page))
        sheet = Sheet(number, turning.width, turning.height, rules=drawn.rules(turning))
        verticals = [rule for rule in sheet.rules if not rule.is_horizontal]
        upright = [run for run in runs if run.quarters == turning.quarters]
        sheet.pieces = [piece for run in upright for piece in _pieces(run, text, turning, verticals)]
        _tell(sheet, tally, runs, drawn, text)
        tally.slanted.extend(run.text for run in runs if run.quarters != turning.quarters)
        tally.annotated += has_words_in_notes(page)
        return sheet
    finally:
        text.close()


def _tell(sheet: Sheet, tally: PageTally, runs: list[Run], drawn: Drawn, text: PageText) -> None:
    """Tell what kind of page it is, where it is not one of plain text."""
    characters = sum(len(run.text) for run in runs)
    if text.unmapped > MUCH_UNMAPPED * max(1, characters):
        tally.garbled.append(sheet.number)
    elif _is_covered(sheet, drawn):
        (tally.scans if characters < FEW_CHARACTERS else tally.layered).append(sheet.number)


def _bounds(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    left, bottom, right, top = page.get_bbox()
    return left, bottom, max(right, left + 1.0), max(top, bottom + 1.0)


def _pieces(run: Run, text: PageText, turning: Turning, verticals: list[Rule]) -> list[Piece]:
    """Return the pieces that a run makes: one, but where pdfium took together what stands below each other."""
    first = text.box(run.first, turning)
    last = text.box(run.last, turning) if run.last > run.first else first
    if not _on_one_line(first, last):
        return list(_parted(run, text, turning))
    left, top, right, bottom = first[0], first[1], max(first[2], last[2]), first[3]
    piece = Piece(run.text, left, top, right, bottom, _size_of(run, first, right - left, text, turning))
    if verticals and any(left + 1 < v.left < right - 1 and v.top < bottom and v.bottom > top for v in verticals):
        piece.edges = tuple(text.box(at, turning)[0] for at, _ in _characters(run))
    return [piece]


def _characters(run: Run) -> Iterator[tuple[int, str]]:
    """Yield what is read of a run, each character with its number on the page."""
    return ((at, char) for at, char in enumerate(run.characters, run.first) if char != NARROW)


def _size_of(run: Run, first: Box, width: float, text: PageText, turning: Turning) -> float:
    """Return the type size of a run: that of its first Han character, or by which it fills its width."""
    han = _HAN.search(run.characters)
    if han is None:
        return _size(first, is_han=False)
    telling = text.box(run.first + han.start(), turning) if han.start() else first
    # Some fonts tell the ink of a character as its box: then the run's width tells more.
    return max(_size(telling, is_han=True), _STRETCHED * width / len(run.characters))


def _on_one_line(first: Box, last: Box) -> bool:
    return abs(last[3] - first[3]) < 0.5 * (first[3] - first[1]) and last[2] >= first[0]


def _parted(run: Run, text: PageText, turning: Turning) -> Iterator[Piece]:
    """Yield a run parted where its next character does not stand beside the one before it."""
    piece: Piece | None = None
    for at, char in _characters(run):
        box = text.box(at, turning)
        beside = piece is not None and _on_one_line((piece.left, piece.top, piece.right, piece.bottom), box)
        if piece is not None and beside and abs(box[0] - piece.right) < 0.5 * piece.size:
            piece.text += char
            piece.right = max(piece.right, box[2])
            continue
        if piece is not None:
            yield piece
        piece = Piece(char, *box, _size(box, is_han=_HAN.match(char) is not None))
    if piece is not None:
        yield piece


def _size(box: Box, *, is_han: bool) -> float:
    """Return the type size that a character's box shows: a Han character is as wide as it is high, others are not."""
    height, width = box[3] - box[1], box[2] - box[0]
    return max(height, width if is_han else 0, _LEAST_SIZE)


def _is_covered(sheet: Sheet, drawn: Drawn) -> bool:
    """Say whether pictures cover most of the page."""
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in drawn.pictures)
    return covered > _PICTURE_COVERS * sheet.width * sheet.height
