"""What a draft comes to on a day: each task with the units that would get it. Asked before, and written by freezing.

Nothing is written here. The number of queries is the same for one task and for thousands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from luoshi.directory.models import GroupMember, Unit
from luoshi.directory.queries import on
from luoshi.plans.duties import consolidating_name, duty_of
from luoshi.plans.labels import label_of
from luoshi.plans.models import NameMatch, Piece, PlanVersion
from luoshi.plans.pieces import (
    ArrangementContent,
    AssignmentContent,
    GoalContent,
    GroupContent,
    HeaderContent,
    PhaseContent,
    RhythmContent,
    Span,
    TaskContent,
    as_content,
)
from luoshi.plans.states import AssignmentRole, Duty, Origin, PieceKind

STRENGTH = {role: strength for strength, role in enumerate(reversed(AssignmentRole))}
"""Of two parts of one unit in one task the stronger is kept."""


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task. ``via_id`` is the group that it came by, with the group's printed name."""

    unit_id: int
    role: AssignmentRole
    printed_name: str
    label: str = ""
    via_id: int | None = None
    is_inherited: bool = False
    is_consolidating: bool = False
    duty: Duty = Duty.IF_ANY
    duty_origin: Origin = Origin.OFFICE
    span: Span | None = None


_Reached = tuple[Part, AssignmentContent]
"""A part, and what it is printed as."""


@dataclass(frozen=True, slots=True)
class Doubled:
    """A unit that one task reaches twice: ``kept`` is the printed name it keeps its part by, ``left`` the other."""

    unit_id: int
    task_label: str
    kept: str
    left: str


