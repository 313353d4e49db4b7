"""填报表: handed out with a signed key, taken back from any channel, and written in after a look. Nothing of it is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.base.actors import Actor
from luoshi.base.permissions import allows, check
from luoshi.base.refusals import Invalid, WrongState
from luoshi.base.writing import use_once
from luoshi.directory.operations.checks import check_within
from luoshi.files.keeping import keep_bytes
from luoshi.files.names import safe_name
from luoshi.files.operations import store_kept
from luoshi.reporting.models import Entry, Handout, Period, Report, ReturnedBook
from luoshi.reporting.operations.checks import check_may_write, check_of_own_unit
from luoshi.reporting.operations.log import told
from luoshi.reporting.operations.snapshot import snapshot_of
from luoshi.reporting.operations.states import move
from luoshi.reporting.operations.writing import Written, locked, say_nothing_new, write_entries
from luoshi.reporting.permissions import REVIEW, WRITE, WRITE_FOR_UNIT
from luoshi.reporting.queries.books import BookChanges, CellChange, changes_of
from luoshi.reporting.queries.page import report_page
from luoshi.reporting.queries.visible import reports_visible_to
from luoshi.reporting.states import BOOK_NEXT, BookState, ReportKind
from luoshi.reporting.workbook import ReadBook, read_book, write_book
from luoshi.reporting.workbook.checking import lines_told
from luoshi.reporting.workbook.writing import task_name

RETURNED, HERE = "returned", "here"
"""What a person chooses between, where a cell was changed there and here."""
_SALT = "luoshi.reporting.handout"


def hand_out(*, report: Report, by: Actor, now: datetime, today: date) -> bytes:
    """Return the workbook of a report, to be filled in; the same report handed out again is the same workbook.

    Raises NotAllowed, Report.DoesNotExist for whoever may not see it, WrongState for a summary, which is prose.
    """
    report = reports_visible_to(by).select_related("period", "plan", "unit").get(pk=report.pk)
    _check_may_hand_out(report, by)
    pages = report_page(report, today=today, reviews=False).entries
    with transaction.atomic():
        handout = _handout(report, {page.entry.public_key: task_name(page) for page in pages}, by=by, now=now)
        told(report, "reporting.book_handed_out", by=by, now=now, data={"handout": handout.public_key})
    token = signing.Signer(salt=_SALT).sign(handout.public_key)
    return write_book(report, pages, token=token)


def _check_may_hand_out(report: Report, by: Actor) -> None:
    if allows(WRITE_FOR_UNIT, by):
        check_within(report.jurisdiction_id, by)
    else:
        check_of_own_unit(WRITE, report, by)
    check_has_books(report)


def check_has_books(row: Report | Period) -> None:
    """Raise WrongState for what is reported in prose: a summary has no rows to fill in."""
    if row.kind != ReportKind.PROGRESS:
        raise WrongState(_("小结是一篇文字，没有填报表，请在页面上修改或打印。"))


def _handout(report: Report, tasks: Mapping[str, str], *, by: Actor, now: datetime) -> Handout:
    content = snapshot_of(report) | {"tasks": dict(tasks)}
    last = Handout.objects.filter(report=report).order_by("-pk").first()
    if last is not None and last.content == content:
        return last
    return Handout.objects.create(
        jurisdiction_id=report.jurisdiction_id, report=report, content=content, made_by=by.person_key, made_at=now
    )


def note_books_handed_out(*, period: Period, books: int, by: Actor, now: datetime) -> None:
    """Enter that the workbooks of a period were downloaded together. Raises NotAllowed."""
    check(REVIEW, by)
    check_within(period.jurisdiction_id, by)
    told(period, "reporting.books_handed_out", by=by, now=now, data={"books": books})


@dataclass(frozen=True, slots=True)
class Brought:
    """A workbook as somebody brings it: its bytes, its name, the key that makes bringing it happen once."""

    content: bytes
    name: str
    once: str


def receive_book(*, brought: Brought, by: Actor, now: datetime, today: date) -> ReturnedBook:
    """Take a workbook back: keep its bytes and what it says; nothing is written into the report yet.

    Raises Invalid, with the sentence, for what is no workbook of ours or was handed out to somebody else; NotAllowed,
    WrongState where its report may not be written now; AlreadyDone for the same upload sent again.
    """
    read = read_book(brought.content)
    handout = _handout_of(read, by)
    report = handout.report
    check_may_write(report, by, today=today)
    lines = [asdict(line) for line in read.lines]
    known, refused = lines_told(lines, handout.content["entries"], handout.content["tasks"])
    kept = keep_bytes(content=brought.content, name=brought.name)
    with transaction.atomic():
        use_once(brought.once, act="reporting.receive_book", now=now)
        book = ReturnedBook.objects.create(
            jurisdiction_id=report.jurisdiction_id,
            handout=handout,
            report=report,
            file=store_kept(kept=kept, by=by, now=now),
            name=safe_name(brought.name),
            lines=known,
            refused=refused,
            brought_by=by.person_key,
            brought_at=now,
        )
        told(report, "reporting.book_received", by=by, now=now, data={"book": book.public_key, "refused": len(refused)})
    return book


def _handout_of(read: ReadBook, by: Actor) -> Handout:
    """Return what a workbook was handed out as; a key of somebody else's report says no more than a foreign one."""
    try:
        key = signing.Signer(salt=_SALT).unsign(read.token)
    except signing.BadSignature:
        raise Invalid(_("这份填报表的标识被改动过，或不是本系统发出的，没有采用。请重新下载填报表。"), "file") from None
    rows = Handout.objects.filter(public_key=key, report__in=reports_visible_to(by))
    found = rows.select_related("report__period", "report__plan", "report__unit").first()
    if found is None:
        raise Invalid(_("这份填报表不是发给本单位的，没有采用。请上传本单位的填报表。"), "file")
    return found


