"""One file through LibreOffice: a folder made for it, a keeper beside it, the .docx that comes out."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gongwen.formats.limits import Limits
from gongwen.formats.office import keeper
from gongwen.formats.office.finding import find_office
from gongwen.formats.office.profile import write_profile
from gongwen.refusals import Unreadable

_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
_FILTER = "docx:MS Word 2007 XML"
_OUTPUT = "output"
_COULD_NOT_OPEN = (0, 1)
"""LibreOffice 7 says nothing of a file that it could not open; a program that fails in order says 1."""
# What a program needs to start at all; of the rest (proxies, addresses of the desktop, keys) LibreOffice hears nothing.
_KEPT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR")


def to_docx(data: bytes, format_: str, limits: Limits) -> bytes | None:
    """Return ``data``, a document of a format such as ``doc``, as .docx; None if LibreOffice cannot open it.

    Raises Unreadable if LibreOffice is not there, takes too long or makes too much.
    """
    office = find_office(format_)
    try:
        with tempfile.TemporaryDirectory(prefix="gongwen-", ignore_cleanup_errors=True) as folder:
            return _converted(data, Path(folder), office, format_, limits)
    except OSError as error:
        raise Unreadable("转换文件用的临时文件夹写不进去，请检查磁盘空间和权限后再读。") from error


def _converted(data: bytes, folder: Path, office: str, format_: str, limits: Limits) -> bytes | None:
    given = folder / f"input.{format_}"
    given.write_bytes(data)
    write_profile(folder / keeper.PROFILE)
    profile = f"-env:UserInstallation={(folder / keeper.PROFILE).as_uri()}"
    made = folder / _OUTPUT / "input.docx"
    convert = ("--convert-to", _FILTER, "--outdir", str(made.parent), str(given))
    status = _run([office, profile, *_OPTIONS, *convert], folder, limits)
    if not made.is_file():
        _check_status(status, limits)
        return None
    # A file that reached the bound was cut short at it.
    if made.stat().st_size >= limits.converted_bytes:
        megabytes = limits.converted_bytes // 1_000_000
        raise Unreadable(f"文件转换后超过 {megabytes} MB，请去掉其中的图片，或拆分后再读。")
    return made.read_bytes()


def _check_status(status: int, limits: Limits) -> None:
    """Raise Unreadable where LibreOffice did not come so far as to say that it cannot open the file."""
    if status == keeper.TIME_IS_UP:
        raise Unreadable(f"转换文件超过 {limits.convert_seconds} 秒，已停止，请用 Word 或 WPS 另存为 .docx 后再读。")
    if status == keeper.CANNOT_START:
        raise Unreadable("LibreOffice 启动不了，请检查它的安装，或用 Word、WPS 另存为 .docx 后再读。")
    if status not in _COULD_NOT_OPEN:
        raise Unreadable(
            "LibreOffice 转换这个文件时中途退出（内存不够，或文件已损坏），请用 Word 或 WPS 另存为 .docx 后再读。"
        )


def _run(command: list[str], folder: Path, limits: Limits) -> int:
    """Run LibreOffice under its keeper and return the exit status; whatever ends us ends both."""
    bounds = (limits.convert_seconds, limits.convert_memory, limits.converted_bytes)
    # -I and -S: nothing but the standard library, whatever the environment says.
    python = [sys.executable, "-I", "-S", keeper.__file__, str(folder), *map(str, bounds)]
    kept = subprocess.Popen(  # noqa: S603 -- our own program, then the LibreOffice that was found
        [*python, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    try:
        return kept.wait()
    finally:
        # What the keeper waits for: the end of its input says that nobody needs the result any more.
        kept.communicate()


def _environment(folder: Path) -> dict[str, str]:
    own = {"HOME": str(folder), "TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder), "LANG": "C.UTF-8"}
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | own
