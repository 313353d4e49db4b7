"""From a path or bytes to a Source: sizes checked, the format found, its reader called."""

import importlib
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from gongwen.formats.characters import has_no_text
from gongwen.formats.detect import EXTENSIONS, OTHER_EXTENSIONS, format_of, format_of_extension
from gongwen.formats.limits import DEFAULT_LIMITS, Limits, check_size
from gongwen.formats.model import Remark, Source
from gongwen.refusals import Unreadable

FORMATS: tuple[str, ...] = tuple(EXTENSIONS)
"""The formats that can be read; each is the ``format`` of the Source that comes back."""

# Loaded when first needed, so that `gongwen --help` starts at once: the others load lxml or pdfium.
_READERS = {
    "txt": "gongwen.formats.text",
    "md": "gongwen.formats.markdown",
    "html": "gongwen.formats.html",
    "mht": "gongwen.formats.mht",
    "docx": "gongwen.formats.docx",
    "pdf": "gongwen.formats.pdf",
    "ofd": "gongwen.formats.ofd",
    "picture": "gongwen.formats.scans.pictures",
    **dict.fromkeys(("doc", "wps", "rtf", "odt"), "gongwen.formats.office"),
}
_Reader = Callable[[bytes, Limits], Source]


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the lines of the file at ``path``; raise Unreadable with one sentence if it is not to be read."""
    return read_bytes(load_bytes(path, limits), name=path.name, limits=limits)


def load_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return what the file at ``path`` holds; raise Unreadable with one sentence if it is not to be read.

    The size is looked at first: a file beyond the limit is never loaded.
    """
    try:
        status = path.stat()
        _check_is_file(status.st_mode)
        check_size(status.st_size, limits)
        with path.open("rb") as file:
            # One byte more than allowed, in case the file grew since it was looked at.
            data = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(_os_sentence(error)) from error
    check_size(len(data), limits)
    return data


def read_bytes(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the lines of a file given as bytes; ``name`` is its file name, whose extension is the second witness."""
    check_size(len(data), limits)
    extension = Path(name).suffix
    format_ = format_of(data, extension, zip_members=limits.zip_members)
    source = _reader(format_)(data, limits)
    if all(has_no_text(line.text) for line in source.lines):
        raise Unreadable("文件里没有文字（可能只有图片或空白），请换用有文字的原件，或先做文字识别。")
    remarks = _extension_remarks(format_, extension)
    return replace(source, format=format_, remarks=remarks + source.remarks)


def _reader(format_: str) -> _Reader:
    return cast("_Reader", importlib.import_module(_READERS[format_]).read)


def _check_is_file(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise Unreadable("这是文件夹，请选其中的公文文件。")
    if not stat.S_ISREG(mode):
        raise Unreadable("这不是普通文件，请选一个公文文件。")


def _os_sentence(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "找不到这个文件，请检查文件名和路径。"
    if isinstance(error, PermissionError):
        return "没有权限读这个文件，请检查文件权限。"
    return "文件打不开，请检查路径和磁盘后再试。"


def _extension_remarks(format_: str, extension: str) -> tuple[Remark, ...]:
    promised = format_of_extension(extension)
    unknown_text = format_ == "txt" and promised is None and extension.lower() not in OTHER_EXTENSIONS
    if promised == format_ or not extension or unknown_text:
        return ()
    content = "图片" if format_ == "picture" else f" .{format_} "
    message = f"文件的扩展名是“{extension}”，内容是{content.rstrip()}，已按{content}读取。"
    return (Remark("wrong-extension", message),)
