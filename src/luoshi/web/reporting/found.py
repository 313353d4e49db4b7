"""Reports that somebody may see, or nothing there."""

from django.shortcuts import get_object_or_404

from luoshi.reporting.models import Entry, Report
from luoshi.reporting.queries.visible import reports_visible_to
from luoshi.web.http import Request


def report_or_404(request: Request, key: str) -> Report:
    """Return a report that somebody may see."""
    rows = reports_visible_to(request.actor).select_related("period__schedule", "plan", "unit")
    return get_object_or_404(rows, public_key=key)


def entry_or_404(report: Report, key: str) -> Entry:
    """Return an entry of a report."""
    return get_object_or_404(report.entries.select_related("wording", "before"), public_key=key)
