"""Freezing what the whole plan has: goals, phases with their milestones, rhythms, rosters."""

from collections.abc import Iterator

from gongwen.reading.asjson import plain
from luoshi.plans.figures import as_day
from luoshi.plans.models import Goal, Milestone, Phase, Rhythm, RosterMember
from luoshi.plans.operations.freezing.rows import common, write_all
from luoshi.plans.operations.freezing.tasks import targets
from luoshi.plans.pieces import PhaseContent
from luoshi.plans.queries.expansion import Expansion
from luoshi.plans.queries.rosters import Tie


def freeze_goals(expansion: Expansion) -> None:
    """Write the goals of a version with their targets."""
    version = expansion.version
    goals = write_all(
        [Goal(text=goal.text, **common(version, place, goal.span)) for place, goal in enumerate(expansion.goals)]
    )
    printed = zip(goals, expansion.goals, strict=True)
    write_all([row for goal, content in printed for row in targets(version, content.targets, goal=goal)])


def freeze_phases(expansion: Expansion) -> None:
    """Write the phases of a version with their milestones."""
    phases = write_all([_phase(expansion, place, phase) for place, phase in enumerate(expansion.phases)])
    write_all(
        [
            Milestone(
                phase=phase,
                due_on=as_day(milestone.due),
                text=milestone.text,
                origin=milestone.origin,
                **common(expansion.version, place, milestone.span),
            )
            for phase, content in zip(phases, expansion.phases, strict=True)
            for place, milestone in enumerate(content.milestones)
        ]
    )


def _phase(expansion: Expansion, place: int, phase: PhaseContent) -> Phase:
    return Phase(
        name=phase.name,
        starts_on=as_day(phase.start),
        ends_on=as_day(phase.end),
        precision=phase.precision or "",
        text=phase.text,
        origin=phase.origin,
        **common(expansion.version, place, phase.span),
    )


def freeze_rhythms(expansion: Expansion) -> None:
    """Write what recurs in a version."""
    write_all(
        [
            Rhythm(
                cadence=rhythm.cadence,
                activity=rhythm.activity,
                due=plain(rhythm.due) if rhythm.due else {},
                due_origin=rhythm.due_origin,
                text=rhythm.text,
                **common(expansion.version, place, rhythm.span),
            )
            for place, rhythm in enumerate(expansion.rhythms)
        ]
    )


def freeze_rosters(expansion: Expansion, ties: tuple[Tie, ...]) -> None:
    """Write the rosters of a version, each row with the unit and the post it was tied to."""
    write_all(list(_roster(expansion, ties)))


def _roster(expansion: Expansion, ties: tuple[Tie, ...]) -> Iterator[RosterMember]:
    for place, tie in enumerate(ties):
        yield RosterMember(
            group_kind=tie.body.kind,
            group_name=tie.body.name,
            role=tie.member.role,
            name=tie.member.name or "",
            printed_post=tie.member.post or "",
            unit_id=tie.unit_id,
            post_id=tie.post_id,
            **common(expansion.version, place, tie.member.span),
        )
