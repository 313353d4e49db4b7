"""Responsible units are asked to confirm what a lead reports (责任单位确认)."""

from datetime import date, datetime

from luoshi.base.actors import Actor
from luoshi.plans.models import Term
from luoshi.plans.states import AssignmentRole
from luoshi.reporting.models import Enquiry, Report
from luoshi.reporting.operations.enquiring.telling import settle_enquiries, tell_units
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.states import ENQUIRY_NEXT, EnquiryKind, EnquiryState

WITHIN = 2
"""Working days in which what a lead reports is countersigned."""


def ask_to_countersign(*, report: Report, by: Actor, now: datetime, today: date) -> int:
    """Ask the responsible units of the tasks that a lead reports on to confirm its words; return how many questions.

    Only where the schedule asks for it; in the transaction of the submission, by whoever submits.
    """
    if not report.period.schedule.countersigns:
        return 0
    entries = report.entries.filter(is_touched=True, role=AssignmentRole.LEAD).select_related("wording__task")
    by_wording = {entry.wording_id: entry for entry in entries}
    terms = Term.objects.filter(wording__in=by_wording, role=AssignmentRole.RESPONSIBLE, via__isnull=True)
    others = terms.exclude(unit=report.unit_id).select_related("unit").order_by("wording", "position", "pk")
    due_on = working_days(report.jurisdiction_id).added(today, WITHIN)
    rows = [
        Enquiry(
            jurisdiction_id=report.jurisdiction_id,
            kind=EnquiryKind.COUNTERSIGN,
            plan=report.plan,
            task=by_wording[term.wording_id].wording.task,
            unit=term.unit,
            entry=by_wording[term.wording_id],
            round=report.round,
            due_on=due_on,
            asked_by=by.person_key,
            asked_at=now,
        )
        for term in others
    ]
    Enquiry.objects.bulk_create(rows)
    tell_units(rows, "enquiry/countersign", now=now, today=today)
    if rows:
        told(report, "reporting.countersigning_asked", by=by, now=now, data={"questions": len(rows)})
    return len(rows)


def call_countersigning_off(*, report: Report, by: Actor, now: datetime) -> int:
    """Let nobody confirm words that were taken back or returned; return how many questions were open.

    In the transaction of that act, by whoever does it.
    """
    open_ = Enquiry.objects.filter(entry__report=report, state=EnquiryState.OPEN).order_by("pk")
    rows = [move(row, ENQUIRY_NEXT, to=EnquiryState.CALLED_OFF) for row in open_]
    settle_enquiries(rows, now=now)
    if rows:
        told(report, "reporting.countersigning_called_off", by=by, now=now, data={"questions": len(rows)})
    return len(rows)
