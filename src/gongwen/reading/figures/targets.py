"""The measurable aims in a stretch of text: 社会消费品零售总额增幅15%, 新增品牌连锁便利店400家以上.

A figure is a target when it says what is to be reached (contracts/plan-reading.md, "Target"); who is paid how much, whom a
rule concerns and what exists already are told apart by :mod:`gongwen.reading.figures.rejections`.
"""

import re
from collections.abc import Iterator

from gongwen.reading.figures import verbs, words
from gongwen.reading.figures.indicators import Indicator, from_left, from_right, named_before, parts_of
from gongwen.reading.figures.quantities import Kind
from gongwen.reading.figures.rejections import is_no_aim
from gongwen.reading.figures.surroundings import Figure, blanked, figures_of
from gongwen.reading.model import Comparator, Target
from gongwen.reading.text.prose import Paragraph

_SENTENCE = re.compile(r"[^。；;！？]{1,1000}")
"""A sentence; the bound keeps text without full stops (flattened tables) in proportion."""
_SHORT_NOUN = 8
_NEXT = frozenset({"、", "和", ""})


def find_targets(paragraph: Paragraph, start: int, end: int) -> list[Target]:
    """The targets in ``paragraph.tight[start:end]``, a goal's or a task's own words, in order."""
    plain = blanked(paragraph.tight[start:end])
    sentences = ((start + match.start(), match[0]) for match in _SENTENCE.finditer(plain))
    return [target for offset, sentence in sentences for target in _of_sentence(paragraph, offset, sentence)]


def _of_sentence(paragraph: Paragraph, offset: int, sentence: str) -> Iterator[Target]:
    before: Indicator | None = None
    accepted = False
    figures = list(figures_of(sentence))
    for rank, figure in enumerate(figures):
        row = _row(figures, rank)
        indicator = _of_row(row, row.index(figure)) if row else _indicator(figure, before)
        joined = accepted and _is_joined(figure)
        accepted = indicator is not None and not is_no_aim(figure, indicator, joined=joined)
        before = indicator or before
        if accepted and indicator is not None:
            yield _target(paragraph, offset, figure, indicator, _comparator(figure, indicator, row))


def _is_joined(figure: Figure) -> bool:
    """Whether the figure goes on a row without a verb of its own: …100公里、危桥5座."""
    if figure.left.startswith("其中"):
        return True
    if figure.follows:
        return bool(re.search("、|^和|[和及]$", figure.left))
    return not figure.right and 2 <= len(figure.left) <= _SHORT_NOUN and not words.EXISTING_LEFT.search(figure.left)


def _target(
    paragraph: Paragraph, offset: int, figure: Figure, indicator: Indicator, comparator: Comparator | None
) -> Target:
    quantity, tight = figure.quantity, paragraph.tight
    start = offset + min(indicator.text_start, quantity.start)
    behind = quantity.end <= indicator.start and indicator.end <= figure.right_end
    stop = offset + (indicator.end if behind else quantity.end)
    if start and tight[start - 1] == "“" and "”" in tight[start:stop]:
        start -= 1
    if "（" in tight[start:stop] and tight.startswith("）", stop):
        stop += 1
    return Target(
        indicator=tight[offset + indicator.start : offset + indicator.end],
        measure=indicator.measure or ("达到" if quantity.before.startswith("达") else None),
        comparator=comparator,
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        aspirational=_is_aspirational(figure.sentence[: quantity.end]),
        text=tight[start:stop],
        span=paragraph.span(start, stop),
    )


def _indicator(figure: Figure, before: Indicator | None) -> Indicator | None:
    """The noun that the figure measures: behind it, before it, or that of the figure ``before``."""
    if before is not None and words.SHARE.match(figure.left):
        return before.carried(figure.left_start, "占")
    left = from_left(figure.sentence, figure.left_start, figure.quantity.start)
    right = from_right(figure.sentence, figure.quantity.end, figure.right_end, left)
    if right is not None and _right_rules(figure, left):
        return right
    if left.start < left.end:
        return left
    if right is not None:
        return right
    if not figure.follows and (named := named_before(figure.sentence, figure.start, left)):
        return named
    own_verb = left.verb_only and left.measure not in words.CARRYING_VERBS
    if own_verb and (before is None or not figure.follows):
        return left.as_verb()
    if before is None:
        return None
    return before.carried(figure.quantity.start if left.measure is None else left.text_start, left.measure)


def _right_rules(figure: Figure, left: Indicator) -> bool:
    """Whether the noun behind the figure is what is counted (5家以上领军企业), not the noun before it."""
    if left.start == left.end:
        return True
    if figure.quantity.kind is Kind.COUNT:
        return not left.reached and not verbs.RIGHT_VERBS.match(figure.right)
    return left.verb_only


def _row(figures: list[Figure], rank: int) -> list[Figure]:
    """The figures of "分别达到30%、35%" that this one belongs to; none where 分别 is not said."""
    first = last = rank
    while first and figures[first].start == figures[first - 1].start and figures[first].left in _NEXT:
        first -= 1
    while (
        last + 1 < len(figures) and figures[last + 1].start == figures[first].start and figures[last + 1].left in _NEXT
    ):
        last += 1
    return figures[first : last + 1] if first < last and "分别" in figures[first].left else []


def _of_row(row: list[Figure], rank: int) -> Indicator:
    """The part of "甲率和乙率分别达到…" that belongs to the figure at ``rank``."""
    opening = row[0]
    left = from_left(opening.sentence, opening.left_start, opening.quantity.start)
    return parts_of(opening.sentence, left, len(row))[rank]


def _comparator(figure: Figure, indicator: Indicator, row: list[Figure]) -> Comparator | None:
    """The figure's comparator, also where it stands apart (至少建成3个, 不低于总量的10%) or is shared by a row."""
    shared = (each.quantity.comparator for each in row)
    return figure.quantity.comparator or indicator.comparator or next((each for each in shared if each), None)


def _is_aspirational(text: str) -> bool:
    aspiring = [match.end() for match in words.ASPIRING.finditer(text)]
    return bool(aspiring) and not words.FIRM.search(text, aspiring[-1])
