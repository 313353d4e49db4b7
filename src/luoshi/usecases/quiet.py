"""勿扰: the days on which nobody is reminded of anything."""

from datetime import date

_SATURDAY = 5


def is_quiet(place: int, day: date) -> bool:  # noqa: ARG001 -- a jurisdiction may have a calendar of its own
    """Tell whether nobody of a jurisdiction (its primary key) is to be disturbed on a day: it is no working day."""
    return day.weekday() >= _SATURDAY
