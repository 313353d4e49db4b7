"""Two readings in, a comparison out."""

from gongwen.comparing.context import context_of
from gongwen.comparing.header import match_header
from gongwen.comparing.model import Comparison, PrintedTask, Side
from gongwen.comparing.parts import match_goals, match_phases, match_rhythms
from gongwen.comparing.people import match_groups
from gongwen.comparing.targets import match_targets
from gongwen.comparing.tasks import match_tasks
from gongwen.formats.limits import DEFAULT_LIMITS, Limits
from gongwen.ledger.tasks import label
from gongwen.reading.doubts.names import Place
from gongwen.reading.model import PlanReading
from gongwen.refusals import Refused


def compare_plans(
    old: PlanReading,
    new: PlanReading,
    names: tuple[str | None, str | None] = (None, None),
    limits: Limits = DEFAULT_LIMITS,
) -> Comparison:
    """Compare two readings; ``names`` are what their files are called.

    The same readings give the same comparison. Raises gongwen.refusals.Refused for plans of more tasks
    than ``limits`` allow.
    """
    for reading in (old, new):
        _check_size(reading, limits)
    context = context_of(old, new)
    return Comparison(
        old=_side(old, names[0], context.old_place),
        new=_side(new, names[1], context.new_place),
        years=context.years,
        header=match_header(old, new, context),
        tasks=match_tasks(old, new, context),
        goals=match_goals(old.goals, new.goals, context),
        targets=match_targets(
            [target for goal in old.goals for target in goal.targets],
            [target for goal in new.goals for target in goal.targets],
            context.levels,
        ),
        phases=match_phases(old.phases, new.phases, context),
        rhythms=match_rhythms(old.rhythms, new.rhythms, context),
        groups=match_groups(old.groups, new.groups, context),
    )


def _side(reading: PlanReading, name: str | None, place: Place | None) -> Side:
    tasks = tuple(PrintedTask(label(task), task.path, task.text, task.span) for task in reading.tasks)
    return Side(name, reading.plan_title, reading.document, place.full if place else None, tasks)


def _check_size(reading: PlanReading, limits: Limits) -> None:
    milestones = sum(len(phase.milestones) for phase in reading.phases)
    if max(len(reading.tasks), len(reading.goals), len(reading.phases), milestones) > limits.compared:
        raise Refused(f"方案的任务（或目标、节点）超过 {limits.compared} 项，无法对照，请把方案分成几部分后再对照。")
    texts = sum(len(task.text) for task in reading.tasks), sum(len(goal.text) for goal in reading.goals)
    if max(texts) > limits.compared_text:
        raise Refused(f"方案的任务（或目标）超过 {limits.compared_text} 字，无法对照，请把方案分成几部分后再对照。")
