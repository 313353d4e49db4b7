"""A report as it stands, word for word, as JSON: what a submission keeps, and what two of them differ in is told from."""

from typing import Any

from luoshi.reporting.models import Entry, Report, Summary

KEPT = (
    "progress",
    "progress_words",
    "done",
    "on_time",
    "reason",
    "problems",
    "to_coordinate",
    "next_steps",
    "highlights",
    "is_touched",
    "nothing_new",
)
PARTS = ("goals", "practice", "problems", "next_steps")
"""The parts of a summary."""


def snapshot_of(report: Report) -> dict[str, Any]:
    """Return ``{"entries": {key of the entry: {field: value, "figures": {key of the goalpost: printed}, "evidence": […]}}}``.

    Of a summary it holds ``{"summary": {part: text}}`` besides.
    """
    entries = report.entries.prefetch_related("figures__goalpost", "evidence__file").order_by("position", "pk")
    content: dict[str, Any] = {"entries": {entry.public_key: _entry(entry) for entry in entries}}
    summary = Summary.objects.filter(report=report).first()
    if summary is not None:
        content["summary"] = {name: getattr(summary, name) for name in PARTS}
    return content


def _entry(entry: Entry) -> dict[str, Any]:
    kept = {name: getattr(entry, name) for name in KEPT}
    return kept | {
        "expected_on": entry.expected_on.isoformat() if entry.expected_on else None,
        "figures": {figure.goalpost.public_key: figure.printed for figure in entry.figures.all()},
        "evidence": [
            {"name": one.name, "sha256": one.file.sha256} for one in entry.evidence.all() if one.removed_at is None
        ],
    }
