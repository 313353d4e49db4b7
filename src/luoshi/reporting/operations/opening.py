"""A period opens on its day: a page for every unit that reports, prefilled with what was accepted last; and closes on its day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.indicators.models import Goalpost
from luoshi.indicators.queries import goalposts_of
from luoshi.plans.models import Term
from luoshi.plans.states import Duty, PlanState, VersionState
from luoshi.reporting.models import Action, Entry, Figure, Period, Report
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move_period
from luoshi.reporting.operations.summing import write_summaries
from luoshi.reporting.permissions import ARRANGE
from luoshi.reporting.queries.implementations import next_actions
from luoshi.reporting.states import PeriodState, ReportKind, ReportState

PREFILLED = ("progress", "progress_words", "done", "problems", "to_coordinate", "next_steps")
"""What is carried over from the last accepted entry of the same part. Answers about time are asked anew, and next steps
are those of the unit's implementation plan where it has filed any for the time to come."""
_BATCH = 500
_STOPS = "。；;. "


@transaction.atomic
def open_period(*, period: Period, by: Actor, now: datetime) -> Period:
    """Open a period: a report for each unit with a part on which something is reported, an entry for each such part.

    Parts are those of the version in force now. Raises WrongState if it is open, closed or dropped, or somebody else
    opened it first. A plan that is not in force any more opens nothing: the period is dropped.
    """
    check(ARRANGE, by)
    if period.plan.state != PlanState.IN_FORCE:
        return move_period(period, to=PeriodState.DROPPED)
    move_period(period, to=PeriodState.OPEN, fields={"opened_at": now})
    reports = _lay_out_reports(period, _reporting_terms(period))
    told(period, "reporting.period_opened", by=by, now=now, data={"reports": reports, "period": period.number})
    return period


@transaction.atomic
def close_period(*, period: Period, by: Actor, now: datetime) -> Period:
    """Close a period: nothing is written in it any more but what the office returned or reopened. Raises WrongState."""
    check(ARRANGE, by)
    move_period(period, to=PeriodState.CLOSED, fields={"closed_at": now})
    told(period, "reporting.period_closed", by=by, now=now, data={"period": period.number})
    return period


def periods_to_open(today: date) -> list[Period]:
    """Return the periods whose opening day has come, the earliest first."""
    due = Period.objects.filter(state=PeriodState.LAID_OUT, opens_on__lte=today)
    return list(due.select_related("plan").order_by("opens_on", "pk"))


def periods_to_close(today: date) -> list[Period]:
    """Return the open periods whose closing day is over."""
    due = Period.objects.filter(state=PeriodState.OPEN, closes_on__lt=today)
    return list(due.select_related("plan").order_by("closes_on", "pk"))


def _reporting_terms(period: Period) -> list[Term]:
    """Return the parts on which units report, in printed order."""
    terms = Term.objects.filter(version__plan=period.plan_id, version__state=VersionState.IN_FORCE)
    return list(terms.exclude(duty=Duty.NONE).select_related("wording").order_by("wording__position", "pk"))


def _lay_out_reports(period: Period, terms: list[Term]) -> int:
    """Write the reports of a period, with their entries or, for a summary, its draft; return how many."""
    by_unit: dict[int, list[Term]] = defaultdict(list)
    for term in terms:
        by_unit[term.unit_id].append(term)
    rows = [
        Report(
            jurisdiction_id=period.jurisdiction_id,
            period=period,
            plan_id=period.plan_id,
            unit_id=unit,
            kind=period.kind,
            is_required=any(term.duty == Duty.REQUIRED for term in parts),
        )
        for unit, parts in by_unit.items()
    ]
    reports = {row.unit_id: row for row in Report.objects.bulk_create(rows, batch_size=_BATCH)}
    if period.kind == ReportKind.PROGRESS:
        _write_entries(period, reports, terms)
    else:
        write_summaries(period, reports.values())
    return len(reports)


@dataclass(frozen=True, slots=True)
class _Before:
    """The last accepted entry of a part, with its figures by goalpost."""

    entry: Entry
    figures: dict[int, Figure]


def _write_entries(period: Period, reports: dict[int, Report], terms: list[Term]) -> None:
    before = _accepted_before(period, [term.assignment_id for term in terms])
    planned = next_actions(period, reports)
    rows = [
        _entry(period, reports[term.unit_id], term, position, before.get(term.assignment_id))
        for position, term in enumerate(terms)
    ]
    for row, term in zip(rows, terms, strict=True):
        row.next_steps = _as_steps(planned.get((term.unit_id, term.wording.task_id), ())) or row.next_steps
    entries = Entry.objects.bulk_create(rows, batch_size=_BATCH)
    goalposts = goalposts_of({term.wording.task_id for term in terms if term.duty == Duty.REQUIRED})
    figures = [
        _figure(entry, goalpost, before.get(entry.assignment_id))
        for entry, term in zip(entries, terms, strict=True)
        if term.duty == Duty.REQUIRED
        for goalpost in goalposts.get(term.wording.task_id, ())
    ]
    Figure.objects.bulk_create(figures, batch_size=_BATCH)


def _accepted_before(period: Period, assignments: Iterable[int]) -> dict[int, _Before]:
    """Return the last accepted entries of parts in the plan, by part: two questions."""
    accepted = Entry.objects.filter(
        assignment__in=set(assignments),
        report__plan=period.plan_id,
        report__state=ReportState.ACCEPTED,
        is_touched=True,
    )
    last = accepted.order_by().values("assignment").annotate(last=Max("pk")).values_list("last", flat=True)
    entries = Entry.objects.filter(pk__in=list(last))
    figures: dict[int, dict[int, Figure]] = defaultdict(dict)
    for figure in Figure.objects.filter(entry__in=entries):
        figures[figure.entry_id][figure.goalpost_id] = figure
    return {entry.assignment_id: _Before(entry, figures[entry.pk]) for entry in entries}


def _entry(period: Period, report: Report, term: Term, position: int, before: _Before | None) -> Entry:
    carried = {name: getattr(before.entry, name) for name in PREFILLED} if before else {}
    return Entry(
        jurisdiction_id=period.jurisdiction_id,
        report=report,
        assignment_id=term.assignment_id,
        wording=term.wording,
        position=position,
        role=term.role,
        duty=term.duty,
        is_consolidating=term.is_consolidating,
        is_by_group=term.via_id is not None,
        before=before.entry if before else None,
        **carried,
    )


def _as_steps(actions: Sequence[Action]) -> str:
    """Return what a unit has filed to do next (实施方案), each with its day."""
    steps = (
        _("%(words)s（%(month)d月%(day)d日前）")
        % {"words": one.words.rstrip(_STOPS), "month": one.due_on.month, "day": one.due_on.day}
        for one in actions
        if one.due_on is not None
    )
    return _("；").join(steps)


def _figure(entry: Entry, goalpost: Goalpost, before: _Before | None) -> Figure:
    last = before.figures.get(goalpost.pk) if before else None
    return Figure(
        jurisdiction_id=entry.jurisdiction_id,
        entry=entry,
        goalpost=goalpost,
        printed=last.printed if last else "",
        value=last.value if last else None,
    )
