"""提醒: whoever holds a report up is told before, on and after its due day; each stage once, whatever was missed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache

from django.db import transaction
from django.db.models import Count

from luoshi.notifications.operations import settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.reporting.models import Period, Report
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.people import people_of_office, people_of_units
from luoshi.reporting.states import NEXT_STEP, REPORT_TURN, PeriodState, ReportKind, ReportState, Turn
from luoshi.rules.calendar import WorkingDays

STAGES = (-2, 0, 1, 3, 5, 10)
"""On which working days before (negative), on and after the due day somebody is reminded."""
_LOOK_AHEAD = timedelta(days=14)
OPENED, RETURNED, TO_APPROVE = "opened", "returned", "to approve"


@transaction.atomic
def remind(*, now: datetime, today: date) -> int:
    """Tell whoever holds up a report of an open period, at the last stage that has come; return how many were told of one.

    Happens by itself. A stage that was missed is not made up for: the last one says it all.
    """
    open_ = Period.objects.filter(state=PeriodState.OPEN, due_on__lte=today + _LOOK_AHEAD).select_related("plan")
    count, calendar_of = 0, cache(working_days)
    for period in open_.order_by("jurisdiction", "pk"):
        stage = stage_on(today, due_on=period.due_on, calendar=calendar_of(period.jurisdiction_id))
        if stage is not None:
            count += _remind_of(period, stage, now=now, today=today)
    return count


def stage_on(today: date, *, due_on: date, calendar: WorkingDays) -> int | None:
    """Return the last stage that has come by a day, None before the first."""
    come = [stage for stage in STAGES if calendar.added(due_on, stage) <= today]
    return come[-1] if come else None


def _remind_of(period: Period, stage: int, *, now: datetime, today: date) -> int:
    waiting = [state for state, turn in REPORT_TURN.items() if turn != Turn.NOBODY]
    reports = Report.objects.filter(period=period, state__in=waiting, is_required=True).select_related("unit")
    rows = list(reports.order_by("pk"))
    kind = "report/due" if stage <= 0 else "report/overdue"
    earlier = [OPENED, *(str(one) for one in STAGES if one < stage)]
    over = [_once(row, mark, REPORT_TURN[ReportState(row.state)]) for row in rows for mark in earlier]
    settle(over, jurisdiction_id=period.jurisdiction_id, now=now)
    tellings = [
        Telling(person, kind, _once(report, str(stage), REPORT_TURN[ReportState(report.state)]), today, words, link)
        for report, person in _who(rows, today)
        for words, link in [_words(report, period)]
    ]
    return tell(tellings, jurisdiction_id=period.jurisdiction_id, now=now)


def _who(reports: Sequence[Report], today: date) -> Iterable[tuple[Report, int]]:
    """Yield each report with every person whose turn it is."""
    by_turn: dict[Turn, list[Report]] = {}
    for report in reports:
        by_turn.setdefault(REPORT_TURN[ReportState(report.state)], []).append(report)
    for turn, rows in by_turn.items():
        if turn == Turn.OFFICE:
            office = people_of_office(rows[0].jurisdiction_id, day=today)
            yield from ((report, person) for report in rows for person in office)
            continue
        people = people_of_units({report.unit_id for report in rows}, turn, day=today)
        yield from ((report, person) for report in rows for person in people.get(report.unit_id, ()))


def tell_opened(*, period: Period, now: datetime, today: date) -> int:
    """Tell the liaisons that a period is open; in the transaction in which it opens. Return how many were told."""
    counted = Report.objects.filter(period=period, is_required=True).annotate(tasks=Count("entries"))
    reports = list(counted.select_related("unit").order_by("pk"))
    tellings = []
    for report, person in _who(reports, today):
        words, link = _words(report, period)
        tasks = {"tasks": report.tasks}  # type: ignore[attr-defined]
        once = _once(report, OPENED, Turn.WRITER)
        tellings.append(Telling(person, "report/opened", once, today, words | tasks, link))
    return tell(tellings, jurisdiction_id=period.jurisdiction_id, now=now)


def tell_handed_on(*, report: Report, now: datetime, today: date) -> None:
    """Let nobody be reminded any more whose turn is over, and tell those whose turn it is now; in the transaction of the act."""
    turn = REPORT_TURN[ReportState(report.state)]
    over = [other for other in Turn if other not in {turn, Turn.NOBODY}]
    marks = [OPENED, RETURNED, TO_APPROVE, *map(str, STAGES)]
    names = [_once(report, mark, other) for other in over for mark in marks]
    names += [
        _once(report, f"{mark} {number}", other) for other in over for mark in marks for number in _rounds(report)
    ]
    settle(names, jurisdiction_id=report.jurisdiction_id, now=now)
    kind = _TOLD_AT_ONCE.get(ReportState(report.state))
    if kind is None:
        return
    words, link = _words(report, report.period)
    mark, name = kind
    once = _once(report, f"{mark} {report.round}", turn)
    tell(
        [Telling(person, name, once, today, words, link) for _row, person in _who([report], today)],
        jurisdiction_id=report.jurisdiction_id,
        now=now,
    )


_TOLD_AT_ONCE = {
    ReportState.SUBMITTED: (TO_APPROVE, "report/to_approve"),
    ReportState.RETURNED: (RETURNED, "report/returned"),
}


def _rounds(report: Report) -> range:
    return range(1, report.round + 1)


def _once(report: Report, mark: str, turn: Turn) -> str:
    return f"report {report.public_key} {mark} {turn}"


def _words(report: Report, period: Period) -> tuple[dict[str, object], tuple[str, str]]:
    words: dict[str, object] = {
        "plan": str(period.plan),
        "period": period.name,
        "kind": str(ReportKind(period.kind).label),
        "due": period.due_on.isoformat(),
        "unit": report.unit.short_name,
        "step": str(NEXT_STEP[ReportState(report.state)]),
    }
    return words, ("report", report.public_key)
