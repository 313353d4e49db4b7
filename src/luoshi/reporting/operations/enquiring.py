"""征询: the office asks units for what it or the level above wants to know; and units countersign what a lead reports.

Nothing is agreed to by silence (责任单位确认 included): what was not answered stays unanswered, and is shown so.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.models import new_key
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid
from luoshi.base.writing import use_once
from luoshi.directory.models import Unit
from luoshi.directory.operations.checks import check_within
from luoshi.directory.queries import open_on
from luoshi.notifications.operations import settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.plans.models import Plan, Task, Term
from luoshi.plans.queries.plans import version_in_force
from luoshi.plans.states import AssignmentRole
from luoshi.reporting.models import Enquiry, Report
from luoshi.reporting.operations.checks import check_of_own_unit
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.reminding import STAGES, stage_on
from luoshi.reporting.operations.states import move
from luoshi.reporting.permissions import ANSWER, ENQUIRE
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.people import people_of_office, people_of_units
from luoshi.reporting.states import ENQUIRY_NEXT, EnquiryKind, EnquiryState, Turn

LONGEST = 1000
LONGEST_SOURCE = 200
WITHIN = 2
"""Working days in which what a lead reports is countersigned."""
MOST_DAYS = 60
_STAGES = tuple(stage for stage in STAGES if stage >= 0)
"""On which working days from the due day on a unit is told: on none before it, for it has only a few."""
_ANSWERS = {
    EnquiryKind.REQUEST: (EnquiryState.ANSWERED,),
    EnquiryKind.COUNTERSIGN: (EnquiryState.AGREED, EnquiryState.OBJECTED),
    EnquiryKind.FROM_ABOVE: (EnquiryState.ANSWERED,),
}
_VERBS = {
    EnquiryState.ANSWERED: "reporting.enquiry_answered",
    EnquiryState.AGREED: "reporting.enquiry_agreed",
    EnquiryState.OBJECTED: "reporting.enquiry_objected",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What units are asked, and by when they answer; ``units`` are public keys."""

    words: str
    due_on: date
    units: Collection[str]
    once: str


@transaction.atomic
def enquire(*, task: Task, asked: Asked, by: Actor, now: datetime, today: date) -> list[Enquiry]:
    """Ask units with a part in a task for what the office wants to know, and tell them. Returns the questions.

    Raises NotAllowed, Invalid with the field, AlreadyDone for the same form sent again.
    """
    check(ENQUIRE, by)
    check_within(task.jurisdiction_id, by)
    _check_asked(asked, today)
    version = version_in_force(task.plan)
    terms = Term.objects.filter(version=version, wording__task=task, unit__public_key__in=asked.units)
    units = {term.unit_id: term.unit for term in terms.select_related("unit").order_by("position", "pk")}
    if not units:
        raise Invalid(_("请选择要问的单位。"), "units")
    use_once(asked.once, act="reporting.enquire", now=now)
    about = Enquiry(jurisdiction_id=task.jurisdiction_id, kind=EnquiryKind.REQUEST, plan=task.plan, task=task)
    rows = _ask(about, asked, units.values(), by=by, now=now, today=today)
    told(task, "reporting.enquired", by=by, now=now, data=_cost(rows, asked))
    return rows


@transaction.atomic
def hand_on(*, source: str, plan: Plan | None, asked: Asked, by: Actor, now: datetime, today: date) -> list[Enquiry]:
    """Hand what the level above wants to know on to units of the jurisdiction, and tell them. Returns the questions.

    ``source`` says who wants it: an organ, a document's number, a telephone call. ``plan`` is one it is about, if any.
    Raises NotAllowed, Invalid with the field, AlreadyDone for the same form sent again.
    """
    check(ENQUIRE, by)
    if not source.strip() or len(source) > LONGEST_SOURCE:
        raise Invalid(
            _("请写明是哪个上级机关、什么文件的要求，不超过%(limit)d个字。") % {"limit": LONGEST_SOURCE}, "source"
        )
    _check_asked(asked, today)
    chosen = Unit.objects.filter(jurisdiction=by.jurisdiction_id, public_key__in=asked.units)
    units = list(chosen.filter(open_on(today)).order_by("position", "pk"))
    if not units:
        raise Invalid(_("请选择要问的单位。"), "units")
    use_once(asked.once, act="reporting.hand_on", now=now)
    about = Enquiry(jurisdiction_id=by.jurisdiction_id, kind=EnquiryKind.FROM_ABOVE, plan=plan, source=source.strip())
    rows = _ask(about, asked, units, by=by, now=now, today=today)
    told(rows[0], "reporting.handed_on", by=by, now=now, data=_cost(rows, asked))
    return rows