@dataclass(slots=True)
class _Writing:
    """What is written into one entry."""

    entry: Entry
    fields: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def write_in(*, book: ReturnedBook, choices: Mapping[str, str], by: Actor, now: datetime, today: date) -> ReturnedBook:
    """Write what a workbook changes into its report and return it; cells that cannot be taken are left as they stand here.

    ``choices`` names, for every cell changed there and here, which text holds (RETURNED or HERE), by ``CellChange.key``.
    Raises Invalid where one is not chosen (somebody may have written meanwhile), and as ``write_entries`` does.
    """
    report = locked(book.report_id)
    check_may_write(report, by, today=today)
    changes = changes_of(book)
    _check_chosen(changes, choices)
    taken = [cell for cell in changes.cells if _is_taken(cell, choices)]
    move(
        book,
        BOOK_NEXT,
        to=BookState.WRITTEN,
        fields={"settled_by": by.person_key, "settled_at": now, "written": len(taken) + len(changes.nothing_new)},
    )
    written = [(one.entry, Written(one.fields, one.figures)) for one in _by_entry(taken)]
    write_entries(report=report, written=written, by=by, now=now)
    if changes.nothing_new:
        keys = frozenset(entry.public_key for entry in changes.nothing_new)
        say_nothing_new(report=report, entries=keys, by=by, now=now, today=today)
    told(report, "reporting.book_written", by=by, now=now, data={"book": book.public_key, "cells": book.written})
    return book


def _check_chosen(changes: BookChanges, choices: Mapping[str, str]) -> None:
    open_ = [cell for cell in changes.conflicts if choices.get(cell.key) not in {RETURNED, HERE}]
    if open_:
        raise Invalid(_("有%(count)s处在网上也改过，请逐处选用哪一种。") % {"count": len(open_)}, open_[0].key)


def _is_taken(cell: CellChange, choices: Mapping[str, str]) -> bool:
    return not cell.sentence and (not cell.is_conflict or choices[cell.key] == RETURNED)


def _by_entry(cells: Sequence[CellChange]) -> list[_Writing]:
    found: dict[int, _Writing] = {}
    for cell in cells:
        one = found.setdefault(cell.entry.pk, _Writing(cell.entry))
        (one.figures if cell.is_figure else one.fields)[cell.name] = cell.returned
    return list(found.values())


@transaction.atomic
def set_book_aside(*, book: ReturnedBook, by: Actor, now: datetime) -> ReturnedBook:
    """Leave a workbook unused; it stays, and may be written in later. Raises NotAllowed, WrongState."""
    report = locked(book.report_id)
    _check_may_hand_out(report, by)
    move(book, BOOK_NEXT, to=BookState.SET_ASIDE, fields={"settled_by": by.person_key, "settled_at": now})
    told(report, "reporting.book_set_aside", by=by, now=now, data={"book": book.public_key})
    return book


def note_book_given(*, book: ReturnedBook, by: Actor, now: datetime) -> None:
    """Enter that the bytes of a workbook that came back were downloaded. Raises Report.DoesNotExist for others' reports."""
    report = reports_visible_to(by).get(pk=book.report_id)
    told(report, "reporting.book_given", by=by, now=now, data={"book": book.public_key})
