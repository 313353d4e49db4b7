"""Printed lines into paragraphs: by indents, by how far a line reaches, by numbers and stops, never across a heading."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from gongwen.formats.model import Place
from gongwen.formats.pages.rows import Row

NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}[.．、﹒](?!\d|$)|\d{1,2}[.．](?=(?:19|20)\d\d年)|[①-⑳△▲●○■□◆◇★☆※]"
    r"|第[一二三四五六七八九十百\d]{1,5}[章节条])"
)
_ENDS = "。！？；：!?;:"
_LEADS_ON = "，、,和及与或至第（(《“‘—-"
_OPENING = "（(〔［【《〈“‘"
_CLOSING = "，。、；：！？）)〕］】》〉”’,.;:"
_QUOTES = "“”‘’"
_WORD = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9.%]+|.)[{re.escape(_CLOSING)}]*(?:[{_QUOTES}]+.?[{re.escape(_CLOSING)}]*)*"
)
"""What a line break may not part (UAX 14): brackets and stops with their character, a quotation mark with both."""
_LATIN_END = re.compile(r"[A-Za-z]$|[a-z][,;]$")
_LATIN_START = re.compile(r"[A-Za-z]")
_INDENT = 1.2
_NEAR = 0.5
_SIZES_DIFFER = 1.25
_WIDE_LEADING = 1.55
_SLACK = 0.35
_LATIN_WIDTH = 0.66
"""In type sizes, the digits of the widest usual fonts."""
_SHORTEST_WORD, _LONGEST_WORD = _LATIN_WIDTH, 12
_LONG_ROW = 12
_FEWEST_ROWS = 3
_NEARLY_ALL = 0.95
_CENTRED = 1.5
_TITLE = 1.12
"""How much larger than the text a title is set at the least."""


@dataclass(slots=True)
class Frame:
    """The margins between which lines are set, the distance from one line to the next, and the usual type size."""

    left: float
    right: float
    leading: float
    size: float = 0


@dataclass(slots=True)
class Block:
    """One paragraph as it is put together: its rows with the pages on which they stand."""

    frame: Frame
    rows: list[tuple[int, Row]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The rows as one text: a blank only where two Latin words meet."""
        parts = [self.rows[0][1].text.strip()]
        for _, row in self.rows[1:]:
            text = row.text.strip()
            if _LATIN_END.search(parts[-1][-2:]) and _LATIN_START.match(text):
                parts.append(" ")
            parts.append(text)
        return "".join(parts)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each of the rows stands."""
        return tuple(row.place(page) for page, row in self.rows)


def frame_of(rows: list[Row]) -> Frame | None:
    """Return the margins that ``rows`` keep to, None where too few long ones are there to tell."""
    long = [row for row in rows if len(row.text) >= _LONG_ROW]
    if len(long) < _FEWEST_ROWS:
        return None
    rights = sorted(row.right for row in long)
    right = rights[int(len(rights) * _NEARLY_ALL)]
    reaching = [row for row in long if row.right > right - 2 * row.size] or long
    counts = Counter(round(row.left / 3) for row in reaching)
    often = [place for place, count in counts.items() if count > 1] or list(counts)
    left = min(often) * 3.0
    steps = sorted(b.top - a.top for a, b in itertools.pairwise(rows) if b.top > a.top)
    sizes = sorted(row.size for row in long)
    return Frame(left, right, steps[len(steps) // 2] if steps else rows[0].height * 1.5, sizes[len(sizes) // 2])


def bare_frame(rows: list[Row]) -> Frame:
    """Return the margins of rows of which nothing else is known."""
    return Frame(min(row.left for row in rows), max(row.right for row in rows), rows[0].height * 1.8)


def goes_on(block: Block, page: int, row: Row, frame: Frame) -> bool:
    """Say whether ``row`` on ``page``, set in ``frame``, continues the paragraph."""
    before_page, before = block.rows[-1]
    if _differ(before, row) or (before_page == page and _is_far(before, row, frame)):
        return False
    indent = row.left - frame.left
    if _would_fit(before, row, block.frame):
        return False
    if _is_centred(row, frame) and (_is_centred(before, block.frame) or row.size > _TITLE * frame.size):
        return True
    numbered = NUMBERED.match(row.text.strip()) is not None
    end = before.text.rstrip()[-1:]
    if indent > _INDENT * row.size:
        hangs = _keeps_indent(block, indent, row) or _hangs(block, indent, row)
        return hangs and end not in _ENDS and not numbered
    return not numbered or end in _LEADS_ON


def _differ(before: Row, row: Row) -> bool:
    larger, smaller = max(before.size, row.size), min(before.size, row.size)
    return larger > _SIZES_DIFFER * smaller


def _is_far(before: Row, row: Row, frame: Frame) -> bool:
    """Say whether a row stands further below than one line; at the top of the next column it does not."""
    step = row.top - before.top
    return step > max(_WIDE_LEADING * frame.leading, 1.3 * before.height)


def _would_fit(before: Row, row: Row, frame: Frame) -> bool:
    """Say whether the first word of ``row`` would still have fitted behind ``before``: then that line was ended."""
    room = (frame.right - before.right) / before.size - _SLACK
    return room >= _SHORTEST_WORD and first_word(row.text) <= room


def first_word(text: str) -> float:
    """Return the width of the first word of a line, in type sizes."""
    word = _WORD.match(text.strip())
    width = sum(1.0 if east_asian_width(char) in "WFA" else _LATIN_WIDTH for char in word[0]) if word else 1.0
    return min(width, _LONGEST_WORD)


def _is_centred(row: Row, frame: Frame) -> bool:
    before, behind = row.left - frame.left, frame.right - row.right
    return before > 2.5 * row.size and abs(before - behind) < _CENTRED * row.size


def _keeps_indent(block: Block, indent: float, row: Row) -> bool:
    """Say whether the row before, itself not the first, stands at this indent: then the whole paragraph is set in."""
    before = block.rows[-1][1].left - block.frame.left
    return len(block.rows) > 1 and abs(indent - before) < _NEAR * row.size


def _hangs(block: Block, indent: float, row: Row) -> bool:
    """Say whether a row stands below the words of a number that hangs out to the left."""
    first = block.rows[0][1]
    hanging = NUMBERED.match(first.text.strip()) is not None
    return hanging and len(block.rows) == 1 and indent > first.left - block.frame.left + _INDENT * row.size
