"""The sheets of a comparison, as plain values: 对照表, 目标指标, 阶段与节奏, 成员, 文件信息."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gongwen.comparing import words
from gongwen.comparing.marking import differing, new_cell, new_runs, old_cell, old_runs, plain_or_marked
from gongwen.comparing.model import (
    Comparison,
    MilestoneMatch,
    PhaseMatch,
    PrintedTask,
    RhythmMatch,
    Segment,
    Side,
    TargetMatch,
    TaskMatch,
)
from gongwen.ledger.sheets import NUMBER, Column, Look, Row, Sheet, Value
from gongwen.ledger.words import aim, cadence, origin
from gongwen.reading.model import Member, Milestone, Phase, Rhythm, Target

_Worded = Phase | Milestone

_CHANGE = Column("变化", 5, look=Look.CENTRED)
_TASKS = (
    NUMBER,
    Column("原方案任务", 24, 32, 8),
    Column("新方案任务", 24, 32, 8),
    _CHANGE,
    Column("单位变化", 8, 18, 4),
    Column("时限变化", 6, 11, 2),
    Column("指标变化", 6, 14, 3),
    Column("相似度\n（%）", 4.4, look=Look.CENTRED),
)
_TARGETS = (
    NUMBER,
    Column("原方案出处", 7, 12),
    Column("原方案指标", 16, 26, 2),
    Column("新方案出处", 7, 12),
    Column("新方案指标", 16, 26, 2),
    _CHANGE,
)
_TIMES = (
    NUMBER,
    Column("类别", 4, look=Look.CENTRED),
    Column("原方案时间", 8, 12, 2),
    Column("原方案内容", 22, 34, 5),
    Column("新方案时间", 8, 12, 2),
    Column("新方案内容", 22, 34, 5),
    _CHANGE,
    Column("时间变化", 5, 8, 2),
)
_MEMBERS = (
    NUMBER,
    Column("组织名称", 10, 22, 2),
    Column("原职务", 4.6, look=Look.CENTRED),
    Column("原姓名", 5, look=Look.CENTRED),
    Column("原单位及职务", 12, 24),
    Column("新职务", 4.6, look=Look.CENTRED),
    Column("新姓名", 5, look=Look.CENTRED),
    Column("新单位及职务", 12, 24),
    _CHANGE,
)
_FIELDS = (Column("项目", 8, look=Look.CENTRED), Column("原方案", 26, 44, 3), Column("新方案", 26, 44, 3), _CHANGE)
_LEGEND = (
    "说明：删去的字标红色删除线，新增的字标蓝色下划线，只因层级而不同的字（如全市、全区）标绿色。相似度是两边文字中相同的相邻二字所占的比例；"
    "标“需核对”的，两边是否为同一项任务、同一个单位，请人工核对。任务按原方案的顺序排列。"
)


def comparison_sheets(comparison: Comparison) -> list[Sheet]:
    """Return all sheets in their order."""
    return [
        _sheet(comparison, "对照表", _TASKS, _tasks, words.counts(comparison), _LEGEND),
        _sheet(comparison, "目标指标", _TARGETS, _targets),
        _sheet(comparison, "阶段与节奏", _TIMES, _times),
        _sheet(comparison, "成员", _MEMBERS, _members),
        _sheet(comparison, "文件信息", (NUMBER, *_FIELDS), _fields),
    ]


def _sheet(
    comparison: Comparison,
    name: str,
    columns: tuple[Column, ...],
    rows: Callable[[Comparison], Iterable[Row]],
    *notes: str,
) -> Sheet:
    numbered = tuple((number, *row) for number, row in enumerate(rows(comparison), start=1))
    title = "方案对照表" if name == "对照表" else f"{name}对照表"
    sides = f"原方案：{named(comparison.old)}", f"新方案：{named(comparison.new)}"
    return Sheet(name, title, (*sides, *notes), columns, numbered)


def named(side: Side) -> str:
    """Return a plan's name with the number, issuer and date of its document, as far as they were read."""
    name = side.plan_title or side.document.title or side.name or "（未读到名称）"
    told = origin(side.document)
    return f"{name}（{told}）" if told else name


def _tasks(comparison: Comparison) -> Iterator[Row]:
    for match in comparison.tasks:
        both = bool(match.old and match.new)
        yield (
            old_cell(match, comparison.old.tasks),
            new_cell(match, comparison.new.tasks),
            words.change(match).replace("、", "\n"),
            "\n".join(_unit_lines(match)) if both else None,
            "\n".join(words.deadline_lines(match.deadlines, comparison.years)) if both else None,
            "\n".join(words.target_lines(match.targets)) if both else None,
            match.similarity,
        )


