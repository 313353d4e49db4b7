"""Text as tokens that can be found: each Han character, each two of them that stand together, other words whole.

Chinese has no spaces between words, and no dictionary knows every unit and project of a district: two characters that
stand together are the smallest thing that people look for.
"""

import re
import unicodedata
from itertools import pairwise

_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<word>[^\W_{_HAN}]+)")
LONGEST_WORD = 64


def tokens_of(text: str) -> list[str]:
    """Return the tokens of a text in its order, 商业街 as 商 商业 业 业街 街. They hold letters and digits only."""
    return [token for han, word in _runs(text) for token in (_interleaved(han) if han else [word])]


def wanted_tokens(word: str) -> list[str]:
    """Return the tokens that a text must have to hold a word: of several Han characters together only the pairs."""
    tokens = (_pairs(han) or [han] if han else [word] for han, word in _runs(word))
    return [token for run in tokens for token in run]


def _runs(text: str) -> list[tuple[str, str]]:
    # NFKC: full-width letters and digits, circled numbers and compatibility forms are what they stand for.
    folded = unicodedata.normalize("NFKC", text).casefold()
    return [(run["han"] or "", (run["word"] or "")[:LONGEST_WORD]) for run in _RUN.finditer(folded)]


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]


def _interleaved(run: str) -> list[str]:
    pairs = [*_pairs(run), ""]
    return [token for single, pair in zip(run, pairs, strict=True) for token in (single, pair) if token]
