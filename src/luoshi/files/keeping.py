"""Bytes into the storage: whole or not at all, under their hash, on the disk before anything speaks of them.

No database here: a large file takes seconds, and no transaction is to be open that long.
"""

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from luoshi.base.refusals import Invalid
from luoshi.files.kinds import MEDIA_TYPES, kind_of

SPOOL = "spool"
"""The folder of the storage in which files stand until they are whole."""
_CHUNK = 1024 * 1024
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of bytes that are in the storage."""

    sha256: str
    size: int
    kind: str

    @property
    def media_type(self) -> str:
        """The media type of the kind."""
        return MEDIA_TYPES[self.kind]


def place_of(sha256: str) -> str:
    """Return the name in the storage under which bytes of a hash stand."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def keep_bytes(*, content: IO[bytes] | bytes, name: str) -> Kept:
    """Put bytes into the storage and say what they are; raise Invalid if they are too many, none, or not of our kinds.

    Whenever it is interrupted, either nothing stands under the hash or all of it does.
    """
    with _spool() as file:
        sha256, size = _write(io.BytesIO(content) if isinstance(content, bytes) else content, file)
        kept = Kept(sha256, size, kind_of(file, name))
        _put(Path(file.name), kept)
    return kept


@contextmanager
def _spool() -> Iterator[IO[bytes]]:
    """Give a temporary file on the disk of its future place, to which it can then be moved in one step."""
    with tempfile.NamedTemporaryFile(dir=_local(SPOOL, folder=True), prefix="up-", delete=False) as file:
        try:
            yield file
        finally:
            Path(file.name).unlink(missing_ok=True)  # what was moved is no longer there


def _write(content: IO[bytes], file: IO[bytes]) -> tuple[str, int]:
    """Write all that comes and have it on the disk; return its hash and size."""
    hashed, size = hashlib.sha256(), 0
    while chunk := content.read(_CHUNK):
        size += len(chunk)
        if size > settings.UPLOAD_BYTES:
            most = settings.UPLOAD_BYTES // _MEGABYTE
            raise Invalid(_("文件超过 %(most)s MB，请压缩图片或拆分后重新上传。") % {"most": most})
        hashed.update(chunk)
        file.write(chunk)
    if not size:
        raise Invalid(_("文件是空的，请检查后重新上传。"))
    file.flush()
    os.fsync(file.fileno())
    return hashed.hexdigest(), size


class _Spooled(File):  # type: ignore[type-arg]  # at run time it takes no parameter
    """A file that the storage may move instead of copying."""

    def temporary_file_path(self) -> str:
        """Return where the file is; Django asks for it by this name."""
        return str(self.name)


def _put(spooled: Path, kept: Kept) -> None:
    """Move a file to its place, unless its bytes are there already."""
    place = place_of(kept.sha256)
    if default_storage.exists(place):
        if default_storage.size(place) == kept.size:
            _mark_as_used(place)
            return
        default_storage.delete(place)  # a disk that failed left part of it
    with spooled.open("rb") as content:
        saved = default_storage.save(place, _Spooled(content, name=str(spooled)))
    if saved != place:  # somebody was quicker with the same bytes
        default_storage.delete(saved)
    _sync_folders_of(place)


def _mark_as_used(place: str) -> None:
    """Let bytes that are used again look new, so that they are not cleaned away before their row is written."""
    path = _local(place)
    if path:
        path.touch()


def _sync_folders_of(place: str) -> None:
    """Have the file's name, and the names of the folders above it, on the disk too."""
    path = _local(place)
    for folder in path.parents[:3] if path else ():
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _local(name: str, *, folder: bool = False) -> Path | None:
    """Return where a name of the storage is on this machine's disk, None where the storage is elsewhere."""
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:
        return None
    if folder:
        path.mkdir(parents=True, exist_ok=True)
    return path
