"""The first sheet: one row a task, and the columns that units fill in."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from gongwen.ledger import words
from gongwen.ledger.doubts import tasks_of_doubts
from gongwen.ledger.sheets import Column, Entry, Look, Row, Sheet, heading, numbered
from gongwen.reading.model import Role, Task
from gongwen.reading.words.numbering import read_number

_READ = (
    Column("任务编号", 4.6, look=Look.CENTRED),
    Column("任务组", 7, 10, 3),
    Column("工作任务", 20, 32, 8),
    Column("目标值", 5, 14, 4),
    Column("牵头单位", 7, 10, 2),
    Column("责任单位", 7, 15, 4),
    Column("配合单位", 6, 11, 4, optional=True),
    Column("指导单位", 6, 11, 4, optional=True),
    Column("分管领导/责任人", 5.2, 8, 2),
    Column("完成时限", 6.5, 10, 1),
    Column("截止日期", 6.6, look=Look.DATE),
    Column("说明", 6, 8, 3),
)
_TO_FILL = tuple(
    Column(title, width, to_fill=True)
    for title, width in (("进展情况", 10), ("存在问题", 6.5), ("需协调事项", 6.5), ("下一步计划", 6.5))
)
COLUMNS = (
    *_READ,
    *_TO_FILL,
    Column("完成状态", 4.6, look=Look.CENTRED, to_fill=True, choices=words.STATES),
    Column("备注", 4.6, to_fill=True),
)
_LEGEND = (
    "黄色表头各栏由承办单位填报，其余各栏照原文摘录、未作改动。"
    "截止日期是时限的最后一天，有几个时限的取最后一个；原文推不出日期的留空。"
    "“说明”栏的“待核”是“待核事项”表的序号"
)
_INHERITED = "；“承上级标题”指单位写在上级标题里，由其下各项任务共同承担"


def task_sheet(book: Sequence[Entry]) -> Sheet:
    """Return the ledger of all tasks."""
    columns, rows = numbered(book, COLUMNS, _rows)
    inherited = any(part.inherited for entry in book for task in entry.reading.tasks for part in task.assignments)
    legend = f"说明：{_LEGEND}{_INHERITED if inherited else ''}。"
    notes = tuple(note for note in (_sources(book), legend) if note)
    return Sheet("台账", heading(book, "任务台账"), notes, columns, rows)


def _sources(book: Sequence[Entry]) -> str:
    if len(book) > 1:
        return ""
    origin = words.origin(book[0].reading.document)
    return f"依据：{origin}" if origin else ""


def _rows(entry: Entry) -> Iterator[Row]:
    shared = shared_path(entry.reading.tasks)
    doubts = tasks_of_doubts(entry)
    for number, task in entry.numbered_tasks():
        asked = [str(doubt) for doubt in doubts.get(number, ())]
        yield (*_printed(task, shared), _remarks(task, asked), *(None,) * (len(COLUMNS) - len(_READ)))


def _printed(task: Task, shared: int) -> Row:
    return (
        label(task),
        "\n".join(task.path[shared:]),
        task.text,
        "\n".join(map(words.aim, task.targets)),
        *(words.listed(part.unit for part in task.assignments if part.role == role) for role in words.ROLES),
        "\n".join(f"{person.role}：{person.name}" for person in task.people),
        "\n".join(deadline.text for deadline in task.deadlines),
        last_day(task),
    )


def shared_path(tasks: Sequence[Task]) -> int:
    """Return how many headings stand above every task, always leaving one heading to each that has any."""
    together = list(takewhile(lambda level: len(set(level)) == 1, zip(*(task.path for task in tasks), strict=False)))
    return max(0, min((len(together), *(len(task.path) - 1 for task in tasks))))


def label(task: Task) -> str:
    """Return the task's number with that of its group, as people cite it: （二）3.; as printed where there is none."""
    number = task.number or ""
    group = read_number("".join(task.path[-1].split())) if task.path else None
    return group.label + number if group and number else number


def last_day(task: Task) -> date | str | None:
    """Return the last of the days by which the task must be done, None where its words give none."""
    days = [deadline.date for deadline in task.deadlines if deadline.date]
    return words.day(max(days)) if days else None


def _remarks(task: Task, asked: Sequence[str]) -> str:
    inherited: dict[Role, None] = {part.role: None for part in task.assignments if part.inherited}
    above = [f"{words.ROLES[role]}单位承上级标题" for role in inherited]
    return "\n".join([*above, *([f"待核{'、'.join(asked)}"] if asked else [])])
