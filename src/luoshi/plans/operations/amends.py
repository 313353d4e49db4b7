"""What the answer to a doubt makes of the content of a piece. Pure: content in, content out, the same if nothing changes.

``spans`` are the places that the doubt points at. Whatever is set here is marked as settled by the office.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from gongwen.reading.model import RhythmDue
from gongwen.reading.times.dates import DateFound, find_dates
from luoshi.plans.pieces import (
    AssignmentContent,
    DeadlineContent,
    MilestoneContent,
    PhaseContent,
    RhythmContent,
    Span,
    TaskContent,
)

Spans = Collection[Span]
_MONTHS = {"monthly": "each", "quarterly": "quarter-end"}


def with_first_leading(task: TaskContent, spans: Spans) -> TaskContent:
    """Let the unit that is printed first lead a task that has no lead."""
    if any(a.role == "lead" for a in task.assignments):
        return task
    first = next((a for a in task.assignments if a.span in spans), None)
    if first is None:
        return task
    return replace(
        task,
        assignments=tuple(replace(a, role="lead", origin="office") if a is first else a for a in task.assignments),
    )


def with_first_roles(task: TaskContent, spans: Spans) -> TaskContent:
    """Leave each unit that stands twice in a task only the part that is printed first."""
    seen: set[str] = set()
    kept: list[AssignmentContent] = []
    for assignment in task.assignments:
        if assignment.span not in spans or assignment.name not in seen:
            kept.append(assignment)
        if assignment.span in spans:
            seen.add(assignment.name)
    return replace(task, assignments=tuple(kept))


def with_deadline(task: TaskContent, deadline: DeadlineContent) -> TaskContent:
    """Give a task without a deadline one."""
    return task if task.deadlines else replace(task, deadlines=(deadline,))


def with_earlier_deadlines(task: TaskContent, spans: Spans) -> TaskContent:
    """Take 12月前 and the like for the day before the period begins."""
    return replace(task, deadlines=tuple(_earlier_deadline(d) if d.span in spans else d for d in task.deadlines))


def _earlier_deadline(deadline: DeadlineContent) -> DeadlineContent:
    found = _ambiguous(deadline.text, deadline.due_on)
    return deadline if found is None else replace(deadline, due_on=found.earlier, origin="office")


def with_next_year(task: TaskContent, spans: Spans) -> TaskContent:
    """Move deadlines that were printed without a year into the year after."""
    return replace(task, deadlines=tuple(_a_year_later(d) if d.span in spans else d for d in task.deadlines))


def _a_year_later(deadline: DeadlineContent) -> DeadlineContent:
    tight = "".join(deadline.text.split())
    if deadline.due_on is None or any(found.last for found in find_dates(tight, None)):
        return deadline
    day = date.fromisoformat(deadline.due_on)
    is_leap_day = (day.month, day.day) == (2, 29)
    later = day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)
    return replace(deadline, due_on=later.isoformat(), origin="office")


def with_earlier_days(phase: PhaseContent, printed: Collection[str]) -> PhaseContent:
    """Take the words ``printed``, where they give a phase or its milestones a day, for the day before their period."""
    for words in printed:
        phase = _earlier_phase(phase, words)
    return phase


def _earlier_phase(phase: PhaseContent, words: str) -> PhaseContent:
    days = [phase.start, phase.end, *(milestone.due for milestone in phase.milestones)]
    found = next((date for day in days if (date := _ambiguous(words, day))), None)
    if found is None:
        return phase
    return replace(
        phase,
        start=found.earlier if phase.start == found.last else phase.start,
        end=found.earlier if phase.end == found.last else phase.end,
        milestones=tuple(_earlier_milestone(milestone, words, found) for milestone in phase.milestones),
        origin="office" if found.last in {phase.start, phase.end} else phase.origin,
    )


def _earlier_milestone(milestone: MilestoneContent, words: str, found: DateFound) -> MilestoneContent:
    if milestone.due != found.last or "".join(words.split()) not in "".join(milestone.text.split()):
        return milestone
    return replace(milestone, due=found.earlier, origin="office")


def with_earlier_due(rhythm: RhythmContent, printed: Collection[str], year: int) -> RhythmContent:
    """Take the words ``printed``, where they say when a duty falls due, for the day before their period."""
    due = rhythm.due
    if due is None or due.text not in printed or not isinstance(due.month, int) or not due.day:
        return rhythm
    found = next((date for date in find_dates(due.text, year) if date.ambiguous and date.earlier), None)
    if found is None or found.earlier is None:
        return rhythm
    day = date.fromisoformat(found.earlier)
    return replace(rhythm, due=RhythmDue(day.month, day.day, due.text), due_origin="office")


def _ambiguous(words: str, day: str | None) -> DateFound | None:
    """Return the ambiguous date in ``words`` that was read as ``day``."""
    if day is None:
        return None
    dates = find_dates("".join(words.split()), int(day[:4]))
    return next((found for found in dates if found.ambiguous and found.last == day and found.earlier), None)


def with_day(rhythm: RhythmContent, day: int) -> RhythmContent:
    """Say on which day of its month or period a recurring duty falls due, -1 for the last; only where nothing says it."""
    if rhythm.due is not None and rhythm.due.day is not None:
        return rhythm
    month = rhythm.due.month if rhythm.due else _MONTHS.get(rhythm.cadence)
    words = rhythm.due.text if rhythm.due else ""
    return replace(rhythm, due=RhythmDue(month, day, words), due_origin="office")
