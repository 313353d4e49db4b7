"""Doubts about tasks: without a lead, a deadline, a figure; twice the same; items that nobody answers for."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from gongwen.reading.doubts.file import breaks_off
from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, listed, names_of, quoted, quoted_list
from gongwen.reading.doubts.presence import stands_for_many
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Severity, Span, Task
from gongwen.reading.text.outline import Item

_SHARED = re.compile(r"按|分别|共同|各自")
_FEW = 3
_ANNEX = re.compile(r"^附[件表]")
_SHORT_ITEM = 12


def document_without_units(evidence: Evidence) -> Iterator[Doubt]:
    """A plan with tasks and not one unit."""
    tasks = evidence.reading.tasks
    if tasks and not any(task.assignments for task in tasks):
        message = f"全文{len(tasks)}项任务都没有写明责任单位。由谁承办？"
        yield doubt(
            "document-without-units",
            message,
            (task.span for task in tasks),
            (f"{AS_PRINTED}：不写责任单位", "另发分工表"),
        )


def document_without_tasks(evidence: Evidence) -> Iterator[Doubt]:
    """Nothing was read as a task: a roster, a letter, or a layout that the reader does not know."""
    if not evidence.reading.tasks:
        yield doubt("document-without-tasks", "没有读出任务；如果文件里有任务，请核对它的写法。", ())


def task_without_lead(evidence: Evidence) -> Iterator[Doubt]:
    """Tasks of several units and no lead: asks where few tasks lack one, a note where many do or all of them."""
    tasks = [task for task in evidence.reading.tasks if task.assignments]
    lacking = [task for task in tasks if _needs_lead(task)]
    if not lacking:
        return
    spans = [a.span for task in lacking for a in task.assignments]
    if not any(a.role == "lead" for task in tasks for a in task.assignments):
        yield doubt(
            "document-without-lead", f"全文没有标明牵头单位；{len(lacking)}项任务列了几个单位，没有主次。", spans
        )
        return
    message = f"{names_of(lacking)}没有牵头单位，其他任务有。由谁牵头？"
    options = (f"{AS_PRINTED}：不设牵头单位", "由排在第一位的单位牵头")
    severity: Severity = "ask" if _FEW * len(lacking) <= len(tasks) else "note"
    yield doubt("task-without-lead", message, spans, options, severity=severity)


def _needs_lead(task: Task) -> bool:
    """Several answer and none leads. A single unit leads itself; 按职责分工负责 says that none does."""
    answering = [a for a in task.assignments if a.role == "responsible"]
    if any(a.role == "lead" for a in task.assignments) or any(_SHARED.search(a.label) for a in answering):
        return False
    return len(answering) > 1 or any(stands_for_many(a.unit) for a in answering)


def task_without_deadline(evidence: Evidence) -> Iterator[Doubt]:
    """Tasks without a day: a note; asks where most tasks state one in their notes and few do not."""
    tasks = evidence.reading.tasks
    lacking = [task for task in tasks if not task.deadlines]
    if not lacking:
        return
    spans = [task.span for task in lacking]
    if len(lacking) == len(tasks):
        yield doubt("task-without-deadline", f"全部{len(tasks)}项任务都没有写明完成时限。", spans)
        return
    stated = sum(_states_deadline(evidence, task) for task in tasks)
    message = f"{names_of(lacking)}没有写明完成时限，其他{len(tasks) - len(lacking)}项有。"
    if stated > len(lacking) * _FEW:
        options = (f"{AS_PRINTED}：不设时限", "以方案结束之日为时限", "逐项补写时限")
        yield doubt("task-without-deadline", message + "何时完成？", spans, options, severity="ask")
    else:
        yield doubt("task-without-deadline", message, spans)


def _states_deadline(evidence: Evidence, task: Task) -> bool:
    """Whether a deadline stands in the task's note, behind a label (完成时限：), and not only in its words."""
    text = evidence.prose.text
    return any(text[max(0, d.span[0] - 3) : d.span[0]].rstrip().endswith(("：", ":")) for d in task.deadlines)


def task_without_target(evidence: Evidence) -> Iterator[Doubt]:
    """Tasks in which nothing can be measured."""
    tasks = evidence.reading.tasks
    lacking = [task for task in tasks if not task.targets]
    if lacking:
        which = f"全部{len(tasks)}项任务" if len(lacking) == len(tasks) else names_of(lacking)
        yield doubt(
            "task-without-target",
            f"{which}没有可以衡量的数量指标，进展只能用文字说明。",
            (task.span for task in lacking),
        )


def task_duplicate(evidence: Evidence) -> Iterator[Doubt]:
    """Tasks with the same words under different numbers; what stands twice with its number is text-twice."""
    same: dict[str, list[Task]] = defaultdict(list)
    for task in evidence.reading.tasks:
        if len(task.text) >= _SHORT_ITEM:
            same[task.text].append(task)
    twice = [tasks for tasks in same.values() if len(tasks) > 1]
    if twice:
        rows = listed((quoted(tasks[0].text) for tasks in twice), 4, "组")
        options = (f"{AS_PRINTED}：各算一项", "合并为一项")
        spans = [task.span for tasks in twice for task in tasks]
        yield doubt("task-duplicate", f"任务{rows}出现不止一次，文字相同。是否重复？", spans, options)


def item_without_unit(evidence: Evidence) -> Iterator[Doubt]:
    """Lowest items without a note where nearly all their sisters have one; the last one may be cut off."""
    starts = sorted(task.span[0] for task in evidence.reading.tasks)
    found = [item for parent in evidence.root.walk() for item in _forgotten(evidence, parent, starts)]
    if found:
        names = quoted_list((item.heading for item in found), 6, "项")
        message = f"{names}没有写明责任单位，同级其他各项都写了。由谁承办？"
        options = (f"{AS_PRINTED}：不作为任务", "补写责任单位")
        yield doubt("item-without-unit", message, (_extent(evidence, item) for item in found), options)


def _forgotten(evidence: Evidence, parent: Item, starts: list[int]) -> list[Item]:
    sisters = parent.children
    if len(sisters) < _FEW or not evidence.tasks.names_units:
        return []
    bare = [item for item in sisters if not _holds_task(_extent(evidence, item), starts)]
    if len(bare) * _FEW >= len(sisters):
        return []
    last = evidence.head.text[1] if breaks_off(evidence) else len(evidence.prose) + 1
    return [
        item
        for item in bare
        if not item.children and item.end < last and len(evidence.prose[item.first].body) >= _SHORT_ITEM
    ]


def _extent(evidence: Evidence, item: Item) -> Span:
    first, last = evidence.prose[item.first], evidence.prose[item.end - 1]
    return first.whole_span[0], last.whole_span[1]


def _holds_task(extent: Span, starts: list[int]) -> bool:
    at = bisect_left(starts, extent[0])
    return at < len(starts) and starts[at] < extent[1]


def text_unplaced(evidence: Evidence) -> Iterator[Doubt]:
    """Words in the work part that no task holds, closing remarks mostly."""
    rest = [(text, span) for text, span in evidence.tasks.unplaced if not _ANNEX.match(text)]
    if rest:
        message = f"{len(rest)}处文字没有归入任何任务：{quoted_list((text for text, _ in rest), 4, '处')}。"
        yield doubt("text-unplaced", message, (span for _, span in rest))


RULES: tuple[Rule, ...] = (
    document_without_units,
    document_without_tasks,
    task_without_lead,
    task_without_deadline,
    task_without_target,
    task_duplicate,
    item_without_unit,
    text_unplaced,
)