def _ask(
    about: Enquiry, asked: Asked, units: Iterable[Unit], *, by: Actor, now: datetime, today: date
) -> list[Enquiry]:
    """Write a question to each of some units, all of one asking, and tell them."""
    asking = new_key()
    rows = [
        Enquiry(
            jurisdiction_id=about.jurisdiction_id,
            kind=about.kind,
            plan=about.plan,
            task=about.task,
            source=about.source,
            unit=unit,
            asking=asking,
            words=asked.words.strip(),
            due_on=asked.due_on,
            asked_by=by.person_key,
            asked_at=now,
        )
        for unit in units
    ]
    Enquiry.objects.bulk_create(rows)
    _tell_units(rows, "enquiry/asked", now=now, today=today)
    return rows


def _cost(rows: list[Enquiry], asked: Asked) -> dict[str, object]:
    return {"units": len(rows), "due_on": asked.due_on.isoformat()}


def _check_asked(asked: Asked, today: date) -> None:
    if not asked.words.strip() or len(asked.words) > LONGEST:
        raise Invalid(_("请写明要了解什么，不超过%(limit)d个字。") % {"limit": LONGEST}, "words")
    if not today <= asked.due_on <= today + timedelta(days=MOST_DAYS):
        raise Invalid(_("答复日期应在今天之后、两个月之内。"), "due_on")


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
    _tell_units(rows, "enquiry/countersign", now=now, today=today)
    if rows:
        told(report, "reporting.countersigning_asked", by=by, now=now, data={"questions": len(rows)})
    return len(rows)


def call_countersigning_off(*, report: Report, by: Actor, now: datetime) -> int:
    """Let nobody confirm words that were taken back or returned; return how many questions were open.

    In the transaction of that act, by whoever does it.
    """
    open_ = Enquiry.objects.filter(entry__report=report, state=EnquiryState.OPEN).order_by("pk")
    rows = [move(row, ENQUIRY_NEXT, to=EnquiryState.CALLED_OFF) for row in open_]
    _settle(rows, now=now)
    if rows:
        told(report, "reporting.countersigning_called_off", by=by, now=now, data={"questions": len(rows)})
    return len(rows)


@transaction.atomic
def answer_enquiry(*, enquiry: Enquiry, to: EnquiryState, words: str, by: Actor, now: datetime, today: date) -> Enquiry:
    """Answer what one's own unit is asked: a request with words; a countersignature by agreeing, or objecting with words.

    Raises NotAllowed, Invalid with the field, WrongState if it was answered or called off.
    """
    check_may_answer(enquiry, by)
    if to not in _ANSWERS[EnquiryKind(enquiry.kind)]:
        raise Invalid(_("请选择怎样答复。"), "to")
    if to != EnquiryState.AGREED and not words.strip():
        raise Invalid(_("请写明情况或不同意见。"), "words")
    if len(words) > LONGEST:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": LONGEST}, "words")
    move(
        enquiry,
        ENQUIRY_NEXT,
        to=to,
        fields={"answer": words.strip(), "answered_by": by.person_key, "answered_at": now},
    )
    _settle([enquiry], now=now)
    if to != EnquiryState.AGREED:
        _tell_asker(enquiry, now=now, today=today)
    _told(enquiry, _VERBS[to], by=by, now=now)
    return enquiry


