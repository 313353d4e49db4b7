"""White space of HTML: collapsed as a browser shows it."""

import re

BREAK = "\0"
"""Stands for <br> in text that is not collapsed yet; no parser lets it through as text."""

_WIDE = (
    "\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
)
# CSS Text 3, 4.1.3: a line break in the source between two wide characters is no space.
_BETWEEN_WIDE = re.compile(f"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_WIDE}])")
_SPACES = re.compile("[ \t\r\n\f]+")
# Zero-width space, non-joiner and joiner, word joiner, soft hyphen: editors leave them, and no browser shows them.
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\u00ad]")
_LINE_ENDS = re.compile("\r\n?|\n")


def visible(text: str) -> str:
    """Return text without the characters that take no place in a line."""
    return _INVISIBLE.sub("", text)


def collapsed(text: str) -> str:
    """Return text as shown: runs of ASCII blanks as one, none at the ends of a line; a line feed for each BREAK."""
    shown = _SPACES.sub(" ", _BETWEEN_WIDE.sub("", text))
    return "\n".join([line.strip(" ") for line in shown.split(BREAK)])


def preformatted(text: str) -> str:
    """Return the text of a <pre> with its own lines and blanks."""
    return _LINE_ENDS.sub("\n", text).replace(BREAK, "\n")
