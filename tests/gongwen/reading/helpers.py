"""What the tests of the reader look at: a text read as a file, its tasks as rows of number, words and units by role."""

from gongwen.formats import read_bytes
from gongwen.formats.model import Cell
from gongwen.reading.model import PlanReading, Task
from gongwen.reading.reader import read_plan
from gongwen.reading.text.prose import Prose

Units = dict[str, list[str]]
Row = tuple[str | None, str, Units]
Placed = tuple[int, int, str]

TITLE = "云溪县夜市经济发展工作方案\n"
WORK = f"{TITLE}一、主要任务\n"


def read(text: str) -> PlanReading:
    """Read a text as the file x.txt."""
    return read_plan(read_bytes(text.encode("utf-8"), name="x.txt"))


def units_of(task: Task) -> Units:
    """The units of a task by role, each role's in the order of the assignments."""
    units: Units = {}
    for assignment in task.assignments:
        units.setdefault(assignment.role, []).append(assignment.unit)
    return units


def rows(text: str) -> list[Row]:
    """The tasks of a text: number, words and units by role."""
    return [(task.number, task.text, units_of(task)) for task in read(text).tasks]


def rows_of_work(items: str) -> list[Row]:
    """The tasks of a plan whose work part is ``items``."""
    return rows(WORK + items)


def only_task(items: str) -> Task:
    """The one task of a plan whose work part is ``items``."""
    (task,) = read(WORK + items).tasks
    return task


def shown(reading: PlanReading, span: tuple[int, int]) -> str:
    """What a span shows, without white space."""
    return tight(reading.text[slice(*span)])


def tight(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def placed(prose: Prose) -> list[Placed]:
    """The table cells of a prose: row, column and words."""
    return [(p.cell.row, p.cell.column, p.tight) for p in prose if isinstance(p.cell, Cell)]
