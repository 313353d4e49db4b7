"""A sample district lives on: day after day the tick does what is due, and units report, approve, are late, are asked again.

Everything is done by the operations that people use, by those whose work it is. The same days give the same life: chance is
seeded with the period and the unit.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from luoshi.base.actors import Actor, Channel, Role, system
from luoshi.base.permissions import OFFICE
from luoshi.directory.models import Holding, Jurisdiction, Unit
from luoshi.directory.operations import create_person, create_post, hold_post
from luoshi.directory.queries import on
from luoshi.jobs.sample.life import FILE
from luoshi.reporting.models import Entry, Report, Summary
from luoshi.reporting.operations import Remarked, Written, say_nothing_new, write_entry, write_summary
from luoshi.reporting.operations.snapshot import PARTS
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.states import PeriodState, Progress, ReportState
from luoshi.rules.calendar import WorkingDays
from luoshi.usecases.reports import accept_reports, approve_report, return_report, submit_report

_WRITES = (-4, -3, -3, -2, -2, -1, -1, 0, 0, 1, 3)
"""On which working day from the due day on a unit may write: most in time, a few late."""
_NINE = time(9, 0)
Tick = Any
"""Does what is due: luoshi.jobs.tick.tick."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of it: days gone through, reports accepted and returned."""

    days: int
    accepted: int
    returned: int


@dataclass(slots=True)
class _District:
    """Where it happens, the words that are said there, and who is there."""

    jurisdiction: Jurisdiction
    words: dict[str, list[str]]
    names: Iterator[str]
    calendar: WorkingDays
    accepted: int = 0
    returned: int = 0


def play(folder: Path, *, jurisdiction: Jurisdiction, first: date, last: date, tick: Tick) -> Played:
    """Let the district live from a day to a day. Every day ``tick(now=…, today=…)`` is called, then people do their work."""
    words = json.loads((folder / FILE).read_text(encoding="utf-8"))["year"]
    district = _District(jurisdiction, words, cycle(words["names"]), working_days(jurisdiction.pk))
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    for today in days:
        now = moment_on(today)
        tick(now=now, today=today)
        if district.calendar.is_working(today):
            _work(district, now, today)
    return Played(len(days), district.accepted, district.returned)


def moment_on(day: date) -> datetime:
    """Return nine in the morning of a day."""
    return timezone.make_aware(datetime.combine(day, _NINE))


def _work(district: _District, now: datetime, today: date) -> None:
    """Let units write and approve what is theirs by now, and the office take in what came."""
    writable = (ReportState.DUE, ReportState.DRAFT, ReportState.RETURNED)
    rows = Report.objects.filter(jurisdiction=district.jurisdiction, state__in=writable)
    rows = rows.filter(period__state=PeriodState.OPEN, is_required=True).select_related("period", "unit", "plan")
    for report in rows.order_by("pk"):
        if _writes_by(report, district.calendar) <= today:
            _report(district, report, now, today)
    _review(district, now, today)


def _chance(report: Report, what: str = "") -> Random:
    return Random(f"{report.unit.official_name} {report.period.name} {report.kind} {what}")  # noqa: S311 -- no secret  # nosec B311


def _writes_by(report: Report, calendar: WorkingDays) -> date:
    return calendar.added(report.period.due_on, _chance(report).choice(_WRITES))


def _report(district: _District, report: Report, now: datetime, today: date) -> None:
    liaison = _holder(district, report.unit, Role.LIAISON, now, today)
    if report.kind == "progress":
        _write_entries(district, report, liaison, now, today)
    else:
        summary = Summary.objects.get(report=report)
        fields = {name: getattr(summary, name) or district.words["next_steps"][0] for name in PARTS}
        write_summary(summary=summary, revision=summary.revision, fields=fields, by=liaison, now=now, today=today)
    report.refresh_from_db()
    submit_report(report=report, by=liaison, now=now, today=today)
    head = _holder(district, report.unit, Role.UNIT_HEAD, now, today)
    approve_report(report=report, by=head, now=now + timedelta(hours=2), today=today)


