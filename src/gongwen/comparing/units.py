"""Units of one task on both sides: the same, the same body one level down, in another spelling or role, struck, new."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongwen.comparing.model import UnitMatch, UnitRelation
from gongwen.comparing.taking import take_pairs
from gongwen.reading.doubts.aliases import FAMILY
from gongwen.reading.doubts.names import Name, Place, abbreviates, spelt, take_apart
from gongwen.reading.model import Assignment, Role

_SHORTEST = 3
_CITY_AND_PEOPLE = re.compile(r"市民(?:政|族|宗|防|委|革|盟|建|进|营|兵)")
_TOO_COMMON = frozenset("管理局 服务局 委员会 办公室 办事处 管委会 工作组 指挥部".split())
_EVERY_PLACE = re.compile(
    r"(?:各|全[省市区县州盟旗])(?:[省市区县州盟旗镇乡（）()、]|街道|地级以上|设区|所属|直属)*(?:人民政府|政府|办事处|管委会|管理委员会)?"
)
"""What an office calls everything below it, each level in its own words: 各区人民政府, 各街道办事处, 各县（市、区）."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A unit with its role in one task."""

    name: Name
    role: Role

    @property
    def body(self) -> str:
        """The body without its level."""
        return _body(self.name)


def body_of(printed: str, place: Place | None) -> str:
    """Return the body that a printed name means, whatever its level."""
    return _body(_apart("".join(printed.split()), place))


def _body(name: Name) -> str:
    """Return the body that a name means: what is a 厅 of the province is a 局 of the city."""
    family = name.family
    return FAMILY.get(f"{family[:-1]}局", f"{family[:-1]}局") if family.endswith("厅") else family


def match_units(
    old: Sequence[Assignment], new: Sequence[Assignment], old_place: Place | None, new_place: Place | None
) -> tuple[UnitMatch, ...]:
    """Return the units of both sides, each with its role: the same name first, then the same body, then likely ones."""
    pairs = take_pairs(
        _parts(old, old_place),
        _parts(new, new_place),
        lambda part: (part.name.printed, part.role),
        lambda part: part.name.printed,
        lambda part: (part.body, part.role),
        lambda part: part.body,
        likely=(lambda one, other: one.role == other.role and _alike(one, other), _alike),
    )
    return tuple(_matched(one, other) for one, other in pairs)


def _parts(assignments: Sequence[Assignment], place: Place | None) -> list[_Part]:
    """Return the units; one that is named twice in one role counts once."""
    once = dict.fromkeys(("".join(part.unit.split()), part.role) for part in assignments)
    return [_Part(_apart(name, place), role) for name, role in once]


def _apart(printed: str, place: Place | None) -> Name:
    """Return a name without its level; 市民政局 is a bureau of the city, though 市民 is a word of its own."""
    name = take_apart(printed, place)
    return replace(name, level="市", core=name.core[1:]) if _CITY_AND_PEOPLE.match(name.core) else name


def _alike(one: _Part, other: _Part) -> bool:
    """Tell whether two names may mean one body: short for the other, part of it, or everything below an office."""
    short, long = sorted((one.body, other.body), key=len)
    return abbreviates(short, long) or _is_part(spelt(short), spelt(long)) or (_is_every(one) and _is_every(other))


def _is_part(short: str, long: str) -> bool:
    """经济信息化局 in 科学技术经济信息化局: a department that was put together with another."""
    if len(short) < _SHORTEST or short in _TOO_COMMON or short[-1:] != long[-1:]:
        return False
    return long.endswith(short) or long.startswith(short[:-1])


def _is_every(part: _Part) -> bool:
    return _EVERY_PLACE.fullmatch(part.name.printed) is not None


def _matched(one: _Part | None, other: _Part | None) -> UnitMatch:
    if one is None or other is None:
        relation: UnitRelation = "new" if one is None else "struck"
        old, new = (part.name.printed if part else None for part in (one, other))
        return UnitMatch(relation, old, new, one.role if one else None, other.role if other else None)
    check = one.name.printed != other.name.printed and one.body != other.body
    return UnitMatch(_relation(one, other), one.name.printed, other.name.printed, one.role, other.role, check)


def _relation(one: _Part, other: _Part) -> UnitRelation:
    if one.name.printed == other.name.printed:
        return "kept"
    levels = one.name.level, other.name.level
    other_level = all(levels) and levels[0] != levels[1]
    return "counterpart" if other_level or (_is_every(one) and _is_every(other)) else "renamed"
