"""What every format becomes: lines of text, each with its place in the file."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """Which part of the file a line belongs to. Everything but BODY stays out of the document's text."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell's place: table and row count from 0 through the file, column counts grid columns."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page something stands: the page counts from 1, the rest is points from its upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it.

    ``text`` is as printed, leading blanks and tabs kept, no line break inside; an automatic number stands in front
    of it as if typed. ``number`` counts from 1: the line of a text file, the paragraph of a .docx. ``whole`` says
    that the format itself ends a paragraph here (.docx, .html); in plain text that is for the reader to find out.
    ``cell`` is set for lines inside a table (all cells in row order, empty cells as one empty line). ``places`` are
    the printed lines it was joined from, in a format of fixed pages (.pdf, .ofd); the others have none.
    """

    text: str
    number: int
    whole: bool = False
    cell: Cell | None = None
    kind: LineKind = LineKind.BODY
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that its reader should be told, e.g. that tracked changes were read as accepted."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as lines: ``lines`` in reading order (BODY only), ``asides`` headers, footers, notes and comments.

    FURNITURE is what a web site prints around every text: its menus, its links, a second copy of the text.
    """

    format: str
    lines: tuple[Line, ...]
    asides: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()
