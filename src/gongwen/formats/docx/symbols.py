"""Characters that Word draws with symbol fonts or with an equation field, as Unicode."""

import re

# Wingdings and Symbol keep their glyphs at U+F020 … U+F0FF (17.3.3.30); only those that plans use.
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB2: "✧", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
} | {0x80 + digit: chr(0x24EA if digit == 0 else 0x245F + digit) for digit in range(11)} | {
    0x8B + digit: chr(0x24FF if digit == 0 else 0x2775 + digit) for digit in range(11)
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0xA3: "□", 0x2A: "☐"}
_SYMBOL = {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xD7: "⋅"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE_FIRST, _PRIVATE_LAST = 0xF000, 0xF0FF

_ENCLOSED = re.compile(r"\s*eq\s*\\o\s*\\ac\(\s*([○〇◯□△◇])\s*[,，;；]\s*([^()]{1,8}?)\s*\)", re.IGNORECASE)
_CIRCLED_BLOCKS = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def symbol(font: str | None, code: str | None) -> str | None:
    """Return the character of a ``w:sym``, None if it is not known."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return None
    if _PRIVATE_FIRST <= value <= _PRIVATE_LAST:
        return _FONTS.get((font or "").lower(), {}).get(value - _PRIVATE_FIRST)
    table = _FONTS.get((font or "").lower())
    if table is not None and value in table:
        return table[value]
    return chr(value) if 0x20 <= value < 0xD800 or 0xF900 <= value <= 0xFFFD else None


def enclosed(instruction: str) -> str | None:
    """Return what an EQ field that lays a sign over another prints, which is how Word makes ①; None for any other.

    Such a field has no stored result, so without this the character would be lost.
    """
    match = _ENCLOSED.match(instruction)
    if match is None:
        return None
    ring, content = match[1], match[2]
    if ring in "○〇◯" and content.isdecimal() and len(content) < 3:
        value = int(content)
        for first, last, code in _CIRCLED_BLOCKS:
            if first <= value <= last:
                return chr(code + value - first)
    return content
