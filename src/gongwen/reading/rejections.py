"""Why a figure is no aim: somebody is paid, somebody is meant, something exists, or the figure is part of a name."""

import re

from gongwen.reading import targetwords as words
from gongwen.reading.clauses import Clause
from gongwen.reading.indicators import Indicator
from gongwen.reading.quantities import Kind

_RELATIVE = re.compile(r"的(?:[（(]□*[）)])?$")


def is_no_aim(clause: Clause, indicator: Indicator, *, joined: bool) -> bool:
    """Whether the figure is none of the unit's aims. ``joined``: it follows an accepted one in a row (、)."""
    return any(check(clause, indicator) for check in _CHECKS) or not _has_evidence(clause, indicator, joined=joined)


def _is_specification(clause: Clause, indicator: Indicator) -> bool:
    if clause.quantity.unit == "岁" and not words.LIFE_SPAN.search(clause.left):
        return True
    return (
        clause.quantity.specification
        or bool(words.SPECIFIED.match(clause.right))
        or indicator.end - indicator.start < 2
    )


def _is_payment(clause: Clause, _indicator: Indicator) -> bool:
    if words.RAISED_STANDARD.search(clause.left + clause.quantity.before):
        return False
    if words.SUBSIDY.search(clause.whole):
        return True
    return clause.quantity.kind is Kind.AMOUNT and bool(words.FUNDS.search(clause.whole))


def _is_condition(clause: Clause, indicator: Indicator) -> bool:
    if _RELATIVE.search(clause.whole) or words.CONDITION_LEFT.search(clause.left):
        return True
    if _concerns(clause) and (words.PAID.search(clause.sentence, clause.quantity.end) or clause.right.startswith("的")):
        return True
    kind = clause.quantity.kind
    if kind is Kind.DURATION:
        return bool(words.LASTING.match(clause.right))
    if kind is Kind.COUNT:
        return "的" in clause.right and not indicator.aimed and not indicator.reached
    if clause.right.startswith("的") and (
        kind is not Kind.RATIO or not (indicator.verb_only or indicator.start >= clause.quantity.end)
    ):
        return True
    return kind is Kind.AMOUNT and bool(clause.quantity.after) and bool(words.CONDITION_RIGHT.match(clause.right))


def _concerns(clause: Clause) -> bool:
    """Whether the sentence, up to the figure, says whom a rule concerns: 对…."""
    parts = clause.sentence[: clause.quantity.start].replace(",", "，").split("，")
    return any(words.CONDITION_START.match(part) for part in parts)


def _is_start_or_basis(clause: Clause, _indicator: Indicator) -> bool:
    if words.FROM.search(clause.left) and words.FROM_RIGHT.match(clause.right):
        return True
    if words.BASIS.match(clause.right) and clause.right[:1] in "的基":
        return True
    if clause.quantity.kind is Kind.COUNT or clause.quantity.comparator in {"ge", "le"}:
        return False
    return bool(words.ACCORDING.search(clause.left)) and not _has_measure(clause, None)


def _exists(clause: Clause, indicator: Indicator) -> bool:
    if words.PAST.search(clause.sentence, clause.start, clause.quantity.start):
        return True
    if clause.quantity.kind is not Kind.COUNT:
        return False
    if words.PEOPLE_NAMED.search(clause.whole) or words.EXISTING_RIGHT.match(clause.right):
        return True
    if words.MADE_BEFORE.search(clause.left):
        return True
    if clause.quantity.before:
        return False
    if clause.quantity.comparator is indicator.comparator is None and words.FREQUENCY.search(clause.left):
        return True
    if words.ENUMERATED.search(clause.left):
        return True
    if (
        words.LIST_ITEMS.search(clause.right)
        and clause.quantity.unit in {"项", "条", "个"}
        and clause.quantity.after != "以上"
    ):
        return True
    return bool(words.EXISTING_LEFT.search(clause.left)) and not indicator.aimed


_CHECKS = (_is_specification, _is_payment, _is_condition, _is_start_or_basis, _exists)


def _has_measure(clause: Clause, _indicator: Indicator | None) -> bool:
    return any(clause.left.rstrip("到至为在了").endswith(measure) for measure in words.MEASURES)


def _has_evidence(clause: Clause, indicator: Indicator, *, joined: bool) -> bool:
    kind = clause.quantity.kind
    if kind is Kind.RATIO:
        return True
    if kind is Kind.RANK:
        return indicator.reached or bool(words.RANKED.search(clause.left))
    if kind is Kind.DURATION:
        return _is_shortened(clause, indicator)
    compared = clause.quantity.comparator is not None and not clause.quantity.roughly
    if kind is Kind.AMOUNT and indicator.start >= clause.quantity.end and not indicator.aimed:
        return False
    if compared or indicator.comparator is not None or indicator.reached or indicator.aimed or joined:
        return True
    if clause.left in words.NAMELY:
        return bool(words.ANY_AIM.search(clause.sentence, 0, clause.quantity.start))
    if kind is Kind.COUNT and words.RIGHT_VERBS.search(clause.rest):
        return True
    if words.ANY_AIM.search(clause.sentence, clause.start, clause.left_start):
        return clause.left.startswith("的")
    return bool(words.INDICATOR_ENDS.search(clause.left))


def _is_shortened(clause: Clause, indicator: Indicator) -> bool:
    """A length of time is an aim where it is to be held or cut: 压减至15个工作日内; 20个工作日办结 is a rule."""
    before = clause.quantity.before
    if words.SHORTENED.search(clause.left + before):
        return True
    if not indicator.reached and not before:
        return False
    if clause.quantity.comparator in {"ge", "gt"} and before:
        return True
    return bool(words.DURATION_ENDS.search(clause.sentence[indicator.start : indicator.end]))
