"""Zip containers from outside, read without trust: bounded in members, sizes and ratios, nothing written anywhere."""

import io
import zipfile
import zlib
from typing import Final

from gongwen.formats.limits import Limits
from gongwen.refusals import Unreadable

_MEMBER_MARK: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_DAMAGED: Final = "文件已损坏或不完整，请重新取得原件再读。"


def is_zip(data: bytes) -> bool:
    """Say whether ``data`` has the end record without which no member can be found."""
    return zipfile.is_zipfile(io.BytesIO(data))


def member_names(data: bytes, *, most: int) -> frozenset[str]:
    """Return the names of all members, lower case, with forward slashes; raise Unreadable beyond ``most``."""
    return frozenset(_normal(info.filename) for info in _open(data, most).infolist())


class GuardedZip:
    """Members of a zip held in memory. Nothing is unpacked before it is asked for, and never beyond the limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Read the directory of ``data``; raise Unreadable if it is broken, encrypted or names its members oddly."""
        self._limits = limits
        self._unpacked = 0
        self._zip = _open(data, limits.zip_members)
        self._members: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self._add(info)

    def __contains__(self, name: str) -> bool:
        """Say whether there is a member of this name, in upper or lower case."""
        return _normal(name) in self._members

    def read(self, name: str) -> bytes:
        """Return the bytes of a member; raise Unreadable if it is missing, damaged or unpacks to too much."""
        info = self._members.get(_normal(name))
        if info is None:
            raise Unreadable(f"文件不完整，缺少 {name}，请重新取得原件，或用 Word、WPS 打开后另存为 .docx 再读。")
        self._check_size(info)
        try:
            with self._zip.open(info) as member:
                # Never more than the directory promised, which has just been checked, whatever the stream holds.
                content = member.read(info.file_size)
        except _BROKEN as error:
            raise Unreadable(_DAMAGED) from error
        self._unpacked += len(content)
        return content

    def _add(self, info: zipfile.ZipInfo) -> None:
        name = _normal(info.filename)
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("压缩结构加了密码，请取消密码后再读。")
        if ".." in name.split("/") or ":" in name or name.startswith("/"):
            raise Unreadable("文件内部有可疑的路径，不像正常的公文，请重新取得原件再读。")
        if name in self._members:
            raise Unreadable("文件内部有两个同名的部分，无法确定以哪个为准，请用 Word 或 WPS 另存为新的 .docx 再读。")
        self._members[name] = info

    def _check_size(self, info: zipfile.ZipInfo) -> None:
        limits = self._limits
        swollen = info.file_size > limits.zip_ratio_from and info.file_size > limits.zip_ratio * info.compress_size
        if swollen or self._unpacked + info.file_size > limits.unzipped_bytes:
            raise Unreadable("文件解压后异常庞大，像是压缩炸弹，为安全起见不读，请重新取得原件。")


def _open(data: bytes, most: int) -> zipfile.ZipFile:
    # Counted before zipfile builds an object for each: a directory of a million entries fits into 50 MB.
    if data.count(_MEMBER_MARK) > most:
        raise Unreadable(f"压缩结构里的文件超过 {most} 个，不像一份公文，请重新取得原件。")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(_DAMAGED) from error


def _normal(name: str) -> str:
    """Return a part name as compared: OPC (ECMA-376-2 6.2.2.3) ignores case, some writers use backslashes."""
    return name.replace("\\", "/").lower()
