"""What stands in the XML of an .ofd: names without their namespace, and numbers that are never taken on trust.

GB/T 33190-2016 has one namespace, http://www.ofdspec.org/2016, but files in use declare others or none: only the local
name counts.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_FARTHEST: Final = 1e6
"""In millimetres, a kilometre: what is beyond is no measure of a page."""
_LONGEST_NUMBER: Final = 40
_WORD: Final = re.compile(r"[^\s,]+")


def local(node: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def children(node: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names, in order; none of a node that is not there."""
    return iter(()) if node is None else (inner for inner in node if local(inner) in names)


def child(node: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of this name."""
    return next(children(node, name), None)


def content(node: etree._Element | None, name: str) -> str:
    """Return the text of the first child of this name, without blanks around it; empty if there is none."""
    found = child(node, name)
    return "" if found is None else (found.text or "").strip()


def number(text: str | None) -> float | None:
    """Return a number, None for what is missing, no number, or beyond any page."""
    if text is None or len(text) > _LONGEST_NUMBER:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) <= _FARTHEST else None  # not-a-number compares false, too


def numbers(text: str | None, count: int) -> list[float] | None:
    """Return the first ``count`` numbers of an array (7.3, ST_Array and ST_Box), None unless all are there."""
    # Not split further than needed: an array may be as long as an attribute.
    words = text.replace(",", " ").split(None, count) if text else []
    found = [value for value in map(number, words[:count]) if value is not None]
    return found if len(found) == count else None


def steps(text: str | None, most: int) -> list[float]:
    """Return the distances of DeltaX or DeltaY (11.3), at most ``most``, up to the first that is no number.

    ``g 3 2.5`` stands for three distances of 2.5.
    """
    found: list[float] = []
    words = _WORD.finditer(text or "")
    while len(found) < most:
        word = next(words, None)
        repeats: float | None = 1
        if word is not None and word[0] == "g":
            repeats, word = number(_next(words)), next(words, None)
        value = number(word[0]) if word else None
        if value is None or repeats is None or repeats < 1:
            break
        found.extend([value] * int(min(repeats, most - len(found))))
    return found


def _next(words: Iterator[re.Match[str]]) -> str | None:
    word = next(words, None)
    return word[0] if word else None


def is_false(text: str | None) -> bool:
    """Say whether a truth value (xs:boolean) is there and false."""
    return (text or "").strip().lower() in {"false", "0"}


def is_true(text: str | None) -> bool:
    """Say whether a truth value is there and true."""
    return (text or "").strip().lower() in {"true", "1"}
