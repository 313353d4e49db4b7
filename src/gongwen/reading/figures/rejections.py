"""Why a figure is no aim: somebody is paid, somebody is meant, something exists, or the figure is part of a name."""

import re

from gongwen.reading.figures import verbs, words
from gongwen.reading.figures.indicators import Indicator
from gongwen.reading.figures.quantities import Kind
from gongwen.reading.figures.surroundings import Figure

_REACH = 300
"""How far back a condition is looked for."""
_RELATIVE = re.compile(r"的(?:[（(]□*[）)])?$")


def is_no_aim(figure: Figure, indicator: Indicator, *, joined: bool) -> bool:
    """Whether the figure is none of the unit's aims. ``joined``: it follows an accepted one in a row (、)."""
    return any(check(figure, indicator) for check in _CHECKS) or not _has_evidence(figure, indicator, joined=joined)


def _is_specification(figure: Figure, indicator: Indicator) -> bool:
    if figure.quantity.unit == "岁" and not words.LIFE_SPAN.search(figure.left):
        return True
    return (
        figure.quantity.specification
        or bool(words.SPECIFIED.match(figure.right))
        or (indicator.end - indicator.start < 2 and figure.right[:1] not in words.SHORT_NOUNS)
    )


def _is_payment(figure: Figure, _indicator: Indicator) -> bool:
    if words.RAISED_STANDARD.search(figure.left + figure.quantity.before) or words.WON.search(figure.left):
        return False
    if words.SUBSIDY.search(figure.whole) or words.SCORED.search(figure.left + figure.quantity.before):
        return True
    return figure.quantity.kind is Kind.AMOUNT and bool(words.FUNDS.search(figure.whole))


def _is_condition(figure: Figure, indicator: Indicator) -> bool:
    if _RELATIVE.search(figure.whole) or words.CONDITION_LEFT.search(figure.left):
        return True
    if _concerns(figure) and (words.PAID.search(figure.sentence, figure.quantity.end) or figure.right.startswith("的")):
        return True
    kind = figure.quantity.kind
    if indicator.aimed and words.SIZE.search(figure.left) and words.SIZED.match(figure.right):
        return False
    if kind is Kind.DURATION:
        return bool(words.LASTING.match(figure.right))
    if kind is Kind.COUNT:
        return "的" in figure.right and not indicator.aimed and not indicator.reached
    if figure.right.startswith("的") and (
        kind is not Kind.RATIO or not (indicator.verb_only or indicator.start >= figure.quantity.end)
    ):
        return True
    return kind is Kind.AMOUNT and bool(figure.quantity.after) and bool(words.CONDITION_RIGHT.match(figure.right))


def _concerns(figure: Figure) -> bool:
    """Whether the sentence, up to the figure, says whom a rule concerns: 对…."""
    at = figure.quantity.start
    parts = figure.sentence[max(0, at - _REACH) : at].replace(",", "，").split("，")
    return any(words.CONDITION_START.match(part) for part in parts)


def _is_start_or_basis(figure: Figure, _indicator: Indicator) -> bool:
    if words.FROM.search(figure.left) and words.FROM_RIGHT.match(figure.right):
        return True
    if words.BASIS.match(figure.right) and figure.right[:1] in "的基":
        return True
    if figure.quantity.kind is Kind.COUNT or figure.quantity.comparator in {"ge", "le"}:
        return False
    return bool(words.ACCORDING.search(figure.left)) and not _has_measure(figure, None)


def _exists(figure: Figure, indicator: Indicator) -> bool:
    if words.PAST.search(figure.sentence, figure.start, figure.quantity.start):
        return True
    if figure.quantity.kind is not Kind.COUNT:
        return False
    if _is_worked_on(figure, indicator):
        return False
    if words.PEOPLE_NAMED.search(figure.whole) or words.EXISTING_RIGHT.match(figure.right):
        return True
    if words.MADE_BEFORE.search(figure.left):
        return True
    if figure.quantity.before:
        return False
    if figure.quantity.comparator is indicator.comparator is None and words.FREQUENCY.search(figure.left):
        return True
    if words.ENUMERATED.search(figure.left):
        return True
    if (
        words.LIST_ITEMS.search(figure.right)
        and figure.quantity.unit in {"项", "条", "个"}
        and figure.quantity.after != "以上"
    ):
        return True
    return bool(words.EXISTING_LEFT.search(figure.left)) and not indicator.aimed


def _is_worked_on(figure: Figure, indicator: Indicator) -> bool:
    """Whether what is counted is what the work is done on or in: 在40个行业推行…, 对300户家庭进行…改造, 实施10个乡镇的…改造."""
    if indicator.aimed and verbs.WORKS.search(figure.rest):
        return True
    if words.IN_PLACES.match(figure.left) and verbs.TRIED_OUT.search(figure.rest):
        return True
    return bool(words.FOR_WHOM.fullmatch(figure.left)) and bool(verbs.WORK_DONE_FOR.search(figure.rest))


_CHECKS = (_is_specification, _is_payment, _is_condition, _is_start_or_basis, _exists)


def _has_measure(figure: Figure, _indicator: Indicator | None) -> bool:
    return any(figure.left.rstrip("到至为在了").endswith(measure) for measure in words.MEASURES)


def _has_evidence(figure: Figure, indicator: Indicator, *, joined: bool) -> bool:
    kind = figure.quantity.kind
    if kind is Kind.RATIO:
        return True
    if kind is Kind.RANK:
        return indicator.reached or bool(words.RANKED.search(figure.left))
    if kind is Kind.DURATION:
        return _is_shortened(figure, indicator)
    compared = figure.quantity.comparator is not None and not figure.quantity.roughly
    if kind is Kind.AMOUNT and indicator.start >= figure.quantity.end and not indicator.aimed:
        return False
    if compared or indicator.comparator is not None or indicator.reached or indicator.aimed or joined:
        return True
    if words.HOPING.search(figure.left) or (kind is Kind.COUNT and _is_worked_on(figure, indicator)):
        return True
    if figure.left in words.NAMELY:
        return bool(words.ANY_AIM.search(figure.sentence, 0, figure.quantity.start))
    if kind is Kind.COUNT and verbs.RIGHT_VERBS.search(figure.rest):
        return True
    if words.ANY_AIM.search(figure.sentence, figure.start, figure.left_start):
        return figure.left.startswith("的")
    return bool(words.INDICATOR_ENDS.search(figure.left))


def _is_shortened(figure: Figure, indicator: Indicator) -> bool:
    """A length of time is an aim where it is to be held or cut: 压减至15个工作日内; 20个工作日办结 is a rule."""
    before = figure.quantity.before
    if words.SHORTENED.search(figure.left + before):
        return True
    if not indicator.reached and not before:
        return False
    if figure.quantity.comparator in {"ge", "gt"} and before:
        return True
    return bool(words.DURATION_ENDS.search(figure.sentence[indicator.start : indicator.end]))
