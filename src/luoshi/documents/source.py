"""The source of a reading as people look at it: its paragraphs, each with its place in the text. Pure functions."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

Span = tuple[int, int]


class Paragraph(NamedTuple):
    """A paragraph of a reading's text: ``text[start:end]``."""

    number: int
    start: int
    end: int
    text: str


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, empty ones too, counted from 0; they and the breaks between them are all of it."""
    found: list[Paragraph] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        found.append(Paragraph(number, start, start + len(line), line))
        start += len(line) + 1
    return tuple(found)


def paragraph_at(paragraphs: Sequence[Paragraph], offset: int) -> Paragraph:
    """Return the paragraph that holds the character at ``offset``; raise ValueError where the text has none."""
    if not paragraphs or not 0 <= offset <= paragraphs[-1].end:
        raise ValueError(f"there is no character {offset}")
    return paragraphs[bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1]


def paragraphs_within(paragraphs: Sequence[Paragraph], span: Span) -> tuple[Paragraph, ...]:
    """Return the paragraphs that a span touches, in their order."""
    first = paragraph_at(paragraphs, span[0]).number
    last = paragraph_at(paragraphs, max(span[0], span[1] - 1)).number
    return tuple(paragraphs[first : last + 1])


def sentence_at(text: str, span: Span, *, around: int = 0) -> str:
    """Return the words of a span as printed, with so many characters around it within its paragraphs."""
    paragraphs = paragraphs_of(text)
    touched = paragraphs_within(paragraphs, span)
    return text[max(touched[0].start, span[0] - around) : min(touched[-1].end, span[1] + around)]
