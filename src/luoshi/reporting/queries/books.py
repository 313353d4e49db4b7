"""A workbook that came back, cell by cell, held against what was handed out and what stands here now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.refusals import Invalid
from luoshi.reporting.cleaning import clean_fields, number
from luoshi.reporting.fields import LABELS, typed
from luoshi.reporting.models import Entry, Figure, Report, ReturnedBook
from luoshi.reporting.queries.visible import reports_visible_to
from luoshi.reporting.workbook.columns import YES
from luoshi.rules.merging import Merge, merge


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that says something else than was handed out. Texts are as typed; ``sentence`` says why it cannot be taken.

    ``name`` is a field of the entry, or the public key of a figure's goalpost where ``is_figure``.
    """

    entry: Entry
    name: str
    label: str
    place: str
    handed_out: str
    here: str
    returned: str
    merge: Merge
    is_figure: bool = False
    sentence: str = ""

    @property
    def key(self) -> str:
        """By what a choice between two texts names the cell."""
        return f"{self.entry.public_key}.{self.name}"

    @property
    def is_conflict(self) -> bool:
        """Tell whether a person has to choose."""
        return self.merge == Merge.CONFLICT and not self.sentence


@dataclass(frozen=True, slots=True)
class BookChanges:
    """What a workbook would change. ``nothing_new`` are the entries of which it says so, ``missing`` counts rows it lacks."""

    cells: list[CellChange]
    nothing_new: list[Entry]
    refused: list[str]
    missing: int

    @property
    def conflicts(self) -> list[CellChange]:
        """The cells between which a person chooses."""
        return [cell for cell in self.cells if cell.is_conflict]

    @property
    def wrong(self) -> list[CellChange]:
        """The cells that cannot be taken as they are."""
        return [cell for cell in self.cells if cell.sentence]

    @property
    def is_plain(self) -> bool:
        """Tell whether all of it can be written without asking anybody."""
        return not (self.conflicts or self.wrong or self.refused)


def books_visible_to(by: Actor) -> QuerySet[ReturnedBook]:
    """Return the workbooks that came back for reports that somebody may see, the newest first."""
    reports = reports_visible_to(by)
    rows = ReturnedBook.objects.filter(jurisdiction=by.jurisdiction_id, report__in=reports)
    return rows.select_related("report__period", "report__plan", "report__unit", "handout", "file").order_by("-pk")


def changes_of(book: ReturnedBook) -> BookChanges:
    """Return what a workbook would change now. As many questions for any workbook."""
    entries = _entries(book.report)
    content: Mapping[str, Any] = book.handout.content["entries"]
    cells: list[CellChange] = []
    nothing_new: list[Entry] = []
    for line in book.lines:
        entry = entries[line["key"]]
        handed_out = content[line["key"]]
        if line["goalpost"]:
            cells += _figure_change(entry, line, handed_out)
            continue
        changed = list(_field_changes(entry, line["cells"], handed_out))
        cells += changed
        said = line["cells"].get("nothing_new", ("", ""))
        if said[1] and not handed_out["nothing_new"] and not entry.nothing_new:
            cells += _said_nothing_new(entry, said, has_changes=bool(changed))
            if said[1] == str(YES) and not changed and entry.before_id:
                nothing_new.append(entry)
    came = {line["key"] for line in book.lines if not line["goalpost"]}
    return BookChanges(cells, nothing_new, list(book.refused), len(content.keys() - came))


def _entries(report: Report) -> dict[str, Entry]:
    rows = report.entries.select_related("wording").prefetch_related("figures__goalpost__indicator")
    return {row.public_key: row for row in rows}


def _field_changes(
    entry: Entry, cells: Mapping[str, tuple[str, str]], handed_out: Mapping[str, Any]
) -> Iterator[CellChange]:
    for name, label in LABELS.items():
        if name not in cells:
            continue
        place, returned = cells[name]
        before, here = typed(name, handed_out[name]), typed(name, getattr(entry, name))
        what = merge(handed_out=before, here=here, returned=returned)
        if what in {Merge.CHANGED, Merge.CONFLICT}:
            sentence = _refusal(lambda name=name, returned=returned: clean_fields({name: returned}))
            yield CellChange(entry, name, str(label), place, before, here, returned, what, sentence=sentence)


def _figure_change(entry: Entry, line: Mapping[str, Any], handed_out: Mapping[str, Any]) -> Iterator[CellChange]:
    figure: Figure | None = next(
        (one for one in entry.figures.all() if one.goalpost.public_key == line["goalpost"]), None
    )
    if figure is None or "printed" not in line["cells"]:
        return
    place, returned = line["cells"]["printed"]
    before = str(handed_out["figures"].get(line["goalpost"], ""))
    what = merge(handed_out=before, here=figure.printed, returned=returned)
    if what in {Merge.CHANGED, Merge.CONFLICT}:
        label = figure.goalpost.indicator.name
        sentence = _refusal(lambda: number(returned))
        yield CellChange(
            entry,
            line["goalpost"],
            label,
            place,
            before,
            figure.printed,
            returned,
            what,
            is_figure=True,
            sentence=sentence,
        )


def _said_nothing_new(entry: Entry, said: tuple[str, str], *, has_changes: bool) -> Iterator[CellChange]:
    """Yield what stands against 无新进展: another word, changes in the same row, nothing reported before."""
    sentence = ""
    if said[1] != str(YES):
        sentence = _("“无新进展”只能填“是”，或留空。")
    elif has_changes:
        sentence = _("这一行选了“无新进展”，又改了内容；按改的内容写入。")
    elif not entry.before_id:
        sentence = _("这项任务还没有报过进展，不能选“无新进展”。")
    if sentence:
        place, text = said
        yield CellChange(entry, "nothing_new", _("无新进展"), place, "", "", text, Merge.CHANGED, sentence=sentence)


def _refusal(ask: Any) -> str:  # noqa: ANN401 -- what cleans a value
    try:
        ask()
    except Invalid as refusal:
        return str(refusal)
    return ""
