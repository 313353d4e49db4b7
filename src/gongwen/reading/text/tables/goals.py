"""Heads of tables that set aims to indicators: 指标 | 2025年目标; what stands below them, the figures read."""

import re
from collections.abc import Iterable

_INDICATOR = re.compile(
    r"(?:主要|核心|具体|考核|预期|目标|发展|评价|绩效|量化|约束性|预期性|[二三]级)?指标(?:名称|内容|项目?)?"
)
_AIM = re.compile(
    r"(?:20\d\d年?度?(?:底|末)?|“?十[四五六]五”?(?:末|时期|期末)?)?(?:(?:预期|计划|规划|工作|年度|总体|发展|建设|任务|最终)?(?:目标|预期|计划|规划|指标)(?:值|任务|数|数值)?|任务数)"
)
_YEAR = re.compile(r"20\d\d年?(?:底|末)?")


def are_goal_heads(words: Iterable[str]) -> bool:
    """Whether the words head a table of goals: an indicator, and what it is to reach."""
    heads = ["".join(word.split()) for word in words]
    return any(map(_INDICATOR.fullmatch, heads)) and bool(aim_columns(dict(enumerate(heads))))


def is_indicator(head: str) -> bool:
    """Whether a column's head says that indicators are named below it."""
    return _INDICATOR.fullmatch(head) is not None


def aim_columns(heads: dict[int, str]) -> list[int]:
    """The columns that say what is to be reached: those that say so, else the last of the years."""
    said = [column for column, head in heads.items() if _AIM.fullmatch(head) and not _INDICATOR.fullmatch(head)]
    years = [column for column, head in heads.items() if _YEAR.fullmatch(head)]
    return said or years[-1:]
