"""What the doubts are drawn from: the reading and everything that was seen while it was made."""

from dataclasses import dataclass

from gongwen.formats.model import Remark
from gongwen.reading.duties.tasks import TaskReading
from gongwen.reading.header import Head
from gongwen.reading.model import PlanReading
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Prose


@dataclass(frozen=True, slots=True)
class Evidence:
    """``reading`` has no doubts yet. ``apart`` are the paragraphs of rosters and tables, by index.

    ``furniture`` are lines of a web or download page, left out of the text; ``remarks`` are the file's.
    """

    reading: PlanReading
    prose: Prose
    root: Item
    head: Head
    tasks: TaskReading
    apart: frozenset[int]
    furniture: tuple[str, ...]
    remarks: tuple[Remark, ...]
