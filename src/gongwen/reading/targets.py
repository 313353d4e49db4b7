"""The measurable aims in a stretch of text: 社会消费品零售总额增幅15%, 新增品牌连锁便利店400家以上.

A figure is a target when it says what is to be reached (contracts/plan-reading.md, "Target"); who is paid how much, whom a
rule concerns and what exists already are told apart by :mod:`gongwen.reading.rejections`.
"""

import re
from collections.abc import Iterator

from gongwen.reading import targetwords as words
from gongwen.reading.clauses import Clause, blanked, clauses_of
from gongwen.reading.indicators import Indicator, from_left, from_right, parts_of
from gongwen.reading.model import Comparator, Target
from gongwen.reading.prose import Paragraph
from gongwen.reading.quantities import Kind
from gongwen.reading.rejections import is_no_aim

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
    clauses = list(clauses_of(sentence))
    for rank, clause in enumerate(clauses):
        row = _row(clauses, rank)
        indicator = _of_row(row, row.index(clause)) if row else _indicator(clause, before)
        joined = accepted and _is_joined(clause)
        accepted = indicator is not None and not is_no_aim(clause, indicator, joined=joined)
        before = indicator or before
        if accepted and indicator is not None:
            yield _target(paragraph, offset, clause, indicator, _comparator(clause, indicator, row))


def _is_joined(clause: Clause) -> bool:
    """Whether the figure goes on a row without a verb of its own: …100公里、危桥5座."""
    if clause.follows:
        return bool(re.search("、|^和|[和及]$", clause.left))
    return not clause.right and 2 <= len(clause.left) <= _SHORT_NOUN and not words.EXISTING_LEFT.search(clause.left)


def _target(
    paragraph: Paragraph, offset: int, clause: Clause, indicator: Indicator, comparator: Comparator | None
) -> Target:
    quantity, tight = clause.quantity, paragraph.tight
    start = offset + min(indicator.text_start, quantity.start)
    behind = quantity.end <= indicator.start and indicator.end <= clause.right_end
    stop = offset + (indicator.end if behind else quantity.end)
    if start and tight[start - 1] == "“" and "”" in tight[start:stop]:
        start -= 1
    return Target(
        indicator=tight[offset + indicator.start : offset + indicator.end],
        measure=indicator.measure or ("达到" if quantity.before.startswith("达") else None),
        comparator=comparator,
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        aspirational=_is_aspirational(clause.sentence[: quantity.end]),
        text=tight[start:stop],
        span=paragraph.span(start, stop),
    )


def _indicator(clause: Clause, before: Indicator | None) -> Indicator | None:
    """The noun that the figure measures: behind it, before it, or that of the figure ``before``."""
    left = from_left(clause.sentence, clause.left_start, clause.quantity.start)
    right = from_right(clause.sentence, clause.quantity.end, clause.right_end, left)
    if right is not None and _right_rules(clause, left):
        return right
    if left.start < left.end:
        return left
    if right is not None:
        return right
    own_verb = left.verb_only and left.measure not in words.CARRYING_VERBS
    if own_verb and (before is None or not clause.follows):
        return left.as_verb()
    if before is None:
        return None
    return before.carried(clause.quantity.start if left.measure is None else left.text_start, left.measure)


def _right_rules(clause: Clause, left: Indicator) -> bool:
    """Whether the noun behind the figure is what is counted (5家以上领军企业), not the noun before it."""
    if left.start == left.end:
        return True
    if clause.quantity.kind is Kind.COUNT:
        return not left.reached and not words.RIGHT_VERBS.match(clause.right)
    return left.verb_only


def _row(clauses: list[Clause], rank: int) -> list[Clause]:
    """The clauses of "分别达到30%、35%" that this one belongs to; none where 分别 is not said."""
    first = last = rank
    while first and clauses[first].start == clauses[first - 1].start and clauses[first].left in _NEXT:
        first -= 1
    while (
        last + 1 < len(clauses) and clauses[last + 1].start == clauses[first].start and clauses[last + 1].left in _NEXT
    ):
        last += 1
    return clauses[first : last + 1] if first < last and "分别" in clauses[first].left else []


def _of_row(row: list[Clause], rank: int) -> Indicator:
    """The part of "甲率和乙率分别达到…" that belongs to the figure at ``rank``."""
    opening = row[0]
    left = from_left(opening.sentence, opening.left_start, opening.quantity.start)
    return parts_of(opening.sentence, left, len(row))[rank]


def _comparator(clause: Clause, indicator: Indicator, row: list[Clause]) -> Comparator | None:
    """The figure's comparator, also where it stands apart (至少建成3个, 不低于总量的10%) or is shared by a row."""
    shared = (each.quantity.comparator for each in row)
    return clause.quantity.comparator or indicator.comparator or next((each for each in shared if each), None)


def _is_aspirational(text: str) -> bool:
    aspiring = [match.end() for match in words.ASPIRING.finditer(text)]
    return bool(aspiring) and not words.FIRM.search(text, aspiring[-1])
