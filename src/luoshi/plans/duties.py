"""报送要求: which part in a task must report, and what that comes to a month. Pure: contents in, numbers out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from luoshi.plans.pieces import ArrangementContent, AssignmentContent, Duty, TaskContent

_STRENGTH: dict[Duty, int] = {"none": 0, "if_any": 1, "required": 2}


def duty_of(
    assignment: AssignmentContent,
    task: TaskContent,
    is_collective: bool,  # noqa: FBT001 -- part of what is asked
    arrangement: ArrangementContent,
) -> Duty:
    """Return who-reports for one part in a task: its own if the office set one, else the arrangement's for such a part.

    The unit that consolidates must (named by the office, or the only lead, or alone in the task); other leads,
    responsible and supporting units as arranged; members of a collective unit as arranged for them; guiding units do not.
    """
    if assignment.duty is not None:
        return assignment.duty
    if is_collective:
        return arrangement.collective_duty
    if assignment.name == consolidating_name(task):
        return arrangement.consolidating_duty
    if assignment.role == "guiding":
        return "none"
    return arrangement.lead_duty if assignment.role == "lead" else arrangement.responsible_duty


def consolidating_name(task: TaskContent) -> str | None:
    """Return the printed name of the unit that reports for the whole task; None while nobody has been named.

    One that was named, else the only lead, else the only unit of a task without a lead.
    """
    if task.consolidating:
        return task.consolidating
    leads = list(dict.fromkeys(a.name for a in task.assignments if a.role == "lead"))
    answering = leads or list(dict.fromkeys(a.name for a in task.assignments if a.role != "guiding"))
    return answering[0] if len(answering) == 1 else None


def lacks_consolidating(task: TaskContent) -> bool:
    """Tell whether several units lead a task and nobody has said which of them reports for all."""
    return len({a.name for a in task.assignments if a.role == "lead"}) > 1 and not task.consolidating


@dataclass(frozen=True, slots=True)
class UnitBurden:
    """What a plan asks of one unit a month. ``has_page``: one page for all tasks that it has as a member of a group."""

    tasks: int = 0
    required: int = 0
    if_any: int = 0
    has_page: bool = False


@dataclass(frozen=True, slots=True)
class Burden:
    """What a plan asks a month: reports that must come, those that come if there is anything, pages of members of groups.

    ``parts`` counts units' parts in tasks, which is what it would be if each had to report.
    """

    parts: int
    required: int
    if_any: int
    pages: int
    by_unit: Mapping[int, UnitBurden]


def reports_a_month(
    tasks: Iterable[TaskContent],
    *,
    units_of: Mapping[str, frozenset[int]],
    collectives: frozenset[str],
    arrangement: ArrangementContent,
) -> Burden:
    """Return what tasks cost a month. ``units_of`` gives the units that a printed name means, several for a collective one.

    A unit that a task names itself and by its group has the part that it is named for.
    """
    by_unit: dict[int, list[tuple[Duty, bool]]] = defaultdict(list)
    for task in tasks:
        for unit, (duty, by_group) in _parts(task, units_of, collectives, arrangement).items():
            by_unit[unit].append((duty, by_group))
    burdens = {unit: _burden_of(parts) for unit, parts in by_unit.items()}
    return Burden(
        parts=sum(burden.tasks for burden in burdens.values()),
        required=sum(burden.required for burden in burdens.values()),
        if_any=sum(burden.if_any for burden in burdens.values()),
        pages=sum(burden.has_page for burden in burdens.values()),
        by_unit=burdens,
    )


_Part = tuple[Duty, bool]


def _parts(
    task: TaskContent,
    units_of: Mapping[str, frozenset[int]],
    collectives: frozenset[str],
    arrangement: ArrangementContent,
) -> dict[int, _Part]:
    parts: dict[int, _Part] = {}
    for unit, duty, by_group in _named(task, units_of, collectives, arrangement):
        before = parts.get(unit)
        if before is None or _weight(duty, by_group=by_group) > _weight(before[0], by_group=before[1]):
            parts[unit] = (duty, by_group)
    return parts


def _named(
    task: TaskContent,
    units_of: Mapping[str, frozenset[int]],
    collectives: frozenset[str],
    arrangement: ArrangementContent,
) -> Iterator[tuple[int, Duty, bool]]:
    for assignment in task.assignments:
        by_group = assignment.name in collectives
        duty = duty_of(assignment, task, by_group, arrangement)
        for unit in units_of.get(assignment.name, frozenset()):
            yield unit, duty, by_group


def _weight(duty: Duty, *, by_group: bool) -> tuple[bool, int]:
    return not by_group, _STRENGTH[duty]


def _burden_of(parts: list[_Part]) -> UnitBurden:
    own = [duty for duty, by_group in parts if not by_group]
    return UnitBurden(
        tasks=len(parts),
        required=own.count("required"),
        if_any=own.count("if_any"),
        has_page=any(by_group and duty != "none" for duty, by_group in parts),
    )
