"""申请调整: asked by a unit with a reason and a proposal, decided by whoever may, done by the amendment that follows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid, NotAllowed
from luoshi.base.writing import use_once
from luoshi.directory.operations.checks import check_within
from luoshi.notifications.operations import settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.plans.models import PlanVersion, Task, Term
from luoshi.plans.queries.changes import differences
from luoshi.plans.queries.plans import is_of, version_in_force
from luoshi.reporting.models import Adjustment
from luoshi.reporting.operations.checks import check_of_own_unit
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move
from luoshi.reporting.permissions import DECIDE_ADJUSTMENT, REQUEST_ADJUSTMENT
from luoshi.reporting.queries.people import holders_of, people_of_units
from luoshi.reporting.states import ADJUSTMENT_NEXT, AdjustmentKind, AdjustmentState, Turn

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a unit asks for: what is to be changed, why, and how."""

    kind: str
    reason: str
    proposal: str
    once: str


@transaction.atomic
def request_adjustment(*, task: Task, asked: Asked, by: Actor, now: datetime, today: date) -> Adjustment:
    """Ask for a task of one's own unit to be changed, and tell those who decide.

    Raises NotAllowed where the unit has no part in the task, Invalid with the field, AlreadyDone for the same form sent
    again.
    """
    check(REQUEST_ADJUSTMENT, by)
    check_within(task.jurisdiction_id, by)
    version = version_in_force(task.plan)
    terms = Term.objects.filter(is_of(by.unit_id or 0), version=version, wording__task=task)
    term = terms.select_related("unit").first()
    if version is None or term is None:
        raise NotAllowed(_("本单位在这项任务中没有分工，不能申请调整。"))
    _check_asked(asked)
    use_once(asked.once, act="reporting.request_adjustment", now=now)
    row = Adjustment.objects.create(
        jurisdiction_id=task.jurisdiction_id,
        plan=task.plan,
        task=task,
        unit=term.unit,
        kind=asked.kind,
        reason=asked.reason.strip(),
        proposal=asked.proposal.strip(),
        asked_of=version,
        asked_by=by.person_key,
        asked_at=now,
    )
    deciders = holders_of(row.jurisdiction_id, DECIDE_ADJUSTMENT.roles, day=today)
    _tell(row, "adjustment/asked", deciders, now=now, today=today)
    _told(row, "reporting.adjustment_requested", by=by, now=now)
    return row


def _check_asked(asked: Asked) -> None:
    if asked.kind not in AdjustmentKind.values:
        raise Invalid(_("没有这个选项，请从列表中选择。"), "kind")
    for name, words in (("reason", asked.reason), ("proposal", asked.proposal)):
        if not words.strip():
            raise Invalid(_("请写明原因和建议，便于研究决定。"), name)
        if len(words) > LONGEST:
            raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": LONGEST}, name)


@transaction.atomic
def withdraw_adjustment(*, adjustment: Adjustment, by: Actor, now: datetime) -> Adjustment:
    """Take back what one's own unit asked for and nobody has decided. Raises NotAllowed, WrongState."""
    check_may_withdraw(adjustment, by)
    move(adjustment, ADJUSTMENT_NEXT, to=AdjustmentState.WITHDRAWN)
    settle([_once(adjustment, "adjustment/asked")], jurisdiction_id=adjustment.jurisdiction_id, now=now)
    _told(adjustment, "reporting.adjustment_withdrawn", by=by, now=now)
    return adjustment


def check_may_withdraw(adjustment: Adjustment, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` acts for the unit that asked."""
    check_of_own_unit(REQUEST_ADJUSTMENT, adjustment, by, refusal=_("这是其他单位的申请，请由该单位办理。"))


@transaction.atomic
def decide_adjustment(
    *, adjustment: Adjustment, agrees: bool, words: str, by: Actor, now: datetime, today: date
) -> Adjustment:
    """Decide on what a unit asked for, and tell it. ``words`` are the ground of an agreement, or why it is declined.

    Raises NotAllowed (for whoever asked, too), Invalid without words, WrongState.
    """
    check_may_decide(adjustment, by)
    if not words.strip():
        raise Invalid(_("请写明依据或理由，如会议决定、领导批示。"), "words")
    if len(words) > LONGEST:
        raise Invalid(_("内容太长，最多%(limit)d个字，请缩短后再提交。") % {"limit": LONGEST}, "words")
    to = AdjustmentState.AGREED if agrees else AdjustmentState.DECLINED
    fields = {"decided_by": by.person_key, "decided_at": now, "decision": words.strip()}
    move(adjustment, ADJUSTMENT_NEXT, to=to, fields=fields)
    settle([_once(adjustment, "adjustment/asked")], jurisdiction_id=adjustment.jurisdiction_id, now=now)
    kind = "adjustment/agreed" if agrees else "adjustment/declined"
    _tell(adjustment, kind, _people_of(adjustment, today), now=now, today=today)
    _told(adjustment, "reporting.adjustment_agreed" if agrees else "reporting.adjustment_declined", by=by, now=now)
    return adjustment


def check_may_decide(adjustment: Adjustment, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` decides on what units ask for, and did not ask it."""
    check(DECIDE_ADJUSTMENT, by)
    check_within(adjustment.jurisdiction_id, by)
    if by.person_key == adjustment.asked_by:
        raise NotAllowed(_("这是您提出的申请，不能由本人决定，请由其他负责人决定。"))


@transaction.atomic
def close_adjustments(
    *, version: PlanVersion, before: PlanVersion | None, by: Actor, now: datetime, today: date
) -> int:
    """Close what was agreed and a version that is put in force has changed, and tell the units; return how many.

    What was agreed about a task that the version left as it was stays open. Who may put it in force is the caller's.
    """
    waiting = list(Adjustment.objects.filter(plan=version.plan_id, state=AdjustmentState.AGREED).select_related("task"))
    if before is None or not waiting:
        return 0
    found = differences(before, version, today=today)
    keys = {change.new.key for change in found.changed} | {task.key for task in found.struck}
    done = [row for row in waiting if row.task.public_key in keys]
    for row in done:
        move(row, ADJUSTMENT_NEXT, to=AdjustmentState.DONE, fields={"done_in": version})
        _tell(row, "adjustment/done", _people_of(row, today), now=now, today=today)
        _told(row, "reporting.adjustment_done", by=by, now=now)
    return len(done)


def _people_of(row: Adjustment, today: date) -> list[int]:
    people = (people_of_units([row.unit_id], turn, day=today) for turn in (Turn.WRITER, Turn.HEAD))
    return [person for found in people for person in found.get(row.unit_id, ())]


def _once(row: Adjustment, kind: str) -> str:
    return f"{kind} {row.public_key}"


def _tell(row: Adjustment, kind: str, people: list[int], *, now: datetime, today: date) -> None:
    data = {"plan": str(row.plan), "unit": row.unit.short_name, "what": row.get_kind_display()}
    link = ("adjustment", row.public_key)
    tellings = [Telling(person, kind, _once(row, kind), today, data, link) for person in people]
    tell(tellings, jurisdiction_id=row.jurisdiction_id, now=now)


def _told(row: Adjustment, verb: str, *, by: Actor, now: datetime) -> None:
    told(row, verb, by=by, now=now, data={"task": row.task.public_key})
