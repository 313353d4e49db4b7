"""A doubt about goals: a figure of the whole plan that no task takes up."""

import re
from collections.abc import Iterator

from gongwen.reading.doubts.file import breaks_off
from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, quoted_list
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Target

_MEASURES = "额率量值数度比重入积间分重限"
"""How names of measures end (总额 比率 产量 总值): such an end says nothing of what is measured."""

_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_FIGURE_OF = re.compile(r"(?:得分|水平|数量|比例|比重|占比|规模|总量|总数|人数)$")
"""Ends that only say that a thing is counted: 满意度测评得分 is taken up by 满意度测评."""

_ENOUGH = 0.5


def goal_without_task(evidence: Evidence) -> Iterator[Doubt]:
    """Targets of the goals that no task takes up in its words or headings, all in one doubt; not in a text that breaks off."""
    reading = evidence.reading
    if breaks_off(evidence) or not any(task.assignments for task in reading.tasks):
        return
    texts = [frozenset(_pairs(text)) for text in {"".join((*task.path, task.text)) for task in reading.tasks}]
    targets = [target for goal in reading.goals for target in goal.targets]
    taken = {name: _is_taken_up(name, texts) for name in {target.indicator for target in targets}}
    orphans = [target for target in targets if not taken[target.indicator]]
    if orphans:
        message = f"工作目标{quoted_list((_shown(t) for t in orphans), 6, '项')}没有任务承接。由谁负责？"
        options = (f"{AS_PRINTED}：不落实到单位", "由议案（方案）牵头单位负责", "逐项指明责任单位")
        yield doubt("goal-without-task", message, (target.span for target in orphans), options)


def _shown(target: Target) -> str:
    return target.text if len(target.text) <= 24 else target.indicator


def _pairs(words: str) -> Iterator[str]:
    return (words[at : at + 2] for at in range(len(words) - 1))


def _is_taken_up(indicator: str, texts: list[frozenset[str]]) -> bool:
    """Whether a task holds the indicator's last word, and most of its other words where that word is a mere measure."""
    plain = _BRACKETS.sub("", "".join(indicator.split()))
    pairs = list(_pairs(_FIGURE_OF.sub("", plain) or plain))
    if not pairs:
        return True
    least = 1.0 / len(pairs) if pairs[-1][-1] not in _MEASURES else _ENOUGH
    return any(pairs[-1] in held and sum(pair in held for pair in pairs) >= least * len(pairs) for held in texts)


RULES: tuple[Rule, ...] = (goal_without_task,)
