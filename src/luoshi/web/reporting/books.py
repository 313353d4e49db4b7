"""填报表: handed out, brought back one by one or many at once, looked at cell by cell, written in."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.base.models import new_key
from luoshi.base.permissions import allows, check, check_any, refusal_of
from luoshi.base.refusals import Invalid, Refusal
from luoshi.files.names import safe_name
from luoshi.files.workbooks import MOST_BYTES
from luoshi.reporting.fields import in_words
from luoshi.reporting.models import Period, Report, ReturnedBook
from luoshi.reporting.operations.books import (
    HERE,
    RETURNED,
    Brought,
    check_has_books,
    hand_out,
    note_book_given,
    note_books_handed_out,
    receive_book,
    set_book_aside,
    write_in,
)
from luoshi.reporting.operations.checks import check_may_write
from luoshi.reporting.permissions import REVIEW, WRITE, WRITE_FOR_UNIT
from luoshi.reporting.queries.books import BookChanges, CellChange, books_visible_to, changes_of
from luoshi.reporting.queries.visible import periods_visible_to, reports_visible_to
from luoshi.reporting.states import BookState
from luoshi.web.giving import as_attachment, as_download, saved_as
from luoshi.web.http import Request
from luoshi.web.limits import limited
from luoshi.web.reporting.found import report_or_404

A_PAGE = 50
_CHOICE = "choice-"
_LONGEST_KEY = 60
BADGES = {BookState.RECEIVED: "warn", BookState.WRITTEN: "ok", BookState.SET_ASIDE: "muted"}
"""How a state is shown: the word says it, the colour goes with it."""


@require_GET
@limited("export")
def report_book(request: Request, key: str) -> HttpResponse:
    """Hand a report out as a workbook."""
    row = report_or_404(request, key)
    content = hand_out(report=row, by=request.actor, now=request.now, today=request.today)
    return as_download(content, _name(row))


def _name(row: Report) -> str:
    return safe_name(f"{row.unit.short_name}-{row.period.name}{row.get_kind_display()}.xlsx")


@require_GET
@limited("export")
def period_books(request: Request, key: str) -> StreamingHttpResponse:
    """Hand out the workbooks of all units of a period in one file."""
    check(REVIEW, request.actor)
    row: Period = get_object_or_404(periods_visible_to(request.actor), public_key=key)
    check_has_books(row)
    rows = reports_visible_to(request.actor).filter(period=row).select_related("unit", "period")
    reports = list(rows.order_by("unit__position", "pk"))
    note_books_handed_out(period=row, books=len(reports), by=request.actor, now=request.now)
    answer = StreamingHttpResponse(_bundled(request, reports), content_type="application/zip")
    name = safe_name(_("%(period)s填报表.zip") % {"period": row.name})
    answer["Content-Disposition"] = saved_as(name)
    return answer


class _Pipe(io.RawIOBase):
    """Holds what was written until it is taken: an archive can be sent while it is made."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[bytes] = []

    def writable(self) -> bool:
        """Tell that it can be written to, and no more: an archive then needs no way back."""
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 -- any buffer
        """Hold bytes."""
        self._kept.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """Return what was held, and let go of it."""
        kept, self._kept = b"".join(self._kept), []
        return kept


def _bundled(request: Request, reports: Sequence[Report]) -> Iterator[bytes]:
    """Yield an archive of workbooks, one after the other as they are made: the download begins at once."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as bundle:
        for one in reports:
            bundle.writestr(_name(one), hand_out(report=one, by=request.actor, now=request.now, today=request.today))
            yield pipe.taken()
    yield pipe.taken()


@require_POST
@limited("upload")
def report_book_bring(request: Request, key: str) -> HttpResponse:
    """Take one workbook back from the page of its report."""
    row = report_or_404(request, key)
    check_may_write(row, request.actor, today=request.today)
    file = request.FILES.get("files")
    if file is None:
        messages.warning(request, _("请先选择填好的填报表。"))
        return redirect("web:report", key)
    taken = _taken(request, file, request.POST.get("once_key") or new_key())
    if taken.book is None:
        messages.error(request, taken.refusal)
        return redirect("web:report", key)
    return redirect("web:book", taken.book.public_key)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: the workbook with what it changes, or the sentence with which it was refused."""

    name: str
    book: ReturnedBook | None = None
    changes: BookChanges | None = None
    refusal: str = ""