def check_may_answer(enquiry: Enquiry, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` answers for the unit that is asked."""
    check_of_own_unit(ANSWER, enquiry, by, refusal=_("这是问其他单位的，请由该单位答复。"))


@transaction.atomic
def call_enquiry_off(*, enquiry: Enquiry, by: Actor, now: datetime) -> Enquiry:
    """Ask no longer. Raises NotAllowed, WrongState if it was answered."""
    check(ENQUIRE, by)
    check_within(enquiry.jurisdiction_id, by)
    move(enquiry, ENQUIRY_NEXT, to=EnquiryState.CALLED_OFF)
    _settle([enquiry], now=now)
    _told(enquiry, "reporting.enquiry_called_off", by=by, now=now)
    return enquiry


@transaction.atomic
def remind_of_enquiries(*, now: datetime, today: date) -> int:
    """Tell units of what they have not answered on its day and after it; return how many tellings. Happens by itself."""
    open_ = Enquiry.objects.filter(state=EnquiryState.OPEN, due_on__lte=today).select_related("plan", "unit")
    by_stage: dict[tuple[int, int], list[Enquiry]] = defaultdict(list)
    calendar_of = cache(working_days)
    for row in open_.order_by("jurisdiction", "pk"):
        stage = stage_on(today, due_on=row.due_on, calendar=calendar_of(row.jurisdiction_id))
        if stage in _STAGES:
            by_stage[row.jurisdiction_id, stage].append(row)
    return sum(
        _tell_units(rows, "enquiry/due", now=now, today=today, mark=str(stage))
        for (_place, stage), rows in by_stage.items()
    )


def _once(row: Enquiry, mark: str) -> str:
    return f"enquiry {row.public_key} {mark}"


def _kind(row: Enquiry, kind: str) -> str:
    return f"{kind}_above" if row.kind == EnquiryKind.FROM_ABOVE else kind


def _data(row: Enquiry) -> dict[str, str]:
    """Return what a message about a question says: the unit, and the plan or who wants to know."""
    about = {"source": row.source} if row.kind == EnquiryKind.FROM_ABOVE else {"plan": str(row.plan)}
    return about | {"unit": row.unit.short_name}


def _tell_units(rows: list[Enquiry], kind: str, *, now: datetime, today: date, mark: str = "asked") -> int:
    units = {row.unit_id for row in rows}
    people = people_of_units(units, Turn.WRITER, day=today)
    tellings = [
        Telling(
            person,
            _kind(row, kind),
            _once(row, mark),
            today,
            _data(row) | {"due": row.due_on.isoformat()},
            ("enquiry", row.public_key),
        )
        for row in rows
        for person in people.get(row.unit_id, ())
    ]
    return tell(tellings, jurisdiction_id=rows[0].jurisdiction_id, now=now) if rows else 0


def _tell_asker(row: Enquiry, *, now: datetime, today: date) -> None:
    """Tell the office of an answer; of an objection, the lead whose words it is about as well."""
    people = people_of_office(row.jurisdiction_id, day=today)
    if row.entry is not None:
        lead = row.entry.report.unit_id
        people = [*people, *people_of_units([lead], Turn.WRITER, day=today).get(lead, ())]
    kind = _kind(row, "enquiry/objected" if row.state == EnquiryState.OBJECTED else "enquiry/answered")
    link = ("enquiry", row.public_key)
    tellings = [
        Telling(person, kind, _once(row, "answer"), today, _data(row), link) for person in dict.fromkeys(people)
    ]
    tell(tellings, jurisdiction_id=row.jurisdiction_id, now=now)


def _settle(rows: Sequence[Enquiry], *, now: datetime) -> None:
    """Let nobody be told any more of what was answered or called off: rows of one jurisdiction."""
    marks = ["asked", *(str(stage) for stage in _STAGES)]
    over = [_once(row, mark) for row in rows for mark in marks]
    if rows:
        settle(over, jurisdiction_id=rows[0].jurisdiction_id, now=now)


def _told(row: Enquiry, verb: str, *, by: Actor, now: datetime) -> None:
    told(row, verb, by=by, now=now, data={"task": row.task.public_key} if row.task else None)
