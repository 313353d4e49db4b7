"""Words and colours of reports, the same on every page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _g

from luoshi.plans.states import Duty
from luoshi.reporting.fields import LABELS, in_words, typed
from luoshi.reporting.models import Enquiry, Entry, Evidence, Figure
from luoshi.reporting.queries.page import PROGRESS_BADGES, Change, EntryPage
from luoshi.reporting.states import EnquiryState, Progress, ReportState

BADGES: dict[ReportState, str] = {
    ReportState.DUE: "warn",
    ReportState.DRAFT: "warn",
    ReportState.SUBMITTED: "info",
    ReportState.APPROVED: "info",
    ReportState.ACCEPTED: "ok",
    ReportState.RETURNED: "danger",
}
"""How a state is shown: the word says it, the colour goes with it."""

ENQUIRY_BADGES = {
    EnquiryState.OPEN: "warn",
    EnquiryState.ANSWERED: "ok",
    EnquiryState.AGREED: "ok",
    EnquiryState.OBJECTED: "danger",
    EnquiryState.CALLED_OFF: "muted",
}
"""The same of what a unit is asked."""


def day_of(moment: datetime) -> date:
    """Return the day of a moment, where people live."""
    return timezone.localtime(moment).date()


READ = (
    "progress_words",
    "done",
    "on_time",
    "expected_on",
    "reason",
    "problems",
    "to_coordinate",
    "next_steps",
    "highlights",
)
"""The fields that are read as lines; the state stands beside the task."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field as it is read: its name and words, what changed since last time, and what a reviewer said of it."""

    name: str
    words: str
    change: Change | None
    mended: bool
    remarks: list[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a page shows it, to write or to read."""

    entry: Entry
    figures: list[Figure]
    deadlines: list[str]
    hints: list[str]
    lines: list[Line]
    badge: str
    remarks: list[tuple[str, str]]
    evidence: list[Evidence]
    countersignatures: list[tuple[Enquiry, str]]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was to be said of it, and nothing was."""
        return self.entry.duty != Duty.REQUIRED and not self.entry.is_touched and not self.remarks and not self.evidence


def shown(item: EntryPage) -> Shown:
    """Return an entry as a page shows it; empty fields are left out of its lines."""
    entry = item.entry
    said = [(name, _words(entry, name)) for name in READ]
    lines = [_line(item, name, str(LABELS[name]), words) for name, words in said if words]
    lines += [
        _line(item, figure.goalpost.public_key, _name(figure), figure.printed)
        for figure in item.figures
        if figure.printed
    ]
    remarks = [(str(LABELS.get(field, "")), remark.words) for field, rows in item.remarks.items() for remark in rows]
    badge = PROGRESS_BADGES[Progress(entry.progress)] if entry.progress else "muted"
    countersigned = [(one, ENQUIRY_BADGES[EnquiryState(one.state)]) for one in item.countersignatures]
    evidence = [one for one in entry.evidence.all() if one.removed_at is None]
    return Shown(entry, item.figures, item.deadlines, item.hints, lines, badge, remarks, evidence, countersigned)


def _line(item: EntryPage, field: str, name: str, words: str) -> Line:
    remarks = [remark.words for remark in item.remarks.get(field, ())]
    return Line(name, words, item.since.get(field), field in item.since_return, remarks)


def _words(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    if name == "on_time":
        return in_words(name, typed(name, value))
    return str(date_format(value)) if isinstance(value, date) else str(value or "")


def _name(figure: Figure) -> str:
    unit = figure.goalpost.indicator.unit_of_measure
    return f"{figure.goalpost.indicator.name}{_g('（%(unit)s）') % {'unit': unit} if unit else ''}"
