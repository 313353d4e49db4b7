"""The source as the document looks: paragraphs, cut at every place that some piece, name or doubt points to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from gongwen.reading.words.numbering import CHAPTER, FIRST, PART, SECOND, read_number

HEADING_LENGTH = 45
"""A heading stands in one or two lines; longer paragraphs begin with one and run on."""
OF_THE_HEADER = {"red", "number", "title", "issuer"}
LOOKS = ("ask", "name")
"""The looks of marks, the one that is seen where several meet first."""
_SENTENCE = re.compile(r"[。；;]")
_DAY = re.compile(r"\d{4}\D\d{1,2}\D\d{1,2}\D")
_ANNEX = re.compile(r"\D{2}\d{0,2}[:：]?")
"""The label that stands over an annex: two characters, with its number."""


class Mark(NamedTuple):
    """A range of the text, and the token of what points to it: p.KEY a piece, d.KEY a doubt, n.SUM a name."""

    start: int
    end: int
    ref: str
    look: str = ""


class Segment(NamedTuple):
    """A stretch of a paragraph within which the same things point to every character. ``look`` is that of the first mark with one."""

    text: str
    refs: tuple[str, ...]
    look: str


@dataclass(frozen=True, slots=True)
class Looks:
    """What the header and the outline say about paragraphs, without white space."""

    titles: frozenset[str] = frozenset()
    number: str = ""
    red_head: str = ""
    issuer: str = ""
    headings: frozenset[str] = frozenset()
    ref: str = ""
    """The token of the piece that the paragraphs of the header belong to."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: where it begins and ends, how it looks, what points to all of it, and its segments."""

    start: int
    end: int
    look: str
    refs: tuple[str, ...]
    segments: tuple[Segment, ...]

    def html(self, *, oob: bool = False) -> SafeString:
        """Return the paragraph as HTML; ``oob``: as htmx puts it in the place of the one that stands there.

        It is put together here and not by a template: a long plan has ten thousand of them.
        """
        refs = f' data-refs="{escape(" ".join(self.refs))}"' if self.refs else ""
        swap = ' hx-swap-oob="true"' if oob else ""
        words = "".join(map(_segment, self.segments))
        opening = f'<p class="src src-{self.look}" id="s{self.start}" data-start="{self.start}"{refs}{swap}>'
        return mark_safe(f"{opening}{words}</p>")  # noqa: S308 -- every part is escaped or our own


def _segment(segment: Segment) -> str:
    """Return a segment as HTML: what is pointed to in a span that names who points."""
    if not segment.refs:
        return escape(segment.text)
    look = f" mark-{segment.look}" if segment.look else ""
    return f'<span class="mark{look}" data-refs="{escape(" ".join(segment.refs))}">{escape(segment.text)}</span>'


def paragraphs(text: str, marks: Iterable[Mark], looks: Looks) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text that are not empty; marks may nest, overlap, and reach over paragraphs."""
    waiting = sorted(marks, reverse=True)
    active: list[Mark] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start < end:
            mark = waiting.pop()
            if mark.end > max(start, mark.start):
                active.append(mark)
        if line.strip():
            look = look_of(line, looks)
            header = [Mark(start, end, looks.ref)] if looks.ref and look in OF_THE_HEADER else []
            yield _paragraph(text, start, end, [*header, *active], look)
        start = end + 1


def _paragraph(text: str, start: int, end: int, marks: list[Mark], look: str) -> Paragraph:
    """Return the paragraph from ``start`` to ``end``: marks over all of it stand at it, the others cut it."""
    whole = [mark for mark in marks if mark.start <= start and mark.end >= end]
    parts = [mark for mark in marks if not (mark.start <= start and mark.end >= end)]
    cuts = {start, end}
    for mark in parts:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    places = sorted(cuts)
    segments = tuple(
        _segment_of(text[left:right], [mark for mark in parts if mark.start <= left and mark.end >= right])
        for left, right in pairwise(places)
    )
    return Paragraph(start, end, look, _refs(whole), segments)


def _segment_of(text: str, marks: list[Mark]) -> Segment:
    looks = {mark.look for mark in marks}
    return Segment(text, _refs(marks), next((look for look in LOOKS if look in looks), ""))


def _refs(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.ref for mark in marks))


def look_of(line: str, looks: Looks) -> str:
    """Return how a paragraph is set: title, number, issuer, head-1, head-2, annex, row or body."""
    tight = "".join(line.split())
    if tight in looks.titles:
        return "title"
    if looks.number and tight == looks.number:
        return "number"
    if tight and tight == looks.red_head:
        return "red"
    if tight == looks.issuer or (len(tight) < 14 and _DAY.fullmatch(tight)):
        return "issuer"
    if _ANNEX.fullmatch(tight):
        return "annex"
    if "\t" in line.strip():
        return "row"
    return _heading(tight, looks) or "body"


def _heading(tight: str, looks: Looks) -> str:
    number = read_number(tight)
    if number is None or number.level > SECOND:
        return "head-2" if tight in looks.headings else ""
    if tight not in looks.headings and (len(tight) > HEADING_LENGTH or _SENTENCE.search(tight)):
        return ""
    return "head-1" if number.level in {PART, CHAPTER, FIRST} else "head-2"
