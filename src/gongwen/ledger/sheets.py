"""What a sheet of the ledger is before it is a sheet of a file: columns, rows of plain values, notes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from gongwen.reading.model import PlanReading, Task


class Mark(Enum):
    """What is told of a stretch of a text by its look."""

    STRUCK = auto()
    INSERTED = auto()
    ADAPTED = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text some stretches of which are marked."""

    runs: tuple[tuple[str, Mark | None], ...]

    @property
    def text(self) -> str:
        """The text without its marks."""
        return "".join(text for text, _ in self.runs)


Value = str | Marked | int | float | date | None
Row = tuple[Value, ...]


class Look(Enum):
    """How the cells of a column stand."""

    TEXT = auto()
    CENTRED = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Widths are in Chinese characters, ``lines`` is how many of them a usual cell may take.

    ``to_fill`` marks those that people fill in later; an ``optional`` one is hidden where all of it is empty.
    ``choices`` is the list that a cell offers.
    """

    title: str
    least: float
    most: float = 0
    lines: int = 1
    look: Look = Look.TEXT
    to_fill: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: ``rows`` have a value for each column. ``choices`` are lists of single cells, by row and column."""

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    choices: tuple[tuple[int, int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the ledger: its name, what was read, and the 序号 of its first task and first doubt."""

    name: str
    reading: PlanReading
    first_task: int
    first_doubt: int

    def numbered_tasks(self) -> Iterator[tuple[int, Task]]:
        """Yield the tasks with their 序号 in the ledger."""
        return enumerate(self.reading.tasks, self.first_task)

    @property
    def plan(self) -> str:
        """The plan's name, or the file's where no name was read."""
        return self.reading.plan_title or self.reading.document.title or self.name


NUMBER = Column("序号", 3.2, look=Look.CENTRED)
SOURCE = Column("来源文件", 6, 12, 3)


def entries(readings: Iterable[tuple[str, PlanReading]]) -> list[Entry]:
    """Return the files with their tasks and doubts counted through all of them."""
    found: list[Entry] = []
    task, doubt = 1, 1
    for name, reading in readings:
        found.append(Entry(name, reading, task, doubt))
        task, doubt = task + len(reading.tasks), doubt + len(reading.doubts)
    return found


def numbered(
    book: Sequence[Entry], columns: Sequence[Column], rows_of: Callable[[Entry], Iterable[Row]]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return columns and rows of all files, with a 序号 in front, and the file's name where there are several."""
    several = len(book) > 1
    pairs = ((entry, row) for entry in book for row in rows_of(entry))
    rows = tuple(
        (number, *((entry.name,) if several else ()), *row) for number, (entry, row) in enumerate(pairs, start=1)
    )
    return (NUMBER, *((SOURCE,) if several else ()), *columns), rows


def heading(book: Sequence[Entry], what: str) -> str:
    """Return the title of a sheet: the plan's name and what the sheet holds."""
    return f"{book[0].plan}{what}" if len(book) == 1 else f"{what}（{len(book)}个文件汇总）"
