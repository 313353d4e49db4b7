"""Files in: bytes of every format that an office receives become lines, each with its place in the file."""

from gongwen.formats.files import FORMATS, read_bytes, read_file
from gongwen.formats.limits import Limits
from gongwen.formats.model import Cell, Line, LineKind, Remark, Source

__all__ = ["FORMATS", "Cell", "Limits", "Line", "LineKind", "Remark", "Source", "read_bytes", "read_file"]
