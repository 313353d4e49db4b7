"""报送安排: what units report when, laid out as periods. A change touches only periods that have not been opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid
from luoshi.base.writing import write_revised
from luoshi.directory.models import Unit
from luoshi.directory.operations.checks import check_within
from luoshi.plans.models import Plan, PlanVersion
from luoshi.plans.states import Origin
from luoshi.reporting.models import Period, Reopening, Report, Schedule
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move_period
from luoshi.reporting.permissions import ARRANGE, REOPEN
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.wanted import Wanted, last_day_of, wanted_schedules, year_of_plan
from luoshi.reporting.states import PeriodState, ReportKind
from luoshi.rules.periods import LaidOut, Rule, WrongRuleError, checked, lay_out, said

NOTICE = 3
"""Working days that units have at least from the day on which a period is laid out to the day on which it is due."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a schedule would be: its rule, the day after which nothing is due any more, whether responsible units confirm."""

    rule: Rule
    ended_on: date
    countersigns: bool = False


@transaction.atomic
def lay_out_schedules(*, version: PlanVersion, by: Actor, now: datetime, today: date) -> int:
    """Lay out what a version's text asks for, once a plan: an amendment leaves its schedules to the office. Return how many periods.

    Raises NotAllowed.
    """
    check(ARRANGE, by)
    plan = version.plan
    if Schedule.objects.filter(plan=plan).exists():
        return 0
    end = last_day_of(version, today)
    wanted = wanted_schedules(version, year=year_of_plan(version, today))
    made = [_make(plan, one, Change(one.rule, end, one.countersigns), by=by, now=now, today=today) for one in wanted]
    return sum(count for _schedule, count in made)


@transaction.atomic
def add_schedule(  # noqa: PLR0913 -- what is asked, until when, and who acts when
    *, plan: Plan, kind: ReportKind, title: str, change: Change, by: Actor, now: datetime, today: date
) -> Schedule:
    """Ask the plan's units for something more, and lay out its periods. Raises NotAllowed, Invalid with the field."""
    check(ARRANGE, by)
    check_within(plan.jurisdiction_id, by)
    if not title.strip() or len(title) > 100:
        raise Invalid(_("请写明报送什么，不超过100个字。"), "title")
    wanted = Wanted(kind, title.strip(), change.rule, "", Origin.OFFICE)
    schedule, count = _make(plan, wanted, change, by=by, now=now, today=today)
    if not count:
        raise Invalid(_("按这样的时间，到结束日期没有一期要报，请调整。"), "ended_on")
    return schedule


def _make(plan: Plan, wanted: Wanted, change: Change, *, by: Actor, now: datetime, today: date) -> tuple[Schedule, int]:
    schedule = Schedule(
        jurisdiction_id=plan.jurisdiction_id,
        plan=plan,
        kind=wanted.kind,
        title=wanted.title,
        cadence=wanted.rule.cadence,
        rule=wanted.rule.as_json(),
        words=wanted.words,
        origin=wanted.origin,
        ended_on=change.ended_on,
        countersigns=change.countersigns,
    )
    laid = periods_of_new(plan, change, today=today)
    schedule.save()
    _write(schedule, laid)
    data = {"periods": len(laid), "rule": said(wanted.rule)}
    told(schedule, "reporting.schedule_laid_out", by=by, now=now, data=data)
    return schedule, len(laid)


def periods_of_new(plan: Plan, change: Change, *, today: date) -> list[LaidOut]:
    """Return the periods that a new schedule would have, for a preview. Raises Invalid with the field that is wrong."""
    return _laid(plan.jurisdiction_id, change, opened=[], today=today)


def periods_after(schedule: Schedule, change: Change, *, today: date) -> list[LaidOut]:
    """Return the periods that a change would lay out, for a preview. Raises Invalid with the field that is wrong."""
    return _laid(schedule.jurisdiction_id, change, opened=_opened(schedule), today=today)