def _taken(request: Request, file: "UploadedFile[Any]", once: str) -> Taken:
    name = safe_name(file.name or "")
    brought = Brought(file.read(MOST_BYTES + 1), name, once[:_LONGEST_KEY])
    try:
        book = receive_book(brought=brought, by=request.actor, now=request.now, today=request.today)
    except Refusal as refusal:
        return Taken(name, refusal=str(refusal))
    return Taken(name, book, changes_of(book))


@require_http_methods(["GET", "POST"])
@limited("upload")
def books(request: Request) -> HttpResponse:
    """List the workbooks that came back and take in more, many at once; those without a question are written in if asked."""
    check_any(request.actor, WRITE_FOR_UNIT, WRITE)
    taken = []
    if request.method == "POST":
        once = request.POST.get("once_key") or new_key()
        for number, file in enumerate(request.FILES.getlist("files")):
            one = _taken(request, file, f"{once[:40]}:{number}")
            taken.append(_written(request, one) if request.POST.get("write") else one)
        if request.htmx:
            return render(request, "reporting/books.html#taken", {"taken": taken})
        if not taken:
            messages.warning(request, _("请先选择填好的填报表。"))
    page = Paginator(books_visible_to(request.actor), A_PAGE).get_page(request.GET.get("page"))
    rows = [(row, BADGES[BookState(row.state)]) for row in page]
    context = {"page": page, "rows": rows, "taken": taken, "once_key": new_key()}
    return render(request, "reporting/books.html", context)


def _written(request: Request, one: Taken) -> Taken:
    """Write a workbook in if nobody needs to be asked about it."""
    if one.book is None or one.changes is None or not one.changes.is_plain:
        return one
    try:
        book = write_in(book=one.book, choices={}, by=request.actor, now=request.now, today=request.today)
    except Refusal as refusal:
        return Taken(one.name, one.book, one.changes, str(refusal))
    return Taken(one.name, book, one.changes)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as the page shows it: the texts in words."""

    cell: CellChange
    handed_out: str
    here: str
    returned: str
    chosen: str


@require_http_methods(["GET", "POST"])
def book(request: Request, key: str) -> HttpResponse:
    """Show what a workbook changes, cell by cell, and write it in."""
    row = get_object_or_404(books_visible_to(request.actor), public_key=key)
    if request.method == "GET":
        return _shown(request, row, {})
    check_may_write(row.report, request.actor, today=request.today)
    choices = {name.removeprefix(_CHOICE): str(it) for name, it in request.POST.items() if name.startswith(_CHOICE)}
    try:
        write_in(book=row, choices=choices, by=request.actor, now=request.now, today=request.today)
    except Invalid as refusal:
        return _shown(request, row, choices, str(refusal))
    messages.success(request, _("已写入%(count)s处，请核对后提交。") % {"count": row.written})
    return redirect("web:report", row.report.public_key)


def _shown(request: Request, row: ReturnedBook, choices: dict[str, str], refusal: str = "") -> HttpResponse:
    is_open = row.state != BookState.WRITTEN
    changes = changes_of(row) if is_open else BookChanges([], [], list(row.refused), 0)
    context = {
        "book": row,
        "report": row.report,
        "badge": BADGES[BookState(row.state)],
        "changes": changes,
        "cells": [_cell(cell, choices) for cell in changes.cells if not cell.sentence],
        "returned": RETURNED,
        "here": HERE,
        "refusal": refusal,
        "is_open": is_open,
        "write_refusal": refusal_of(check_may_write, row.report, request.actor, today=request.today),
        "may_set_aside": row.state == BookState.RECEIVED
        and (allows(WRITE_FOR_UNIT, request.actor) or allows(WRITE, request.actor)),
    }
    return render(request, "reporting/book.html", context, status=422 if refusal else 200)


def _cell(cell: CellChange, choices: dict[str, str]) -> ShownCell:
    words = [in_words(cell.name, text) or _("（空）") for text in (cell.handed_out, cell.here, cell.returned)]
    return ShownCell(cell, words[0], words[1], words[2], choices.get(cell.key, ""))


@require_POST
def book_aside(request: Request, key: str) -> HttpResponse:
    """Leave a workbook unused."""
    row = get_object_or_404(books_visible_to(request.actor), public_key=key)
    set_book_aside(book=row, by=request.actor, now=request.now)
    messages.success(request, _("这份填报表没有采用，原件仍然保留。"))
    return redirect("web:books")


@require_GET
@limited("download")
def book_file(request: Request, key: str) -> FileResponse:
    """Give a workbook back as it came."""
    row = get_object_or_404(books_visible_to(request.actor), public_key=key)
    answer = as_attachment(row.file, row.name)
    note_book_given(book=row, by=request.actor, now=request.now)
    return answer
