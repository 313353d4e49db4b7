"""What of a content stands in the document and what the office settled: told by comparing, not by whoever writes. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from luoshi.plans.pieces import (
    AssignmentContent,
    Content,
    DeadlineContent,
    GoalContent,
    MilestoneContent,
    PhaseContent,
    RhythmContent,
    TargetContent,
    TaskContent,
)

_Part = TypeVar("_Part", AssignmentContent, DeadlineContent, TargetContent, MilestoneContent)


def with_origins(new: Content, *known: Content) -> Content:
    """Return ``new`` with every origin set: that of the same words in ``known`` (what stood there, what was read), else office."""
    if isinstance(new, TaskContent):
        tasks = [content for content in known if isinstance(content, TaskContent)]
        return replace(
            new,
            assignments=_marked(new.assignments, _of(tasks, "assignments"), duty=None),
            deadlines=_marked(new.deadlines, _of(tasks, "deadlines")),
            targets=_marked(new.targets, _of(tasks, "targets")),
        )
    if isinstance(new, GoalContent):
        goals = [content for content in known if isinstance(content, GoalContent)]
        return replace(new, targets=_marked(new.targets, _of(goals, "targets")))
    if isinstance(new, PhaseContent):
        return _phase(new, [content for content in known if isinstance(content, PhaseContent)])
    if isinstance(new, RhythmContent):
        return _rhythm(new, [content for content in known if isinstance(content, RhythmContent)])
    return new


def _of(contents: Sequence[Any], parts: str) -> list[Any]:
    return [part for content in contents for part in getattr(content, parts)]


def _marked(parts: Iterable[_Part], known: Iterable[_Part], **blank: object) -> tuple[_Part, ...]:
    """Return parts with their origins; ``blank`` are fields that only the office ever sets, which do not count."""
    origins = {_bare(part, blank): part.origin for part in reversed(list(known))}
    return tuple(replace(part, origin=origins.get(_bare(part, blank), "office")) for part in parts)


def _bare(part: _Part, blank: dict[str, object]) -> _Part:
    return replace(part, origin="document", **blank)  # type: ignore[arg-type]


def _phase(new: PhaseContent, known: Sequence[PhaseContent]) -> PhaseContent:
    same = next((content for content in known if (content.start, content.end) == (new.start, new.end)), None)
    milestones = _marked(new.milestones, _of(known, "milestones"))
    return replace(new, milestones=milestones, origin=same.origin if same else "office")


def _rhythm(new: RhythmContent, known: Sequence[RhythmContent]) -> RhythmContent:
    same = next((content for content in known if content.due == new.due), None)
    return replace(new, due_origin=same.due_origin if same else "office")
