"""What a comparison says in code, in the words that clerks use."""

from collections.abc import Iterable, Iterator, Sequence

from gongwen.comparing.model import (
    Comparison,
    DayRelation,
    DeadlineMatch,
    PersonMatch,
    Relation,
    TargetMatch,
    TargetRelation,
    TaskMatch,
    UnitMatch,
)
from gongwen.ledger.words import ROLES, aim, listed, spoken_day

RELATIONS: dict[Relation, str] = {
    "kept": "未变",
    "adapted": "仅层级不同",
    "changed": "改动",
    "split": "拆分",
    "merged": "合并",
    "struck": "删去",
    "new": "新增",
}
TARGETS: dict[TargetRelation, str] = {
    "kept": "未变",
    "higher": "提高",
    "lower": "降低",
    "changed": "调整",
    "struck": "取消",
    "new": "新增",
}
DAYS: dict[DayRelation, str] = {
    "kept": "未变",
    "reworded": "换了说法",
    "next-year": "随年度顺延",
    "earlier": "提前",
    "later": "推后",
    "struck": "取消",
    "new": "新增",
}
FIELDS = {
    "plan_title": "方案名称",
    "title": "公文标题",
    "kind": "文种",
    "number": "发文字号",
    "issuer": "发文机关",
    "date": "成文日期",
    "recipients": "主送机关",
    "approved_by": "审定机关",
    "bases": "依据文件",
}
TO_CHECK = "需核对"
MOVED = "移动"


def counts(comparison: Comparison) -> str:
    """Return how many tasks became what, in one line."""
    tasks = comparison.tasks
    every = [(word, sum(task.relation == relation for task in tasks)) for relation, word in RELATIONS.items()]
    flags = [(MOVED, sum(task.moved for task in tasks)), (TO_CHECK, sum(task.check for task in tasks))]
    told = " · ".join(f"{word} {count}" for word, count in [*every, *flags] if count)
    both = f"原方案 {len(comparison.old.tasks)} 项，新方案 {len(comparison.new.tasks)} 项"
    return f"{both}：{told}" if told else both


def detail_counts(comparison: Comparison) -> str:
    """Return how many units, deadlines and targets differ, those of tasks that only one plan has aside; empty if none."""
    tasks = [task for task in comparison.tasks if task.old and task.new]
    days = [deadline.relation for task in tasks for deadline in task.deadlines]
    targets = [target.relation for target in [*comparison.targets, *(one for task in tasks for one in task.targets)]]
    every = [
        ("单位变化", sum(unit_differs(unit) for task in tasks for unit in task.units)),
        *((f"时限{word}", days.count(relation)) for relation, word in DAYS.items() if relation not in _SAME_DAY),
        *((f"指标{word}", targets.count(relation)) for relation, word in TARGETS.items() if relation != "kept"),
    ]
    return " · ".join(f"{word} {count}" for word, count in every if count)


_SAME_DAY = frozenset({"kept", "reworded", "next-year"})


def unit_differs(unit: UnitMatch) -> bool:
    """Tell whether there is more to tell of a unit than its level or the spelling of its name."""
    return unit.relation in {"struck", "new"} or unit.old_role != unit.new_role


def has_details(match: TaskMatch) -> bool:
    """Tell whether units, persons, deadlines or targets differ; a deadline that goes with the year does not."""
    relations: set[str] = {
        *(person.relation for person in match.people),
        *(deadline.relation for deadline in match.deadlines),
        *(target.relation for target in match.targets),
    }
    return bool(match.old and match.new) and (
        bool(relations - {"kept", "next-year"}) or any(map(unit_differs, match.units))
    )


def change(match: TaskMatch) -> str:
    """Return what became of a task, in a word or two."""
    word = "文字未变" if match.relation == "kept" and has_details(match) else RELATIONS[match.relation]
    return "、".join([word, *([MOVED] if match.moved else []), *([TO_CHECK] if match.check else [])])


def unit_lines(units: Sequence[UnitMatch], *, counterparts: bool = True) -> Iterator[str]:
    """Yield what differs between the units of a task; ``counterparts`` with those that differ only in level or spelling."""
    for relation, verb in (("new", "增加"), ("struck", "减少")):
        for role, word in ROLES.items():
            names = [unit.new or unit.old or "" for unit in units if unit.relation == relation and _role(unit) == role]
            if names:
                yield f"{verb}{word}：{listed(names)}"
    for unit in units:
        if unit.old_role and unit.new_role and unit.old_role != unit.new_role:
            yield f"{_named(unit)}：{ROLES[unit.old_role]}改为{ROLES[unit.new_role]}"
    for relation, word in (("counterpart", "对应"), ("renamed", "名称")) if counterparts else ():
        pairs = [_named(unit) for unit in units if unit.relation == relation and not unit_differs(unit)]
        if pairs:
            yield f"{word}：{listed(pairs)}"


def _role(unit: UnitMatch) -> str | None:
    return unit.new_role or unit.old_role


def _named(unit: UnitMatch) -> str:
    """Return a unit's name, both where they differ."""
    if unit.old == unit.new:
        return unit.new or ""
    return f"{unit.old}→{unit.new}{f'（{TO_CHECK}）' if unit.check else ''}"


def people_lines(people: Iterable[PersonMatch]) -> Iterator[str]:
    """Yield the persons that only one side names."""
    for person in people:
        if person.relation == "new":
            yield f"增加{person.new}"
        elif person.relation == "struck":
            yield f"减少{person.old}"


def deadline_lines(deadlines: Iterable[DeadlineMatch], years: int) -> Iterator[str]:
    """Yield what differs between the deadlines of a task."""
    for one in deadlines:
        if one.old is None and one.new is not None:
            yield f"增加：{one.new.text}"
        elif one.new is None and one.old is not None:
            yield f"取消：{one.old.text}"
        elif one.old and one.new and one.relation != "kept":
            yield f"{one.old.text}→{one.new.text}{_moved(one, years)}"


def _moved(one: DeadlineMatch, years: int) -> str:
    if one.relation == "next-year":
        return f"（顺延{years}年）" if years > 0 else f"（早{-years}年）"
    return f"（{days_moved(one.days, years)}）" if one.days else ""


def days_moved(days: int | None, years: int = 0) -> str:
    """Return 提前61天, 推后3天; nothing for a day that did not move or that nobody knows."""
    if not days:
        return ""
    return f"{'按年度比' if years else ''}{'推后' if days > 0 else '提前'}{abs(days)}天"


def target_lines(targets: Iterable[TargetMatch]) -> Iterator[str]:
    """Yield what differs between the targets of a task."""
    for one in targets:
        if one.relation != "kept":
            yield target_line(one)


def target_line(one: TargetMatch) -> str:
    """Return a target on both sides, and what became of it."""
    if one.old is None or one.new is None:
        known = one.new or one.old
        return f"{'增加' if one.old is None else '取消'}：{aim(known) if known else ''}"
    return f"{aim(one.old)}→{aim(one.new)}（{TARGETS[one.relation]}）"


def field_value(field: str, value: str | None) -> str:
    """Return what a document says of itself, as people write it."""
    return (spoken_day(value) if field == "date" else value) or "（未读到）"
