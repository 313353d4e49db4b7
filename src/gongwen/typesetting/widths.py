"""How wide text is, counted in Han characters (一字): digits and Latin letters are half as wide."""

import unicodedata


def width(text: str) -> float:
    """Return the width of a line of text in characters of its own size."""
    return sum(_width_of(char) for char in text)


def _width_of(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in {"W", "F", "A"} else 0.5
