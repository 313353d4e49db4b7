"""Write a file whole or not at all."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_whole(out: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let ``write`` fill a new file beside ``out``, then put it in the place of ``out``, with its rights.

    Whatever goes wrong, ``out`` is as it was and nothing is left over. A link stays a link. Raises OSError if the
    folder cannot be written, or if ``out`` is something else than a file.
    """
    target = out.resolve()
    if target.exists() and not target.is_file():
        raise IsADirectoryError(f"not a file: {target}")
    with _temporary(target) as temporary:
        with temporary.open("xb") as file:
            write(file)
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """Give the name of a file beside the target; what is left of it at the end is removed."""
    temporary = target.with_name(f".gongwen-{secrets.token_hex(8)}.tmp")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
