"""Writing a report: saved field by field as it is typed, each write with the revision that its writer saw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.reporting.models import Entry, Figure, Report
from luoshi.reporting.operations.checks import check_may_write
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move_report
from luoshi.reporting.states import Progress, ReportState

LONGEST = 2000
"""How many characters a field of an entry holds: ten times what a monthly report says in one."""
LONGEST_SENTENCE = 200
WORDS = ("done", "reason", "problems", "to_coordinate", "next_steps", "highlights")
_LARGEST = Decimal(10) ** 15


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
    fields = clean_fields(written.fields)
    figures = clean_figures(entry, written.figures)
    told_fields = {**fields, "is_touched": True, "nothing_new": False, "written_by": by.person_key, "written_at": now}
    write_revised(entry, revision=revision, fields=told_fields)
    for figure, (printed, value) in figures.items():
        Figure.objects.filter(pk=figure.pk).update(printed=printed, value=value)
    begin(report)
    told(report, "reporting.entry_written", by=by, now=now, data={"entry": entry.public_key, "fields": sorted(fields)})
    return entry


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


def clean_fields(typed: Mapping[str, str]) -> dict[str, Any]:
    """Return fields of an entry as they are kept; raise Invalid for a field, a choice, a day or a length that is none."""
    return {name: _CLEANERS.get(name, _unknown)(name, value) for name, value in typed.items()}


def _unknown(name: str, value: str) -> object:  # noqa: ARG001 -- as the others
    raise Invalid(_("没有这个栏目，请刷新页面后再填。"), name)


def _words(name: str, value: str) -> str:
    text = value.replace("\r\n", "\n").strip()
    limit = LONGEST_SENTENCE if name == "progress_words" else LONGEST
    if len(text) > limit:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": limit}, name)
    return text


def _progress(name: str, value: str) -> str:
    if value and value not in Progress.values:
        raise Invalid(_("没有这个选项，请从列表中选择。"), name)
    return value


def _on_time(name: str, value: str) -> bool | None:
    known = {"": None, "yes": True, "no": False}
    if value not in known:
        raise Invalid(_("请选择能否按时完成。"), name)
    return known[value]


def _day(name: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise Invalid(_("请按“年-月-日”填写日期。"), name) from error


_CLEANERS = {
    **dict.fromkeys((*WORDS, "progress_words"), _words),
    "progress": _progress,
    "on_time": _on_time,
    "expected_on": _day,
}


def clean_figures(entry: Entry, typed: Mapping[str, str]) -> dict[Figure, tuple[str, Decimal | None]]:
    """Return figures of an entry, each as typed and as a number; raise Invalid for what is no figure of it or no number."""
    there = {row.goalpost.public_key: row for row in entry.figures.select_related("goalpost") if typed}
    cleaned: dict[Figure, tuple[str, Decimal | None]] = {}
    for key, printed in typed.items():
        if key not in there:
            raise Invalid(_("没有这个指标，请刷新页面后再填。"), key)
        cleaned[there[key]] = (printed.strip(), number(printed, name=key))
    return cleaned


def number(printed: str, *, name: str = "") -> Decimal | None:
    """Return what was typed as a number, None for nothing; raise Invalid for anything else: full-width digits are digits."""
    text = printed.strip().replace(",", "").replace("，", "").rstrip("%％")
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise Invalid(_("请只填数字，单位不用填。"), name) from error
    if not value.is_finite() or abs(value) >= _LARGEST:
        raise Invalid(_("这个数字太大，请核对。"), name)
    return value
