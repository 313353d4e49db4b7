"""A letter: an official document as data, before it is laid out. Words are kept as they are given."""

from dataclasses import dataclass
from datetime import date

from gongwen.standard.kinds import Format

LEVELS = (1, 2, 3, 4)
"""Levels of headings: 一、 （一） 1. （1）."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level with its number as printed; ``rest`` is what follows it in the same paragraph."""

    level: int
    text: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of cells, of which the first ``heads`` are repeated on every page.

    ``widths`` are shares of the whole width, one a column, or empty for as wide as what stands in them.
    """

    rows: tuple[tuple[str, ...], ...]
    heads: int = 1
    title: str = ""
    widths: tuple[float, ...] = ()
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in PNG or JPEG, its caption, its width as a share of the text block's."""

    content: bytes
    caption: str = ""
    width: float = 1.0


Block = Heading | Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (附件) with its title, beginning on a page of its own; without blocks it is only named."""

    title: str
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was at a meeting of which 纪要 are made: a label (出席、请假、列席) and the names."""

    label: str
    names: str


@dataclass(frozen=True, slots=True)
class Letter:
    """An official document.

    ``organs`` are those that issue it, the host first. ``masthead`` overrides what is printed in red (by default the
    organs, with 文件 where the format has it). ``number``, ``signers``, ``on`` come from the real process: where they are
    not given, their place stays empty. ``is_sealed`` leaves room for a seal; none is ever drawn. ``issue`` is a
    bulletin's ("第20期"). ``masthead_size`` is in points, None for as large as fits. A title may hold line feeds where it is to break.
    """

    kind: str
    organs: tuple[str, ...]
    title: str
    body: tuple[Block, ...]
    format: Format = Format.ORDINARY
    masthead: str = ""
    issue: str = ""
    copy_number: str = ""
    urgency: str = ""
    number: str = ""
    signers: tuple[str, ...] = ()
    recipients: str = ""
    annexes: tuple[Annex, ...] = ()
    signatures: tuple[str, ...] = ()
    is_sealed: bool = True
    on: date | None = None
    note: str = ""
    attendance: tuple[Attendance, ...] = ()
    copies: str = ""
    printer: str = ""
    printed_on: date | None = None
    masthead_size: float | None = None
