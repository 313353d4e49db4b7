"""Every write to periods and reports. Each asks the permission first, then the state, and journals in its transaction."""

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
from luoshi.reporting.operations.writing import Written, say_nothing_new, write_entry

__all__ = [
    "Remarked",
    "Written",
    "accept_reports",
    "approve_report",
    "close_period",
    "open_period",
    "record_approval",
    "return_report",
    "say_nothing_new",
    "submit_report",
    "take_back_report",
    "write_entry",
]
