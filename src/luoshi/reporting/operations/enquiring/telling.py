"""Who is told of questions: units that are asked, the office that asked."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from django.db import transaction

from luoshi.base.actors import Actor
from luoshi.notifications.operations import settle, tell
from luoshi.notifications.operations.telling import Telling
from luoshi.reporting.models import Enquiry
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.reminding import STAGES, stage_on
from luoshi.reporting.queries.calendar import working_days
from luoshi.reporting.queries.people import people_of_office, people_of_units
from luoshi.reporting.states import EnquiryKind, EnquiryState, Turn

_STAGES = tuple(stage for stage in STAGES if stage >= 0)
"""On which working days from the due day on a unit is told: on none before it, for it has only a few."""


def _once(row: Enquiry, mark: str) -> str:
    return f"enquiry {row.public_key} {mark}"


def _kind(row: Enquiry, kind: str) -> str:
    return f"{kind}_above" if row.kind == EnquiryKind.FROM_ABOVE else kind


def _data(row: Enquiry) -> dict[str, str]:
    """Return what a message about a question says: the unit, and the plan or who wants to know."""
    about = {"source": row.source} if row.kind == EnquiryKind.FROM_ABOVE else {"plan": str(row.plan)}
    return about | {"unit": row.unit.short_name}


def tell_units(rows: list[Enquiry], kind: str, *, now: datetime, today: date, mark: str = "asked") -> int:
    """Tell those who write for units of questions of one jurisdiction, once for each ``mark``; return how many tellings."""
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


def tell_asker(row: Enquiry, *, now: datetime, today: date) -> None:
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


def settle_enquiries(rows: Sequence[Enquiry], *, now: datetime) -> None:
    """Let nobody be told any more of what was answered or called off: rows of one jurisdiction."""
    marks = ["asked", *(str(stage) for stage in _STAGES)]
    over = [_once(row, mark) for row in rows for mark in marks]
    if rows:
        settle(over, jurisdiction_id=rows[0].jurisdiction_id, now=now)


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
        tell_units(rows, "enquiry/due", now=now, today=today, mark=str(stage))
        for (_place, stage), rows in by_stage.items()
    )


def told_of_enquiry(row: Enquiry, verb: str, *, by: Actor, now: datetime) -> None:
    """Enter an act on a question in the journal, with its task where it has one."""
    told(row, verb, by=by, now=now, data={"task": row.task.public_key} if row.task else None)
