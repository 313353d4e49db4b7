"""小结: written down with the period, from the months that were accepted, and edited by the unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.reporting.models import Entry, Period, Report, Summary
from luoshi.reporting.operations.checks import check_may_write
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.snapshot import PARTS
from luoshi.reporting.operations.writing import begin, locked
from luoshi.reporting.states import ReportState
from luoshi.rules.summaries import Month, TaskYear, Value, draft

LONGEST = 20_000
_TITLE = 24
_BATCH = 500


def write_summaries(period: Period, reports: Iterable[Report]) -> None:
    """Write a summary for every report of a period that opens, from what was accepted of its unit in the days it covers."""
    rows = list(reports)
    years = _years(period, {row.unit_id for row in rows})
    made = []
    for row in rows:
        parts = draft(years.get(row.unit_id, []))
        fields = {name: getattr(parts, name)[:LONGEST] for name in PARTS}
        made.append(Summary(jurisdiction_id=row.jurisdiction_id, report=row, **fields))
    Summary.objects.bulk_create(made, batch_size=_BATCH)


def _years(period: Period, units: set[int]) -> dict[int, list[TaskYear]]:
    """Return the tasks of units with what was accepted of them, by unit, in printed order."""
    accepted = Entry.objects.filter(
        report__plan=period.plan_id,
        report__unit__in=units,
        report__state=ReportState.ACCEPTED,
        report__period__covers_to__gte=period.covers_from,
        report__period__covers_to__lte=period.covers_to,
        is_touched=True,
    )
    entries = accepted.select_related("report__period", "wording").prefetch_related(
        "figures__goalpost__indicator", "figures__goalpost__target"
    )
    by_task: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries.order_by("report__unit", "position", "report__period__covers_to", "pk"):
        by_task[entry.report.unit_id, entry.assignment_id].append(entry)
    years: dict[int, list[TaskYear]] = defaultdict(list)
    for (unit, _assignment), rows in by_task.items():
        years[unit].append(_year(rows))
    return years


def _year(rows: list[Entry]) -> TaskYear:
    last = rows[-1]
    text = last.wording.text
    return TaskYear(
        label=last.wording.label or last.wording.number,
        title=text if len(text) <= _TITLE else f"{text[:_TITLE]}…",
        state=str(last.get_progress_display()) if last.progress != "other" else last.progress_words,
        months=tuple(Month(row.report.period.name, row.done, row.problems, row.next_steps) for row in rows),
        figures=tuple(_figures(rows)),
    )


def _figures(rows: list[Entry]) -> list[Value]:
    """Return the figures as they were last reported: what was not reported again keeps its period."""
    found: dict[int, Value] = {}
    for row in rows:
        for figure in row.figures.all():
            if figure.printed:
                goalpost = figure.goalpost
                unit = goalpost.indicator.unit_of_measure
                target = goalpost.target.text if goalpost.target else ""
                found[goalpost.pk] = Value(
                    goalpost.indicator.name, f"{figure.printed}{unit}", row.report.period.name, target
                )
    return list(found.values())


@transaction.atomic
def write_summary(
    *, summary: Summary, revision: int, fields: Mapping[str, str], by: Actor, now: datetime, today: date
) -> Summary:
    """Write parts of a summary and return it; the report becomes a draft.

    Raises NotAllowed, WrongState (see ``check_may_write``), Invalid with the field it is about, Stale with both texts.
    """
    report = locked(summary.report_id)
    check_may_write(report, by, today=today)
    cleaned = {name: _cleaned(name, value) for name, value in fields.items()}
    kept = {**cleaned, "is_touched": True, "written_by": by.person_key, "written_at": now}
    write_revised(summary, revision=revision, fields=kept)
    begin(report)
    told(report, "reporting.summary_written", by=by, now=now, data={"fields": sorted(cleaned)})
    return summary


def _cleaned(name: str, value: str) -> str:
    if name not in PARTS:
        raise Invalid(_("没有这个栏目，请刷新页面后再填。"), name)
    text = value.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": LONGEST}, name)
    return text
