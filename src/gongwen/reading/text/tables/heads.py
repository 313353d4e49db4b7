"""Column heads of task tables and what stands below them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from gongwen.reading.text.traditional import fold
from gongwen.reading.words.labels import DEADLINE_LABEL, PERSON_LABEL, UNIT_LABEL


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    WORK = "work"
    GROUP = "group"
    UNITS = "units"
    PERSON = "person"
    DEADLINE = "deadline"
    OTHER = "other"


_NUMBER = re.compile(r"序号?|编号|序列号?|No\.?|NO\.?")
_GROUP = re.compile(
    r"(?:任务|工作|项目|指标|问题|重点|事项|目标)?(?:类别|分类|类型|领域|板块|方面|方向|条线|专项|门类|大类|来源|一级指标|所属章节|条目)"
)
_WORK = re.compile(
    r"(?:20\d\d年?)?(?:[\u4e00-\u9fff]{0,6})(?:任务|工作|举措|措施|内容|目标|要求|事项|项目|要点|指标|名称|问题|建议|安排|成果|清单|标准|实事|做法|思路|节点)(?:[\u4e00-\u9fff]{0,6})(?:及(?:要求|标准|内容))?"
)
_OTHER = re.compile(
    r"备注|进展(?:情况)?|完成情况|落实情况|存在问题|联系(?:电话|方式)|电话|分值|权重|得分|资金|投资|单位[：:]?(?:万元|个|%)?|计量单位|附注|页码|是否.*|亮灯.*|状态"
)
_PERIOD = re.compile(r"(?:计划)?(?:开始|起始|启动|开工)时间")


@dataclass(frozen=True, slots=True)
class Head:
    """A column head: its kind and its printed words without white space."""

    kind: Column
    label: str


def read_head(text: str) -> Head | None:
    """The head that a short tight text is, or None: 序号, 重点工作任务, 责任单位, 完成时限, 分管领导, 备注."""
    words = re.sub(r"[（(][^（）()]*[）)]$", "", fold("".join(text.split()))).strip("*：:")
    if not 1 <= len(words) <= 16:
        return None
    for kind, pattern in _KINDS:
        if pattern.fullmatch(words):
            return Head(kind, words)
    return None


_KINDS = (
    (Column.NUMBER, _NUMBER),
    (Column.OTHER, _OTHER),
    (Column.OTHER, _PERIOD),
    (Column.UNITS, UNIT_LABEL),
    (Column.PERSON, PERSON_LABEL),
    (Column.DEADLINE, DEADLINE_LABEL),
    (Column.GROUP, _GROUP),
    (Column.WORK, _WORK),
)


_UNKNOWN = re.compile(r"[\u4e00-\u9fff（）()/]{2,10}")


def are_heads(cells: list[str]) -> list[Head] | None:
    """The heads of a header row, or None: at least two, one of them work or a number, one that says who or when.

    One head that nobody knows (牵头市长) may stand among four or more; its column is read as nothing.
    """
    heads = [read_head(cell) for cell in cells]
    unknown = [cell for cell, head in zip(cells, heads, strict=True) if head is None]
    if unknown and (len(unknown) > 1 or len(cells) < 5 or not _UNKNOWN.fullmatch("".join(unknown[0].split()))):
        return None
    found = [head or Head(Column.OTHER, cell) for head, cell in zip(heads, cells, strict=True)]
    kinds = {head.kind for head in found}
    if len(found) < 2:
        return None
    if not kinds & {Column.WORK, Column.NUMBER, Column.GROUP} or not kinds & {
        Column.UNITS,
        Column.DEADLINE,
        Column.PERSON,
    }:
        return None
    return found
