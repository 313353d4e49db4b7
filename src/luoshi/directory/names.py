"""Names as they are kept: without stray spaces, with full-width brackets. Pure."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_LATIN = re.compile(r"(?<=[A-Za-z0-9])\s+(?=[A-Za-z0-9])")
_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs"}
_FULL = str.maketrans(
    {"(": "\uff08", ")": "\uff09", "[": "\uff08", "]": "\uff09", "\u3014": "\uff08", "\u3015": "\uff09"}
)
_BRACKETS = re.compile(r"\uff08([^\uff08\uff09]*)\uff09")


def tidy(name: str) -> str:
    """Return a name as it is kept and compared: letters and digits half-width, brackets full-width, no stray spaces.

    A space between two Latin words stays.
    """
    plain = unicodedata.normalize("NFKC", name.replace("\0", ""))
    words = _LATIN.sub("\0", plain.strip())
    seen = "".join(
        char for char in words if char == "\0" or unicodedata.category(char) not in _UNSEEN or char.isspace()
    )
    closed = _SPACES.sub("", seen).replace("\0", " ")
    return unicodedata.normalize("NFC", closed).translate(_FULL)


def tidy_text(text: str) -> str:
    """Return words of one line: no control characters, spaces single."""
    seen = "".join(char if char.isspace() or unicodedata.category(char) not in _UNSEEN else "" for char in text)
    return _SPACES.sub(" ", seen).strip()


def parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Return what stands outside the brackets of a name, and what stands in each of them."""
    return _BRACKETS.sub("", name), tuple(inner for inner in _BRACKETS.findall(name) if inner)
