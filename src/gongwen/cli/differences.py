"""A comparison on the screen: what the plans are, how many tasks became what, then everything that differs."""

from collections.abc import Iterable, Iterator

from gongwen.cli.console import printable
from gongwen.cli.screen import screen_width, wrapped
from gongwen.comparing import words
from gongwen.comparing.model import Comparison, MemberMatch, MilestoneMatch, PhaseMatch, RhythmMatch, Segment, TaskMatch
from gongwen.comparing.sheets import named
from gongwen.ledger.words import cadence, listed
from gongwen.reading.model import Member, Rhythm

_KEPT = 14
_INDENT = " " * 6
_LEGEND = "记号：[-删去-] {+新增+} <原文|新文>，尖括号里只是层级不同。没有任何变化的任务不列出。"
_SAME = "两份方案没有读到不同之处。"


def differences(comparison: Comparison) -> str:
    """Return what differs between two plans, for people to read."""
    width = screen_width()
    parts = [
        list(_heading(comparison, width)),
        *_tasks(comparison, width),
        *(
            list(_section(title, lines, width))
            for title, lines in (
                ("目标和指标", _goals(comparison)),
                ("阶段、节点和节奏", _times(comparison)),
                ("成员", _members(comparison)),
                ("文件", _fields(comparison)),
                ("单位对应（同一单位在两级的名称，或另一种写法）", _counterparts(comparison)),
            )
        ),
    ]
    told = [part for part in parts if part]
    return "\n\n".join("\n".join(part) for part in (told if len(told) > 1 else [*told, [_SAME]])) + "\n"


def _heading(comparison: Comparison, width: int) -> Iterator[str]:
    yield from wrapped(named(comparison.old), width, "原方案：")
    yield from wrapped(named(comparison.new), width, "新方案：")
    yield ""
    yield from wrapped(words.counts(comparison), width, "")
    yield from wrapped(words.detail_counts(comparison), width, "")


def _section(title: str, lines: Iterable[str], width: int) -> Iterator[str]:
    """Yield a title and its lines, nothing without lines."""
    found = list(lines)
    if found:
        yield title
    for line in found:
        yield from wrapped(line, width, "  ")


def _tasks(comparison: Comparison, width: int) -> Iterator[list[str]]:
    """Yield the lines of each task that differs, a legend before the first."""
    told = [match for match in comparison.tasks if _differs(match)]
    if told:
        yield list(wrapped(_LEGEND, width, ""))
    for match in told:
        yield list(_task(match, comparison, width))


def _differs(match: TaskMatch) -> bool:
    return match.relation != "kept" or match.moved or match.check or words.has_details(match)


def _task(match: TaskMatch, comparison: Comparison, width: int) -> Iterator[str]:
    old = "、".join(comparison.old.tasks[i].label or "任务" for i in match.old)
    new = "、".join(comparison.new.tasks[j].label or "任务" for j in match.new)
    cited = f"{old} → {new}" if old and new and old != new else old or new
    similarity = f"，相似度 {match.similarity}%" if match.wording else ""
    yield printable(f"{cited}　{words.change(match)}{similarity}")
    alone = [comparison.old.tasks[i].text for i in match.old] if not match.new else []
    alone = alone or ([comparison.new.tasks[j].text for j in match.new] if not match.old else [])
    for line in [*alone, *_shown(match.wording).split("\n"), *_moved(match, comparison)]:
        yield from wrapped(line, width, _INDENT)
    if match.old and match.new:
        yield from _details(match, comparison.years, width)


def _moved(match: TaskMatch, comparison: Comparison) -> Iterator[str]:
    """Yield the groups of a task that moved from one to another."""
    if match.moved:
        old, new = comparison.old.tasks[match.old[0]].path[-1:], comparison.new.tasks[match.new[0]].path[-1:]
        if old != new:
            yield f"由“{''.join(old)}”移到“{''.join(new)}”"


def _details(match: TaskMatch, years: int, width: int) -> Iterator[str]:
    units = [*words.unit_lines(match.units, counterparts=False), *words.people_lines(match.people)]
    for what, lines in (
        ("单位", units),
        ("时限", words.deadline_lines(match.deadlines, years)),
        ("指标", words.target_lines(match.targets)),
    ):
        told = "；".join(lines)
        if told:
            yield from wrapped(f"{what}：{told}", width, _INDENT)


