"""What putting a draft in force will do, told before it is done: who gets which tasks, and what it costs them a month.

It is reckoned from the same expansion that freezing writes, so that what is shown is what comes.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luoshi.directory.kinds import UnitKind
from luoshi.directory.models import Unit
from luoshi.plans.figures import as_figure
from luoshi.plans.models import PlanVersion
from luoshi.plans.queries.changes import Differences, UnitChange, UnitMove, compared, unit_changes
from luoshi.plans.queries.expansion import Doubled, ExpandedTask, Expansion, Part, expansion_of
from luoshi.plans.queries.rosters import Tie, roster_ties
from luoshi.plans.queries.snapshots import TaskSeen, drafted, tasks_seen
from luoshi.plans.states import AssignmentRole, Duty

FIELDS_OF_A_REPORT = 2
"""What a report asks for, filled in from the last one: the state of progress, and what was done."""
FIELDS_OF_A_PAGE = 1
"""What the page of a member of a group asks for: what was done."""


@dataclass(frozen=True, slots=True)
class Burden:
    """What is asked a month: reports that must come, reports if there is anything, pages of members of groups.

    ``fields`` are those that have to be filled in: two for each report that must come and one for each figure of its
    task, one for each page that must come. What comes only if there is anything asks for none.
    """

    required: int = 0
    if_any: int = 0
    pages: int = 0
    required_pages: int = 0
    fields: int = 0

    @property
    def must(self) -> int:
        """How many reports and pages must come."""
        return self.required + self.required_pages

    @property
    def may(self) -> int:
        """How many reports and pages come if there is anything."""
        return self.if_any + self.pages - self.required_pages

    def __add__(self, other: "Burden") -> "Burden":
        return Burden(
            required=self.required + other.required,
            if_any=self.if_any + other.if_any,
            pages=self.pages + other.pages,
            required_pages=self.required_pages + other.required_pages,
            fields=self.fields + other.fields,
        )


@dataclass(frozen=True, slots=True)
class UnitImpact:
    """What one unit will have: its tasks by role, its burden, and in an amendment what changes for it."""

    unit: Unit
    tasks: int
    by_role: Mapping[AssignmentRole, int]
    consolidating: int
    burden: Burden
    moves: Mapping[UnitMove, int]

    @property
    def changes(self) -> bool:
        """Tell whether an amendment changes the unit's part in any task."""
        return any(self.moves.values())


@dataclass(frozen=True, slots=True)
class GroupImpact:
    """A collective unit as it will be expanded. ``of_another_kind`` are members that are no 街道 in a group that has some."""

    name: str
    members: tuple[Unit, ...]
    of_another_kind: tuple[Unit, ...]
    tasks: int


@dataclass(frozen=True, slots=True)
class Impact:
    """All that will happen. ``open_names`` mean no unit: with in how many tasks each stands."""

    tasks: int
    parts: int
    units: tuple[UnitImpact, ...]
    burden: Burden
    groups: tuple[GroupImpact, ...]
    open_names: Mapping[str, int]
    without_units: tuple[str, ...]
    doubled: tuple[tuple[Unit, Doubled], ...]
    without_number: tuple[str, ...]
    loose_members: tuple[Tie, ...]
    tied_members: int
    differences: Differences | None
    leaving: tuple[Unit, ...]

    @property
    def closed(self) -> tuple[Unit, ...]:
        """The units with a part that are closed: they can do nothing."""
        return tuple(row.unit for row in self.units if row.unit.closed_on is not None)


def impact_of(version: PlanVersion, *, today: date) -> Impact:
    """Return what comes of a draft when it is put in force on ``today``. As many queries for one task as for thousands."""
    expansion = expansion_of(version, today=today)
    before = None if version.based_on is None else tasks_seen(version.based_on, today=today)
    news = {task.key: drafted(task, expansion.units) for task in expansion.tasks}
    moves, leaving = _moves(before, news)
    ties = roster_ties(expansion.bodies, expansion.names, today=today)
    units = _units(expansion, moves)
    return Impact(
        tasks=len(expansion.tasks),
        parts=sum(len(task.parts) for task in expansion.tasks),
        units=units,
        burden=sum((row.burden for row in units), Burden()),
        groups=_groups(expansion),
        open_names=Counter(name for task in expansion.tasks for name in dict.fromkeys(task.open_names)),
        without_units=tuple(task.label or task.content.text[:20] for task in expansion.tasks if not task.parts),
        doubled=tuple((expansion.units[one.unit_id], one) for task in expansion.tasks for one in task.doubled),
        without_number=_without_number(expansion),
        loose_members=tuple(tie for tie in ties if tie.member.name and tie.post_id is None),
        tied_members=sum(tie.post_id is not None for tie in ties),
        differences=None if before is None else compared(before, news),
        leaving=leaving,
    )


