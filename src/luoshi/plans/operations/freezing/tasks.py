"""Freezing tasks: their identities, the wording that this version gives them, and who has which part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from luoshi.plans.figures import as_day, as_figure, printed_figures
from luoshi.plans.models import (
    Assignment,
    Deadline,
    Goal,
    Piece,
    PlanVersion,
    Target,
    Task,
    TaskGroup,
    TaskOrigin,
    TaskWording,
    Term,
)
from luoshi.plans.operations.freezing.rows import common, write_all
from luoshi.plans.pieces import TargetContent
from luoshi.plans.queries.expansion import ExpandedTask, Expansion, Part

_Tasks = Mapping[str, Task]


def freeze_tasks(expansion: Expansion) -> Sequence[TaskWording]:
    """Write the tasks of a version with all that hangs on them; those that are no more are withdrawn. Return the wordings."""
    version = expansion.version
    tasks = _identities(expansion)
    write_all(_origins(expansion, tasks))
    groups = _groups(expansion)
    wordings = write_all([_wording(version, place, task, tasks, groups) for place, task in enumerate(expansion.tasks)])
    _write_parts(expansion, wordings)
    write_all(list(_deadlines(expansion, wordings)))
    write_all(
        [
            row
            for task, wording in zip(expansion.tasks, wordings, strict=True)
            for row in targets(version, task.content.targets, wording=wording)
        ]
    )
    return wordings


def _identities(expansion: Expansion) -> _Tasks:
    """Return the version's tasks by key: those that go on, and those that begin with it. Withdraw the others."""
    version = expansion.version
    known = {task.public_key: task for task in Task.objects.filter(plan_id=version.plan_id)}
    keys = [task.key for task in expansion.tasks]
    fresh = [
        Task(
            public_key=key,
            jurisdiction_id=version.jurisdiction_id,
            plan_id=version.plan_id,
            first_version=version,
        )
        for key in keys
        if key not in known
    ]
    write_all(fresh)
    gone = [task.pk for key, task in known.items() if key not in set(keys) and task.withdrawn_in_id is None]
    if gone:
        Task.objects.filter(pk__in=gone).update(withdrawn_in=version)
    return known | {task.public_key: task for task in fresh}


def _origins(expansion: Expansion, tasks: _Tasks) -> list[TaskOrigin]:
    """Return which task came of which. Predecessors are named by the key of a task, or of the piece it stood in."""
    version = expansion.version
    pieces = dict(Piece.objects.filter(version=version).exclude(task_key="").values_list("public_key", "task_key"))
    pairs = {
        (task.key, before)
        for task in expansion.tasks
        for before in (pieces.get(named, named) for named in task.predecessors)
        if before in tasks and before != task.key
    }
    known = set(
        TaskOrigin.objects.filter(task__plan=version.plan_id).values_list("task__public_key", "predecessor__public_key")
    )
    return [
        TaskOrigin(jurisdiction_id=version.jurisdiction_id, task=tasks[key], predecessor=tasks[before])
        for key, before in sorted(pairs - known)
    ]


def _groups(expansion: Expansion) -> dict[tuple[str, ...], TaskGroup]:
    paths = dict.fromkeys(task.content.path for task in expansion.tasks if task.content.path)
    rows = [TaskGroup(headings=list(path), **common(expansion.version, place)) for place, path in enumerate(paths)]
    return dict(zip(paths, write_all(rows), strict=True))


def _wording(
    version: PlanVersion, place: int, task: ExpandedTask, tasks: _Tasks, groups: Mapping[tuple[str, ...], TaskGroup]
) -> TaskWording:
    days = [day for deadline in task.content.deadlines if (day := as_day(deadline.due_on))]
    return TaskWording(
        task=tasks[task.key],
        group=groups.get(task.content.path),
        number=task.content.number or "",
        label=task.label,
        text=task.content.text,
        first_due_on=min(days, default=None),
        last_due_on=max(days, default=None),
        **common(version, place, task.content.span),
    )


def _write_parts(expansion: Expansion, wordings: Sequence[TaskWording]) -> None:
    """Write the terms, and the assignments that are new."""
    version = expansion.version
    of_plan = Assignment.objects.filter(task__plan=version.plan_id)
    known = {(assignment.task_id, assignment.unit_id): assignment for assignment in of_plan}
    placed = [
        (wording, place, part)
        for task, wording in zip(expansion.tasks, wordings, strict=True)
        for place, part in enumerate(task.parts)
    ]
    fresh = [
        Assignment(jurisdiction_id=version.jurisdiction_id, task_id=wording.task_id, unit_id=part.unit_id)
        for wording, _, part in placed
        if (wording.task_id, part.unit_id) not in known
    ]
    known |= {(assignment.task_id, assignment.unit_id): assignment for assignment in write_all(fresh)}
    write_all(
        [_term(version, place, part, wording, known[wording.task_id, part.unit_id]) for wording, place, part in placed]
    )


def _term(version: PlanVersion, place: int, part: Part, wording: TaskWording, assignment: Assignment) -> Term:
    return Term(
        assignment=assignment,
        wording=wording,
        unit_id=part.unit_id,
        via_id=part.via_id,
        printed_name=part.printed_name,
        role=part.role,
        label=part.label,
        is_inherited=part.is_inherited,
        is_consolidating=part.is_consolidating,
        duty=part.duty,
        duty_origin=part.duty_origin,
        **common(version, place, part.span),
    )


def _deadlines(expansion: Expansion, wordings: Iterable[TaskWording]) -> Iterator[Deadline]:
    for task, wording in zip(expansion.tasks, wordings, strict=True):
        for place, deadline in enumerate(task.content.deadlines):
            yield Deadline(
                wording=wording,
                text=deadline.text,
                due_on=as_day(deadline.due_on),
                precision=deadline.precision or "",
                recurring=deadline.recurring or "",
                origin=deadline.origin,
                **common(expansion.version, place, deadline.span),
            )


def targets(
    version: PlanVersion,
    printed: Iterable[TargetContent],
    *,
    wording: TaskWording | None = None,
    goal: Goal | None = None,
) -> Iterator[Target]:
    """Yield the rows of the targets of a task or of a goal. A figure that is no number is kept as printed, without a value."""
    for place, target in enumerate(printed):
        yield Target(
            wording=wording,
            goal=goal,
            indicator=target.indicator,
            measure=target.measure or "",
            comparator=target.comparator or "",
            value=as_figure(target.value),
            high=as_figure(target.high),
            printed=printed_figures(target.value, target.high),
            unit_of_measure=target.unit or "",
            is_aspirational=target.aspirational,
            text=target.text,
            **common(version, place, target.span),
        )
