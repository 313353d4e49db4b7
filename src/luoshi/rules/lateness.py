"""是否按时: derived from the day on which a unit's head approved, and the day on which it was due. It is never stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luoshi.rules.calendar import WorkingDays


class Punctuality(StrEnum):
    """How a report stands to its due day."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITING = "waiting"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report stands, and by how many working days it is or was late."""

    punctuality: Punctuality
    working_days: int = 0


def standing(*, due_on: date, approved_on: date | None, today: date, calendar: WorkingDays) -> Standing:
    """Return how a report stands that its unit approved on a day, None for not yet. A later return changes nothing of it."""
    if approved_on is not None:
        late = calendar.between(due_on, approved_on)
        return Standing(Punctuality.LATE, late) if approved_on > due_on else Standing(Punctuality.IN_TIME)
    if today > due_on:
        return Standing(Punctuality.OVERDUE, calendar.between(due_on, today))
    return Standing(Punctuality.WAITING)
