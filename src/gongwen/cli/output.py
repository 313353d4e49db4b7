"""Where results go: checked before any file is read, written whole or not at all."""

import errno
import os
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from gongwen.cli.console import Stop, drop_output, flush, show

_BY_EXTENSION = {".json": "json", ".jsonl": "json", ".xlsx": "xlsx"}


def format_for(wanted: str | None, out: Path | None) -> str:
    """Return the format: the one that was asked for, else the one of OUT's extension, else the summary."""
    return wanted or _BY_EXTENSION.get(out.suffix.lower() if out else "", "text")


def check_output(out: Path | None, format_: str, files: Iterable[Path], what: str = "台账") -> None:
    """Raise Stop with a sentence if the result could not be written to ``out``, or would overwrite a source.

    ``what`` is what the result is called as a workbook.
    """
    if out is None:
        if format_ == "xlsx":
            raise Stop(f"{what}不能显示在屏幕上，请用 -o 写明文件，例如 -o {what}.xlsx。")
        return
    try:
        _check_place(out)
        if format_ == "xlsx" and out.suffix.lower() != ".xlsx":
            raise Stop(f"{what}是 .xlsx 文件，请把输出文件名改成以 .xlsx 结尾：{out}")
        if out.exists() and any(file.exists() and out.samefile(file) for file in files):
            raise Stop(f"输出文件就是要读的文件，写出会覆盖原件，请换一个文件名：{out}")
    except OSError as error:
        raise Stop(sentence_on(error, out)) from error


def _check_place(out: Path) -> None:
    if out.is_dir():
        raise Stop(f"输出的位置是文件夹，请写明其中的文件名：{out}")
    if out.exists() and not out.is_file():
        raise Stop(f"输出的位置不是普通文件，请换一个文件名：{out}")
    if not out.parent.is_dir():
        raise Stop(f"输出文件所在的文件夹不存在，请先建立：{out.parent}")
    if not os.access(out.parent, os.W_OK) or (out.exists() and not os.access(out, os.W_OK)):
        raise Stop(f"没有权限写这个文件，请换一个位置或检查权限：{out}")


def write_chunks(out: Path | None, chunks: Iterable[str]) -> None:
    """Write the parts of a text to ``out``, or show each as it comes; without any part, no file is written."""
    if out is None:
        _show_chunks(chunks)
        return
    texts = (chunk.encode("utf-8", "backslashreplace") for chunk in chunks)
    first = next(texts, None)
    if first is not None:
        write_file(out, lambda: _write_whole(out, chain([first], texts)))


def _show_chunks(chunks: Iterable[str]) -> None:
    """Show the parts; a full disk is noticed here, not when Python ends."""
    try:
        for chunk in chunks:
            show(chunk)
            flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise Stop(sentence_on(error, None)) from error


def write_bytes(out: Path, content: bytes) -> None:
    """Write a file whole; raise Stop with a sentence if it cannot be."""
    write_file(out, lambda: _write_whole(out, [content]))


def _write_whole(out: Path, texts: Iterable[bytes]) -> None:
    from gongwen.ledger.whole import write_whole  # noqa: PLC0415 -- --help must not wait for it

    def write(file: BinaryIO) -> None:
        file.writelines(texts)

    write_whole(out, write)


def write_file(out: Path, write: Callable[[], None]) -> None:
    """Call ``write``, which writes ``out``; raise Stop with a sentence if it cannot."""
    try:
        write()
    except OSError as error:
        raise Stop(sentence_on(error, out)) from error


def sentence_on(error: OSError, out: Path | None) -> str:
    """Return what is said to a person whose result cannot be written."""
    where = f"：{out}" if out else "。"
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"磁盘已满，结果没有写出，请腾出空间后再试{where}"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"没有权限写这个文件，请换一个位置或检查权限{where}"
    if error.errno == errno.ENAMETOOLONG:
        return f"输出文件名太长，请改短{where}"
    return f"结果写不出来，请检查输出的位置和磁盘后再试{where}"
