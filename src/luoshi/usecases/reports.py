"""The way of a report with what those are told whose turn it is next: in one transaction each."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.journal.models import Statement
from luoshi.journal.operations.statements import Said
from luoshi.reporting.models import Report
from luoshi.reporting.operations import Remarked, chain
from luoshi.reporting.operations.enquiring.countersigning import ask_to_countersign, call_countersigning_off
from luoshi.reporting.operations.reminding import tell_handed_on


@transaction.atomic
def submit_report(*, report: Report, by: Actor, now: datetime, today: date) -> Report:
    """Submit a report and tell the unit's head; responsible units are asked to confirm it where that is wanted. Raises as the operation does."""
    row = chain.submit_report(report=report, by=by, now=now, today=today)
    ask_to_countersign(report=row, by=by, now=now, today=today)
    tell_handed_on(report=row, now=now, today=today)
    return row


@transaction.atomic
def take_back_report(*, report: Report, by: Actor, now: datetime, today: date) -> Report:
    """Take a report back: its head is reminded no more. Raises as the operation does."""
    row = chain.take_back_report(report=report, by=by, now=now, today=today)
    call_countersigning_off(report=row, by=by, now=now)
    tell_handed_on(report=row, now=now, today=today)
    return row


@transaction.atomic
def approve_report(*, report: Report, by: Actor, now: datetime, today: date) -> Report:
    """Approve a report: its head is reminded no more. Raises as the operation does."""
    row = chain.approve_report(report=report, by=by, now=now)
    tell_handed_on(report=row, now=now, today=today)
    return row


@transaction.atomic
def record_approval(*, report: Report, said: Said, by: Actor, now: datetime, today: date) -> Statement:
    """Enter an approval on paper: its head is reminded no more. Raises as the operation does."""
    statement = chain.record_approval(report=report, said=said, by=by, now=now, today=today)
    report.refresh_from_db()
    tell_handed_on(report=report, now=now, today=today)
    return statement


@transaction.atomic
def return_report(*, report: Report, remarks: Sequence[Remarked], by: Actor, now: datetime, today: date) -> Report:
    """Return a report and tell those who write it. Raises as the operation does."""
    row = chain.return_report(report=report, remarks=remarks, by=by, now=now)
    call_countersigning_off(report=row, by=by, now=now)
    tell_handed_on(report=row, now=now, today=today)
    return row


@transaction.atomic
def accept_reports(*, reports: Sequence[Report], by: Actor, now: datetime, today: date) -> int:
    """Accept reports: nobody is reminded of them any more. Raises as the operation does."""
    count = chain.accept_reports(reports=reports, by=by, now=now)
    for report in reports:
        report.refresh_from_db()
        tell_handed_on(report=report, now=now, today=today)
    return count
