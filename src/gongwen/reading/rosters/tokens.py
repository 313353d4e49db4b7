"""The words of a roster's row: what separators and blanks part, with split names (刘 浩) put together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.reading.rosters.names import is_name, name_length, trailing_name
from gongwen.reading.rosters.posts import ends_post
from gongwen.reading.rosters.strips import WIDE, Strip
from gongwen.reading.rosters.surnames import COMPOUND, SINGLE

_OPEN, _CLOSE = "（(〔［[【《“", "）)〕］]】》”"
_MARKS = {
    "、": "、",
    "，": "，",
    ",": "，",
    "；": "；",
    ";": "；",
    "。": "。",
    "|": "wide",
    "│": "wide",
    "┃": "wide",
    "｜": "wide",
    "/": "、",
    "—": "wide",
}

_BAR = re.compile("[|│┃｜]")
_AND = re.compile(r"以及|和|与|及")
_WORD = re.compile(r"[^、，,；;。（）()：:]{2,40}")
_ALL_OF = re.compile(r"各|有关|相关|其他|所有")
_NUMBERED = re.compile(r"\d{1,2}[.．](?=[^\d])|[（(]\d{1,2}[）)](?=.)")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Token:
    """``strip[start:end]``; ``before`` is what parts it from the token before: a mark, "blank", "wide" or "" at the start."""

    start: int
    end: int
    before: str


def tokens_of(strip: Strip) -> list[Token]:
    """The tokens of a row, two-character names with a blank inside put together."""
    return _with_whole_names(strip, [_without_number(strip, token) for token in _parted(strip)])


def is_spaced_name(strip: Strip, token: Token) -> bool:
    """Whether a token is a name printed with blanks between its two or three characters: 安　全."""
    inner = strip.gaps[token.start + 1 : token.end]
    return 2 <= token.end - token.start <= 3 and all(inner) and strip.tight[token.start] in SINGLE


def cells_of(strip: Strip) -> list[Strip]:
    """The cells of a line laid out with tabs, wide blanks or bars; between bars a cell can be empty."""
    if _BAR.search(strip.tight):
        return _barred(strip)
    begins = [at for at in range(1, len(strip.tight)) if strip.gaps[at] >= WIDE]
    ends = [*begins, len(strip.tight)]
    parts = [Token(begin, end, "wide") for begin, end in zip([0, *begins], ends, strict=True)]
    return [strip.cut(part.start, part.end) for part in _with_whole_names(strip, parts)] if strip.tight else []


def _barred(strip: Strip) -> list[Strip]:
    bars = [found.start() for found in _BAR.finditer(strip.tight)]
    begins = [0, *(at + 1 for at in bars)]
    cells = [strip.cut(begin, end) for begin, end in zip(begins, [*bars, len(strip.tight)], strict=True)]
    return cells[not cells[0].tight : len(cells) - (not cells[-1].tight)]


def _parted(strip: Strip) -> Iterator[Token]:
    begin, depth, before = 0, 0, ""
    for at, char in enumerate(strip.tight):
        gap = strip.gaps[at]
        if gap and depth == 0 and at > begin and char not in _OPEN:
            yield Token(begin, at, before)
            begin, before = at, "wide" if gap >= WIDE else "blank"
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in _MARKS and depth == 0:
            if at > begin:
                yield Token(begin, at, before)
            begin, before = at + 1, _MARKS[char]
        elif char in "以和与及" and depth == 0 and at > begin + 1 and (length := _and(strip.tight, begin, at)):
            yield Token(begin, at, before)
            begin, before = at + length, "、"
    if begin < len(strip.tight):
        yield Token(begin, len(strip.tight), before)


def _without_number(strip: Strip, token: Token) -> Token:
    """A token without the running number printed before it: 1.某某."""
    found = _NUMBERED.match(strip.tight, token.start, token.end)
    return replace(token, start=found.end()) if found else token


def _and(tight: str, begin: int, at: int) -> int:
    """The length of the word at ``at`` if it is an "and" between two persons, and no part of a name or post; else 0."""
    found = _AND.match(tight, at)
    behind = _WORD.match(tight, found.end()) if found else None
    if found is None or behind is None:
        return 0
    head = tight[max(begin, at - _REACH) : at]
    closes = trailing_name(head) > 0
    if _ALL_OF.match(behind[0]):
        return len(found[0]) if closes or is_name(head) or ends_post(head) else 0
    if is_name(behind[0]) or trailing_name(behind[0]):
        return len(found[0]) if closes or is_name(head) else 0
    return 0


def _with_whole_names(strip: Strip, parts: list[Token]) -> list[Token]:
    whole: list[Token] = []
    pairs = _are_pairs(strip, parts)
    for part in parts:
        last = whole[-1] if whole and part.before in {"blank", "wide"} else None
        if last and not (pairs and last.end - last.start > 1) and _makes_name(strip, last, part):
            whole[-1] = Token(last.start, part.end, last.before)
        else:
            whole.append(part)
    return whole


def _are_pairs(strip: Strip, parts: list[Token]) -> bool:
    """Whether a row of single characters is a row of names of two: 王|刚|周|敏."""
    chars = [strip.tight[part.start : part.end] for part in parts]
    return len(chars) > 3 and len(chars) % 2 == 0 and all(len(c) == 1 for c in chars) and SINGLE.issuperset(chars[::2])


def _makes_name(strip: Strip, before: Token, after: Token) -> bool:
    """Whether a blank between two tokens stands inside a name: 刘|浩, 刘|浩（区长）, 刘|浩区长, 王|小|明, 欧阳|锋."""
    head, tail = strip.tight[before.start : before.end], strip.tight[after.start : after.end]
    if head not in COMPOUND and not (
        (len(head) == 1 and head in SINGLE) or (len(head) == 2 and _is_spaced(strip, before))
    ):
        return False
    given = tail.partition("（")[0].partition("(")[0]
    if len(given) == 1:
        return True
    return len(head) == 1 and name_length(head + tail, sure=True) == 2


def _is_spaced(strip: Strip, token: Token) -> bool:
    return strip.tight[token.start] in SINGLE and strip.gaps[token.start + 1] > 0
