"""Giving a kept file back: as an attachment, as it came, and never as a page of ours."""

from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from luoshi.files.kinds import MEDIA_TYPES
from luoshi.files.models import StoredFile
from luoshi.files.names import content_disposition
from luoshi.files.queries import open_file

SANDBOX = "sandbox; default-src 'none'"


def as_attachment(file: StoredFile, name: str) -> FileResponse:
    """Return the answer that saves a file under a name. Raises Http404 where its bytes are not there."""
    try:
        content = open_file(file)
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(content, content_type="application/octet-stream")
    # After it was made: Django would name the file by its place in the storage, and show it.
    answer["Content-Disposition"] = content_disposition(name)
    answer["Content-Length"] = str(file.size)
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def as_download(content: bytes, name: str, *, kind: str = "xlsx") -> HttpResponse:
    """Return the answer that saves what was made just now under a name."""
    answer = HttpResponse(content, content_type=MEDIA_TYPES[kind])
    answer["Content-Disposition"] = saved_as(name)
    return answer


def saved_as(name: str) -> str:
    """Return the header by which a browser saves an answer of ours under a name."""
    return content_disposition_header(as_attachment=True, filename=name) or ""
