"""Units are asked: about a task, or what somebody above wants to know."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
from luoshi.plans.models import Plan, Task, Term
from luoshi.plans.queries.plans import version_in_force
from luoshi.reporting.models import Enquiry
from luoshi.reporting.operations.enquiring.telling import settle_enquiries, tell_units, told_of_enquiry
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move
from luoshi.reporting.permissions import ENQUIRE
from luoshi.reporting.states import ENQUIRY_NEXT, EnquiryKind, EnquiryState

LONGEST = 1000
LONGEST_SOURCE = 200
MOST_DAYS = 60


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
    tell_units(rows, "enquiry/asked", now=now, today=today)
    return rows


def _cost(rows: list[Enquiry], asked: Asked) -> dict[str, object]:
    return {"units": len(rows), "due_on": asked.due_on.isoformat()}


def _check_asked(asked: Asked, today: date) -> None:
    if not asked.words.strip() or len(asked.words) > LONGEST:
        raise Invalid(_("请写明要了解什么，不超过%(limit)d个字。") % {"limit": LONGEST}, "words")
    if not today <= asked.due_on <= today + timedelta(days=MOST_DAYS):
        raise Invalid(_("答复日期应在今天之后、两个月之内。"), "due_on")


@transaction.atomic
def call_enquiry_off(*, enquiry: Enquiry, by: Actor, now: datetime) -> Enquiry:
    """Ask no longer. Raises NotAllowed, WrongState if it was answered."""
    check(ENQUIRE, by)
    check_within(enquiry.jurisdiction_id, by)
    move(enquiry, ENQUIRY_NEXT, to=EnquiryState.CALLED_OFF)
    settle_enquiries([enquiry], now=now)
    told_of_enquiry(enquiry, "reporting.enquiry_called_off", by=by, now=now)
    return enquiry
