"""Layouts of the merged table: made from the heads of the office's own workbook, changed, removed; and the table given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import check
from luoshi.base.refusals import Invalid
from luoshi.base.writing import use_once, write_revised
from luoshi.directory.operations.checks import check_within
from luoshi.files.workbooks import Bounds, lines_of, opened, text_of
from luoshi.reporting.merged import LONGEST_HEAD, MERGED, MOST_COLUMNS, Pair, known_by
from luoshi.reporting.models import Layout, Period
from luoshi.reporting.operations.log import told
from luoshi.reporting.permissions import KEEP_LAYOUTS, SEE_ALL

LONGEST_NAME = 60
MOST_LAYOUTS = 30
_HEADS_WITHIN = 20
"""In how many of a sheet's first rows its heads are looked for."""
_BOUNDS = Bounds(rows=20_000)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A layout as somebody wants it: its name, its columns, and whether rows come by unit first."""

    name: str
    columns: Sequence[Pair]
    by_unit: bool = False


def columns_in(raw: bytes) -> list[Pair]:
    """Return the columns of a workbook by the heads in it; one whose head is not known stays empty, with its head.

    The heads are in the row of which most are known, among the first rows of the first sheet. Raises Invalid for what is
    no workbook, and where no head is known.
    """
    best: list[Pair] = []
    with opened(raw, _BOUNDS) as book:
        for _number, cells in zip(range(_HEADS_WITHIN), lines_of(book.get_sheet_by_index(0)), strict=False):
            heads = [" ".join(text_of(cell).split())[:LONGEST_HEAD] for cell in cells[1]]
            found = [(known_by(head), head) for head in heads if head][:MOST_COLUMNS]
            if _known(found) > _known(best):
                best = found
    if not best:
        raise Invalid(_("没有在表里找到认识的表头，请上传带表头的表，或自己选栏目。"), "file")
    return best


def _known(columns: Sequence[Pair]) -> int:
    return sum(bool(key) for key, _head in columns)


@transaction.atomic
def create_layout(*, wanted: Wanted, once: str, by: Actor, now: datetime) -> Layout:
    """Keep a new layout. Raises NotAllowed, Invalid with the field, AlreadyDone for the same form sent again."""
    check(KEEP_LAYOUTS, by)
    use_once(once, act="reporting.create_layout", now=now)
    fields = _cleaned(wanted)
    if Layout.objects.filter(jurisdiction=by.jurisdiction_id).count() >= MOST_LAYOUTS:
        raise Invalid(_("汇总表已有%(count)d种，请先删除不用的。") % {"count": MOST_LAYOUTS}, "name")
    row = Layout(jurisdiction_id=by.jurisdiction_id, **fields)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise _taken() from None
    told(row, "reporting.layout_kept", by=by, now=now, data={"columns": len(row.columns)})
    return row


@transaction.atomic
def change_layout(*, layout: Layout, revision: int, wanted: Wanted, by: Actor, now: datetime) -> Layout:
    """Change a layout that was seen at a revision. Raises NotAllowed, Invalid with the field, Stale."""
    check(KEEP_LAYOUTS, by)
    check_within(layout.jurisdiction_id, by)
    fields = _cleaned(wanted)
    try:
        with transaction.atomic():
            write_revised(layout, revision=revision, fields=fields)
    except IntegrityError:
        raise _taken() from None
    told(layout, "reporting.layout_kept", by=by, now=now, data={"columns": len(layout.columns)})
    return layout


@transaction.atomic
def remove_layout(*, layout: Layout, by: Actor, now: datetime) -> None:
    """Remove a layout; what was exported in it stays where it is. Raises NotAllowed."""
    check(KEEP_LAYOUTS, by)
    check_within(layout.jurisdiction_id, by)
    told(layout, "reporting.layout_removed", by=by, now=now)
    layout.delete()


def note_merged_exported(*, period: Period, rows: int, by: Actor, now: datetime) -> None:
    """Enter that what units report in a period was exported. Raises NotAllowed."""
    check(SEE_ALL, by)
    check_within(period.jurisdiction_id, by)
    told(period, "reporting.merged_exported", by=by, now=now, data={"rows": rows})


def _cleaned(wanted: Wanted) -> dict[str, object]:
    name = " ".join(wanted.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Invalid(_("请给汇总表起一个名称，不超过%(count)d个字。") % {"count": LONGEST_NAME}, "name")
    columns = [[key, " ".join(head.split())] for key, head in wanted.columns]
    if not columns or len(columns) > MOST_COLUMNS:
        raise Invalid(_("请至少选一栏，最多%(count)d栏。") % {"count": MOST_COLUMNS}, "columns")
    for key, head in columns:
        if key and key not in MERGED:
            raise Invalid(_("没有这个选项，请从列表中选择。"), "columns")
        if not head or len(head) > LONGEST_HEAD:
            raise Invalid(_("每一栏都要有表头，不超过%(count)d个字。") % {"count": LONGEST_HEAD}, "columns")
    return {"name": name, "columns": columns, "by_unit": wanted.by_unit}


def _taken() -> Invalid:
    return Invalid(_("已有同名的汇总表，请换一个名称。"), "name")
