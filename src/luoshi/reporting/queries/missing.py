"""What has not come in a period: by unit, with whose turn it is and whom to call; as a text for a group chat."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.directory.models import Person
from luoshi.reporting.models import Period, Report
from luoshi.reporting.queries.people import people_of_units
from luoshi.reporting.queries.visible import reports_visible_to
from luoshi.reporting.states import REPORT_TURN, ReportState, Turn


@dataclass(frozen=True, slots=True)
class Missing:
    """A report that has not come to the office: whose turn it is, and whom to call."""

    report: Report
    turn: Turn
    people: list[Person]


def missing_in(period: Period, *, by: Actor, today: date) -> list[Missing]:
    """Return the reports of a period that must come and have not, with those to call: a few questions, whatever their number."""
    found = reports_visible_to(by).filter(period=period, is_required=True, first_approved_at__isnull=True)
    rows = list(found.select_related("unit").order_by("unit__position", "pk"))
    turns = {row.pk: REPORT_TURN[ReportState(row.state)] for row in rows}
    by_turn = {
        turn: people_of_units({row.unit_id for row in rows if turns[row.pk] == turn}, turn, day=today)
        for turn in (Turn.WRITER, Turn.HEAD)
    }
    keys = {key for people in by_turn.values() for persons in people.values() for key in persons}
    persons = Person.objects.in_bulk(keys)
    return [
        Missing(row, turns[row.pk], [persons[key] for key in by_turn[turns[row.pk]].get(row.unit_id, ())])
        for row in rows
    ]


def as_text(period: Period, missing: list[Missing]) -> str:
    """Return what is not there yet as a text to paste into a group chat: friendly, with units only, no names."""
    if not missing:
        return _("《%(plan)s》%(period)s的报送已经收齐，谢谢各单位。") % {"plan": period.plan, "period": period.name}
    names = _("、").join(one.report.unit.short_name for one in missing)
    return _("《%(plan)s》%(period)s的报送%(due)s截止，还有%(count)d个单位没有报来：%(units)s。请尽快办理，谢谢。") % {
        "plan": period.plan,
        "period": period.name,
        "due": period.due_on.isoformat(),
        "count": len(missing),
        "units": names,
    }
