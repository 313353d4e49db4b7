"""Targets on both sides: the same indicator with the same figure, a higher, a lower, another kind of figure; struck, new."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongwen.comparing.levels import Levels
from gongwen.comparing.model import TargetMatch, TargetRelation
from gongwen.comparing.profiles import grams_of, overlap
from gongwen.comparing.taking import take_pairs
from gongwen.reading.model import Target

_ALIKE = 0.6
_FIGURE = re.compile(r"-?[0-9][0-9,，]{0,20}(?:\.[0-9]{1,10})?")
_SCALES = {"千万": 10**7, "百万": 10**6, "万亿": 10**12, "万": 10**4, "亿": 10**8}
_SCALED = re.compile(rf"({'|'.join(_SCALES)})(?=.)")


@dataclass(frozen=True, slots=True)
class _Aim:
    """A target as compared: its indicator in neutral form, its unit without 万 and 亿, its figures times those."""

    target: Target
    indicator: str
    unit: str
    value: Decimal | None
    high: Decimal | None


def match_targets(old: Sequence[Target], new: Sequence[Target], levels: Levels) -> tuple[TargetMatch, ...]:
    """Return the targets of both sides: those of the same words first, then of the same indicator, then of one much alike."""
    olds, news = ([_aim(target, levels) for target in targets] for targets in (old, new))
    pairs = take_pairs(
        olds,
        news,
        _whole,
        lambda aim: (aim.indicator, aim.unit),
        lambda aim: aim.indicator or None,
        likely=(_like_indicator,),
    )
    return tuple(_matched(one, other) for one, other in pairs)


def _aim(target: Target, levels: Levels) -> _Aim:
    unit = target.unit or ""
    found = _SCALED.match(unit)
    scale = _SCALES[found[1]] if found else 1
    bare = unit[found.end() :] if found else unit
    return _Aim(
        target, levels.neutral(target.indicator), bare, _figure(target.value, scale), _figure(target.high, scale)
    )


def _figure(printed: str | None, scale: int) -> Decimal | None:
    """Return a printed figure as a number, None where it is none, or none that a plan would name."""
    found = _FIGURE.fullmatch(printed or "")
    return Decimal(re.sub("[,，]", "", found[0])) * scale if found else None


def _whole(aim: _Aim) -> tuple[Hashable, ...]:
    """Return all that makes two targets the same."""
    value = aim.target.value if aim.value is None else aim.value
    return aim.indicator, aim.unit, value, aim.high, aim.target.comparator, aim.target.aspirational


def _like_indicator(one: _Aim, other: _Aim) -> bool:
    """Tell whether two indicators of one unit have most of their words in common: 托位 and 普惠托位."""
    if one.unit != other.unit:
        return False
    short, long = sorted((one.indicator, other.indicator), key=len)
    if len(short) > 1 and short in long:
        return True
    ours, theirs = grams_of(one.indicator), grams_of(other.indicator)
    both = sum(ours.values()) + sum(theirs.values())
    return 2 * overlap(ours, theirs) >= _ALIKE * both


def _matched(one: _Aim | None, other: _Aim | None) -> TargetMatch:
    if one is None or other is None:
        relation: TargetRelation = "new" if one is None else "struck"
        return TargetMatch(relation, one.target if one else None, other.target if other else None)
    return TargetMatch(_compared(one, other), one.target, other.target)


def _compared(one: _Aim, other: _Aim) -> TargetRelation:
    if _whole(one)[1:] == _whole(other)[1:]:
        return "kept"
    if one.unit != other.unit or (one.high is None) != (other.high is None):
        return "changed"
    rises = {_sign(one.value, other.value), _sign(one.high, other.high)} - {0}
    return "higher" if rises == {1} else "lower" if rises == {-1} else "changed"


def _sign(before: Decimal | None, after: Decimal | None) -> int:
    if before is None or after is None or before == after:
        return 0
    return 1 if after > before else -1
