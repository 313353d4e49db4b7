"""What the content of a piece must be like before it is kept. Raises Invalid with the sentence that is read."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.plans.pieces import (
    ArrangementContent,
    AssignmentContent,
    Content,
    GoalContent,
    GroupContent,
    HeaderContent,
    PhaseContent,
    RhythmContent,
    TargetContent,
    TaskContent,
    as_data,
    checked_content,
)
from luoshi.plans.states import PieceKind

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
LONGEST_NAME, LONGEST_LINE = 200, 300


def checked(kind: PieceKind, content: Content) -> Content:
    """Return the content of a piece of that kind if it can be kept; raise Invalid, with the field, if it cannot."""
    try:
        same: Content = checked_content(kind, as_data(content))
    except ValueError:
        raise Invalid(_("内容的格式不对，没有写入，请刷新页面后重新填写。")) from None
    for field, sentence in _wrong(same):
        raise Invalid(sentence, field)
    return same


_Wrong = Iterator[tuple[str, str]]


def _wrong(content: Content) -> _Wrong:
    """Yield what is wrong with a content, by field."""
    if isinstance(content, TaskContent):
        yield from _wrong_task(content)
    elif isinstance(content, GoalContent):
        yield from _missing("text", content.text)
        yield from _wrong_targets(content.targets)
    elif isinstance(content, PhaseContent):
        yield from _wrong_phase(content)
    elif isinstance(content, RhythmContent):
        yield from _wrong_rhythm(content)
    elif isinstance(content, GroupContent):
        yield from _missing("name", content.name)
        yield from _too_long("name", content.name, LONGEST_NAME)
    elif isinstance(content, HeaderContent):
        yield from _missing("title", content.title or content.plan_title or "")
        yield from _wrong_day("date", content.date)
    else:
        yield from _wrong_report_day(content)


def _wrong_task(task: TaskContent) -> _Wrong:
    yield from _missing("text", task.text)
    yield from _too_long("number", task.number or "", 40)
    yield from _wrong_assignments(task.assignments)
    for deadline in task.deadlines:
        yield from _missing("deadlines", deadline.text or deadline.due_on or "")
        yield from _too_long("deadlines", deadline.text, LONGEST_LINE)
        yield from _wrong_day("deadlines", deadline.due_on)
    yield from _wrong_targets(task.targets)
    if task.consolidating is not None and task.consolidating not in {a.name for a in task.assignments}:
        yield "consolidating", _("汇总单位不在这项任务的单位之中，请从已列的单位里选择。")


def _wrong_assignments(assignments: tuple[AssignmentContent, ...]) -> _Wrong:
    seen: set[tuple[str, str]] = set()
    for assignment in assignments:
        yield from _missing("assignments", assignment.name)
        yield from _too_long("assignments", assignment.name, LONGEST_NAME)
        yield from _too_long("assignments", assignment.label, 60)
        if assignment.origin == "office" and (assignment.name, assignment.role) in seen:
            yield "assignments", _("“%(name)s”以同一种角色列了两次，请去掉一个。") % {"name": assignment.name}
        seen.add((assignment.name, assignment.role))


def _wrong_targets(targets: tuple[TargetContent, ...]) -> _Wrong:
    """Figures that somebody entered; what the reader read stands as printed."""
    for target in targets:
        if target.span is None:
            yield from _missing("targets", target.indicator)
        if target.span is None and not (_is_number(target.value) and _is_number(target.high or "0")):
            yield "targets", _("目标值请填写数字，如15或1.5；单位另填。")


def _is_number(value: str) -> bool:
    return _NUMBER.fullmatch(value) is not None


def _wrong_phase(phase: PhaseContent) -> _Wrong:
    yield from _missing("name", phase.name)
    yield from _too_long("name", phase.name, 100)
    yield from _wrong_day("start", phase.start)
    yield from _wrong_day("end", phase.end)
    if phase.start and phase.end and phase.end < phase.start:
        yield "end", _("阶段的结束日期早于开始日期，请改正其中一个。")
    for milestone in phase.milestones:
        yield from _missing("milestones", milestone.text)
        yield from _wrong_day("milestones", milestone.due)


def _wrong_rhythm(rhythm: RhythmContent) -> _Wrong:
    yield from _missing("activity", rhythm.activity)
    yield from _too_long("activity", rhythm.activity, 100)
    if rhythm.due is not None and rhythm.due.day is not None:
        yield from _wrong_day_of_month("due", rhythm.due.day)


def _wrong_report_day(arrangement: ArrangementContent) -> _Wrong:
    if arrangement.report_day is not None:
        yield from _wrong_day_of_month("report_day", arrangement.report_day)


def _wrong_day_of_month(field: str, day: int) -> _Wrong:
    if day != -1 and not 1 <= day <= 31:
        yield field, _("请填写1至31之间的日子，或者选每月最后一天。")


def _missing(field: str, text: str) -> _Wrong:
    if not text.strip():
        yield field, _("这一项不能空着，请填写。")


def _too_long(field: str, text: str, limit: int) -> _Wrong:
    if len(text) > limit:
        yield field, _("内容太长，最多%(limit)d个字，请缩短。") % {"limit": limit}


def _wrong_day(field: str, day: str | None) -> _Wrong:
    if day is None:
        return
    try:
        date.fromisoformat(day)
    except ValueError:
        yield field, _("“%(day)s”不是日期，请写成2026-06-30的样子。") % {"day": day[:20]}
