"""Text laid out for a terminal: as wide as the screen, Chinese characters two columns each."""

import shutil
import sys
from collections.abc import Iterator
from unicodedata import east_asian_width

from gongwen.cli.console import printable

_NARROWEST, _WIDEST, _USUAL = 80, 120, 100
_NEVER_FIRST = frozenset("，。、；：！？）》】〕”’")


def screen_width() -> int:
    """Return how many columns a line may take."""
    if not sys.stdout.isatty():
        return _USUAL
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_USUAL, 24)).columns))


def wrapped(text: str, width: int, before: str) -> Iterator[str]:
    """Yield a text in lines of the screen's width, the first after ``before``, the others as far in."""
    margin = columns(before)
    line, used = before, margin
    for char in printable(text):
        own = columns(char)
        if used + own > width and char not in _NEVER_FIRST:
            yield line.rstrip()
            line, used = " " * margin, margin
        line, used = line + char, used + own
    if line.strip():
        yield line.rstrip()


def columns(text: str) -> int:
    """Return how many columns a text takes; quotation marks and their like count as wide, as in Chinese fonts."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
