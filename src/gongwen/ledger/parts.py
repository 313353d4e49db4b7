"""The further sheets: 目标指标, 阶段节点, 报送节奏, 领导小组, 文件信息."""

import re
from collections.abc import Iterator, Sequence

from gongwen.ledger import words
from gongwen.ledger.sheets import Column, Entry, Look, Row, Sheet, Value, heading, numbered
from gongwen.ledger.tasks import label, shared_path
from gongwen.reading.model import Group, Target

_WHEN = Column("截止日期", 6.6, look=Look.DATE)
_WORDS = Column("原文", 24, 46, 3)
# A figure that a spreadsheet holds exactly as printed: 15, 4.8; not 4.50, not 1,000.
_EXACT = re.compile(r"-?(?:0|[1-9]\d{0,11})(?:\.\d{0,2}[1-9])?")

_TARGETS = (
    Column("出处", 8, 16, 2),
    Column("指标", 10, 20, 2),
    Column("要求", 4, 8, 2),
    Column("比较", 4, look=Look.CENTRED),
    Column("目标值", 4.6, 8, look=Look.CENTRED),
    Column("上限", 4, 8, look=Look.CENTRED, optional=True),
    Column("单位", 4, 8, look=Look.CENTRED),
    Column("力争", 3.2, look=Look.CENTRED),
    _WORDS,
)
_PHASES = (
    Column("阶段", 7, 12, 2),
    Column("类别", 4, look=Look.CENTRED),
    Column("开始", 6.6, look=Look.DATE),
    _WHEN,
    Column("精确到", 4, look=Look.CENTRED),
    Column("内容", 30, 60, 5),
)
_RHYTHMS = (
    Column("周期", 4.6, look=Look.CENTRED),
    Column("事项", 6, 12, 2),
    Column("时间", 6, 12, 2),
    _WORDS,
)
_MEMBERS = (
    Column("组织名称", 10, 26, 1),
    Column("类别", 5, look=Look.CENTRED),
    Column("办公室", 5, 10, 2),
    Column("职务", 5, look=Look.CENTRED),
    Column("姓名", 5, 8, look=Look.CENTRED),
    Column("单位及职务", 14, 26),
)
_HEADER = (Column("项目", 8, look=Look.CENTRED), Column("内容", 40, 70, 3))


def target_sheet(book: Sequence[Entry]) -> Sheet:
    """Return the targets of goals and tasks, and the goals that name no figure."""
    note = "说明：目标值照原文，单位不换算；“力争”的不作硬性要求。没有数字的目标只列原文。"
    return Sheet("目标指标", heading(book, "目标指标"), (note,), *numbered(book, _TARGETS, _targets))


def _targets(entry: Entry) -> Iterator[Row]:
    for goal in entry.reading.goals:
        yield from (_target("工作目标", target) for target in goal.targets)
        if not goal.targets:
            yield ("工作目标", *(None,) * 7, goal.text)
    for number, task in entry.numbered_tasks():
        where = f"任务{number}" + (f" {label(task)}" if label(task) else "")
        yield from (_target(where, target) for target in task.targets)


def _target(where: str, target: Target) -> Row:
    return (
        where,
        target.indicator,
        target.measure,
        words.COMPARATORS[target.comparator],
        _figure(target.value),
        _figure(target.high),
        target.unit,
        "力争" if target.aspirational else None,
        target.text,
    )


def _figure(printed: str | None) -> Value:
    return float(printed) if printed is not None and _EXACT.fullmatch(printed) else printed


def phase_sheet(book: Sequence[Entry]) -> Sheet:
    """Return the phases, each followed by its milestones."""
    return Sheet("阶段节点", heading(book, "阶段节点"), (), *numbered(book, _PHASES, _phases))


def _phases(entry: Entry) -> Iterator[Row]:
    for phase in entry.reading.phases:
        precision = words.PRECISIONS.get(phase.precision or "")
        yield (phase.name, "阶段", words.day(phase.start), words.day(phase.end), precision, phase.text)
        for stone in phase.milestones:
            yield (phase.name, "节点", None, words.day(stone.due), None, stone.text)


def rhythm_sheet(book: Sequence[Entry]) -> Sheet:
    """Return the duties that recur, and the dated ones that stand outside the tasks."""
    return Sheet("报送节奏", heading(book, "报送节奏"), (), *numbered(book, _RHYTHMS, _rhythms))


def _rhythms(entry: Entry) -> Iterator[Row]:
    for rhythm in entry.reading.rhythms:
        due = rhythm.due.text if rhythm.due else "未写明"
        yield (words.cadence(rhythm), rhythm.activity, due, rhythm.text)


def group_sheet(book: Sequence[Entry]) -> Sheet:
    """Return the rosters of all groups, a row a member."""
    note = "说明：只写职务、没有写姓名的成员，姓名留空；成员是单位的，单位名称写在末栏。"
    return Sheet("领导小组", heading(book, "领导小组名单"), (note,), *numbered(book, _MEMBERS, _members))


def _members(entry: Entry) -> Iterator[Row]:
    for group in entry.reading.groups:
        body = (group.name, words.GROUP_KINDS.get(group.kind, group.kind), group.office)
        yield from ((*body, member.role, member.name, member.post) for member in group.members)
        yield from _without_roster(group, body)


def _without_roster(group: Group, body: Row) -> Iterator[Row]:
    if not group.members:
        yield (*body, None, None, "（文件中没有名单）")


def file_sheet(book: Sequence[Entry]) -> Sheet:
    """Return what each file says about itself, and how much was read."""
    return Sheet("文件信息", heading(book, "文件信息"), (), *numbered(book, _HEADER, _header))


def _header(entry: Entry) -> Iterator[Row]:
    document, reading = entry.reading.document, entry.reading
    bases = "\n".join(f"{basis.title}（{basis.number}）" if basis.number else basis.title for basis in document.bases)
    said = {
        "文件名": entry.name,
        "方案名称": reading.plan_title,
        "公文标题": document.title,
        "文种": document.kind,
        "发文字号": document.number,
        "发文机关": document.issuer,
        "成文日期": words.spoken_day(document.date),
        "主送机关": "，".join(document.recipients),
        "审定机关": document.approved_by,
        "依据文件": bases,
        "任务所在部分": "\n".join(reading.tasks[0].path[: shared_path(reading.tasks)]) if reading.tasks else None,
    }
    yield from ((name, value or "（未读到）") for name, value in said.items())
