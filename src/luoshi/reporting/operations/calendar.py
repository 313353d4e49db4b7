"""工作日表: a year's days off and weekend days worked, as a jurisdiction enters or imports them; due days follow."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, Stale
from luoshi.base.writing import write_revised
from luoshi.directory.models import Jurisdiction
from luoshi.directory.operations.checks import check_within
from luoshi.reporting.models import CalendarYear, Period
from luoshi.reporting.operations.log import told
from luoshi.reporting.permissions import KEEP_CALENDAR
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.states import PeriodState
from luoshi.rules.calendar import NoSuchDayError, WorkingDays, Year, written, year_of
from luoshi.rules.periods import due_and_closing, rule_of

FIRST, LAST = 2000, 2100
MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Told:
    """A year as somebody gives it: days as "01-01~01-03 05-01", where they come from, and which version that is."""

    year: int
    off: str
    worked: str
    source: str
    version: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A period whose days follow the calendar, and the days that it had before."""

    period: Period
    due_on: date
    closes_on: date


@transaction.atomic
def keep_calendar_year(
    *, jurisdiction: Jurisdiction, told_year: Told, revision: int, by: Actor, now: datetime
) -> tuple[CalendarYear, list[Moved]]:
    """Enter a year in place of the one that comes with the system, or change it; return it and the periods that moved.

    Due days of periods that are not closed follow; the day as counted stays. ``revision`` 0 enters it.
    Raises NotAllowed, Invalid with the field, Stale.
    """
    check(KEEP_CALENDAR, by)
    check_within(jurisdiction.pk, by)
    year = as_year(told_year)
    row = _written(jurisdiction, told_year, year, revision=revision, by=by, now=now)
    moved = moved_by(jurisdiction, working_days(jurisdiction.pk))
    for one in moved:
        fields = {"due_on": one.due_on, "closes_on": one.closes_on}
        write_revised(one.period, revision=one.period.revision, fields=fields)
    data = {"year": row.year, "moved": len(moved), "periods": [one.period.public_key for one in moved]}
    told(row, "reporting.calendar_kept", by=by, now=now, data=data)
    return row, moved


def as_year(given: Told) -> Year:
    """Read a year; raise Invalid with the field that is wrong."""
    if not FIRST <= given.year <= LAST:
        raise Invalid(_("请填写四位数的年份。"), "year")
    if not given.source.strip():
        raise Invalid(_("请写明依据，如通知的名称和文号。"), "source")
    for field, words in (("off", given.off), ("worked", given.worked)):
        try:
            year_of(given.year, off=words, worked="", source="", version="")
        except NoSuchDayError as wrong:
            raise Invalid(
                _("“%(words)s”不是日期，请写成 05-01~05-05 的样子。") % {"words": wrong.words}, field
            ) from wrong
    year = year_of(given.year, off=given.off, worked=given.worked, source=given.source, version=given.version)
    if both := year.off & year.worked:
        raise Invalid(_("%(day)s既放假又上班，请核对。") % {"day": min(both).isoformat()}, "worked")
    return year


def _written(
    jurisdiction: Jurisdiction, given: Told, year: Year, *, revision: int, by: Actor, now: datetime
) -> CalendarYear:
    fields = {
        "days": {"off": written(year.off), "worked": written(year.worked)},
        "source": given.source.strip()[:200],
        "version": given.version.strip()[:60],
        "entered_by": by.person_key,
        "entered_at": now,
    }
    if revision:
        row = CalendarYear.objects.filter(jurisdiction=jurisdiction, year=given.year).first()
        if row is None:
            raise Invalid(_("还没有录入过这一年，请重新打开页面。"), "year")
        return write_revised(row, revision=revision, fields=fields)
    try:
        with transaction.atomic():
            return CalendarYear.objects.create(jurisdiction=jurisdiction, year=given.year, **fields)
    except IntegrityError:
        theirs = CalendarYear.objects.get(jurisdiction=jurisdiction, year=given.year)
        raise Stale(
            _("%(year)s年刚被别人录入，请重新打开页面核对。") % {"year": given.year}, ours=fields, theirs=theirs.days
        ) from None


def moved_by(jurisdiction: Jurisdiction, calendar: WorkingDays) -> list[Moved]:
    """Return the periods, not closed ones, whose days would be others by a calendar, the earliest first."""
    states = (PeriodState.LAID_OUT, PeriodState.OPEN)
    periods = Period.objects.filter(jurisdiction=jurisdiction, state__in=states).select_related("schedule", "plan")
    found = []
    for period in periods.order_by("due_on", "pk"):
        if not period.schedule.rule:
            continue
        due_on, closes_on = due_and_closing(rule_of(period.schedule.rule), period.nominal_due_on, calendar)
        if (due_on, closes_on) != (period.due_on, period.closes_on):
            found.append(Moved(period, due_on, closes_on))
    return found


def read_file(content: bytes) -> list[Told]:
    """Read a file of days as it is passed around: {"year": 2027, "days": [{"date": "2027-01-01", "isOffDay": true}]}.

    Raises Invalid with a sentence for anything else.
    """
    if len(content) > MOST_BYTES:
        raise Invalid(_("这个文件太大，不像一年的放假安排。"), "file")
    try:
        told_file = json.loads(content.decode("utf-8-sig"))
        year, days = int(told_file["year"]), told_file["days"]
        marked = [(date.fromisoformat(day["date"]), bool(day["isOffDay"])) for day in days]
    except (ValueError, KeyError, TypeError) as error:
        raise Invalid(_("看不懂这个文件，请上传放假安排的 JSON 文件，或在下面直接填写。"), "file") from error
    within = [(day, is_off) for day, is_off in marked if day.year == year]
    papers: Sequence[str] = [str(paper) for paper in told_file.get("papers") or []]
    return [
        Told(
            year=year,
            off=written({day for day, is_off in within if is_off}),
            worked=written({day for day, is_off in within if not is_off}),
            source="；".join(papers)[:200],
            version="",
        )
    ]
