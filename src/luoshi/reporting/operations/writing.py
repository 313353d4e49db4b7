"""Writing a report: saved field by field as it is typed, each write with the revision that its writer saw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.reporting.cleaning import clean_fields, number
from luoshi.reporting.models import Entry, Figure, Report
from luoshi.reporting.operations.checks import check_may_write
from luoshi.reporting.operations.log import told, told_each
from luoshi.reporting.operations.states import move_report
from luoshi.reporting.states import ReportState


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in an entry: fields by name as typed, figures by the public key of their goalpost as typed."""

    fields: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def write_entry(*, entry: Entry, revision: int, written: Written, by: Actor, now: datetime, today: date) -> Entry:
    """Write fields and figures of an entry and return it; the report becomes a draft.

    Raises NotAllowed, WrongState (see ``check_may_write``), Invalid with the field it is about, Stale with both texts.
    """
    report = locked(entry.report_id)
    check_may_write(report, by, today=today)
    fields = _write(entry, revision, written, by=by, now=now)
    begin(report)
    told(report, "reporting.entry_written", by=by, now=now, data=_said_of(entry, fields))
    return entry


def write_entries(*, report: Report, written: Sequence[tuple[Entry, Written]], by: Actor, now: datetime) -> None:
    """Write several entries of a report as they stand, in the transaction of an act that locked it and asked whether it may.

    Raises Invalid with the field it is about, Stale where an entry was read before the report was locked.
    """
    about = [(report, _said_of(entry, _write(entry, entry.revision, what, by=by, now=now))) for entry, what in written]
    if about:
        begin(report)
    told_each(about, "reporting.entry_written", by=by, now=now)


def _write(entry: Entry, revision: int, written: Written, *, by: Actor, now: datetime) -> list[str]:
    """Write an entry and return the names of its fields that were."""
    fields = clean_fields(written.fields)
    figures = clean_figures(entry, written.figures)
    told_fields = {**fields, "is_touched": True, "nothing_new": False, "written_by": by.person_key, "written_at": now}
    write_revised(entry, revision=revision, fields=told_fields)
    for figure, (printed, value) in figures.items():
        Figure.objects.filter(pk=figure.pk).update(printed=printed, value=value)
    return sorted(fields)


def _said_of(entry: Entry, fields: list[str]) -> dict[str, object]:
    return {"entry": entry.public_key, "fields": fields}


@transaction.atomic
def say_nothing_new(
    *, report: Report, by: Actor, now: datetime, today: date, entries: frozenset[str] | None = None
) -> int:
    """无新进展: let what was reported last stand, of the named entries or of all in which nothing was written.

    Returns how many. Raises as ``write_entry``; Invalid where there is no last time to let stand.
    """
    locked_report = locked(report.pk)
    check_may_write(locked_report, by, today=today)
    chosen = Entry.objects.filter(report=report, is_touched=False)
    if entries is not None:
        chosen = Entry.objects.filter(report=report, public_key__in=entries)
    if chosen.filter(before__isnull=True, duty="required").exists():
        raise Invalid(_("有的任务还没有报过进展，请先填写这些任务。"))
    count = 0
    for entry in chosen.filter(before__isnull=False):
        fields = {"is_touched": True, "nothing_new": True, "written_by": by.person_key, "written_at": now}
        write_revised(entry, revision=entry.revision, fields=fields)
        count += 1
    begin(locked_report)
    told(locked_report, "reporting.nothing_new", by=by, now=now, data={"entries": count})
    report.refresh_from_db()
    return count


def locked(report_id: int) -> Report:
    """Return a report with its period, locked until the transaction ends."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("period", "plan", "unit")
    return rows.get(pk=report_id)


def begin(report: Report) -> None:
    """Make a draft of a report in which nothing was written yet."""
    if report.state == ReportState.DUE:
        move_report(report, to=ReportState.DRAFT)


def clean_figures(entry: Entry, typed: Mapping[str, str]) -> dict[Figure, tuple[str, Decimal | None]]:
    """Return figures of an entry, each as typed and as a number; raise Invalid for what is no figure of it or no number."""
    there = {row.goalpost.public_key: row for row in entry.figures.select_related("goalpost") if typed}
    cleaned: dict[Figure, tuple[str, Decimal | None]] = {}
    for key, printed in typed.items():
        if key not in there:
            raise Invalid(_("没有这个指标，请刷新页面后再填。"), key)
        cleaned[there[key]] = (printed.strip(), number(printed, name=key))
    return cleaned
