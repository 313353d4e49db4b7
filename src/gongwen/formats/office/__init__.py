"""Documents of older and other word processors: .doc .wps .rtf .odt, turned into .docx by LibreOffice and read as such.

LibreOffice runs as a program of its own, apart from the world: a profile and a folder made for this one file, no
network, no macros, no links followed, with bounds on time, memory and what it writes. It is killed with the process
that called it, and leaves nothing behind.
"""

import re
from dataclasses import replace

from gongwen.formats import docx
from gongwen.formats.limits import Budget, Limits
from gongwen.formats.model import Remark, Source
from gongwen.formats.office.convert import to_docx
from gongwen.formats.office.locked import is_locked
from gongwen.refusals import Unreadable

_STARTS = ((b"\xd0\xcf\x11\xe0", "doc"), (b"{\\rtf", "rtf"), (b"PK", "odt"))
_RTF_LINE = re.compile(rb"\\(?:par|line|cell)(?![a-z])")
_CONVERTED = Remark("converted", "文件由 LibreOffice 转换成 .docx 后读取，编号和表格请对照原件核实。")


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of a .doc, .rtf or .odt as they stand in the .docx that LibreOffice makes of it.

    A .wps is a .doc under another name. Raises Unreadable if LibreOffice is not there, cannot read the file, or takes
    more than the limits allow.
    """
    # By content, never by name: LibreOffice takes whatever is called .wps for a file of Microsoft Works.
    format_ = next((name for start, name in _STARTS if data.startswith(start)), "doc")
    if format_ == "rtf":
        _check_lines(data, limits)
    converted = to_docx(data, format_, limits)
    if converted is None:
        raise Unreadable(_sentence(data, format_))
    source = docx.read(converted, limits, converted=True)
    return replace(source, format=format_, remarks=(_CONVERTED, *source.remarks))


def _check_lines(data: bytes, limits: Limits) -> None:
    """Raise Unreadable for more lines than are allowed, before LibreOffice spends a minute on them."""
    Budget(limits).take_lines(sum(1 for _ in _RTF_LINE.finditer(data)), 0)


def _sentence(data: bytes, format_: str) -> str:
    if is_locked(data, format_):
        return "文件加了密码，请先用 Word 或 WPS 取消密码，另存为 .docx 后再读。"
    return f"文件（.{format_}）打不开，可能已损坏或者太大，请用 Word 或 WPS 打开后另存为 .docx 再读。"
