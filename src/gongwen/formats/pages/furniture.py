"""What stands on every page and is no text of the document: page numbers, running heads and feet."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.formats.pages.rows import Row

_DASH = r"[\-–—―─·•~〜\s]*"
_MARKED = re.compile(
    rf"[\-–—―─·•]{_DASH}\d{{1,4}}{_DASH}[\-–—―─·•]|第\s*\d{{1,4}}\s*页(?:\s*[，,/]?\s*共\s*\d{{1,4}}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
# What browsers print above and below a page: date, time and title; address and page.
_PRINTED = re.compile(
    r"\d{1,4}/\d{1,2}/\d{1,4}[,，]?\s*(?:上午|下午)?\s*\d{1,2}:\d{2}(?:\s*[AP]M)?\s*.{0,150}"
    r"|(?:https?|file)://\S+\s*\d{1,4}\s*/\s*\d{1,4}"
)
_NUMBER = re.compile(r"\d{1,4}")
_REACH = 3
"""How many rows from the top or the foot of a page are looked at."""
_BAND = 0.16
"""How much of the page's height is top or foot."""
_SAME_HEIGHT = 8.0
_LONGEST = 150
_ROOM = 1.25
_OTHER_SIZE = 0.1


@dataclass(slots=True)
class PageRows:
    """The rows of one page that stand in no table: those of the text, and those taken out as furniture."""

    number: int
    height: float
    rows: list[Row]
    heads: list[Row] = field(default_factory=list)
    feet: list[Row] = field(default_factory=list)

    def take_out(self, row: Row, into: list[Row]) -> None:
        """Move a row out of the text, unless it has been moved already."""
        if row in self.rows:
            self.rows.remove(row)
            into.append(row)


def take_out_furniture(pages: list[PageRows]) -> None:
    """Move page numbers and what runs along the top and the foot of the pages out of the text."""
    _take_numbers(pages)
    usual = _usual(pages)
    running = _running(pages, usual)
    for page in pages:
        for row in _top(page):
            if not running.isdisjoint(_keys(row)):
                page.take_out(row, page.heads)
        for row in _foot(page):
            if not running.isdisjoint(_keys(row, page.number)):
                page.take_out(row, page.feet)


def _take_numbers(pages: list[PageRows]) -> None:
    """Take out marked page numbers, and bare ones that count on with the pages."""
    bare: dict[int, list[tuple[PageRows, Row]]] = defaultdict(list)
    for page in pages:
        for row in [*_foot(page), *_top(page)]:
            text = row.text.strip()
            if _MARKED.fullmatch(text) or _PRINTED.fullmatch(text):
                page.take_out(row, page.feet)
            elif _NUMBER.fullmatch(text):
                bare[int(text) - page.number].append((page, row))
    for found in bare.values():
        if len(found) > 1 or len(pages) == 1:
            for page, row in found:
                page.take_out(row, page.feet)


@dataclass(frozen=True, slots=True)
class _Usual:
    """How the text of a document is set: the distance from line to line, and the size of its type."""

    leading: float
    size: float


def _usual(pages: list[PageRows]) -> _Usual:
    steps = sorted(below.top - row.top for page in pages for row, below in pairwise(page.rows))
    sizes = sorted(row.size for page in pages for row in page.rows)
    return _Usual(steps[len(steps) // 2] if steps else 0, sizes[len(sizes) // 2] if sizes else 0)


def _running(pages: list[PageRows], usual: _Usual) -> set[tuple[str, int]]:
    """Return the texts, each with its height on the page, that come back on half of the odd or the even pages."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        keys = [key for row in _apart(_top(page), page, usual, 1) for key in _keys(row)]
        keys += [key for row in _apart(_foot(page), page, usual, -1) for key in _keys(row, page.number)]
        for key in keys:
            if 1 < len(key[0]) <= _LONGEST:
                seen[key].add(page.number)
    of = [max(1, sum(page.number % 2 == side for page in pages)) for side in (0, 1)]
    running: set[tuple[str, int]] = set()
    for key, numbers in seen.items():
        sides = [sum(number % 2 == side for number in numbers) for side in (0, 1)]
        if len(numbers) > 1 and max(sides[0] / of[0], sides[1] / of[1]) >= 0.5:
            running.add(key)
    return running


def _apart(rows: list[Row], page: PageRows, usual: _Usual, inwards: int) -> list[Row]:
    """Return those of the outer rows that are set apart from the text: by their size, or by the room to it."""
    ordered = rows if inwards > 0 else rows[::-1]
    inner = page.rows[:: 1 if inwards > 0 else -1]
    apart: list[Row] = []
    for at, row in enumerate(ordered):
        gap = abs(inner[at + 1].top - row.top) if at + 1 < len(inner) else None
        if gap is None or gap > _ROOM * usual.leading or abs(row.size - usual.size) > _OTHER_SIZE * usual.size:
            apart = ordered[: at + 1]
    return apart


def _keys(row: Row, page: int | None = None) -> set[tuple[str, int]]:
    """Return what a running line may be known by; a foot may count the pages: then its number makes no difference."""
    text, height = "".join(row.text.split()), round(row.top / _SAME_HEIGHT)
    counts = re.finditer(rf"(?<!\d){page}(?!\d)", text) if page is not None else ()
    return {(text, height), *((f"{text[: n.start()]}#{text[n.end() :]}", height) for n in counts)}


def _top(page: PageRows) -> list[Row]:
    return [row for row in page.rows[:_REACH] if row.bottom < _BAND * page.height]


def _foot(page: PageRows) -> list[Row]:
    return [row for row in page.rows[-_REACH:] if row.top > (1 - _BAND) * page.height]
