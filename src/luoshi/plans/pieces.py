"""The forms of a draft's pieces: what :attr:`luoshi.plans.models.Piece.content` holds, one dataclass a kind.

As in gongwen.plan-reading/1, with what the office adds: ``origin`` tells whether something stands in the document
("document") or was settled by the office ("office"); ``span`` is None for what no document says. Days are ISO 8601.
"""

from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from gongwen.reading.asjson import plain, typed
from gongwen.reading.model import Basis, Member, RhythmDue, TaskPerson
from luoshi.plans.states import PieceKind

Span = tuple[int, int]
Origin = Literal["document", "office"]
Role = Literal["lead", "responsible", "supporting", "guiding"]
Duty = Literal["required", "if_any", "none"]


@dataclass(frozen=True, slots=True)
class AssignmentContent:
    """A unit's part as printed. ``duty`` None: by the default of its role (luoshi.plans.duties)."""

    name: str
    role: Role
    label: str = ""
    inherited: bool = False
    span: Span | None = None
    origin: Origin = "document"
    duty: Duty | None = None


@dataclass(frozen=True, slots=True)
class DeadlineContent:
    """A 时限: the printed words, and the last day allowed."""

    text: str
    due_on: str | None = None
    precision: str | None = None
    recurring: str | None = None
    span: Span | None = None
    origin: Origin = "document"


@dataclass(frozen=True, slots=True)
class TargetContent:
    """A figure to reach; ``value`` and ``high`` are decimal strings as printed."""

    indicator: str
    measure: str | None
    comparator: str | None
    value: str
    high: str | None
    unit: str | None
    aspirational: bool
    text: str
    span: Span | None = None
    origin: Origin = "document"


@dataclass(frozen=True, slots=True)
class HeaderContent:
    """The document as a document."""

    title: str
    plan_title: str | None = None
    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    approved_by: str | None = None
    recipients: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskContent:
    """A task. ``consolidating`` is the printed name of the 汇总单位 among several leads."""

    text: str
    number: str | None = None
    path: tuple[str, ...] = ()
    assignments: tuple[AssignmentContent, ...] = ()
    people: tuple[TaskPerson, ...] = ()
    deadlines: tuple[DeadlineContent, ...] = ()
    targets: tuple[TargetContent, ...] = ()
    consolidating: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class GoalContent:
    """A goal of the whole plan."""

    text: str
    targets: tuple[TargetContent, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class MilestoneContent:
    """Something due on a day inside a phase."""

    text: str
    due: str | None = None
    span: Span | None = None
    origin: Origin = "document"


@dataclass(frozen=True, slots=True)
class PhaseContent:
    """A stage of the work. ``origin`` is that of its two days."""

    name: str
    start: str | None = None
    end: str | None = None
    precision: str | None = None
    text: str = ""
    milestones: tuple[MilestoneContent, ...] = ()
    span: Span | None = None
    origin: Origin = "document"


@dataclass(frozen=True, slots=True)
class RhythmContent:
    """A duty of the whole plan that recurs. ``due`` is as read, or settled by the office (``due_origin``)."""

    cadence: str
    activity: str
    due: RhythmDue | None = None
    text: str = ""
    span: Span | None = None
    due_origin: Origin = "document"


@dataclass(frozen=True, slots=True)
class GroupContent:
    """A coordinating body with its roster."""

    kind: str
    name: str
    office: str | None = None
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrangementContent:
    """What the office settles about reporting. ``report_day``: day of the month, -1 for the last; None: not settled.

    The duties are the defaults by part, which an assignment's own duty overrules.
    """

    report_day: int | None = None
    consolidating_duty: Duty = "required"
    lead_duty: Duty = "if_any"
    responsible_duty: Duty = "if_any"
    collective_duty: Duty = "if_any"


Content = HeaderContent | TaskContent | GoalContent | PhaseContent | RhythmContent | GroupContent | ArrangementContent
FORMS: dict[PieceKind, type] = {
    PieceKind.HEADER: HeaderContent,
    PieceKind.GOAL: GoalContent,
    PieceKind.TASK: TaskContent,
    PieceKind.PHASE: PhaseContent,
    PieceKind.RHYTHM: RhythmContent,
    PieceKind.GROUP: GroupContent,
    PieceKind.ARRANGEMENT: ArrangementContent,
}


def as_content(kind: PieceKind, data: dict[str, Any]) -> Any:  # noqa: ANN401 -- the dataclass of the kind
    """Return the typed content of a piece that is kept; raise KeyError if ``data`` lacks a field.

    What is kept was checked when it was written (:func:`checked_content`) and is not checked again: it is read by the
    thousand.
    """
    return _maker(FORMS[kind])(data)


def checked_content(kind: PieceKind, data: dict[str, Any]) -> Any:  # noqa: ANN401 -- the dataclass of the kind
    """Return the typed content of a piece; raise ValueError if ``data`` has another form or a value another type."""
    return typed(FORMS[kind], data)


_Maker = Callable[[Any], Any]


@cache
def _maker(hint: Any) -> _Maker:  # noqa: ANN401 -- any annotation
    """Return what makes a value of an annotation out of what JSON holds."""
    inner = [one for one in get_args(hint) if one is not type(None)]
    if get_origin(hint) is tuple:
        item = _maker(inner[0])
        return tuple if item is _as_it_is else lambda values: tuple(map(item, values))
    if get_origin(hint) in {Union, UnionType}:
        made = next((maker for maker in map(_maker, inner) if maker is not _as_it_is), _as_it_is)
        return made if made is _as_it_is else lambda value: None if value is None else made(value)
    return _dataclass_maker(hint) if is_dataclass(hint) else _as_it_is


def _dataclass_maker(form: Any) -> _Maker:  # noqa: ANN401 -- a dataclass
    makers = [(name, _maker(hint)) for name, hint in get_type_hints(form).items()]
    return lambda data: form(*(make(data[name]) for name, make in makers))


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    return value


def as_data(content: Content) -> dict[str, Any]:
    """Return content as JSON has it: tuples as lists."""
    data: dict[str, Any] = plain(content)
    return data
