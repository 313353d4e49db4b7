"""What a comparison of two plans returns: the typed form of gongwen.comparison/1.

Every task, unit, deadline, target, goal, phase, rhythm and member of both plans stands in exactly one match; one that the
other plan does not have stands there alone (``struck`` or ``new``). Spans point into the text of the reading that the
piece comes from. Likeness is in percent: the share of pairs of neighbouring characters that two texts have in common.
"""

from dataclasses import dataclass, field
from typing import Literal

from gongwen.reading.model import Deadline, Goal, Header, Member, Milestone, Phase, Rhythm, Role, Span, Target

Relation = Literal["kept", "adapted", "changed", "split", "merged", "struck", "new"]
"""kept: the same words, whatever the blanks and punctuation; adapted: they differ only in the words of their level (全市 → 全区)."""
UnitRelation = Literal["kept", "counterpart", "renamed", "struck", "new"]
"""counterpart: the same body at another level (市商务局 → 区商务局); renamed: the same body in another spelling."""
DayRelation = Literal["kept", "reworded", "next-year", "earlier", "later", "struck", "new"]
"""next-year: the same day in the year of the other plan; reworded: the same day, or none, in other words."""
TargetRelation = Literal["kept", "higher", "lower", "changed", "struck", "new"]
"""higher and lower say what became of the figure, not whether that is harder to reach; changed: in unit or comparator."""
Op = Literal["same", "adapted", "struck", "inserted", "replaced"]

SCHEMA = "gongwen.comparison/1"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of two wordings; all ``old`` together are the one text, all ``new`` the other, but for white space."""

    op: Op
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit of one task on both sides; ``check`` where only likeness of the names says that it is one body."""

    relation: UnitRelation
    old: str | None
    new: str | None
    old_role: Role | None
    new_role: Role | None
    check: bool = False


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person named in a task's note, as role and name; other words on the two sides are two persons."""

    relation: Relation
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class DeadlineMatch:
    """A deadline on both sides. ``days`` is by how much the last day moved, counted in one year where plans are of two."""

    relation: DayRelation
    old: Deadline | None
    new: Deadline | None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class TargetMatch:
    """A target on both sides: the same indicator, whatever its figure."""

    relation: TargetRelation
    old: Target | None
    new: Target | None


@dataclass(frozen=True, slots=True)
class TaskMatch:
    """Tasks that belong together: one and one, one and several (split), several and one (merged), or one alone.

    ``old`` and ``new`` are places in the lists of tasks, counted from 0. ``moved`` says that the task stands in another
    group or in another order among its neighbours; a number that only shifts, because another task went, is no move.
    ``check`` says that a person has to look whether they belong together.
    """

    relation: Relation
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool
    check: bool
    similarity: int | None
    wording: tuple[Segment, ...]
    units: tuple[UnitMatch, ...]
    people: tuple[PersonMatch, ...]
    deadlines: tuple[DeadlineMatch, ...]
    targets: tuple[TargetMatch, ...]


@dataclass(frozen=True, slots=True)
class GoalMatch:
    """A goal of the whole plan on both sides; its targets stand in :attr:`Comparison.targets`."""

    relation: Relation
    old: Goal | None
    new: Goal | None
    check: bool
    similarity: int | None
    wording: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class MilestoneMatch:
    """A milestone on both sides; ``days`` as in a deadline."""

    relation: Relation
    old: Milestone | None
    new: Milestone | None
    days: int | None
    wording: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class PhaseMatch:
    """A phase on both sides; ``start_days`` and ``end_days`` are by how much its first and last day moved."""

    relation: Relation
    old: Phase | None
    new: Phase | None
    start_days: int | None
    end_days: int | None
    wording: tuple[Segment, ...]
    milestones: tuple[MilestoneMatch, ...]


@dataclass(frozen=True, slots=True)
class RhythmMatch:
    """A recurring duty on both sides; changed in how often or when, or only in its words."""

    relation: Relation
    old: Rhythm | None
    new: Rhythm | None


@dataclass(frozen=True, slots=True)
class MemberMatch:
    """A member on both sides: the same person, else whoever holds the same post (adapted: the post one level down)."""

    relation: Relation
    old: Member | None
    new: Member | None


@dataclass(frozen=True, slots=True)
class GroupMatch:
    """A coordinating body on both sides, by name and office."""

    relation: Relation
    old: str | None
    new: str | None
    old_office: str | None
    new_office: str | None
    members: tuple[MemberMatch, ...]


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """What the two documents say of themselves under one heading, e.g. ``number``; lists are joined by 、."""

    field: str
    relation: Relation
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class PrintedTask:
    """A task as it is cited and printed: its number with that of its group, the headings above, its words."""

    label: str
    path: tuple[str, ...]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans: the name it was given by, what the document says of itself, the place it is for, its tasks."""

    name: str | None
    plan_title: str | None
    document: Header
    place: str | None
    tasks: tuple[PrintedTask, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans side by side. ``years`` is how many years the new one is after the old, 0 where that is not known."""

    old: Side
    new: Side
    years: int = 0
    header: tuple[FieldMatch, ...] = ()
    tasks: tuple[TaskMatch, ...] = ()
    goals: tuple[GoalMatch, ...] = ()
    targets: tuple[TargetMatch, ...] = ()
    phases: tuple[PhaseMatch, ...] = ()
    rhythms: tuple[RhythmMatch, ...] = ()
    groups: tuple[GroupMatch, ...] = ()
    schema: str = field(default=SCHEMA)
