"""Copies of the chains' heads outside the database: without them, a chain cut short would look whole.

One file a chain in ``settings.JOURNAL_HEADS``, one signed line a copy: moment, number, digest, signature. The folder
can be copied to another machine at any time; whoever holds it can tell whether the chain still has all that it had.
"""

import fcntl
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from luoshi.journal.digests import sign
from luoshi.journal.models import Chain

_SUFFIX = ".heads"
_PARTS = 4
_LONGEST_LINE = 512


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry that a chain had at a moment. ``line`` is where the copy stands in its file."""

    at: str
    number: int
    digest: str
    line: int = 0


class ForgedHead(Exception):
    """A line of a file of heads is not as it was written. ``line`` is its number."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def copy_heads(*, now: datetime) -> int:
    """Append the head of each chain that has grown since it was last copied; return how many were.

    What it copies is committed: it cannot be called within a transaction. When it returns, the copies are on the disk.
    """
    with transaction.atomic(durable=True):
        chains = list(
            Chain.objects.filter(length__gt=0).order_by("pk").values_list("jurisdiction_key", "length", "head")
        )
    return sum(_append(key, Head(now.astimezone(UTC).isoformat(), number, digest)) for key, number, digest in chains)


def copied_heads(jurisdiction_key: str) -> Iterator[Head]:
    """Yield the copies of a chain's head, the oldest first; raise ForgedHead at a line that we did not write."""
    file = _file_of(jurisdiction_key)
    if not file.exists():
        return
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.endswith(b"\n"):  # the last one may have been cut short by a crash: it was never promised
                yield _read(jurisdiction_key, line, number)


def chains_with_heads() -> set[str]:
    """Return the jurisdictions of which there are copies, whatever the database knows of them."""
    folder = Path(settings.JOURNAL_HEADS)
    return {file.name.removesuffix(_SUFFIX) for file in folder.glob(f"*{_SUFFIX}")}


def _append(jurisdiction_key: str, head: Head) -> bool:
    """Append one line unless it stands there already; tell whether it was appended."""
    path = _file_of(jurisdiction_key)
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # two processes that tick at once write one after the other
        last = _last_line(file)
        if last.split()[1:3] == [str(head.number).encode(), head.digest.encode()]:
            return False
        file.write(_written(jurisdiction_key, head))
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        _sync_folder(path.parent)
    return True


def _last_line(file: BinaryIO) -> bytes:
    """Return the last whole line, and take away what a crash left after it."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_LINE))
    *whole, rest = file.read().split(b"\n")
    if rest:
        file.truncate(size - len(rest))
    return whole[-1] if whole else b""


def _written(jurisdiction_key: str, head: Head) -> bytes:
    told = f"{head.at} {head.number} {head.digest}"
    return f"{told} {sign(f'{jurisdiction_key} {told}')}\n".encode()


def _read(jurisdiction_key: str, line: bytes, number: int) -> Head:
    parts = line.decode("ascii", "replace").split()
    if len(parts) != _PARTS or not parts[1].isdecimal():
        raise ForgedHead(number)
    head = Head(parts[0], int(parts[1]), parts[2], number)
    if not hmac.compare_digest(_written(jurisdiction_key, head), line):
        raise ForgedHead(number)
    return head


def _file_of(jurisdiction_key: str) -> Path:
    return Path(settings.JOURNAL_HEADS) / f"{jurisdiction_key}{_SUFFIX}"


def _sync_folder(folder: Path) -> None:
    """Have the name of a new file on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
