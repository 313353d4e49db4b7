"""Every write to periods and reports. Each asks the permission first, then the state, and journals in its transaction."""

from luoshi.reporting.operations.calendar import keep_calendar_year
from luoshi.reporting.operations.chain import (
    Remarked,
    accept_reports,
    approve_report,
    record_approval,
    return_report,
    submit_report,
    take_back_report,
)
from luoshi.reporting.operations.opening import close_period, open_period
from luoshi.reporting.operations.scheduling import (
    Change,
    add_schedule,
    change_schedule,
    lay_out_schedules,
    reopen_period,
)
from luoshi.reporting.operations.summing import write_summary
from luoshi.reporting.operations.writing import Written, say_nothing_new, write_entry

__all__ = [
    "Change",
    "Remarked",
    "Written",
    "accept_reports",
    "add_schedule",
    "approve_report",
    "change_schedule",
    "close_period",
    "keep_calendar_year",
    "lay_out_schedules",
    "open_period",
    "record_approval",
    "reopen_period",
    "return_report",
    "say_nothing_new",
    "submit_report",
    "take_back_report",
    "write_entry",
    "write_summary",
]
