"""What is missing, sent to the group chats that have a robot: once a day, on working days, from the due day on."""

from datetime import date, datetime

from luoshi.base.actors import system
from luoshi.notifications.models import Hook
from luoshi.notifications.operations import queue_list
from luoshi.reporting.models import Period
from luoshi.reporting.queries.missing import as_text, missing_in
from luoshi.reporting.states import PeriodState
from luoshi.usecases.quiet import is_quiet


def queue_group_lists(*, now: datetime, today: date) -> int:
    """Queue the day's list for every group with a robot; return how many. Happens by itself; a group gets one a day."""
    count = 0
    for hook in Hook.objects.filter(is_active=True).exclude(deliveries__day=today).order_by("jurisdiction", "pk"):
        if is_quiet(hook.jurisdiction_id, today):
            continue
        text = text_of_day(hook.jurisdiction_id, today)
        by = system(hook.jurisdiction_id)
        count += bool(text) and queue_list(hook=hook, day=today, text=text, by=by, now=now) is not None
    return count


def text_of_day(place: int, today: date) -> str:
    """Return what is missing of the open periods that are due by a day, a line each; empty where all has come."""
    due = Period.objects.filter(jurisdiction=place, state=PeriodState.OPEN, due_on__lte=today)
    lines = []
    for period in due.select_related("plan").order_by("due_on", "pk"):
        missing = missing_in(period, by=system(place), today=today)
        if missing:
            lines.append(as_text(period, missing))
    return "\n".join(lines)