def _unit_lines(match: TaskMatch) -> Iterator[str]:
    yield from words.unit_lines(match.units)
    yield from words.people_lines(match.people)


def _targets(comparison: Comparison) -> Iterator[Row]:
    yield from (_target(target, "工作目标", "工作目标") for target in comparison.targets)
    for match in comparison.tasks:
        olds = [comparison.old.tasks[i] for i in match.old]
        news = [comparison.new.tasks[j] for j in match.new]
        for target in match.targets:
            yield _target(target, _where(target.old, olds), _where(target.new, news))


def _where(target: Target | None, tasks: Sequence[PrintedTask]) -> str | None:
    """Return the number of the task that a target stands in."""
    holding = (task for task in tasks if target and task.span[0] <= target.span[0] and target.span[1] <= task.span[1])
    found = next(holding, tasks[0] if tasks else None)
    return (found.label or "任务") if found else None


def _target(match: TargetMatch, old: str | None, new: str | None) -> Row:
    before, after = differing(aim(match.old) if match.old else None, aim(match.new) if match.new else None)
    where = old if match.old else None, new if match.new else None
    return (where[0], before, where[1], after, words.TARGETS[match.relation])


def _times(comparison: Comparison) -> Iterator[Row]:
    for phase in comparison.phases:
        yield _phase(phase, comparison.years)
        yield from (_milestone(stone, comparison.years) for stone in phase.milestones)
    yield from map(_rhythm, comparison.rhythms)


def _phase(phase: PhaseMatch, years: int) -> Row:
    starts, ends = words.days_moved(phase.start_days, years), words.days_moved(phase.end_days, years)
    moved = [f"{what}{days}" for what, days in (("开始", starts), ("结束", ends)) if days]
    old_time, new_time = differing(*(_stretch(one) if one else None for one in (phase.old, phase.new)))
    old, new = _texts(phase.wording, phase.old, phase.new)
    return ("阶段", old_time, old, new_time, new, words.RELATIONS[phase.relation], "\n".join(moved))


def _stretch(phase: Phase) -> str:
    """Return a phase's name and its days, a line each."""
    return "\n".join([phase.name, *(f"{word}{iso}" for word, iso in (("自", phase.start), ("至", phase.end)) if iso)])


def _milestone(stone: MilestoneMatch, years: int) -> Row:
    old_time, new_time = differing(*(one.due if one else None for one in (stone.old, stone.new)))
    old, new = _texts(stone.wording, stone.old, stone.new)
    moved = words.days_moved(stone.days, years)
    return ("节点", old_time, old, new_time, new, words.RELATIONS[stone.relation], moved)


def _texts(wording: tuple[Segment, ...], old: _Worded | None, new: _Worded | None) -> tuple[Value, Value]:
    """Return two texts with what differs marked, one alone marked whole."""
    if old is None or new is None:
        return differing(old.text if old else None, new.text if new else None)
    return plain_or_marked(old.text, old_runs(wording)), plain_or_marked(new.text, new_runs(wording))


def _rhythm(match: RhythmMatch) -> Row:
    olds, news = (_often(rhythm) if rhythm else None for rhythm in (match.old, match.new))
    old_words, new_words = differing(match.old.text if match.old else None, match.new.text if match.new else None)
    old_time, new_time = differing(olds, news)
    return ("节奏", old_time, old_words, new_time, new_words, words.RELATIONS[match.relation], None)


def _often(rhythm: Rhythm) -> str:
    return f"{cadence(rhythm)}{rhythm.activity}\n{rhythm.due.text if rhythm.due else '（日期未写明）'}"


def _members(comparison: Comparison) -> Iterator[Row]:
    for group in comparison.groups:
        names = "\n".join(dict.fromkeys(name for name in (group.old, group.new) if name))
        if not group.members:
            yield (names, *(None,) * 6, words.RELATIONS[group.relation])
        for member in group.members:
            pairs = [differing(*pair) for pair in zip(_told(member.old), _told(member.new), strict=True)]
            olds, news = zip(*pairs, strict=True)
            yield (names, *olds, *news, words.RELATIONS[member.relation])


def _told(member: Member | None) -> tuple[str | None, str | None, str | None]:
    return (member.role, member.name, member.post) if member else (None, None, None)


def _fields(comparison: Comparison) -> Iterator[Row]:
    yield ("文件名", comparison.old.name, comparison.new.name, None)
    for field in comparison.header:
        old, new = words.field_value(field.field, field.old), words.field_value(field.field, field.new)
        yield (words.FIELDS[field.field], *differing(old, new), words.RELATIONS[field.relation])
