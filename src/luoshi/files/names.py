"""Names of files that came from people, made safe to give back."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

from django.utils.translation import gettext as _

LONGEST = 150
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')
_CONTROLS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Control characters, marks that turn the direction of writing, halves of characters, ends of lines."""


def safe_name(name: str) -> str:
    """Return a file name that any system can hold: one line, no folders, not hidden, at most LONGEST characters."""
    shown = "".join(character for character in name if unicodedata.category(character) not in _CONTROLS)
    base = re.split(r"[\\/]", shown)[-1]
    clean = _NOT_IN_NAMES.sub("_", base).strip().lstrip(".").rstrip(". ")
    if len(clean) > LONGEST:
        suffix = PurePosixPath(clean).suffix[:16]
        clean = clean[: LONGEST - len(suffix)] + suffix
    return clean or _("未命名文件")


def content_disposition(name: str) -> str:
    """Return the header that has a browser save an answer under a name, and never show it (RFC 6266, RFC 8187)."""
    safe = safe_name(name)
    plain = safe.encode("ascii", "ignore").decode().strip()
    if not PurePosixPath(plain).stem or plain.startswith("."):
        plain = f"file{PurePosixPath(safe).suffix}".encode("ascii", "ignore").decode()
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
