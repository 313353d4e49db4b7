"""Characters that are no text: found, taken out and counted, so that the loss can be told."""

import re

from gongwen.formats.model import Remark

# C0 and C1 controls but for those that end a line (LF VT FF CR NEL) and the tab; a byte order mark out of its place;
# the two code points that Unicode keeps for nothing.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def clean(text: str) -> tuple[str, int]:
    """Return ``text`` without control characters and how many there were."""
    return _NO_TEXT.subn("", text)


def has_no_text(text: str) -> bool:
    """Say whether there is nothing to see in ``text``."""
    return not text.strip()


def control_remarks(count: int) -> tuple[Remark, ...]:
    """Tell that ``count`` control characters were taken out; nothing for none."""
    if not count:
        return ()
    return (Remark("control-characters", f"文件中有 {count} 个不可见的控制字符，读取时已去掉。"),)
