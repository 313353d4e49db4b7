"""What a file is, by its content: the kinds that are taken in. The name is only the second witness."""

import zipfile
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

from gongwen.formats.detect import format_of
from gongwen.formats.encodings import decode
from gongwen.formats.limits import DEFAULT_LIMITS
from gongwen.refusals import Unreadable
from luoshi.base.refusals import Invalid

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "wps": "application/vnd.ms-works",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "ofd": "application/ofd",
    "html": "text/html",
    "mht": "multipart/related",
    "txt": "text/plain",
    "md": "text/markdown",
    "png": "image/png",
    "jpg": "image/jpeg",
    "tif": "image/tiff",
}
"""The kinds that are taken, each with its media type."""

_HEAD = 65_536
_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"II*\0": "tif", b"MM\0*": "tif"}
_CONTAINERS = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"
_WORKBOOK = "xl/workbook.xml"
_TEXTS = {"txt", "md"}


def kind_of(file: IO[bytes], name: str) -> str:
    """Return which of MEDIA_TYPES a file is, and leave it at its beginning; raise Invalid with a sentence if none."""
    file.seek(0)
    head = file.read(_HEAD)
    # What a container holds is told by its end; of all else the beginning tells enough.
    data = head + file.read() if head.startswith(_CONTAINERS) else head
    file.seek(0)
    try:
        return "xlsx" if _is_workbook(file, head) else _kind_of_document(data, PurePath(name).suffix)
    except Unreadable as refusal:
        raise Invalid(str(refusal)) from refusal
    finally:
        file.seek(0)


def _kind_of_document(data: bytes, extension: str) -> str:
    found = format_of(data, extension, zip_members=DEFAULT_LIMITS.zip_members)
    if found == "picture":
        return next(kind for start, kind in _PICTURES.items() if data.startswith(start))
    if found in _TEXTS:
        _check_is_text(data)
    return found


def _check_is_text(head: bytes) -> None:
    """Raise Unreadable for a program or other data under any name: whatever is nothing else would pass as text."""
    whole = head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1] or head
    decode(whole)


def _is_workbook(file: IO[bytes], head: bytes) -> bool:
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(file) as container:
            return _WORKBOOK in container.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def told_kinds() -> str:
    """Return the sentence that tells which kinds are taken."""
    return _("可以上传 %(kinds)s 文件。") % {"kinds": "、".join(MEDIA_TYPES)}
