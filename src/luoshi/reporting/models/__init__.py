"""报送: schedules and their periods; reports with their entries, figures and evidence; what was submitted and remarked."""

from luoshi.reporting.models.acknowledgement import Acknowledgement
from luoshi.reporting.models.adjustment import Adjustment
from luoshi.reporting.models.briefing import Briefing, Collection
from luoshi.reporting.models.enquiry import Enquiry
from luoshi.reporting.models.feed import Feed
from luoshi.reporting.models.implementation import Action, Implementation
from luoshi.reporting.models.layout import Layout
from luoshi.reporting.models.report import Entry, Evidence, Figure, Remark, Report, Submission
from luoshi.reporting.models.schedule import CalendarYear, Period, Reopening, Schedule
from luoshi.reporting.models.summary import Summary
from luoshi.reporting.models.workbook import Handout, ReturnedBook

__all__ = [
    "Acknowledgement",
    "Action",
    "Adjustment",
    "Briefing",
    "CalendarYear",
    "Collection",
    "Enquiry",
    "Entry",
    "Evidence",
    "Feed",
    "Figure",
    "Handout",
    "Implementation",
    "Layout",
    "Period",
    "Remark",
    "Reopening",
    "Report",
    "ReturnedBook",
    "Schedule",
    "Submission",
    "Summary",
]
