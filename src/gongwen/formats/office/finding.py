"""Where LibreOffice is on this machine."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from gongwen.refusals import Unreadable

SETTING = "GONGWEN_SOFFICE"
"""The environment variable that may name the program."""

_COMMANDS = ("soffice", "libreoffice")
# Where the packages of Linux distributions, of libreoffice.org, of macOS and of Windows put it.
_PLACES = (
    ("/usr/lib", "libreoffice*/program/soffice"),
    ("/usr/lib64", "libreoffice*/program/soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/snap/bin", "libreoffice"),
    ("/Applications", "LibreOffice.app/Contents/MacOS/soffice"),
    ("C:/Program Files", "LibreOffice*/program/soffice.exe"),
)


def find_office(format_: str) -> str:
    """Return the path of LibreOffice; raise Unreadable with what to do without it, ``format_`` being what waits."""
    named = os.environ.get(SETTING)
    if named:
        found = shutil.which(named)
        if found is None:
            raise Unreadable(f"{SETTING} 写的 LibreOffice 不存在或不能运行，请改正这个环境变量后再读。")
        return found
    office = next(_candidates(), None)
    if office is None:
        raise Unreadable(
            f"读 .{format_} 文件要用 LibreOffice，这台机器上没有，请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再读。"
        )
    return office


def _candidates() -> Iterator[str]:
    """Yield what is on PATH, then what is in the usual places, the newest first."""
    yield from filter(None, map(shutil.which, _COMMANDS))
    for folder, pattern in _PLACES:
        found = sorted(Path(folder).glob(pattern), key=_version, reverse=True)
        yield from (str(path) for path in found if os.access(path, os.X_OK))


def _version(path: Path) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", str(path))]
