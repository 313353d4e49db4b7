"""工作信息: sent by a unit, used or not with a word why, collected for the level above; what comes back is handed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed
from luoshi.base.writing import use_once
from luoshi.directory.models import Jurisdiction, Unit
from luoshi.directory.operations.checks import check_within
from luoshi.notifications.operations import tell
from luoshi.notifications.operations.telling import Telling
from luoshi.plans.models import Plan
from luoshi.reporting.models import Briefing, Collection
from luoshi.reporting.operations.checks import check_of_own_unit
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move
from luoshi.reporting.permissions import SEND_BRIEFING, USE_BRIEFINGS
from luoshi.reporting.queries.people import people_of_units
from luoshi.reporting.states import BRIEFING_NEXT, BriefingState, Turn

LONGEST_TITLE, LONGEST, LONGEST_WHY, LONGEST_FEEDBACK = 100, 2000, 300, 500
MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Sent:
    """A news item as a unit writes it; ``plan`` is the plan it is about, if one."""

    title: str
    words: str
    plan: Plan | None
    once: str


@transaction.atomic
def send_briefing(*, sent: Sent, by: Actor, now: datetime) -> Briefing:
    """Send a news item of one's own unit. Raises NotAllowed, Invalid with the field, AlreadyDone for a form sent again."""
    check(SEND_BRIEFING, by)
    unit = Unit.objects.filter(pk=by.unit_id or 0, jurisdiction=by.jurisdiction_id).first()
    if unit is None:
        raise NotAllowed(str(SEND_BRIEFING.refusal))
    if not sent.title.strip() or len(sent.title) > LONGEST_TITLE:
        raise Invalid(_("请写标题，不超过%(limit)d个字。") % {"limit": LONGEST_TITLE}, "title")
    if not sent.words.strip() or len(sent.words) > LONGEST:
        raise Invalid(_("请写内容，不超过%(limit)d个字。") % {"limit": LONGEST}, "words")
    use_once(sent.once, act="reporting.send_briefing", now=now)
    row = Briefing.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        unit=unit,
        plan=sent.plan,
        title=sent.title.strip(),
        words=sent.words.replace("\r\n", "\n").strip(),
        sent_by=by.person_key,
        sent_at=now,
    )
    told(row, "reporting.briefing_sent", by=by, now=now)
    return row


@transaction.atomic
def withdraw_briefing(*, briefing: Briefing, by: Actor, now: datetime) -> Briefing:
    """Take back an item that nobody has decided on. Raises NotAllowed, WrongState."""
    check_may_withdraw(briefing, by)
    move(briefing, BRIEFING_NEXT, to=BriefingState.WITHDRAWN)
    told(briefing, "reporting.briefing_withdrawn", by=by, now=now)
    return briefing


def check_may_withdraw(briefing: Briefing, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` acts for the unit that sent it."""
    check_of_own_unit(SEND_BRIEFING, briefing, by, refusal=_("这是其他单位的信息，请由该单位办理。"))


@transaction.atomic
def decide_briefing(*, briefing: Briefing, uses: bool, why: str, by: Actor, now: datetime, today: date) -> Briefing:
    """Use an item, or do not and say why; its unit is told. Raises NotAllowed, Invalid without a word why, WrongState."""
    check(USE_BRIEFINGS, by)
    check_within(briefing.jurisdiction_id, by)
    if len(why) > LONGEST_WHY or (not uses and not why.strip()):
        raise Invalid(_("不采用的请写一句原因，不超过%(limit)d个字。") % {"limit": LONGEST_WHY}, "why")
    to = BriefingState.USED if uses else BriefingState.NOT_USED
    fields = {"decided_by": by.person_key, "decided_at": now, "why": why.strip()}
    move(briefing, BRIEFING_NEXT, to=to, fields=fields)
    _tell(briefing, "briefing/used" if uses else "briefing/not_used", now=now, today=today)
    told(briefing, "reporting.briefing_used" if uses else "reporting.briefing_not_used", by=by, now=now)
    return briefing


@transaction.atomic
def collect_briefings(
    *, briefings: Sequence[Briefing], sent_to: str, sent_on: date, by: Actor, now: datetime
) -> Collection:
    """Collect used items into the next issue for the level above. Raises NotAllowed, Invalid with the field, WrongState."""
    check(USE_BRIEFINGS, by)
    if not briefings or len(briefings) > MOST_AT_ONCE:
        raise Invalid(_("请勾选要汇集的信息，一次最多%(most)d条。") % {"most": MOST_AT_ONCE}, "briefing")
    if not sent_to.strip() or len(sent_to) > LONGEST_TITLE:
        raise Invalid(_("请写明报送给谁。"), "sent_to")
    for briefing in briefings:
        check_within(briefing.jurisdiction_id, by)
    place = Jurisdiction.objects.select_for_update().get(pk=by.jurisdiction_id)
    last = Collection.objects.filter(jurisdiction=place).aggregate(last=Max("number"))["last"] or 0
    made = Collection.objects.create(
        jurisdiction=place,
        number=last + 1,
        sent_to=sent_to.strip(),
        sent_on=sent_on,
        collected_by=by.person_key,
        collected_at=now,
    )
    for briefing in briefings:
        move(briefing, BRIEFING_NEXT, to=BriefingState.COLLECTED, fields={"collection": made})
    data = {"number": made.number, "items": len(briefings)}
    told(made, "reporting.briefings_collected", by=by, now=now, data=data)
    return made


@transaction.atomic
def hand_feedback_on(*, briefing: Briefing, feedback: str, by: Actor, now: datetime, today: date) -> Briefing:
    """Enter what the level above said of an item, and hand it to its unit. Raises NotAllowed, Invalid."""
    check(USE_BRIEFINGS, by)
    check_within(briefing.jurisdiction_id, by)
    if not feedback.strip() or len(feedback) > LONGEST_FEEDBACK:
        raise Invalid(_("请写明上级反馈，不超过%(limit)d个字。") % {"limit": LONGEST_FEEDBACK}, "feedback")
    Briefing.objects.filter(pk=briefing.pk).update(feedback=feedback.strip())
    briefing.refresh_from_db()
    _tell(briefing, "briefing/feedback", now=now, today=today, mark=feedback.strip())
    told(briefing, "reporting.briefing_feedback", by=by, now=now)
    return briefing


def _tell(row: Briefing, kind: str, *, now: datetime, today: date, mark: str = "") -> None:
    people = people_of_units([row.unit_id], Turn.WRITER, day=today).get(row.unit_id, ())
    once = f"{kind} {row.public_key} {mark}"[:100]
    data, link = {"title": row.title, "unit": row.unit.short_name}, ("briefing", row.public_key)
    tell([Telling(one, kind, once, today, data, link) for one in people], jurisdiction_id=row.jurisdiction_id, now=now)
