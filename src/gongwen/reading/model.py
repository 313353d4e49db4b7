"""What a reader of plan documents returns: the typed form of gongwen.plan-reading/1.

Every ``span`` is a pair of character offsets into :attr:`PlanReading.text`; ``text[s:e]`` shows where a piece came from.
Numbers are decimal strings as printed; dates are ISO 8601 strings. Nothing here is repaired: wrong characters stay.
"""

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
Role = Literal["lead", "responsible", "supporting", "guiding"]
Comparator = Literal["ge", "le", "gt", "lt", "approx", "between"]
Precision = Literal["day", "旬", "month", "quarter", "year"]
Severity = Literal["ask", "note"]

SCHEMA = "gongwen.plan-reading/1"


@dataclass(frozen=True, slots=True)
class Basis:
    """A document the plan says it rests on."""

    title: str
    number: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """The document as a document: kind (one of the 15 statutory kinds), title, number, issuer, date, addressees."""

    kind: str | None = None
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    recipients: tuple[str, ...] = ()
    approved_by: str | None = None
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable aim: 社会消费品零售总额 增幅 15 %. ``high`` is set only with comparator ``between``."""

    indicator: str
    measure: str | None
    comparator: Comparator | None
    value: str
    high: str | None
    unit: str | None
    aspirational: bool
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the whole plan, with or without figures."""

    text: str
    targets: tuple[Target, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit's part in a task. ``label`` is the printed word; ``inherited`` when the unit stands in a heading above."""

    unit: str
    role: Role
    label: str
    inherited: bool
    span: Span


@dataclass(frozen=True, slots=True)
class TaskPerson:
    """A person named in a task's note, e.g. the 分管领导 or 责任人."""

    role: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which the unit must have acted. ``date`` is the last day allowed, None where the words give none."""

    text: str
    date: str | None
    precision: Precision | None
    recurring: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """The smallest piece of text with its own responsibility note. ``path`` holds the headings above, as printed."""

    number: str | None
    path: tuple[str, ...]
    text: str
    assignments: tuple[Assignment, ...]
    people: tuple[TaskPerson, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something due on a day inside a phase."""

    due: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of the work, e.g. 部署阶段（2021年4月中旬之前）."""

    name: str
    start: str | None
    end: str | None
    precision: Precision | None
    text: str
    milestones: tuple[Milestone, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class RhythmDue:
    """When a recurring duty falls due: month is "each", "quarter-end" or a number; day of the month, -1 for the last."""

    month: str | int | None
    day: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A duty of the whole plan that recurs (or falls once): 每月25日前报送. ``due`` is None when unsaid."""

    cadence: str
    activity: str
    due: RhythmDue | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a roster. ``name`` is None for a member by post alone; a member unit stands in ``post``."""

    role: str
    name: str | None
    post: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """A coordinating body: 领导小组 first, then 专班 and others."""

    kind: str
    name: str
    office: str | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a careful clerk would ask. One cause is one doubt, however many places (``spans``) it touches."""

    code: str
    severity: Severity
    message: str
    spans: tuple[Span, ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanReading:
    """Everything read from one document."""

    text: str
    document: Header
    plan_title: str | None = None
    goals: tuple[Goal, ...] = ()
    tasks: tuple[Task, ...] = ()
    phases: tuple[Phase, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    groups: tuple[Group, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    schema: str = field(default=SCHEMA)
