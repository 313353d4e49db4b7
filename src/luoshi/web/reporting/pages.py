"""The list of one's unit's reports, and a report: written, read, reviewed on one page."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.base.permissions import allows, refusal_of
from luoshi.journal.queries import statements_about
from luoshi.reporting.models import Report, Summary
from luoshi.reporting.operations.chain import lacks_of
from luoshi.reporting.operations.checks import check_is_another_person, check_may_write, check_of_own_unit
from luoshi.reporting.permissions import APPROVE, REVIEW, WRITE
from luoshi.reporting.queries.acknowledged import to_acknowledge
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.mine import as_waiting, reports_of_unit
from luoshi.reporting.queries.page import report_page
from luoshi.reporting.states import NEXT_STEP, REPORT_TURN, Progress, ReportKind, ReportState, Turn
from luoshi.rules.lateness import Punctuality, Standing, standing
from luoshi.web.http import Request
from luoshi.web.journal.statements import told_statements
from luoshi.web.reporting.found import report_or_404
from luoshi.web.reporting.told import BADGES, day_of, shown

A_PAGE = 30


@require_GET
def reports(request: Request) -> HttpResponse:
    """List the reports of one's own unit: what is to be done now comes first."""
    page = Paginator(reports_of_unit(request.actor), A_PAGE).get_page(request.GET.get("page"))
    rows = [as_waiting(report, request.today) for report in page]
    shown_rows = [(row, BADGES[ReportState(row.report.state)]) for row in rows]
    context = {"page": page, "rows": shown_rows, "to_acknowledge": list(to_acknowledge(request.actor))}
    return render(request, "reporting/reports.html", context)


@dataclass(frozen=True, slots=True)
class May:
    """What somebody may do with a report now; ``…_refusal`` is the sentence of a button that is disabled."""

    write: bool = False
    take_back: bool = False
    approve: bool = False
    approve_refusal: str = ""
    record_approval: bool = False
    return_: bool = False
    accept: bool = False
    lacks: list[str] = field(default_factory=list)


@require_GET
def report(request: Request, key: str) -> HttpResponse:
    """Show a report: as a form to whoever writes it now, else to read, with differences and hints for the office."""
    row = report_or_404(request, key)
    return render(request, "reporting/report.html", report_context(request, row))


def report_context(request: Request, row: Report) -> dict[str, Any]:
    """Return what the page of a report shows."""
    reviews = allows(REVIEW, request.actor)
    may = may_do(request, row)
    state = ReportState(row.state)
    page = report_page(row, today=request.today, reviews=reviews)
    items = [shown(item) for item in page.entries]
    return {
        "page": page,
        "entries": [item for item in items if not item.is_empty],
        "optional": [item for item in items if item.is_empty] if may.write else [],
        "left_out": 0 if may.write else sum(item.is_empty for item in items),
        "summary": summary_parts(row),
        "report": row,
        "may": may,
        "reviews": reviews,
        "badge": BADGES[state],
        "step": NEXT_STEP[state],
        "late": late_in_words(standing_of(request, row)),
        "progress": Progress.choices,
        "approvals": told_statements(statements_about([row]), request.actor).get(row.public_key, []),
    }


def summary_parts(row: Report) -> Summary | None:
    """Return the summary of a report that is one."""
    return Summary.objects.filter(report=row).first() if row.kind != ReportKind.PROGRESS else None


def standing_of(request: Request, row: Report) -> Standing | None:
    """Return how a report stands to its due day; None for one that need not come."""
    if not row.is_required:
        return None
    approved = day_of(row.first_approved_at) if row.first_approved_at else None
    calendar = working_days(row.jurisdiction_id)
    return standing(due_on=row.period.due_on, approved_on=approved, today=request.today, calendar=calendar)


def late_in_words(one: Standing | None) -> str:
    """Return how a report stands in words, empty for what is as it should be."""
    if one is None or one.punctuality in {Punctuality.IN_TIME, Punctuality.WAITING}:
        return ""
    if one.punctuality == Punctuality.LATE:
        return _("迟报%(days)s个工作日") % {"days": one.working_days}
    return _("已逾期%(days)s个工作日") % {"days": one.working_days}


def may_do(request: Request, row: Report) -> May:
    """Return what somebody may do with a report now."""
    actor, state = request.actor, ReportState(row.state)
    turn = REPORT_TURN[state]
    writes = not refusal_of(check_may_write, row, actor, today=request.today)
    is_own = not refusal_of(check_of_own_unit, WRITE, row, actor)
    heads = state == ReportState.SUBMITTED and not refusal_of(check_of_own_unit, APPROVE, row, actor)
    reviews = allows(REVIEW, actor)
    return May(
        write=writes,
        take_back=is_own and state == ReportState.SUBMITTED,
        approve=heads,
        approve_refusal=refusal_of(check_is_another_person, row, actor) if heads else "",
        record_approval=state == ReportState.SUBMITTED and (is_own or reviews),
        return_=heads or (reviews and state in {ReportState.APPROVED, ReportState.ACCEPTED}),
        accept=reviews and turn == Turn.OFFICE,
        lacks=[lack.sentence for lack in lacks_of(row)] if writes else [],
    )