@dataclass(frozen=True, slots=True)
class ExpandedTask:
    """A task of the draft with its parts. ``key`` is the task's, whether it is there already or will be.

    ``predecessors`` are keys of tasks that it came of, or of the pieces in which they stood.
    """

    key: str
    predecessors: tuple[str, ...]
    label: str
    piece: Piece
    content: TaskContent
    parts: tuple[Part, ...]
    open_names: tuple[str, ...]
    doubled: tuple[Doubled, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """All that a draft comes to on ``today``."""

    version: PlanVersion
    today: date
    header: HeaderContent | None
    arrangement: ArrangementContent
    tasks: tuple[ExpandedTask, ...]
    goals: tuple[GoalContent, ...]
    phases: tuple[PhaseContent, ...]
    rhythms: tuple[RhythmContent, ...]
    bodies: tuple[GroupContent, ...]
    names: Mapping[str, NameMatch]
    members: Mapping[int, tuple[Unit, ...]]
    units: Mapping[int, Unit]


def expansion_of(version: PlanVersion, *, today: date) -> Expansion:
    """Return what the draft comes to when it is put in force on ``today``. Struck pieces are left out."""
    typed: dict[PieceKind, list[tuple[Piece, Any]]] = defaultdict(list)
    for piece in Piece.objects.filter(version=version, is_struck=False).order_by("position", "pk"):
        kind = PieceKind(piece.kind)
        typed[kind].append((piece, as_content(kind, piece.content)))
    contents = {kind: tuple(content for _, content in typed[kind]) for kind in PieceKind}
    arrangement = next(iter(contents[PieceKind.ARRANGEMENT]), ArrangementContent())
    names = _names_of(version)
    members = _members_of(names.values(), today=today)
    return Expansion(
        version=version,
        today=today,
        header=next(iter(contents[PieceKind.HEADER]), None),
        arrangement=arrangement,
        tasks=tuple(_tasks(typed[PieceKind.TASK], names, members, arrangement)),
        goals=contents[PieceKind.GOAL],
        phases=contents[PieceKind.PHASE],
        rhythms=contents[PieceKind.RHYTHM],
        bodies=contents[PieceKind.GROUP],
        names=names,
        members=members,
        units=_units_of(names.values(), members),
    )


def _names_of(version: PlanVersion) -> dict[str, NameMatch]:
    matches = NameMatch.objects.filter(version=version).select_related("unit", "group")
    return {match.name: match for match in matches.order_by("pk")}


def _members_of(matches: Iterable[NameMatch], *, today: date) -> dict[int, tuple[Unit, ...]]:
    """Return the members on a day of every group that is named, in one query; units closed by then are none."""
    groups = {match.group_id for match in matches if match.group_id is not None}
    is_open = Q(unit__closed_on__isnull=True) | Q(unit__closed_on__gt=today)
    held = GroupMember.objects.filter(on(today), is_open, group__in=groups).select_related("unit")
    members: dict[int, dict[int, Unit]] = {group: {} for group in groups}
    for membership in held.order_by("unit__position", "unit_id"):
        members[membership.group_id][membership.unit_id] = membership.unit
    return {group: tuple(units.values()) for group, units in members.items()}


def _units_of(matches: Iterable[NameMatch], members: Mapping[int, tuple[Unit, ...]]) -> dict[int, Unit]:
    named = [match.unit for match in matches if match.unit is not None]
    return {unit.pk: unit for unit in [*named, *(unit for units in members.values() for unit in units)]}


def _tasks(
    pieces: Iterable[tuple[Piece, TaskContent]],
    names: Mapping[str, NameMatch],
    members: Mapping[int, tuple[Unit, ...]],
    arrangement: ArrangementContent,
) -> Iterator[ExpandedTask]:
    """Yield the tasks. Of several pieces that say they go on with one task the first does; the others come of it."""
    taken: set[str] = set()
    for piece, task in pieces:
        goes_on = bool(piece.task_key) and piece.task_key not in taken
        taken.add(piece.task_key)
        came_of = [*piece.predecessors, *([] if goes_on or not piece.task_key else [piece.task_key])]
        expanded = _expanded(piece, task, names, members, arrangement)
        key = piece.task_key if goes_on else piece.public_key
        yield replace(expanded, key=key, predecessors=tuple(dict.fromkeys(came_of)))


def _expanded(
    piece: Piece,
    task: TaskContent,
    names: Mapping[str, NameMatch],
    members: Mapping[int, tuple[Unit, ...]],
    arrangement: ArrangementContent,
) -> ExpandedTask:
    label = label_of(task.path, task.number)
    kept: dict[int, _Reached] = {}
    doubled: list[Doubled] = []
    for part, printed in _reached(task, names, members):
        before = kept.get(part.unit_id)
        if before is None:
            kept[part.unit_id] = (part, printed)
            continue
        stays, goes = _stronger((part, printed), before)
        kept[part.unit_id] = stays
        doubled.append(Doubled(part.unit_id, label, stays[0].printed_name, goes[0].printed_name))
    return ExpandedTask(
        key=piece.public_key,
        predecessors=(),
        label=label,
        piece=piece,
        content=task,
        parts=tuple(_settled(task, list(kept.values()), names, arrangement)),
        open_names=tuple(a.name for a in task.assignments if _means_nothing(names.get(a.name))),
        doubled=tuple(doubled),
    )


def _means_nothing(match: NameMatch | None) -> bool:
    return match is None or (match.unit_id is None and match.group_id is None)


def _reached(
    task: TaskContent, names: Mapping[str, NameMatch], members: Mapping[int, tuple[Unit, ...]]
) -> Iterator[_Reached]:
    """Yield a part for each unit that each printed name reaches, in printed order."""
    for printed in task.assignments:
        match = names.get(printed.name)
        if match is None:
            continue
        part = Part(
            unit_id=match.unit_id or 0,
            role=AssignmentRole(printed.role),
            printed_name=printed.name,
            label=printed.label,
            via_id=match.group_id,
            is_inherited=printed.inherited,
            span=printed.span,
        )
        if match.unit_id is not None:
            yield part, printed
        for unit in members.get(match.group_id or 0, ()):
            yield replace(part, unit_id=unit.pk), printed


def _stronger(one: _Reached, before: _Reached) -> tuple[_Reached, _Reached]:
    """Return the part that stays and the one that goes: the stronger role, the unit's own name, what is printed first."""

    def weight(reached: _Reached) -> tuple[int, bool]:
        return STRENGTH[reached[0].role], reached[0].via_id is None

    return (one, before) if weight(one) > weight(before) else (before, one)


def _settled(
    task: TaskContent, reached: list[_Reached], names: Mapping[str, NameMatch], arrangement: ArrangementContent
) -> Iterator[Part]:
    """Yield the parts with who consolidates and who reports."""
    consolidating = _consolidating(task, names, [part for part, _ in reached])
    for part, printed in reached:
        leads = part.unit_id == consolidating
        asked = replace(task, consolidating=printed.name) if leads else task
        duty = duty_of(printed, asked, part.via_id is not None, arrangement)
        yield replace(part, is_consolidating=leads, duty=Duty(duty))


def _consolidating(task: TaskContent, names: Mapping[str, NameMatch], parts: list[Part]) -> int | None:
    """Return the unit that reports for the whole task: the one named, or the only unit among its leads."""
    own = [part for part in parts if part.via_id is None]
    name = consolidating_name(task)
    if name is not None:
        named = names.get(name)
        return next((part.unit_id for part in own if named and part.unit_id == named.unit_id), None)
    leads = [part.unit_id for part in parts if part.role == AssignmentRole.LEAD]
    return leads[0] if len(leads) == 1 else None
