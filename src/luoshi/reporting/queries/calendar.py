"""工作日 of a jurisdiction: the years that come with the system, and those that it has entered itself in their place."""

from luoshi.reporting.models import CalendarYear
from luoshi.rules.calendar import WorkingDays, Year, official_years, year_of


def working_days(jurisdiction_id: int) -> WorkingDays:
    """Return the working days that hold in a jurisdiction: one question."""
    rows = CalendarYear.objects.filter(jurisdiction=jurisdiction_id).order_by("year")
    return WorkingDays({**official_years(), **{row.year: entered_year(row) for row in rows}})


def entered_year(row: CalendarYear) -> Year:
    """Return a year as a jurisdiction has entered it."""
    return year_of(row.year, off=row.days["off"], worked=row.days["worked"], source=row.source, version=row.version)
