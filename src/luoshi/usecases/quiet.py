"""勿扰: the days on which nobody is reminded of anything."""

from datetime import date

from luoshi.reporting.queries.calendar import working_days


def is_quiet(place: int, day: date) -> bool:
    """Tell whether nobody of a jurisdiction (its primary key) is to be disturbed on a day: it is no working day there."""
    return not working_days(place).is_working(day)