def _write_entries(district: _District, report: Report, liaison: Actor, now: datetime, today: date) -> None:
    entries = report.entries.filter(duty="required").select_related("before")
    for entry in entries.order_by("position"):
        chance = _chance(report, entry.assignment.task.public_key)
        if entry.before is not None and chance.random() < 0.15:
            only = frozenset({entry.public_key})
            say_nothing_new(report=report, entries=only, by=liaison, now=now, today=today)
            continue
        written = Written(_said(district, report, chance), _figures(entry, report, chance))
        write_entry(entry=entry, revision=entry.revision, written=written, by=liaison, now=now, today=today)


def _said(district: _District, report: Report, chance: Random) -> dict[str, str]:
    words, month = district.words, report.period.covers_to.month
    behind = chance.random() < 0.12
    progress = Progress.BEHIND if behind else chance.choice([Progress.ON_TRACK] * 4 + [Progress.AHEAD])
    done = chance.choice(words["done"]).format(few=chance.randint(1, 6), many=month * 5 + chance.randint(0, 9))
    said = {"progress": progress.value, "done": done, "on_time": "no" if behind else "yes"}
    said["next_steps"] = chance.choice(words["next_steps"])
    if behind:
        late = report.period.due_on + timedelta(days=60)
        said |= {"expected_on": late.isoformat(), "reason": chance.choice(words["reasons"])}
        said |= {"problems": chance.choice(words["problems"]), "to_coordinate": chance.choice(words["to_coordinate"])}
    return said


def _figures(entry: Entry, report: Report, chance: Random) -> dict[str, str]:
    """Return figures that grow towards their targets with the months."""
    found = {}
    for figure in entry.figures.select_related("goalpost__target"):
        target = figure.goalpost.target
        aim = float(target.value) if target and target.value is not None else 100.0
        value = aim * report.period.covers_to.month / 12 * chance.uniform(0.85, 1.1)
        found[figure.goalpost.public_key] = f"{value:.0f}"
    return found


def _review(district: _District, now: datetime, today: date) -> None:
    """Let the office return what chance says once, and take in all else."""
    waiting = Report.objects.filter(jurisdiction=district.jurisdiction, state=ReportState.APPROVED)
    rows = list(waiting.select_related("period", "unit", "plan").order_by("pk"))
    if not rows:
        return
    clerk = _of_office(district, today)
    back = [row for row in rows if row.round == 1 and _chance(row, "review").random() < 0.08]
    for row in back:
        remarks = [Remarked(_chance(row).choice(district.words["remarks"]))]
        return_report(report=row, remarks=remarks, by=clerk, now=now + timedelta(hours=6), today=today)
    taken = [row for row in rows if row not in back]
    accept_reports(reports=taken, by=clerk, now=now + timedelta(hours=7), today=today)
    district.returned += len(back)
    district.accepted += len(taken)


def _of_office(district: _District, today: date) -> Actor:
    held = Holding.objects.filter(on(today), jurisdiction=district.jurisdiction, post__role__in=OFFICE)
    return _acting(held.select_related("post", "person").order_by("pk")[0])


def _holder(district: _District, unit: Unit, role: Role, now: datetime, today: date) -> Actor:
    """Return who holds a post of a unit; where there is none yet, the office enters somebody."""
    held = Holding.objects.filter(on(today), post__unit=unit, post__role=role).select_related("post", "person")
    found = held.order_by("pk").first()
    if found is None:
        by = system(district.jurisdiction.pk, Channel.COMMAND)
        person = create_person(jurisdiction=district.jurisdiction, name=next(district.names), by=by, now=now)
        post = create_post(unit=unit, title=str(role.label), role=role.value, position=20, by=by, now=now)
        found = hold_post(post=post, person=person, by=by, now=now)
    return _acting(found)


def _acting(held: Holding) -> Actor:
    return Actor(
        jurisdiction_id=held.jurisdiction_id,
        roles=frozenset({Role(held.post.role)}),
        person_key=held.person.public_key,
        post_key=held.post.public_key,
        unit_id=held.post.unit_id,
        channel=Channel.API,
    )