@transaction.atomic
def change_schedule(
    *, schedule: Schedule, revision: int, change: Change, by: Actor, now: datetime, today: date
) -> Schedule:
    """Change when something is reported: periods not yet opened are dropped and laid out anew, the others stay as they are.

    Raises NotAllowed, Invalid with the field, Stale.
    """
    check(ARRANGE, by)
    check_within(schedule.jurisdiction_id, by)
    laid = periods_after(schedule, change, today=today)
    fields = {
        "rule": change.rule.as_json(),
        "cadence": change.rule.cadence,
        "ended_on": change.ended_on,
        "countersigns": change.countersigns,
        "origin": Origin.OFFICE,
    }
    write_revised(schedule, revision=revision, fields=fields)
    for period in Period.objects.filter(schedule=schedule, state=PeriodState.LAID_OUT).order_by("pk"):
        move_period(period, to=PeriodState.DROPPED)
    _write(schedule, laid)
    data = {"periods": len(laid), "rule": said(change.rule)}
    told(schedule, "reporting.schedule_changed", by=by, now=now, data=data)
    return schedule


def _laid(place: int, change: Change, *, opened: Iterable[Period], today: date) -> list[LaidOut]:
    """Return the periods still to come: due some working days from today on, and after those that were opened."""
    calendar = working_days(place)
    start = max([calendar.added(today, NOTICE), *(period.nominal_due_on + timedelta(days=1) for period in opened)])
    try:
        return lay_out(checked(change.rule), start=start, end=change.ended_on, calendar=calendar)
    except WrongRuleError as wrong:
        raise Invalid(str(WRONG[wrong.field]), wrong.field) from wrong


WRONG = {
    "cadence": gettext_lazy("请选择多久报一次。"),
    "day": gettext_lazy("请选择截止日。"),
    "months": gettext_lazy("截止日离所报的时间太远，请重新选择。"),
    "on": gettext_lazy("请填写截止日期。"),
    "opens_before": gettext_lazy("提前开放的天数应在0到31之间。"),
    "closes_after": gettext_lazy("延后关闭的天数应在0到31之间。"),
    "end": gettext_lazy("到结束日期期数太多，请把结束日期提前。"),
}
"""What is told of a rule that is none, by the field that is wrong."""


def _opened(schedule: Schedule) -> QuerySet[Period]:
    return Period.objects.filter(schedule=schedule, state__in=(PeriodState.OPEN, PeriodState.CLOSED))


def _write(schedule: Schedule, laid: Sequence[LaidOut]) -> None:
    before = _last_number(schedule)
    Period.objects.bulk_create(
        Period(
            jurisdiction_id=schedule.jurisdiction_id,
            schedule=schedule,
            plan_id=schedule.plan_id,
            kind=schedule.kind,
            number=before + one.number,
            name=one.name,
            covers_from=one.covers_from,
            covers_to=one.covers_to,
            opens_on=one.opens_on,
            nominal_due_on=one.nominal_due_on,
            due_on=one.due_on,
            closes_on=one.closes_on,
        )
        for one in laid
    )


def _last_number(schedule: Schedule) -> int:
    return _opened(schedule).aggregate(last=Max("number"))["last"] or 0


@transaction.atomic
def reopen_period(  # noqa: PLR0913 -- whom, why, until when, and who acts when
    *, period: Period, unit: Unit, reason: str, until: date, by: Actor, now: datetime, today: date
) -> Reopening:
    """补报: let one unit write in a closed period until a day, as an exception with its reason. Raises NotAllowed, Invalid."""
    check(REOPEN, by)
    check_within(period.jurisdiction_id, by)
    if not reason.strip() or len(reason) > 300:
        raise Invalid(_("请写明准许补报的原因，不超过300个字。"), "reason")
    if not today <= until <= today + timedelta(days=31):
        raise Invalid(_("补报的截止日期应在今天之后、一个月之内。"), "until")
    if period.state != PeriodState.CLOSED:
        raise Invalid(_("这一期还没有关闭，不需要补报。"), "unit")
    if not Report.objects.filter(period=period, unit=unit).exists():
        raise Invalid(_("这个单位在这一期没有要报的内容。"), "unit")
    made = Reopening.objects.create(
        jurisdiction_id=period.jurisdiction_id,
        period=period,
        unit=unit,
        reason=reason.strip(),
        until=until,
        reopened_by=by.person_key,
        reopened_at=now,
    )
    data = {"unit": unit.public_key, "until": until.isoformat()}
    told(period, "reporting.reopened", by=by, now=now, data=data)
    return made
