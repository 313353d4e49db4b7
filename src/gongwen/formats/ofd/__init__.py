"""Fixed-layout documents: .ofd (GB/T 33190-2016), its pages read as pieces of text and rules where they stand.

lxml on the parts themselves, unpacked one by one within limits: there is no reader of the format that takes a hostile
file with care. Seals are counted and not verified; annotations and attachments are told and not read.
"""

from gongwen.formats.characters import control_remarks
from gongwen.formats.limits import Limits
from gongwen.formats.model import Source
from gongwen.formats.ofd.sheets import sheets_of
from gongwen.formats.pages import laid_out

__all__ = ["read", "sheets_of"]


def read(data: bytes, limits: Limits) -> Source:
    """Return the lines of an .ofd; raise Unreadable if it is damaged, encrypted, only pictures, or beyond a limit."""
    sheets, remarks = sheets_of(data, limits)
    laid = laid_out(sheets, limits)
    return Source("ofd", laid.lines, laid.asides, remarks + control_remarks(laid.controls))
