"""The journal of the jurisdiction: found by filters, checked, and exported."""

import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.base.actors import Channel
from luoshi.base.permissions import check
from luoshi.files.kinds import MEDIA_TYPES
from luoshi.journal.models import Entry
from luoshi.journal.operations.checking import ask_for_check
from luoshi.journal.operations.noting import note_exported
from luoshi.journal.permissions import READ_JOURNAL
from luoshi.journal.queries import check_is_awaited, entries_after, entries_found, last_check
from luoshi.journal.sentences import sentence_of
from luoshi.journal.tasks import queue_check
from luoshi.web.http import Request
from luoshi.web.journal.asked import GROUPS, Asked, asked, wanted
from luoshi.web.journal.things import KINDS
from luoshi.web.journal.told import CHANNELS, Line, lines_of
from luoshi.web.journal.workbook import write_lines
from luoshi.web.limits import limited

A_PAGE = 50
MOST_EXPORTED = 100_000
_CHUNK = 2_000


@require_GET
def journal(request: Request) -> HttpResponse:
    """Show the entries that the filters choose, the latest first; ``after`` is the number of the last one seen."""
    check(READ_JOURNAL, request.actor)
    chosen = asked(request.GET.dict())
    entries = entries_found(request.actor, wanted(chosen, request.actor))
    after = request.GET.get("after", "")
    if after.isdecimal() and len(after) < 19:
        entries = entries_after(entries, number=int(after), by=request.actor)
    shown = list(entries[: A_PAGE + 1])
    context = {
        "asked": chosen,
        "query": chosen.encoded(),
        "lines": list(lines_of(shown[:A_PAGE], request.actor)),
        "next": shown[A_PAGE - 1].number if len(shown) > A_PAGE else None,
        "is_later_page": bool(after),
        "most": MOST_EXPORTED,
        **_choices(),
        **_checked(request),
    }
    return render(request, "journal/journal.html", context)


def _choices() -> dict[str, Any]:
    return {
        "kinds": [(name, kind.title) for name, kind in KINDS.items()],
        "groups": GROUPS.items(),
        "channels": [(channel.value, CHANNELS[channel]) for channel in Channel],
    }


def _checked(request: Request) -> dict[str, Any]:
    last = last_check(request.actor)
    return {
        "last_check": last,
        "last_sentence": sentence_of(last) if last else "",
        "is_whole": last is not None and last.verb == "journal.found_whole",
        "is_awaited": check_is_awaited(request.actor, last),
    }


@require_POST
@limited("check")
def journal_check(request: Request) -> HttpResponse:
    """Have the chain checked in the background; what comes of it is on the page, and in the journal."""
    ask_for_check(by=request.actor, now=request.now, queue=queue_check)
    messages.info(request, _("已开始核对，结果会显示在本页，并记入操作记录。"))
    return redirect("web:journal")


@require_POST
@limited("export")
def journal_export(request: Request) -> HttpResponse | FileResponse:
    """Send what the filters choose as a workbook, and enter that in the journal."""
    check(READ_JOURNAL, request.actor)
    chosen = asked(request.POST.dict())
    entries = entries_found(request.actor, wanted(chosen, request.actor))
    count = entries[: MOST_EXPORTED + 1].count()
    exported = min(count, MOST_EXPORTED)
    last = entries.values_list("number", flat=True).order_by("-number").first() or 0
    note_exported(count=exported, asked=chosen.told(), by=request.actor, now=request.now)
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by the answer that sends it
    lines = _lines(request, entries.filter(number__lte=last), exported)
    write_lines(file, title=_("操作记录"), notes=_notes(request, chosen, count), lines=lines)
    file.seek(0)
    name = _("操作记录") + f"{request.today:%Y%m%d}.xlsx"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES["xlsx"])
    answer["Cache-Control"] = "private, no-store"
    return answer


def _lines(request: Request, entries: QuerySet[Entry], count: int) -> Iterator[Line]:
    """Yield lines in chunks; what is written to the journal meanwhile is not among them."""
    rows = islice(entries.iterator(chunk_size=_CHUNK), count)
    while chunk := list(islice(rows, _CHUNK)):
        yield from lines_of(chunk, request.actor)


def _notes(request: Request, chosen: Asked, count: int) -> list[str]:
    told = _("；").join(f"{name}={value}" for name, value in chosen.told().items())
    return [
        _("%(day)s导出") % {"day": date_format(request.today, "DATE_FORMAT")},
        _("筛选条件：%(told)s") % {"told": told} if told else "",
        _("只导出最近的%(most)d条，其余请缩小范围分次导出。") % {"most": MOST_EXPORTED}
        if count > MOST_EXPORTED
        else "",
    ]
