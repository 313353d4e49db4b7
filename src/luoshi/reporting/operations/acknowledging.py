"""签收: asked of the units whose tasks a version gives or changes, within some working days; once each."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import WrongState
from luoshi.notifications.operations import settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.plans.models import PlanVersion, Term
from luoshi.reporting.models import Acknowledgement
from luoshi.reporting.operations.checks import check_of_own_unit
from luoshi.reporting.operations.log import told
from luoshi.reporting.permissions import ACKNOWLEDGE, ARRANGE
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.people import people_of_units
from luoshi.reporting.states import Turn

WITHIN = 3
"""Working days in which units acknowledge."""
_BATCH = 500
_Parts = dict[int, set[tuple[int, str, str]]]


@transaction.atomic
def ask_to_acknowledge(
    *, version: PlanVersion, before: PlanVersion | None, by: Actor, now: datetime, today: date
) -> int:
    """Ask the units to which a version gives other tasks than the one before, and tell their liaisons; return how many.

    Raises NotAllowed.
    """
    check(ARRANGE, by)
    old, new = (_parts(before) if before is not None else {}), _parts(version)
    units = sorted(unit for unit, parts in new.items() if parts != old.get(unit))
    due_on = working_days(version.jurisdiction_id).added(today, WITHIN)
    rows = [
        Acknowledgement(
            jurisdiction_id=version.jurisdiction_id,
            plan_id=version.plan_id,
            version=version,
            unit_id=unit,
            due_on=due_on,
        )
        for unit in units
    ]
    Acknowledgement.objects.bulk_create(rows, batch_size=_BATCH)
    people = people_of_units(units, Turn.WRITER, day=today)
    tellings = [
        Telling(
            person,
            "report/acknowledge",
            _once(row),
            today,
            {"plan": str(version.plan), "due": due_on.isoformat(), "tasks": len(new[row.unit_id])},
            ("acknowledge", row.public_key),
        )
        for row in rows
        for person in people.get(row.unit_id, ())
    ]
    tell(tellings, jurisdiction_id=version.jurisdiction_id, now=now)
    data = {"units": len(rows), "due_on": due_on.isoformat()}
    told(version, "reporting.acknowledgement_asked", by=by, now=now, data=data)
    return len(rows)


def _parts(version: PlanVersion) -> _Parts:
    """Return what a version gives each unit to do: task, role and wording."""
    found: _Parts = defaultdict(set)
    rows = Term.objects.filter(version=version).values_list("unit", "wording__task", "role", "wording__text")
    for unit, task, role, text in rows:
        found[unit].add((task, role, text))
    return found


def _once(row: Acknowledgement) -> str:
    return f"acknowledge {row.public_key}"


@transaction.atomic
def acknowledge(*, acknowledgement: Acknowledgement, by: Actor, now: datetime) -> Acknowledgement:
    """Say that one's own unit has received its tasks. Raises NotAllowed, WrongState if somebody has said so before."""
    check_of_own_unit(ACKNOWLEDGE, acknowledgement, by, refusal=_("这是其他单位的签收，请由该单位办理。"))
    open_ = Acknowledgement.objects.filter(pk=acknowledgement.pk, acknowledged_at__isnull=True)
    if not open_.update(acknowledged_by=by.person_key, acknowledged_at=now):
        raise WrongState(_("本单位已经签收过，不需要再办。"))
    acknowledgement.refresh_from_db()
    settle([_once(acknowledgement)], jurisdiction_id=acknowledgement.jurisdiction_id, now=now)
    told(acknowledgement, "reporting.acknowledged", by=by, now=now)
    return acknowledgement
