"""A report as one page: its entries with figures, what was said last time and at the last submission, remarks and hints."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongwen.comparing.marking import differing
from gongwen.ledger.sheets import Mark
from luoshi.plans.models import Deadline
from luoshi.reporting.models import Enquiry, Entry, Figure, Remark, Report
from luoshi.reporting.queries.enquiries import countersignatures_of
from luoshi.reporting.states import HINT_WORDS, Progress
from luoshi.rules.hints import Hint, Measured, Said, hints

COMPARED = ("done", "problems", "to_coordinate", "next_steps", "reason", "highlights", "progress_words")
_AT_MOST = frozenset({"le", "lt"})


@dataclass(frozen=True, slots=True)
class Change:
    """What a field says now and said before, in runs: words and whether they are new, or gone."""

    before: tuple[tuple[str, bool], ...]
    now: tuple[tuple[str, bool], ...]


@dataclass(slots=True)
class EntryPage:
    """An entry as it is read: ``since`` holds what changed since last time, ``since_return`` since the last submission."""

    entry: Entry
    figures: list[Figure]
    remarks: dict[str, list[Remark]] = field(default_factory=lambda: defaultdict(list))
    since: dict[str, Change] = field(default_factory=dict)
    since_return: dict[str, Change] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)
    deadlines: list[str] = field(default_factory=list)
    countersignatures: list[Enquiry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as it is read."""

    report: Report
    entries: list[EntryPage]
    remarks: list[Remark]

    @property
    def hint_count(self) -> int:
        """How many things a reviewer may want to look at."""
        return sum(len(entry.hints) for entry in self.entries)


def report_page(report: Report, *, today: date, reviews: bool) -> ReportPage:
    """Return a report with all that is told of it; hints and differences for whoever reviews. As many questions for any report."""
    entries = report.entries.select_related("wording__task", "before").order_by("position", "pk")
    rows = list(entries.prefetch_related("figures__goalpost__indicator", "figures__goalpost__target", "evidence"))
    pages = {row.pk: EntryPage(row, list(row.figures.all())) for row in rows}
    whole = _add_remarks(report, pages)
    _add_deadlines(pages)
    for entry, found in countersignatures_of(list(pages), round_=report.round).items():
        pages[entry].countersignatures = found
    if reviews:
        before = _figures_before(rows)
        returned = _submission_before(report)
        for page in pages.values():
            _add_differences(page, before, returned.get(page.entry.public_key, {}))
            _add_hints(page, before, today)
    return ReportPage(report, list(pages.values()), whole)


def _add_remarks(report: Report, pages: Mapping[int, EntryPage]) -> list[Remark]:
    """Put the remarks of the last return where they belong; return those of the whole report."""
    whole = []
    for remark in Remark.objects.filter(report=report, round=report.round).order_by("pk"):
        if remark.entry_id is not None and remark.entry_id in pages:
            pages[remark.entry_id].remarks[remark.field].append(remark)
        else:
            whole.append(remark)
    return whole


def _add_deadlines(pages: Mapping[int, EntryPage]) -> None:
    by_wording = {page.entry.wording_id: page for page in pages.values()}
    for row in Deadline.objects.filter(wording__in=by_wording).order_by("wording", "position", "pk"):
        by_wording[row.wording_id].deadlines.append(row.text)


def _figures_before(rows: list[Entry]) -> dict[tuple[int, int], Figure]:
    """Return the figures of last time, by entry of last time and goalpost."""
    ids = [row.before_id for row in rows if row.before_id is not None]
    return {(one.entry_id, one.goalpost_id): one for one in Figure.objects.filter(entry__in=ids)}


def _submission_before(report: Report) -> dict[str, Any]:
    """Return the entries of the submission that was returned last, by their key; empty for the first submission."""
    if report.round < 2:
        return {}
    kept = report.submissions.filter(number=report.round - 1).first()
    entries: dict[str, Any] = kept.content["entries"] if kept is not None else {}
    return entries


def _add_differences(page: EntryPage, before: Mapping[tuple[int, int], Figure], returned: Mapping[str, Any]) -> None:
    entry = page.entry
    if entry.before is not None:
        page.since = _changes({name: getattr(entry.before, name) for name in COMPARED}, entry)
        for figure in page.figures:
            old = before.get((entry.before_id or 0, figure.goalpost_id))
            if old is not None and old.printed != figure.printed:
                page.since[figure.goalpost.public_key] = change(old.printed, figure.printed)
    if returned:
        page.since_return = _changes(returned, entry)


def _changes(old: Mapping[str, Any], entry: Entry) -> dict[str, Change]:
    pairs = ((name, str(old.get(name) or ""), str(getattr(entry, name) or "")) for name in COMPARED)
    return {name: change(was, now) for name, was, now in pairs if was != now}


def change(was: str, now: str) -> Change:
    """Return two texts with what differs marked."""
    old, new = differing(was, now)
    return Change(
        tuple((words, mark == Mark.STRUCK) for words, mark in (old.runs if old else ())),
        tuple((words, mark == Mark.INSERTED) for words, mark in (new.runs if new else ())),
    )


def _add_hints(page: EntryPage, before: Mapping[tuple[int, int], Figure], today: date) -> None:
    entry = page.entry
    if not entry.is_touched:
        return
    last = entry.before
    said = Said(
        progress=entry.progress,
        done=entry.done,
        reported_on=today,
        problems=entry.problems,
        expected_on=entry.expected_on,
        due_on=entry.wording.last_due_on,
        has_evidence=any(one.removed_at is None for one in entry.evidence.all()),
        nothing_new=entry.nothing_new,
        progress_before=last.progress if last else "",
        done_before=last.done if last else "",
        figures=tuple(
            _measured(figure, before.get((entry.before_id or 0, figure.goalpost_id))) for figure in page.figures
        ),
    )
    page.hints = [_in_words(hint, name) for hint, name in hints(said)]


def _measured(figure: Figure, before: Figure | None) -> Measured:
    target = figure.goalpost.target
    return Measured(
        name=figure.goalpost.indicator.name,
        value=figure.value,
        before=before.value if before else None,
        target=target.value if target else None,
        at_most=bool(target and target.comparator in _AT_MOST),
    )


def _in_words(hint: Hint, name: str) -> str:
    return str(HINT_WORDS[hint]) % {"name": name}


PROGRESS_BADGES = {
    Progress.DONE: "ok",
    Progress.AHEAD: "ok",
    Progress.ON_TRACK: "info",
    Progress.BEHIND: "danger",
    Progress.NOT_STARTED: "warn",
    Progress.OTHER: "muted",
}
"""How a state is shown: the word says it, the colour goes with it."""
