"""Receiving files: a page with a place to drop them; one answer a file."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from luoshi.base.permissions import check
from luoshi.base.refusals import AlreadyDone, Invalid, NotAllowed, Refusal
from luoshi.documents.models import Document
from luoshi.documents.operations.receiving import check_size, take_in
from luoshi.documents.permissions import RECEIVE
from luoshi.documents.queries import documents_visible_to, documents_with_counts, name_of
from luoshi.documents.refusals import Marked
from luoshi.documents.tasks import queue_reading
from luoshi.files.kinds import told_kinds
from luoshi.web.http import Request
from luoshi.web.limits import limited

REFUSED = 422


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: the document it is now, or the sentence with which it was refused."""

    name: str
    document: Document | None = None
    refusal: str = ""


@require_http_methods(["GET", "POST"])
@limited("upload")
def upload(request: Request) -> HttpResponse:
    """Show the place to drop files, or take them in. JavaScript sends them one by one, a plain form all at once."""
    check(RECEIVE, request.actor)
    if request.method == "GET":
        return _page(request, [])
    files = request.FILES.getlist("files")
    once = request.POST.get("once_key") or secrets.token_urlsafe(16)
    taken = [_taken(request, file, f"{once[:40]}:{number}") for number, file in enumerate(files)]
    if request.htmx:
        return render(request, "documents/upload.html#taken", {"taken": _counted(request, taken)})
    if not taken:
        return _page(request, [], problem=_("请先选择文件，再点上传。"))
    return _answered(request, taken)


def _taken(request: Request, file: "UploadedFile[Any]", once_key: str) -> Taken:
    """Take one file in; the answer to a file that came before is the document that it became."""
    name = file.name or ""
    try:
        check_size(file.size or 0)
        document = take_in(
            content=file.read(), name=name, once_key=once_key, by=request.actor, now=request.now, queue=queue_reading
        )
    except AlreadyDone as done:
        return Taken(name, documents_visible_to(request.actor).filter(public_key=done.result).first(), str(done))
    except NotAllowed:
        raise
    except Marked as refusal:
        return Taken(_("（文件名未保存）"), refusal=str(refusal))
    except (Invalid, Refusal) as refusal:
        return Taken(name, refusal=str(refusal))
    return Taken(name, document)


def _counted(request: Request, taken: Sequence[Taken]) -> list[Taken]:
    """Return the same with what the readings count, in one query."""
    keys = [one.document.pk for one in taken if one.document is not None]
    rows = documents_with_counts(documents_visible_to(request.actor).filter(pk__in=keys)) if keys else []
    counted = {row.pk: Taken(name_of(row), row) for row in rows}
    return [counted.get(one.document.pk, one) if one.document else one for one in taken]


def _answered(request: Request, taken: Sequence[Taken]) -> HttpResponse:
    """Go on to what was received; where something was refused, stay and say so."""
    if any(one.document is None for one in taken):
        return _page(request, _counted(request, taken), status=REFUSED)
    if len(taken) == 1 and taken[0].document is not None:
        return redirect("web:document", taken[0].document.public_key)
    messages.success(request, _("收到 %(count)d 份文件。") % {"count": len(taken)})
    return redirect("web:documents")


def _page(request: Request, taken: Sequence[Taken], *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"taken": taken, "problem": problem, "once_key": secrets.token_urlsafe(16), "kinds": told_kinds()}
    return render(request, "documents/upload.html", context, status=REFUSED if problem else status)
