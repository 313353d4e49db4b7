"""What a plan's text asks units for: its recurring duties of reporting, read as schedules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Max

from luoshi.plans.models import Phase, PlanVersion, Rhythm, TaskWording
from luoshi.plans.states import Origin
from luoshi.reporting.states import ReportKind
from luoshi.rules.asking import asks_for_half_year, asks_for_progress, asks_for_year, asks_to_countersign
from luoshi.rules.periods import Rule, WrongRuleError, rule_from
from luoshi.rules.rhythms import CADENCES


@dataclass(frozen=True, slots=True)
class Wanted:
    """A schedule that a plan's text asks for. ``words`` are the document's; ``origin`` says who named the day."""

    kind: ReportKind
    title: str
    rule: Rule
    words: str
    origin: Origin
    countersigns: bool = False


def wanted_schedules(version: PlanVersion, *, year: int) -> list[Wanted]:
    """Return the schedules that the version's text and its office ask for: progress, and summaries where the text names them.

    Progress is asked for at the most frequent of the text's cadences, monthly where it names none; its day is the text's,
    else the one that the office chose at the desk, else the last of the month.
    """
    rhythms = list(Rhythm.objects.filter(version=version).order_by("position"))
    progress = _progress(rhythms, version, year)
    if any(asks_to_countersign(rhythm.text) for rhythm in rhythms):
        progress = replace(progress, countersigns=True)
    found = [progress, _summary(ReportKind.HALF_YEAR, rhythms, year)]
    return [one for one in [*found, _summary(ReportKind.ANNUAL, rhythms, year)] if one is not None]


def _progress(rhythms: Sequence[Rhythm], version: PlanVersion, year: int) -> Wanted:
    asked = [(rhythm, rule) for rhythm in rhythms if _asks_for_progress(rhythm) and (rule := _rule(rhythm, year))]
    asked.sort(key=lambda pair: CADENCES.index(pair[1].cadence))
    day = version.arrangement.get("report_day")
    title = str(ReportKind.PROGRESS.label)
    if not asked:
        return Wanted(ReportKind.PROGRESS, title, Rule("monthly", day=day or -1), "", Origin.OFFICE)
    rhythm, rule = asked[0]
    if rhythm.due.get("day") is None and rule.cadence == "monthly" and day:
        return Wanted(ReportKind.PROGRESS, title, Rule("monthly", day=day), rhythm.text, Origin.OFFICE)
    origin = Origin.DOCUMENT if rhythm.due.get("day") is not None else Origin.OFFICE
    return Wanted(ReportKind.PROGRESS, title, rule, rhythm.text, Origin(rhythm.due_origin or origin))


def _asks_for_progress(rhythm: Rhythm) -> bool:
    return asks_for_progress(rhythm.cadence, f"{rhythm.activity}{rhythm.text}")


def _summary(kind: ReportKind, rhythms: Sequence[Rhythm], year: int) -> Wanted | None:
    asks = asks_for_half_year if kind == ReportKind.HALF_YEAR else asks_for_year
    for rhythm in rhythms:
        if asks(rhythm.cadence, f"{rhythm.activity}{rhythm.text}") and (rule := _rule(rhythm, year)):
            origin = Origin(rhythm.due_origin or Origin.OFFICE)
            return Wanted(kind, str(kind.label), rule, rhythm.text, origin)
    return None


def _rule(rhythm: Rhythm, year: int) -> Rule | None:
    due: dict[str, Any] = rhythm.due or {}
    try:
        return rule_from(rhythm.cadence, month=due.get("month"), day=due.get("day"), year=year)
    except WrongRuleError:
        return None


def year_of_plan(version: PlanVersion, today: date) -> int:
    """Return the year that days without one belong to: that of the document, else this one."""
    printed = str(version.header.get("date") or "")
    return int(printed[:4]) if re.match(r"\d{4}-", printed) else today.year


def last_day_of(version: PlanVersion, today: date) -> date:
    """Return the day up to which a plan is reported on: the end of the year in which its last deadline or phase lies."""
    ends = [
        TaskWording.objects.filter(version=version).aggregate(last=Max("last_due_on"))["last"],
        Phase.objects.filter(version=version).aggregate(last=Max("ends_on"))["last"],
        today,
    ]
    return date(max(end for end in ends if end is not None).year, 12, 31)
