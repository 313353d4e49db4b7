"""Whether a file that LibreOffice cannot open is locked with a password."""

from gongwen.formats.limits import DEFAULT_LIMITS
from gongwen.formats.zips import GuardedZip
from gongwen.refusals import Unreadable

_SECTOR = 512
_MARK = b"\xec\xa5"
_FLAGS = 10
_ENCRYPTED = 0x0100
_MANIFEST = "META-INF/manifest.xml"


def is_locked(data: bytes, format_: str) -> bool:
    """Say whether a .doc or .odt is locked; an .rtf never is."""
    if format_ == "doc":
        return _is_locked_doc(data)
    return format_ == "odt" and _is_locked_odt(data)


def _is_locked_doc(data: bytes) -> bool:
    """Look at the first bytes of the WordDocument stream, which begins at a sector: MS-DOC 2.5.2, wIdent, fEncrypted."""
    starts = (at for at in range(0, len(data) - _FLAGS - 2, _SECTOR) if data.startswith(_MARK, at))
    return any(int.from_bytes(data[at + _FLAGS : at + _FLAGS + 2], "little") & _ENCRYPTED for at in starts)


def _is_locked_odt(data: bytes) -> bool:
    """Look for keys in the manifest: OpenDocument 1.3, part 2, 4.8.4."""
    try:
        manifest = GuardedZip(data, DEFAULT_LIMITS).read(_MANIFEST)
    except Unreadable:
        return False
    return b"encryption-data" in manifest
