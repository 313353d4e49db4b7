"""A reading on the screen: what the document is, what was found, the tasks in short, what has to be asked."""

from collections.abc import Iterator
from itertools import groupby

from gongwen.cli.console import printable
from gongwen.cli.screen import columns, screen_width, wrapped
from gongwen.ledger import words
from gongwen.ledger.doubts import quoted
from gongwen.ledger.tasks import label, shared_path
from gongwen.ledger.units import head
from gongwen.reading.model import PlanReading, Task

_WHEN = 22
_HEAD = 28


def summary(reading: PlanReading, name: str) -> str:
    """Return the summary of a reading; ``name`` is its file."""
    width = screen_width()
    parts = [_heading(reading, name), _counts(reading), *_tasks(reading, width), _doubts(reading, width)]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _heading(reading: PlanReading, name: str) -> Iterator[str]:
    yield printable(reading.plan_title or reading.document.title or name)
    origin = words.origin(reading.document)
    if origin:
        yield printable(origin)


def _counts(reading: PlanReading) -> Iterator[str]:
    units = {part.unit for task in reading.tasks for part in task.assignments}
    targets = sum(len(goal.targets) for goal in reading.goals) + sum(len(task.targets) for task in reading.tasks)
    members = sum(len(group.members) for group in reading.groups)
    asked = len([doubt for doubt in reading.doubts if doubt.severity == "ask"])
    yield (
        f"任务 {len(reading.tasks)} · 单位 {len(units)} · 指标 {targets} · 阶段 {len(reading.phases)}"
        f" · 报送节奏 {len(reading.rhythms)} · 成员 {members} · 待核 {len(reading.doubts)}（须答复 {asked}）"
    )


def _tasks(reading: PlanReading, width: int) -> Iterator[list[str]]:
    """Yield the lines of each group of tasks: its heading, then number, first words and days, and below the units."""
    shared = shared_path(reading.tasks)
    numbered = enumerate(reading.tasks, start=1)
    for path, tasks in groupby(numbered, key=lambda pair: pair[1].path[shared:]):
        lines = list(wrapped(" ".join(path), width, ""))
        for number, task in tasks:
            lines += [_first_line(number, task, width), *wrapped(_units(task), width, " " * 6)]
        yield lines


def _first_line(number: int, task: Task, width: int) -> str:
    when = printable("；".join(deadline.text for deadline in task.deadlines))
    text = f"{number:>4}  {printable(f'{label(task)} {head(task, _HEAD)}'.strip())}"
    gap = width - columns(text) - max(columns(when), _WHEN)
    return f"{text}{' ' * max(gap, 2)}{when}".rstrip()


def _units(task: Task) -> str:
    """Return who does what: 牵头 区商务局；责任 区财政局、区税务局."""
    by_role = (
        (word, words.listed(part.unit for part in task.assignments if part.role == role))
        for role, word in words.ROLES.items()
    )
    people = (f"{person.role} {person.name}" for person in task.people)
    return "；".join([*(f"{word} {units}" for word, units in by_role if units), *people])


def _doubts(reading: PlanReading, width: int) -> Iterator[str]:
    """Yield the doubts that ask, each with its first place; of the others only how many there are."""
    asked = [doubt for doubt in reading.doubts if doubt.severity == "ask"]
    noted = len(reading.doubts) - len(asked)
    if asked:
        yield f"待核事项，须答复的{len(asked)}项"
    for number, doubt in enumerate(asked, start=1):
        yield from wrapped(doubt.message, width, f"{number:>4}  ")
        yield from wrapped(quoted(reading.text, doubt.spans[:1]), width, " " * 6)
        if doubt.options:
            yield from wrapped(f"可选：{' / '.join(doubt.options)}", width, " " * 6)
    if noted:
        yield f"另有{noted}项请留意，见台账的“待核事项”表或 --format json。"
