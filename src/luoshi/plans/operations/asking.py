"""The doubts of a new draft: those of the reader, and one about the names that mean no unit of the directory."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gongwen.reading import model
from gongwen.reading.model import PlanReading, Span
from luoshi.plans.contents import UNMATCHED
from luoshi.plans.models import Doubt, NameMatch, PlanVersion

_ASKS_ABOUT_NAMES = {"collective-unit", "collective-unresolved"}
_SHOWN = 8
LONGEST_OPTION = 300


def doubts_of(
    version: PlanVersion, reading: PlanReading, matches: Sequence[NameMatch], assigned: Sequence[str]
) -> list[Doubt]:
    """Return the doubts of a draft, not saved yet: the reader's in their order, then the one about unmatched names."""
    doubts = [doubt_row(version, doubt, position) for position, doubt in enumerate(reading.doubts, start=1)]
    asked = _names_asked_about(reading)
    bare = {match.name for match in matches if match.unit_id is None and match.group_id is None}
    names = [name for name in assigned if name in bare and name not in asked]
    if names:
        doubts.append(_unmatched(version, reading, names, len(doubts) + 1))
    return doubts


def doubt_row(version: PlanVersion, doubt: model.Doubt, position: int) -> Doubt:
    """Return one doubt of the reader as a row that is not saved yet."""
    return Doubt(
        jurisdiction_id=version.jurisdiction_id,
        version=version,
        code=doubt.code,
        severity=doubt.severity,
        message=doubt.message,
        spans=[list(span) for span in doubt.spans],
        options=[option[:LONGEST_OPTION] for option in doubt.options],
        position=position,
    )


def _names_asked_about(reading: PlanReading) -> set[str]:
    """Return the names of which another doubt asks already what they mean."""
    spans = {
        span
        for doubt in reading.doubts
        if doubt.code in _ASKS_ABOUT_NAMES and doubt.severity == "ask"
        for span in doubt.spans
    }
    return {a.unit for task in reading.tasks for a in task.assignments if a.span in spans}


def _unmatched(version: PlanVersion, reading: PlanReading, names: Sequence[str], position: int) -> Doubt:
    shown = _("、").join(names[:_SHOWN])
    if len(names) > _SHOWN:
        shown = _("%(names)s等%(count)d个") % {"names": shown, "count": len(names)}
    message = _("%(names)s在单位名录里没有对上。各指哪个单位？") % {"names": shown}
    places: dict[str, Span] = {}
    for task in reading.tasks:
        for assignment in task.assignments:
            places.setdefault(assignment.unit, assignment.span)
    options = (_("按原文：保留名称，不对应到单位"), _("采用唯一候选，其余登记为新单位"))
    spans = tuple(places[name] for name in names if name in places)
    return doubt_row(version, model.Doubt(UNMATCHED, "ask", message, spans, options), position)
