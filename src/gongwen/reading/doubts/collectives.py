"""Doubts about collective names: which units 各街道办事处 stands for, and those that no list can say (各有关部门).

Group words are expanded only through a list (reference/standards.md §8.3); here the list is the group's roster.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.doubts.making import AS_PRINTED, doubt, listed, quoted, quoted_list
from gongwen.reading.doubts.names import take_apart
from gongwen.reading.doubts.presence import Presence, PresenceRule, stands_for_many
from gongwen.reading.model import Assignment, Doubt

_OPEN_ENDED = re.compile(r"有关|相关|其他|其它|涉及|等|社会|金融机构|企业|行业|高校|医院|学校|协会")
_HEAD = re.compile(r"^(?:[^各]{0,8}各|全[省市区县]|所有|各)(?:类|级)?")
_SECOND = re.compile(r"[（(〔][^（()）〔〕]*[）)〕]")
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"街道|镇街|街镇|街办"), r"街道|街道办事处|街办|街道办"),
    (re.compile(r"镇(?!街道$)|乡镇|镇街|街镇"), r"镇|镇人民政府|镇政府"),
    (re.compile(r"乡"), r"乡|乡人民政府|乡政府"),
    (re.compile(r"县|市县|区县"), r"县|县人民政府|县政府"),
    (re.compile(r"[、各（(]区|区县|县区|市区"), r"区|区人民政府|区政府"),
    (re.compile(r"开发区|园区|管委会"), r"开发区|园区|管委会|管理委员会|管理办公室|开发区管委会"),
    (re.compile(r"社区|村"), r"社区|村|社区居委会|村委会"),
)
"""Words in a collective name, and how the names of single units of that kind end."""

_PLACE_ORGAN = re.compile(
    r"(?:社区|园区|新区|开发区|农场|林场|景区|街道|镇|乡|片区)(?:人民政府|政府|办事处|管理委员会|管委会|管理办公室|管理处|服务中心)?$|(?:管理委员会|管委会|管理办公室)$"
)
_MANY_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Expansion:
    """A collective name with the units of the roster that it covers."""

    name: str
    places: tuple[Assignment, ...]
    units: tuple[str, ...]


def covers(collective: str, unit: str) -> bool:
    """Whether a single unit of a roster falls under a collective name by its kind: 各街道办事处, 某街道办事处."""
    if stands_for_many(unit) or take_apart(unit).level:
        return False
    tail = _HEAD.sub("", _SECOND.sub("", collective))
    if len(tail) > 2 and unit.endswith(tail) and len(unit) > len(tail):
        return True
    return any(kind.search(collective) and re.search(rf".(?:{ends})$", unit) for kind, ends in _KINDS)


def may_be_included(unit: str, presence: Presence) -> bool:
    """Whether a unit falls under a collective name of the tasks, or is of a place and might: 某社区管理办公室."""
    return any(covers(name, unit) for name in presence.collective_names) or _is_of_a_place(unit, presence)


def _is_of_a_place(unit: str, presence: Presence) -> bool:
    """A unit of a place beside collective names of places, in whose number it may be meant."""
    own = take_apart(unit, presence.registry.place)
    if own.level or stands_for_many(unit) or not _PLACE_ORGAN.search(unit):
        return False
    return any(_PLACE_ORGAN.search(_SECOND.sub("", name)) for name in presence.collective_names)


def _expansions(presence: Presence) -> list[Expansion]:
    """Every collective name of the tasks that some list could say, with what the roster says."""
    by_name: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in presence.collectives:
        if not _OPEN_ENDED.search(assignment.unit):
            by_name[assignment.unit].append(assignment)
    seated = tuple(dict.fromkeys(seat.unit for seat in presence.seats))
    return [
        Expansion(name, tuple(places), tuple(unit for unit in seated if covers(name, unit)))
        for name, places in by_name.items()
    ]


def collective_unit(presence: Presence) -> Iterator[Doubt]:
    """What a collective name stands for: to be confirmed where the roster says it, a note where nothing does."""
    expansions = _expansions(presence)
    covered = {unit for expansion in expansions for unit in expansion.units}
    others = [
        u for u in dict.fromkeys(s.unit for s in presence.seats) if u not in covered and _is_of_a_place(u, presence)
    ]
    for expansion in expansions:
        if expansion.units:
            yield _from_roster(expansion, others)
            others = []
    unsaid = [expansion for expansion in expansions if not expansion.units]
    if unsaid:
        message = f"{quoted_list((e.name for e in unsaid), 8)}是统称，文件里没有名单可以展开，须另有名单对照。"
        yield doubt("collective-unit", message, (a.span for e in unsaid for a in e.places), severity="note")


def _from_roster(expansion: Expansion, others: list[str]) -> Doubt:
    count, names = len(expansion.units), listed(expansion.units, _MANY_SHOWN)
    message = f"{quoted(expansion.name)}是统称，用了{len(expansion.places)}次。名单里有{count}个这样的单位：{names}。"
    options = [f"{AS_PRINTED}：保留统称", f"展开为这{count}个单位"]
    if others:
        message += f"另有{listed(others)}，名称不同，是否也算在内？"
        options.append(f"展开为{count + len(others)}个单位，含{listed(others)}")
    else:
        message += "是否就指这些单位？"
    return doubt("collective-unit", message, (a.span for a in expansion.places), options)


def collective_unresolved(presence: Presence) -> Iterator[Doubt]:
    """Collective names that no list resolves: 各有关部门, 等相关单位."""
    open_ended = [a for a in presence.collectives if _OPEN_ENDED.search(a.unit)]
    if open_ended:
        message = f"{quoted_list((a.unit for a in open_ended), 8)}没有说明是哪些单位，任何名单都不能展开。具体指谁？"
        options = (f"{AS_PRINTED}：不具体到单位", "逐项指明单位")
        yield doubt("collective-unresolved", message, (a.span for a in open_ended), options)


RULES: tuple[PresenceRule, ...] = (collective_unit, collective_unresolved)
