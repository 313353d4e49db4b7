"""An implementation plan is handed in, taken back, filed (备案) or returned."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows, check
from luoshi.base.refusals import Invalid, NotAllowed
from luoshi.directory.operations.checks import check_within
from luoshi.notifications.operations import settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.reporting.models import Implementation
from luoshi.reporting.operations.implementing.writing import (
    check_may_write_implementation,
    check_own_implementation,
    locked_implementation,
)
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.states import move
from luoshi.reporting.permissions import APPROVE, FILE_IMPLEMENTATION
from luoshi.reporting.queries.implementations import implementations_visible_to, terms_of, wanting
from luoshi.reporting.queries.people import people_of_office, people_of_units
from luoshi.reporting.states import (
    IMPLEMENTATION_NEXT,
    ImplementationState,
    Turn,
)

LONGEST_REMARK = 500
LONGEST_APPROVER = 60


@transaction.atomic
def submit_implementation(
    *, implementation: Implementation, approved_by: str, by: Actor, now: datetime, today: date
) -> Implementation:
    """Hand an implementation plan in to be filed. ``approved_by`` is who approved it in the unit; a head who hands it in did.

    Raises NotAllowed, WrongState, Invalid where a task is not covered, an action has no day or nobody, or nobody approved.
    """
    row = locked_implementation(implementation)
    check_may_write_implementation(row, by)
    stops = [one.words for one in wanting(terms_of(row), list(row.actions.order_by("position"))) if one.stops]
    if stops:
        raise Invalid(_("还不能报备：%(first)s，共%(count)d处。") % {"first": stops[0], "count": len(stops)}, "actions")
    approver = approved_by.strip()
    if (not approver and not allows(APPROVE, by)) or len(approver) > LONGEST_APPROVER:
        raise Invalid(_("请写明由本单位哪位负责人审定。"), "approved_by")
    fields = {"approved_by": approver, "submitted_by": by.person_key, "submitted_at": now}
    move(row, IMPLEMENTATION_NEXT, to=ImplementationState.SUBMITTED, fields=fields)
    _tell(row, "implementation/submitted", people_of_office(row.jurisdiction_id, day=today), now=now, today=today)
    told(row, "reporting.implementation_submitted", by=by, now=now)
    implementation.refresh_from_db()
    return implementation


@transaction.atomic
def take_implementation_back(*, implementation: Implementation, by: Actor, now: datetime) -> Implementation:
    """Take back what waits to be filed. Raises NotAllowed, WrongState."""
    check_own_implementation(implementation, by)
    move(implementation, IMPLEMENTATION_NEXT, to=ImplementationState.DRAFT)
    _settle(implementation, now=now)
    told(implementation, "reporting.implementation_taken_back", by=by, now=now)
    return implementation


@transaction.atomic
def decide_implementation(
    *, implementation: Implementation, files: bool, remark: str, by: Actor, now: datetime, today: date
) -> Implementation:
    """File what a unit handed in (备案), in the place of what was filed before; or return it with a remark. Tells the unit.

    Raises NotAllowed, WrongState, Invalid for a return without a remark.
    """
    check(FILE_IMPLEMENTATION, by)
    check_within(implementation.jurisdiction_id, by)
    if (not files and not remark.strip()) or len(remark) > LONGEST_REMARK:
        raise Invalid(_("退回的，请写明要改什么，不超过%(limit)d个字。") % {"limit": LONGEST_REMARK}, "remark")
    if by.person_key == implementation.submitted_by:
        raise NotAllowed(_("这是您报来的，请由其他人备案。"))
    if files:
        filed = Implementation.objects.filter(
            plan=implementation.plan_id, unit=implementation.unit_id, state=ImplementationState.FILED
        )
        for old in filed:
            move(old, IMPLEMENTATION_NEXT, to=ImplementationState.REPLACED)
    to = ImplementationState.FILED if files else ImplementationState.RETURNED
    fields = {"decided_by": by.person_key, "decided_at": now, "remark": remark.strip()}
    move(implementation, IMPLEMENTATION_NEXT, to=to, fields=fields)
    _settle(implementation, now=now)
    people = people_of_units([implementation.unit_id], Turn.WRITER, day=today).get(implementation.unit_id, ())
    _tell(implementation, f"implementation/{to.value}", people, now=now, today=today)
    told(
        implementation,
        "reporting.implementation_filed" if files else "reporting.implementation_returned",
        by=by,
        now=now,
    )
    return implementation


@transaction.atomic
def note_implementation_given(*, implementation: Implementation, by: Actor, now: datetime) -> None:
    """Enter that a plan's document was downloaded. Raises Implementation.DoesNotExist for whoever may not see it."""
    row = implementations_visible_to(by).get(pk=implementation.pk)
    told(row, "reporting.implementation_given", by=by, now=now)


def _once(row: Implementation, kind: str) -> str:
    at = row.submitted_at.isoformat() if row.submitted_at else ""
    return f"{kind} {row.public_key} {at}"


def _settle(row: Implementation, *, now: datetime) -> None:
    settle([_once(row, "implementation/submitted")], jurisdiction_id=row.jurisdiction_id, now=now)


def _tell(row: Implementation, kind: str, people: Sequence[int], *, now: datetime, today: date) -> None:
    data = {"plan": str(row.plan), "unit": row.unit.short_name}
    link = ("implementation", row.public_key)
    tellings = [Telling(person, kind, _once(row, kind), today, data, link) for person in people]
    tell(tellings, jurisdiction_id=row.jurisdiction_id, now=now)
