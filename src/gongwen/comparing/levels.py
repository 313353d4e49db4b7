"""Texts without what a plan changes when it is handed down a level or printed anew: level words, places, punctuation.

A text becomes tokens: a number, a Latin word, a word of level (全市, 各区, 市) or a single character. A token is compared in
two forms: plain, in which widths, blanks and punctuation do not count, and neutral, in which words of level are all one.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gongwen.reading.doubts.names import Place
from gongwen.reading.text.traditional import fold

LEVEL = "◇"
"""Stands for a word of level in the neutral form."""

_UPPER = "省|市|区|县|州|盟|旗"
_LOWER = "乡镇|街镇|镇街|街道|镇|乡"
# 县（市、区）: what a province calls everything below its cities, in the order that each prefers.
_SEVERAL = (
    rf"(?:{_UPPER})[（(](?:(?:{_UPPER})[、，,]?)+[）)]|(?:乡镇|镇|乡|街道)[（(](?:街道|乡|镇|[、，,])+[）)]"
    r"|县市区|市县区|区县市|市区县|区县|县区|市县|市州|地市|州市|地级以上市|设区市"
)
_GOVERNMENT = r"(?:人民)?政府(?!办|服|采|性|部|债|投|购|网|信|工|职|机|公)|办事处(?!主|副)"
_AROUND_LOWER = "级|直|域|辖|委|党委|党工委|人民政府|政府|办事处|机关"
_PLACES = "<places>"
_TOKEN = (
    r"(?P<number>\d{1,3}(?:[,，]\d{3})+(?:[.．]\d+)?|\d+(?:[.．]\d+)*)"
    r"|(?P<word>[A-Za-zＡ-Ｚａ-ｚ]+)"
    r"|(?P<range>(?<=[\d%％])\s*[-—–－~～]{1,2}\s*(?=\d))"
    rf"|(?P<level>{_PLACES}各(?:{_SEVERAL}|{_UPPER}|{_LOWER})(?:{_GOVERNMENT})?|[全我本](?:{_UPPER}|{_LOWER})|{_SEVERAL}"
    rf"|(?:{_LOWER})(?={_AROUND_LOWER})|{_UPPER})"
    r"|."
)
_MEANT = frozenset("%％‰+＋℃")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: ``printed`` with the punctuation and blanks that follow it, and its two forms."""

    printed: str
    plain: str
    neutral: str


class Levels:
    """Takes texts apart; the names of the places that both plans are for count as words of level."""

    def __init__(self, places: Iterable[Place | None] = ()) -> None:
        names = sorted(
            {name for place in places if place for name in _names(place)}, key=lambda name: (-len(name), name)
        )
        self._token = re.compile(_TOKEN.replace(_PLACES, "".join(f"{re.escape(name)}|" for name in names)), re.DOTALL)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of a text; printed one after the other they are the text. Empty where nothing has meaning."""
        printed: list[str] = []
        forms: list[tuple[str, str]] = []
        lead = ""
        for found in self._token.finditer(text):
            form = _forms(found.lastgroup or "", found[0])
            if form[0]:
                printed.append(lead + found[0])
                forms.append(form)
                lead = ""
            elif printed:
                printed[-1] += found[0]
            else:
                lead += found[0]
        return tuple(Token(piece, *form) for piece, form in zip(printed, forms, strict=True))

    def neutral(self, text: str | None) -> str:
        """Return a short text, such as a name or a heading, in its neutral form."""
        return "".join(token.neutral for token in self.tokens(text or ""))

    def plain(self, text: str | None) -> tuple[str, ...]:
        """Return what makes two texts the same words."""
        return tuple(token.plain for token in self.tokens(text or ""))


def _names(place: Place) -> Iterable[str]:
    """Yield how a place is called: 某市某区, 某区, and 某 where that is more than a character."""
    yield place.full
    yield place.last
    bare = place.last.removesuffix("自治区") if place.last.endswith("自治区") else place.last[:-1]
    if len(bare) > 1:
        yield bare


@lru_cache(maxsize=20_000)
def _forms(kind: str, piece: str) -> tuple[str, str]:
    """Return the plain and the neutral form; both are empty for what has no meaning of its own."""
    if kind == "range":
        return "-", "-"
    plain = fold(unicodedata.normalize("NFKC", piece)).lower()
    if kind == "number":
        plain = plain.replace(",", "")
    elif not kind and piece not in _MEANT and unicodedata.category(piece)[0] in "PZC":
        return "", ""
    plain = "".join(plain.split())
    return plain, LEVEL if kind == "level" else plain