def _units(expansion: Expansion, moves: Mapping[int, Counter[UnitMove]]) -> tuple[UnitImpact, ...]:
    held: dict[int, list[tuple[ExpandedTask, Part]]] = defaultdict(list)
    for task in expansion.tasks:
        for part in task.parts:
            held[part.unit_id].append((task, part))
    rows = [_unit(expansion.units[pk], parts, moves.get(pk, Counter())) for pk, parts in held.items()]
    return tuple(sorted(rows, key=lambda row: (row.unit.position, row.unit.pk)))


def _unit(unit: Unit, held: list[tuple[ExpandedTask, Part]], moves: Counter[UnitMove]) -> UnitImpact:
    return UnitImpact(
        unit=unit,
        tasks=len(held),
        by_role=Counter(part.role for _, part in held),
        consolidating=sum(part.is_consolidating for _, part in held),
        burden=burden_of(held),
        moves=moves,
    )


def burden_of(held: list[tuple[ExpandedTask, Part]]) -> Burden:
    """Return what one unit is asked a month: a report for each of its own parts, one page for all that it has by groups."""
    own = [(task, part) for task, part in held if part.via_id is None]
    by_group = [part.duty for _, part in held if part.via_id is not None]
    must = [task for task, part in own if part.duty == Duty.REQUIRED]
    must_page = Duty.REQUIRED in by_group
    return Burden(
        required=len(must),
        if_any=sum(part.duty == Duty.IF_ANY for _, part in own),
        pages=int(must_page or Duty.IF_ANY in by_group),
        required_pages=int(must_page),
        fields=sum(FIELDS_OF_A_REPORT + len(task.content.targets) for task in must) + FIELDS_OF_A_PAGE * must_page,
    )


def _groups(expansion: Expansion) -> tuple[GroupImpact, ...]:
    """Return the collective names that stand in tasks, in the order in which they are first printed."""
    printed = Counter(
        name for task in expansion.tasks for name in dict.fromkeys(a.name for a in task.content.assignments)
    )
    groups: list[GroupImpact] = []
    for name, tasks in printed.items():
        match = expansion.names.get(name)
        if match is None or match.group_id is None:
            continue
        members = expansion.members[match.group_id]
        streets = [unit for unit in members if unit.kind == UnitKind.STREET]
        others = tuple(unit for unit in members if unit.kind != UnitKind.STREET) if streets else ()
        groups.append(GroupImpact(name, members, others, tasks))
    return tuple(groups)


def _without_number(expansion: Expansion) -> tuple[str, ...]:
    """Return the printed figures that are no numbers: they are kept as printed, and cannot be reckoned with."""
    printed = [target for task in expansion.tasks for target in task.content.targets]
    printed += [target for goal in expansion.goals for target in goal.targets]
    return tuple(target.text for target in printed if as_figure(target.value) is None)


def _moves(
    before: Mapping[str, TaskSeen] | None, after: Mapping[str, TaskSeen]
) -> tuple[Mapping[int, Counter[UnitMove]], tuple[Unit, ...]]:
    """Return how often each unit joins, leaves or changes its part, and which units will have no part any more."""
    moves: dict[int, Counter[UnitMove]] = defaultdict(Counter)
    gone: dict[int, Unit] = {}
    if before is None:
        return moves, ()
    for key in {**before, **after}:
        for change in _unit_changes(before.get(key), after.get(key)):
            moves[change.unit.pk][change.move] += 1
            if change.move == UnitMove.LEFT:
                gone[change.unit.pk] = change.unit
    still = {unit for task in after.values() for unit in task.parts}
    return moves, tuple(unit for pk, unit in gone.items() if pk not in still)


def _unit_changes(old: TaskSeen | None, new: TaskSeen | None) -> tuple[UnitChange, ...]:
    return unit_changes(old.parts if old else {}, new.parts if new else {})
