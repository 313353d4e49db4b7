"""The way of a report: liaison → unit head, here or on paper → office. Nothing is approved by silence, nobody approves their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows, check
from luoshi.base.refusals import Invalid, NotAllowed, WrongState
from luoshi.directory.operations.checks import check_within
from luoshi.indicators.operations import Observed, observe
from luoshi.journal.models import Statement
from luoshi.journal.operations.statements import Said, record_statement
from luoshi.plans.states import Duty
from luoshi.reporting.models import Entry, Figure, Remark, Report, Submission, Summary
from luoshi.reporting.operations.checks import (
    check_is_another_person,
    check_may_write,
    check_of_own_unit,
    wrote,
)
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.snapshot import snapshot_of
from luoshi.reporting.operations.states import move_report
from luoshi.reporting.operations.writing import locked
from luoshi.reporting.permissions import APPROVE, RECORD_APPROVAL, RECORD_APPROVAL_FOR_UNIT, REVIEW, WRITE
from luoshi.reporting.states import Progress, ReportKind, ReportState

LONGEST_REMARK = 500


@dataclass(frozen=True, slots=True)
class Remarked:
    """What a reviewer says: of the whole report, of one entry (its public key), or of one field of it."""

    words: str
    entry: str = ""
    field: str = ""


@transaction.atomic
def submit_report(*, report: Report, by: Actor, now: datetime, today: date) -> Report:
    """提交: keep the report word for word and hand it to the unit's head; return it.

    Raises NotAllowed, WrongState, and Invalid with the entry's key where something that must be said is not.
    """
    row = locked(report.pk)
    check_may_write(row, by, today=today)
    missing = lacks_of(row)
    if missing:
        raise Invalid(missing[0].sentence, missing[0].field)
    number = row.round + 1
    Submission.objects.create(
        jurisdiction_id=row.jurisdiction_id,
        report=row,
        number=number,
        content=snapshot_of(row),
        submitted_by=by.person_key,
        submitted_at=now,
    )
    fields = {
        "round": number,
        "submitted_by": by.person_key,
        "submitted_at": now,
        "first_submitted_at": Coalesce(F("first_submitted_at"), now),
    }
    move_report(row, to=ReportState.SUBMITTED, fields=fields)
    told(row, "reporting.submitted", by=by, now=now, data={"round": number})
    return row


@dataclass(frozen=True, slots=True)
class Lack:
    """What a report lacks before it can be submitted: the sentence, and "key of the entry.field"."""

    sentence: str
    field: str


def lacks_of(report: Report) -> list[Lack]:
    """Return what must be said in a report and is not, in printed order. What comes if there is anything may be empty."""
    if report.kind != ReportKind.PROGRESS:
        return _lacks_of_summary(report)
    return [
        lack for entry in report.entries.order_by("position", "pk").select_related("wording") for lack in _lacks(entry)
    ]


def _lacks_of_summary(report: Report) -> list[Lack]:
    summary = Summary.objects.get(report=report)
    lacks = []
    if not summary.is_touched:
        lacks.append(Lack(_("内容由各期报送汇成，请核对修改并保存一次后再提交。"), "goals"))
    if not summary.goals:
        lacks.append(Lack(_("还没有写目标完成情况。"), "goals"))
    if not summary.practice:
        lacks.append(Lack(_("还没有写主要做法和成效。"), "practice"))
    return lacks


def _lacks(entry: Entry) -> list[Lack]:
    label = entry.wording.label or entry.wording.text[:20]
    key = entry.public_key
    if not entry.is_touched:
        if entry.duty != Duty.REQUIRED:
            return []
        return [Lack(_("任务%(label)s还没有填写，没有新进展的请选“无新进展”。") % {"label": label}, f"{key}.done")]
    lacks = []
    if not entry.progress and entry.duty == Duty.REQUIRED:
        lacks.append(Lack(_("任务%(label)s还没有选择进展状态。") % {"label": label}, f"{key}.progress"))
    if entry.progress == Progress.OTHER and not entry.progress_words:
        lacks.append(
            Lack(_("任务%(label)s的进展状态选了“其他”，请用一句话说明。") % {"label": label}, f"{key}.progress_words")
        )
    if not entry.done:
        lacks.append(Lack(_("任务%(label)s还没有写做了什么。") % {"label": label}, f"{key}.done"))
    if entry.on_time is False and not (entry.expected_on and entry.reason):
        lacks.append(
            Lack(_("任务%(label)s不能按时完成的，请填写预计完成日期和原因。") % {"label": label}, f"{key}.expected_on")
        )
    return lacks


@transaction.atomic
def take_back_report(*, report: Report, by: Actor, now: datetime, today: date) -> Report:
    """撤回: make a draft again of what was submitted and not yet approved. Raises NotAllowed, WrongState."""
    row = locked(report.pk)
    check_of_own_unit(WRITE, row, by)
    move_report(row, to=ReportState.DRAFT)
    if not _may_be_written(row, today=today, by=by):
        raise WrongState(_("这一期已经关闭，撤回后不能再改，没有撤回。需要修改请由负责人退回。"))
    told(row, "reporting.taken_back", by=by, now=now)
    return row


def _may_be_written(report: Report, *, today: date, by: Actor) -> bool:
    try:
        check_may_write(report, by, today=today)
    except (NotAllowed, WrongState):
        return False
    return True


@transaction.atomic
def approve_report(*, report: Report, by: Actor, now: datetime) -> Report:
    """审定: by the unit's head or a deputy in charge who has not written it. Raises NotAllowed, WrongState."""
    row = locked(report.pk)
    check_of_own_unit(APPROVE, row, by)
    check_is_another_person(row, by)
    _approve(row, approved_by=by.person_key, now=now)
    told(row, "reporting.approved", by=by, now=now, data={"round": row.round})
    return row