def _shown(wording: Iterable[Segment]) -> str:
    """Return a wording with what differs between marks; of what stayed, only the words next to a change."""
    segments = list(wording)
    return "".join(
        _kept(segment.new, first=at == 0, last=at == len(segments) - 1) if segment.op == "same" else _marked(segment)
        for at, segment in enumerate(segments)
    )


def _kept(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= (_KEPT if first or last else 2 * _KEPT) + 1:
        return text
    return f"{'' if first else text[:_KEPT]}…{'' if last else text[-_KEPT:]}"


def _marked(segment: Segment) -> str:
    if segment.op == "adapted":
        return f"<{segment.old}|{segment.new}>"
    struck = f"[-{segment.old}-]" if segment.old else ""
    return struck + (f"{{+{segment.new}+}}" if segment.new else "")


def _goals(comparison: Comparison) -> Iterator[str]:
    for goal in comparison.goals:
        if goal.relation == "kept":
            continue
        alone = goal.old or goal.new if goal.old is None or goal.new is None else None
        text = alone.text if alone else _shown(goal.wording)
        check = f"（{words.TO_CHECK}）" if goal.check else ""
        yield f"目标{words.RELATIONS[goal.relation]}{check}：{text}"
    for line in words.target_lines(comparison.targets):
        yield f"指标　{line}"


def _times(comparison: Comparison) -> Iterator[str]:
    for phase in comparison.phases:
        if phase.relation != "kept":
            yield _phase(phase, comparison.years)
        yield from (
            _milestone(stone, comparison.years)
            for stone in phase.milestones
            if stone.relation != "kept" and phase.old and phase.new
        )
    for rhythm in comparison.rhythms:
        if rhythm.relation != "kept":
            yield _rhythm(rhythm)


def _phase(phase: PhaseMatch, years: int) -> str:
    known = phase.new or phase.old
    starts, ends = words.days_moved(phase.start_days, years), words.days_moved(phase.end_days, years)
    moved = [f"{what}{days}" for what, days in (("开始", starts), ("结束", ends)) if days]
    told = [*moved, *([_shown(phase.wording)] if phase.wording else [])]
    return (
        f"阶段{words.RELATIONS[phase.relation]}：{known.name if known else ''}{'　' if told else ''}{'；'.join(told)}"
    )


def _milestone(stone: MilestoneMatch, years: int) -> str:
    known = stone.new or stone.old
    text = _shown(stone.wording) if stone.wording else known.text if known else ""
    moved = words.days_moved(stone.days, years)
    return f"节点{words.RELATIONS[stone.relation]}：{text}{f'（{moved}）' if moved else ''}"


def _rhythm(match: RhythmMatch) -> str:
    told = " → ".join(dict.fromkeys(_often(rhythm) for rhythm in (match.old, match.new) if rhythm))
    return f"节奏{words.RELATIONS[match.relation]}：{told}"


def _often(rhythm: Rhythm) -> str:
    return f"{cadence(rhythm)}{rhythm.activity}{f'（{rhythm.due.text}）' if rhythm.due else ''}"


def _members(comparison: Comparison) -> Iterator[str]:
    for group in comparison.groups:
        names = " → ".join(dict.fromkeys(name for name in (group.old, group.new) if name))
        if group.old is None or group.new is None:
            yield f"{words.RELATIONS[group.relation]}：{names}（{len(group.members)}名成员）"
            continue
        if group.relation != "kept":
            yield f"{words.RELATIONS[group.relation]}：{names}"
        if group.old_office != group.new_office:
            yield f"办公室：{group.old_office or '未写明'} → {group.new_office or '未写明'}"
        yield from (_member(member) for member in group.members if member.relation != "kept")


def _member(match: MemberMatch) -> str:
    told = " → ".join(_person(member) for member in (match.old, match.new) if member)
    return f"{words.RELATIONS[match.relation]}：{told}"


def _person(member: Member) -> str:
    return " ".join(part for part in (member.role, member.name, member.post) if part)


def _fields(comparison: Comparison) -> Iterator[str]:
    for field in comparison.header:
        if field.relation != "kept":
            old, new = words.field_value(field.field, field.old), words.field_value(field.field, field.new)
            yield f"{words.FIELDS[field.field]}：{old} → {new}"


def _counterparts(comparison: Comparison) -> Iterator[str]:
    """Yield the units that stand at two levels or in two spellings, each once."""
    units = [unit for match in comparison.tasks for unit in match.units if unit.relation in {"counterpart", "renamed"}]
    pairs = [f"{unit.old}→{unit.new}{f'（{words.TO_CHECK}）' if unit.check else ''}" for unit in units]
    if pairs:
        yield listed(pairs)
