"""单位任务: each unit with its tasks, by role."""

from collections.abc import Iterator, Mapping, Sequence

from gongwen.ledger import words
from gongwen.ledger.sheets import NUMBER, Column, Entry, Look, Row, Sheet, heading
from gongwen.reading.model import Role, Task

_ROLES: tuple[Role, ...] = tuple(words.ROLES)
_COLUMNS = (
    NUMBER,
    Column("单位", 9, 16),
    Column("任务数", 3.6, look=Look.CENTRED),
    *(Column(f"{word}数", 3.6, look=Look.CENTRED, optional=True) for word in words.ROLES.values()),
    *(Column(f"{word}任务", 8, 24, optional=True) for word in words.ROLES.values()),
)
# A row of a sheet holds at most 409 points: so many lines.
_TASKS_A_ROW = 20
_HEAD = 16
_NOTE = "说明：各项任务前的数字是“台账”表的序号；在一项任务里有几种职责的，任务数只计一次。名称不同的单位分别列出，是否为同一单位见“待核事项”。"

_Tasks = Mapping[Role, Sequence[str]]


def unit_sheet(book: Sequence[Entry]) -> Sheet:
    """Return the units of all files, those with the most tasks as lead first."""
    found = _by_unit(book)
    order = sorted(found, key=lambda unit: (-len(found[unit]["lead"]), -_count(found[unit])))
    rows = tuple(row for number, unit in enumerate(order, start=1) for row in _rows(number, unit, found[unit]))
    return Sheet("单位任务", heading(book, "单位任务"), (_NOTE,), _COLUMNS, rows)


def _by_unit(book: Sequence[Entry]) -> dict[str, dict[Role, list[str]]]:
    """Return the lines for the tasks of each unit by role; units in the order in which they first occur."""
    found: dict[str, dict[Role, list[str]]] = {}
    for entry in book:
        for number, task in entry.numbered_tasks():
            line = f"{number}. {head(task)}"
            for unit, role in dict.fromkeys((part.unit, part.role) for part in task.assignments):
                found.setdefault(unit, {role: [] for role in _ROLES})[role].append(line)
    return found


def head(task: Task, most: int = _HEAD) -> str:
    """Return the first words of a task, enough to know it again: its first sentence, or so many characters of it."""
    text = " ".join(task.text.split())
    sentence = text.split("。", 1)[0]
    return sentence if len(sentence) <= most else f"{sentence[:most]}…"


def _count(tasks: _Tasks) -> int:
    return len({line for lines in tasks.values() for line in lines})


def _rows(number: int, unit: str, tasks: _Tasks) -> Iterator[Row]:
    """Yield the unit's row, and further ones where its lists are too long for a row."""
    longest = max(len(lines) for lines in tasks.values())
    for start in range(0, longest, _TASKS_A_ROW):
        lists = ("\n".join(tasks[role][start : start + _TASKS_A_ROW]) for role in _ROLES)
        counts = (_count(tasks), *(len(tasks[role]) or None for role in _ROLES))
        first = (number, unit, *counts)
        yield (*(first if not start else (None, f"{unit}（续）", *(None for _ in counts))), *lists)
