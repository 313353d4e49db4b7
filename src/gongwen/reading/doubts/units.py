"""Doubts about units: who has tasks but no member, who sits in the group without a task, and names that look like one unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gongwen.reading.doubts.collectives import may_be_included
from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, listed, names_of, quoted, quoted_list
from gongwen.reading.doubts.names import Key, Name
from gongwen.reading.doubts.presence import Presence, PresenceRule, Seat, stands_for_many
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Assignment, Doubt, Span
from gongwen.reading.words.units import looks_like_unit

_EACH_BY_ITSELF = 3
_TASK_OF_ALL = "委", "政府", "人大常委会", "政协", "党工委"


def unit_without_member(presence: Presence) -> Iterator[Doubt]:
    """A unit with tasks and no member, where the group is otherwise made up of units with tasks."""
    if not presence.mirrors_tasks:
        return
    seated = presence.seated_keys
    missing: dict[Key, list[Assignment]] = defaultdict(list)
    for assignment in presence.assigned:
        if presence.registry.key(assignment.unit) not in seated and not may_be_included(assignment.unit, presence):
            missing[presence.registry.key(assignment.unit)].append(assignment)
    rows = list(missing.values())
    for group in [[row] for row in rows] if len(rows) <= _EACH_BY_ITSELF else [rows]:
        yield _no_member(group)


def _no_member(rows: list[list[Assignment]]) -> Doubt:
    names = listed((row[0].unit for row in rows), 8)
    message = f"{names}承担任务，但领导小组（专班）名单里没有该单位的成员。由谁代表该单位？"
    options = (f"{AS_PRINTED}：不派成员", "增补一名成员", "由名单中的其他成员代表")
    return doubt("unit-without-member", message, (a.span for row in rows for a in row), options)


def member_without_task(presence: Presence) -> Iterator[Doubt]:
    """Members whose units have no task; leaders, committees and governments sit there for all."""
    if not presence.mirrors_tasks:
        return
    idle = [seat for seat in presence.seats if _is_idle(seat, presence)]
    if idle:
        names = listed((seat.unit for seat in idle), 8)
        message = f"{names}在名单里有成员，但没有承担任何任务（也不在任务的统称之内）。是否漏列了任务？"
        yield doubt("member-without-task", message, (seat.member.span for seat in idle))


def _is_idle(seat: Seat, presence: Presence) -> bool:
    registry, assigned = presence.registry, presence.assigned_keys
    if (
        seat.leads
        or stands_for_many(seat.unit)
        or may_be_included(seat.unit, presence)
        or registry.key(seat.unit)[1] in _TASK_OF_ALL
    ):
        return False
    return not any(registry.key(unit) in assigned for unit in seat.units)


def unit_two_names(presence: Presence) -> Iterator[Doubt]:
    """Names of one body that differ in 局 or 委, or in a second name in brackets: one doubt a body, many in one."""
    bodies = [names for names in _bodies(presence).values() if _differ_in_substance(names)]
    if len(bodies) > _EACH_BY_ITSELF:
        rows = listed(("与".join(quoted(name.printed) for name in names) for names in bodies), 6, "组")
        message = f"下列名称看来各是同一个单位：{rows}。是否合并？"
        yield doubt(
            "unit-two-names", message, _places(bodies, presence), (f"{AS_PRINTED}：各算各的", "每组合并为一个单位")
        )
        return
    for names in bodies:
        printed = [name.printed for name in names]
        message = f"{quoted_list(printed)}看来是同一个单位，文中写法不一。是否同一单位？"
        options = (f"{AS_PRINTED}：不同单位", *(f"同一单位，统一写作{quoted(name)}" for name in printed))
        yield doubt("unit-two-names", message, _places([names], presence), options)


def unit_short_name(presence: Presence) -> Iterator[Doubt]:
    """Full and short names of one body beside each other, all of a document in one note."""
    bodies = [
        names for names in _bodies(presence).values() if not _differ_in_substance(names) and _are_spelt_apart(names)
    ]
    if bodies:
        rows = listed(("＝".join(name.printed for name in names) for names in bodies), 8, "组")
        message = f"同一单位有全称也有简称，汇总时看作一个单位：{rows}。"
        yield doubt("unit-short-name", message, _places(bodies, presence))


def _bodies(presence: Presence) -> dict[Key, list[Name]]:
    """The printed names of each body that has more than one, in the order of the text."""
    found: dict[Key, dict[str, Name]] = defaultdict(dict)
    for printed in _printed(presence):
        found[presence.registry.key(printed)][printed] = presence.registry.names[printed]
    return {key: list(names.values()) for key, names in found.items() if len(names) > 1}


def _printed(presence: Presence) -> list[str]:
    return [*(a.unit for a in presence.assigned), *(seat.unit for seat in presence.seats), *presence.offices]


def _differ_in_substance(names: list[Name]) -> bool:
    """局 beside 委, or one name with brackets beside the same without: more than a matter of spelling."""
    kinds = {
        name.core[-1] if name.core[-1] in "局委" else "委" if name.core.endswith("委员会") else "" for name in names
    }
    bare: dict[str, set[str]] = defaultdict(set)
    for name in names:
        bare[name.core].add(name.second)
    return {"局", "委"} <= kinds or any(len(seconds) > 1 for seconds in bare.values())


def _are_spelt_apart(names: list[Name]) -> bool:
    """Not where only the level is left out (市财政局、住建局) or spelt as a place."""
    return len({name.core for name in names}) > 1


def _places(bodies: Iterable[list[Name]], presence: Presence) -> list[Span]:
    printed = {name.printed for names in bodies for name in names}
    spans = [a.span for a in presence.assigned if a.unit in printed]
    return spans + [seat.member.span for seat in presence.seats if seat.unit in printed]


def unit_two_roles(evidence: Evidence) -> Iterator[Doubt]:
    """Units that one task lists itself in two roles: one doubt for all."""
    found = []
    for task in evidence.reading.tasks:
        own = [a for a in task.assignments if not a.inherited]
        roles: dict[str, set[str]] = defaultdict(set)
        for assignment in own:
            roles[assignment.unit].add(assignment.role)
        twice = [a for a in own if len(roles[a.unit]) > 1]
        if twice:
            found.append((task, twice))
    if found:
        names = listed(a.unit for _, twice in found for a in twice)
        message = f"{names}在同一项任务里列了两种角色（{names_of(task for task, _ in found)}）。以哪一种为准？"
        options = (f"{AS_PRINTED}：两种都算", "只算排在前面的角色")
        yield doubt("unit-two-roles", message, (a.span for _, twice in found for a in twice), options)


def unit_name_unclear(evidence: Evidence) -> Iterator[Doubt]:
    """Entries of the tasks' notes that do not look like units: misprints, persons, whole sentences."""
    odd = [a for task in evidence.reading.tasks for a in task.assignments if not looks_like_unit(a.unit)]
    if odd:
        message = f"责任单位一栏里的{quoted_list((a.unit for a in odd), 6)}不像单位名称，照原文保留。"
        yield doubt("unit-name-unclear", message, (a.span for a in odd))


PRESENCE_RULES: tuple[PresenceRule, ...] = (unit_without_member, member_without_task, unit_two_names, unit_short_name)
RULES: tuple[Rule, ...] = (unit_two_roles, unit_name_unclear)