@transaction.atomic
def record_approval(*, report: Report, said: Said, by: Actor, now: datetime, today: date) -> Statement:
    """登记书面审定: what the unit's head approved on paper or by telephone, entered by the liaison or the office.

    Entered by and said by are two persons and kept apart; whoever said it did not write the report. Raises NotAllowed,
    Invalid, WrongState.
    """
    row = locked(report.pk)
    check_may_record_approval(row, by)
    if said.by == row.submitted_by or wrote(row, said.by):
        raise NotAllowed(_("审定人填写或提交过这件报送，按规定不能由本人审定，请由其他负责人审定。"))
    _approve(row, approved_by=said.by, now=now)
    return record_statement("reporting.approval_recorded", about=row, said=said, by=by, now=now, today=today)


def check_may_record_approval(report: Report, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` may enter what a unit's head has said: a liaison of the unit, or the office."""
    if allows(RECORD_APPROVAL_FOR_UNIT, by):
        check_within(report.jurisdiction_id, by)
    else:
        check_of_own_unit(RECORD_APPROVAL, report, by)


def _approve(report: Report, *, approved_by: str, now: datetime) -> None:
    fields = {
        "approved_by": approved_by,
        "approved_at": now,
        "first_approved_at": Coalesce(F("first_approved_at"), now),
    }
    move_report(report, to=ReportState.APPROVED, fields=fields)


@transaction.atomic
def return_report(*, report: Report, remarks: Sequence[Remarked], by: Actor, now: datetime) -> Report:
    """退回: by the unit's head what waits for approval, by the office what was approved or accepted; with what to mend.

    Raises NotAllowed, WrongState, and Invalid where nothing is said of what to mend.
    """
    row = locked(report.pk)
    is_of_office = allows(REVIEW, by) and row.state != ReportState.SUBMITTED
    if is_of_office:
        check_within(row.jurisdiction_id, by)
    else:
        check_of_own_unit(APPROVE, row, by)
        if row.state != ReportState.SUBMITTED:
            raise WrongState(_("这件报送不在待审定状态，单位负责人不能退回，请刷新页面后再看。"))
    said = [one for one in remarks if one.words.strip()]
    if not said:
        raise Invalid(_("请写明退回的原因和要修改的地方。"), "words")
    move_report(row, to=ReportState.RETURNED, fields={"returned_by": by.person_key, "returned_at": now})
    _keep_remarks(row, said, by=by, now=now)
    told(row, "reporting.returned", by=by, now=now, data={"round": row.round, "remarks": len(said)})
    return row


@transaction.atomic
def accept_reports(*, reports: Sequence[Report], by: Actor, now: datetime) -> int:
    """受理: take in approved reports, one or many in one act, and observe their figures; return how many.

    All or none: raises NotAllowed, WrongState (naming the unit) if one of them cannot be accepted.
    """
    check(REVIEW, by)
    rows = [locked(report.pk) for report in sorted(reports, key=lambda one: one.pk)]
    for row in rows:
        check_within(row.jurisdiction_id, by)
        _check_may_accept(row, by)
        move_report(row, to=ReportState.ACCEPTED, fields={"accepted_by": by.person_key, "accepted_at": now})
    if rows:
        observe(figures=_figures_of(rows), about=rows[0], by=by, now=now, permission=REVIEW)
        data = {"reports": len(rows), "keys": [row.public_key for row in rows]}
        told(rows[0], "reporting.accepted", by=by, now=now, data=data)
    return len(rows)


def _check_may_accept(report: Report, by: Actor) -> None:
    if by.person_key and (by.person_key in {report.submitted_by, report.approved_by} or wrote(report, by.person_key)):
        raise NotAllowed(
            _("%(unit)s的报送由您填写、提交或审定，按规定由办公室另一位同志受理。") % {"unit": report.unit.short_name}
        )


def _figures_of(reports: Sequence[Report]) -> list[Observed]:
    """Return the figures of reports, of what was reported anew."""
    figures = Figure.objects.filter(entry__report__in=reports, entry__is_touched=True, value__isnull=False)
    rows = figures.select_related("goalpost", "entry__report__period")
    return [
        Observed(
            goalpost=row.goalpost,
            unit_id=row.entry.report.unit_id,
            covers_from=row.entry.report.period.covers_from,
            covers_to=row.entry.report.period.covers_to,
            value=row.value,
            printed=row.printed,
            is_final=row.is_final,
            source_key=row.entry.report.public_key,
        )
        for row in rows
        if row.value is not None
    ]


def _keep_remarks(report: Report, said: Sequence[Remarked], *, by: Actor, now: datetime) -> None:
    entries = {row.public_key: row for row in report.entries.all()}
    if any(len(one.words) > LONGEST_REMARK for one in said):
        raise Invalid(_("意见太长，最多%(limit)d个字。") % {"limit": LONGEST_REMARK}, "words")
    if any(one.entry and one.entry not in entries for one in said):
        raise Invalid(_("没有这项任务，请刷新页面后再填。"), "entry")
    Remark.objects.bulk_create(
        Remark(
            jurisdiction_id=report.jurisdiction_id,
            report=report,
            entry=entries.get(one.entry),
            field=one.field,
            words=one.words.strip(),
            round=report.round,
            said_by=by.person_key,
            said_at=now,
        )
        for one in said
    )
