"""Goals, phases and rhythms on both sides."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from gongwen.comparing.context import Context
from gongwen.comparing.model import GoalMatch, MilestoneMatch, PhaseMatch, Relation, RhythmMatch, Segment
from gongwen.comparing.pairing import Paired, pair_up
from gongwen.comparing.profiles import percent, profile
from gongwen.comparing.taking import take_pairs
from gongwen.comparing.wording import wording
from gongwen.comparing.years import moved_days
from gongwen.reading.model import Goal, Milestone, Phase, Rhythm, Span

Thing = TypeVar("Thing")
Pairs = list[tuple[Thing | None, Thing | None, Paired | None]]


def relation_of(old: str | None, new: str | None, context: Context) -> Relation:
    """Return what became of a short text: a name, a heading, a field."""
    if not old or not new:
        return "kept" if not old and not new else "new" if not old else "struck"
    if context.levels.plain(old) == context.levels.plain(new):
        return "kept"
    return "adapted" if context.levels.neutral(old) == context.levels.neutral(new) else "changed"


def _by_text(
    old: Sequence[Thing], new: Sequence[Thing], text: Callable[[Thing], str], context: Context
) -> Pairs[Thing]:
    """Return the things that belong together by their texts, then those that stay alone."""
    olds, news = ([profile(text(thing), context.levels) for thing in things] for things in (old, new))
    pairs = pair_up(olds, news)
    there, back = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return [
        *((old[pair.old], new[pair.new], pair) for pair in pairs),
        *((thing, None, None) for place, thing in enumerate(old) if place not in there),
        *((None, thing, None) for place, thing in enumerate(new) if place not in back),
    ]


def _segments(relation: Relation, old: str, new: str, context: Context) -> tuple[Segment, ...]:
    return wording(old, new, context.levels, context.steps) if relation in {"adapted", "changed"} else ()


def match_goals(old: Sequence[Goal], new: Sequence[Goal], context: Context) -> tuple[GoalMatch, ...]:
    """Return the goals of both sides."""
    return tuple(_goal(*pair, context) for pair in _by_text(old, new, lambda goal: goal.text, context))


def _goal(old: Goal | None, new: Goal | None, pair: Paired | None, context: Context) -> GoalMatch:
    if old is None or new is None or pair is None:
        return GoalMatch("new" if old is None else "struck", old, new, check=False, similarity=None, wording=())
    relation = relation_of(old.text, new.text, context)
    similarity = percent(pair.likeness, same=relation != "changed")
    return GoalMatch(relation, old, new, pair.check, similarity, _segments(relation, old.text, new.text, context))


def match_phases(old: Sequence[Phase], new: Sequence[Phase], context: Context) -> tuple[PhaseMatch, ...]:
    """Return the phases of both sides: those of one name, then those of like words."""
    named = take_pairs(old, new, lambda phase: context.levels.neutral(phase.name) or None)
    pairs = [(one, other) for one, other in named if one and other]
    olds, news = (
        [one for one, other in named if one and not other],
        [other for one, other in named if other and not one],
    )
    liked = _by_text(olds, news, lambda phase: f"{phase.name}\n{phase.text}", context)
    every = [*pairs, *((one, other) for one, other, _ in liked)]
    return tuple(_phase(one, other, context) for one, other in sorted(every, key=_place))


def _place(pair: tuple[Phase | None, Phase | None]) -> tuple[bool, Span]:
    """Return what brings phases into the order of the old plan, new ones behind."""
    old, new = pair
    return (False, old.span) if old else (True, new.span if new else (0, 0))


def _phase(old: Phase | None, new: Phase | None, context: Context) -> PhaseMatch:
    milestones = match_milestones(old.milestones if old else (), new.milestones if new else (), context)
    if old is None or new is None:
        return PhaseMatch("new" if old is None else "struck", old, new, None, None, (), milestones)
    texts = f"{old.name}\n{old.text}", f"{new.name}\n{new.text}"
    relation = relation_of(*texts, context)
    days = [moved_days(*pair, context.years) for pair in ((old.start, new.start), (old.end, new.end))]
    dated = (old.start, old.end) == (new.start, new.end)
    if relation != "changed" and not dated and {day for _, day in days} != {0}:
        relation = "changed"
    return PhaseMatch(
        relation, old, new, days[0][1], days[1][1], _segments(relation, old.text, new.text, context), milestones
    )


def match_milestones(
    old: Sequence[Milestone], new: Sequence[Milestone], context: Context
) -> tuple[MilestoneMatch, ...]:
    """Return the milestones of one phase on both sides."""
    return tuple(
        _milestone(one, other, context)
        for one, other, _ in _by_text(old, new, lambda milestone: milestone.text, context)
    )


def _milestone(old: Milestone | None, new: Milestone | None, context: Context) -> MilestoneMatch:
    if old is None or new is None:
        return MilestoneMatch("new" if old is None else "struck", old, new, None, ())
    relation = relation_of(old.text, new.text, context)
    days = moved_days(old.due, new.due, context.years)[1]
    return MilestoneMatch(relation, old, new, days, _segments(relation, old.text, new.text, context))


def match_rhythms(old: Sequence[Rhythm], new: Sequence[Rhythm], context: Context) -> tuple[RhythmMatch, ...]:
    """Return the recurring duties of both sides: the same words, then the same duty as often, then the same duty."""
    pairs = take_pairs(
        old,
        new,
        lambda rhythm: (rhythm.cadence, rhythm.activity, context.levels.neutral(rhythm.text)),
        lambda rhythm: (rhythm.cadence, rhythm.activity) if rhythm.cadence != "once" else None,
        lambda rhythm: rhythm.activity if rhythm.cadence != "once" else None,
        lambda rhythm: (rhythm.cadence, rhythm.activity),
    )
    return tuple(RhythmMatch(_rhythm(one, other, context), one, other) for one, other in pairs)


def _rhythm(old: Rhythm | None, new: Rhythm | None, context: Context) -> Relation:
    if old is None or new is None:
        return "new" if old is None else "struck"
    if (old.cadence, old.due) != (new.cadence, new.due):
        return "changed"
    return relation_of(old.text, new.text, context)
