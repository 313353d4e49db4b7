"""Characters where they stand become runs: parts of one line without a blank or a wide gap, or one upright column."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongwen.formats.ofd.matrix import Box
from gongwen.formats.ofd.text import Glyph, Setting
from gongwen.formats.pages import Piece
from gongwen.formats.pages.rows import WIDE_GAP

_ASCENT: Final = 0.86
_DESCENT: Final = 0.14
"""Of the type size: what SimSun has above and below the baseline, and other Chinese fonts nearly."""
_SAME_LINE: Final = 0.3
_BACKWARDS: Final = 0.3
_SAME_COLUMN: Final = 0.3
_NEXT_BELOW: Final = 0.5, 4.0
_SAME_BASELINE: Final = 0.1
_TOUCHING: Final = -0.3, 0.15
_SAME_PLACE: Final = 0.15
"""In type sizes, as all these: what stands nearer to its twin is the bold or the shadow of a poor font."""


@dataclass(slots=True)
class Run:
    """Characters of one line as they stand once the page is turned back by ``quarters``; ``edges`` as in a Piece."""

    text: str
    box: Box
    size: float
    quarters: int
    edges: tuple[float, ...] | None

    def piece(self) -> Piece:
        """Return it for a Sheet that is turned back as far."""
        return Piece(self.text, *self.box, self.size, self.edges)


def runs_of(glyphs: list[Glyph], setting: Setting) -> Iterator[Run]:
    """Yield the runs of one TextCode; none of a text at a slant."""
    if setting.quarters is None:
        return
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if _goes_down(seen, setting):
        yield _run(seen, setting, None)
        return
    for line in _lines(glyphs, setting):
        yield _run(line, setting, tuple(glyph.x for glyph in line))


def once(runs: list[Run]) -> list[Run]:
    """Leave out what is drawn a second time at the same place."""
    kept: list[Run] = []
    places: set[tuple[str, int, int, int]] = set()
    for run in runs:
        tolerance = max(_SAME_PLACE * run.size, 0.1)
        across, down = round(run.box[0] / tolerance), round(run.box[1] / tolerance)
        near = {(run.text, run.quarters, across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}
        if not near & places:
            kept.append(run)
            places.add((run.text, run.quarters, across, down))
    return kept


def joined(runs: list[Run]) -> list[Run]:
    """Join runs that follow and touch each other on one line: many writers give each character an object of its own."""
    lines: list[list[Run]] = []
    for run in runs:
        if lines and _touches(lines[-1][-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_whole(line) if len(line) > 1 else line[0] for line in lines]


def _touches(run: Run, after: Run) -> bool:
    nearest, farthest = (share * run.size for share in _TOUCHING)
    return (
        run.edges is not None
        and after.edges is not None
        and run.quarters == after.quarters
        and abs(after.box[3] - run.box[3]) <= _SAME_BASELINE * run.size
        and abs(after.size - run.size) <= _SAME_BASELINE * run.size
        and nearest <= after.box[0] - run.box[2] < farthest
    )


def _whole(line: list[Run]) -> Run:
    lefts, tops, rights, bottoms = zip(*(run.box for run in line), strict=True)
    edges = tuple(edge for run in line for edge in run.edges or ())
    box = lefts[0], min(tops), max(rights), max(bottoms)
    return Run("".join(run.text for run in line), box, line[0].size, line[0].quarters, edges)


def _goes_down(glyphs: list[Glyph], setting: Setting) -> bool:
    """Say whether characters stand below each other, each upright."""
    least, most = (share * setting.size for share in _NEXT_BELOW)
    return len(glyphs) > 1 and all(
        abs(after.x - glyph.x) <= _SAME_COLUMN * setting.em and least <= after.y - glyph.y <= most
        for glyph, after in pairwise(glyphs)
    )


def _lines(glyphs: list[Glyph], setting: Setting) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in glyphs:
        is_blank = glyph.text.isspace()
        if line and (is_blank or not _goes_on(line[-1], glyph, setting)):
            yield line
            line = []
        if not is_blank:
            line.append(glyph)
    if line:
        yield line


def _goes_on(glyph: Glyph, after: Glyph, setting: Setting) -> bool:
    return (
        abs(after.y - glyph.y) <= _SAME_LINE * setting.size
        and after.x >= glyph.x - _BACKWARDS * setting.em
        and after.x - glyph.x - glyph.width < WIDE_GAP * setting.em
    )


def _run(glyphs: list[Glyph], setting: Setting, edges: tuple[float, ...] | None) -> Run:
    box = (
        min(glyph.x for glyph in glyphs),
        min(glyph.y for glyph in glyphs) - _ASCENT * setting.size,
        max(glyph.x + glyph.width for glyph in glyphs),
        max(glyph.y for glyph in glyphs) + _DESCENT * setting.size,
    )
    return Run("".join(glyph.text for glyph in glyphs), box, setting.size, setting.quarters or 0, edges)
