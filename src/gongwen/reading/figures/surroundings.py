"""A figure in its surroundings: the sentence, the figure, and the words to its left and right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.figures import words
from gongwen.reading.figures.quantities import Quantity, find_quantities

_INNER = r"(?:[^（）()]|[（(][^（）()]{0,100}[）)]){0,300}"
_BRACKETS = re.compile(rf"《[^》]{{0,200}}》|〔[^〕]{{0,200}}〕|【[^】]{{0,200}}】|（{_INNER}）|\({_INNER}\)")
_QUOTES = re.compile(r"“(?!\d+[+＋]”)(?![一二三四五六七八九十两]+个\d+[%％]”)[^”]{0,200}”")
_PAIR = re.compile(r"[（(][次套间户个人项处辆家期批台][）)]")
_OF_WHICH = re.compile(r"[（(]其中[^（()）]{0,60}[）)]")
_LEAST = re.compile(r"[（(](?:不得?(?:少于|低于|超过|高于|多于)|至少|[≥≤])[^，。；、（()）]{1,12}[）)]")
_SCOPED = re.compile(r"的?[^，,：:、。；;]{2,}")
_CLAUSE_ENDS = "，,：:"
_BLANK = "□"
_REACH = 160
"""How far a clause reaches from its figure at most; the bound keeps text without commas in proportion."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its surroundings. ``sentence`` has the words in brackets and quotes blanked out, place for place."""

    sentence: str
    start: int
    left_start: int
    right_end: int
    quantity: Quantity

    @property
    def follows(self) -> bool:
        """Whether another figure stands before this one in the same figure."""
        return self.left_start > self.start

    @property
    def left(self) -> str:
        """From the clause's beginning, or from the figure before, up to this figure."""
        return self.sentence[self.left_start : self.quantity.start]

    @property
    def right(self) -> str:
        """From this figure to the clause's end or the next figure."""
        return self.sentence[self.quantity.end : self.right_end]

    @property
    def rest(self) -> str:
        """From this figure to the clause's end, other figures included."""
        return self.whole[self.quantity.end - self.start :]

    @property
    def whole(self) -> str:
        """The clause from its beginning to its end, other figures included."""
        return self.sentence[self.start : _clause_end(self.sentence, self.quantity.end)]


def blanked(text: str) -> str:
    """The text with the words in brackets and quotes blanked out, place for place; “100+” and “三个100%” stay."""
    return _QUOTES.sub(lambda match: _blank(match[0]), _BRACKETS.sub(lambda match: _without_bracket(match[0]), text))


def _without_bracket(bracket: str) -> str:
    """A bracket blanked out; 场（次） is a unit, （其中领军人才5名） and 工作站（不少于2个） say aims."""
    if _PAIR.fullmatch(bracket):
        return bracket
    if _LEAST.fullmatch(bracket):
        return f"为{bracket[1:-1]}，"
    return f"，{bracket[1:-1]}，" if _OF_WHICH.match(bracket) else _blank(bracket)


def _blank(held: str) -> str:
    return held[0] + _BLANK * (len(held) - 2) + held[-1]


def figures_of(sentence: str) -> Iterator[Figure]:
    """The figures of a sentence, each with its figure, in order."""
    quantities = _without_scopes(sentence, find_quantities(sentence))
    for rank, quantity in enumerate(quantities):
        low = max(0, quantity.start - _REACH)
        start = max(low, 1 + max(sentence.rfind(sign, low, quantity.start) for sign in _CLAUSE_ENDS))
        left_start = start
        if rank and quantities[rank - 1].end > start:
            left_start = quantities[rank - 1].end
        following = quantities[rank + 1].start if rank + 1 < len(quantities) else len(sentence)
        yield Figure(sentence, start, left_start, _right_end(sentence, quantity.end, following), quantity)


def _without_scopes(sentence: str, quantities: tuple[Quantity, ...]) -> list[Quantity]:
    """Without the figures that belong to what a later one measures: 65岁以上老年人健康管理率70%, 10亿元以上项目3个."""
    kept = []
    for rank, quantity in enumerate(quantities):
        following = quantities[rank + 1].start if rank + 1 < len(quantities) else quantity.end
        is_scope = quantity.after in {"以上", "以下"} and not quantity.before
        if not (is_scope and _SCOPED.fullmatch(sentence, quantity.end, following)):
            kept.append(quantity)
    return kept


def _right_end(sentence: str, start: int, following: int) -> int:
    """Where the words behind a figure end: at the comma, at the next figure, at 、 when a verb or figure comes after it."""
    end = _clause_end(sentence, start)
    if following < end:
        pause = sentence.find("、", start, following)
        return pause if pause >= 0 else following
    verb = words.PAUSE_BEFORE_VERB.search(sentence, start, end)
    return verb.start() if verb else end


def _clause_end(sentence: str, start: int) -> int:
    high = min(len(sentence), start + _REACH)
    return min((at for sign in _CLAUSE_ENDS if (at := sentence.find(sign, start, high)) >= 0), default=high)
