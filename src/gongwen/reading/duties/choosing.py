"""Which passages are tasks: those with notes, those below a heading that names units, or, where nobody is named, the lowest items."""

import re
from dataclasses import dataclass

from gongwen.reading.duties.gathering import Gathered
from gongwen.reading.duties.passages import Passage
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.words.units import UnitGroup

_NO_WORK = re.compile(
    r"总体要求|指导思想|基本原则|工作原则|总体思路|工作思路|总体目标|工作目标|主要目标|发展目标|目标要求|目的|意义|背景|依据|适用范围|试点范围|实施范围|明确范围|时间|人员|"
    r"组织领导|组织保障|保障措施|保障机制|工作保障|组织实施|工作要求|(?:有关|相关|几点|具体)要求|^[一二三四五六七八九十]+、要求|工作步骤|实施步骤|方法步骤|步骤|工作安排|进度安排|工作进度|阶段|"
    r"附则|职能|成员单位|工作规则|议事规则|组成人员|会议制度|宣传报道|督促检查|督查|考核|责任追究|高度重视|提高认识|思想认识|加强领导|明确责任|落实责任|密切配合|协调配合|狠抓落实|通力协作|组织机构|领导机构|职责"
)
"""Headings whose items are no work, in documents that name no units: aims, guarantees, stages, general demands."""


@dataclass(frozen=True, slots=True)
class Handed:
    """Units in a heading, handed down to the items below, each group with the paragraph its offsets count in."""

    groups: tuple[tuple[Paragraph, UnitGroup], ...]


def _is_heading_note(item: Item, by_item: Gathered) -> bool:
    """Units that stand in a heading: a short title without a full stop, its note, nothing else, and items below."""
    passages = by_item[id(item)][1]
    if not item.children or item.number is None or len(passages) != 1 or not passages[0].notes:
        return False
    if not passages[0].pieces:
        return True
    passage = passages[0]
    kids_noted = any(c.notes for kid in item.walk() if kid is not item for c in by_item[id(kid)][1])
    one_line = len(passage.pieces) == 1 and all(
        n.paragraph.index <= item.first + 1 + at for at, n in enumerate(passage.notes)
    )
    if not one_line or len(passage.text) > 60:
        return False
    return not any(mark in passage.text for mark in "。；") or (
        not kids_noted and not any(mark in passage.text.rstrip("。") for mark in "。；，")
    )


def handed_down(by_item: Gathered) -> dict[int, Handed]:
    """The units that headings hand down to the items below, by the identity of the heading's item."""
    handed = {}
    for key, (item, passages) in by_item.items():
        if _is_heading_note(item, by_item):
            groups = passages[0].groups
            if groups:
                handed[key] = Handed(groups)
    return handed


def units_above(item: Item, handed: dict[int, Handed]) -> list[Handed]:
    """What the headings above an item hand down to it, nearest first."""
    found, above = [], item.parent
    while above is not None:
        if id(above) in handed:
            found.append(handed[id(above)])
        above = above.parent
    return found


def noted_passages(by_item: Gathered, root: Item, handed: dict[int, Handed]) -> list[Passage]:
    """The passages with notes of their own, and lowest items below a heading that hands its units down."""
    found: list[Passage] = []
    for item in root.walk():
        passages = by_item[id(item)][1]
        if id(item) in handed:
            continue
        noted = [passage for passage in passages if passage.notes and passage.pieces]
        if not noted and not item.children and units_above(item, handed) and passages:
            noted = [Passage(item, [p for c in passages for p in c.pieces])]
        found.extend(noted)
    return found


def lowest_items(by_item: Gathered, root: Item) -> list[Passage]:
    """In a document that names no units: every lowest numbered item of the work part, heading and paragraphs."""
    found = []
    for item in root.walk():
        if item.number is None or item.children or not _is_work(item):
            continue
        pieces = [piece for passage in by_item[id(item)][1] for piece in passage.pieces]
        if pieces:
            found.append(Passage(item, pieces))
    return found


def _is_work(item: Item) -> bool:
    top: Item | None = item
    while top is not None and top.number is not None:
        if top.parent is None or top.parent.number is None:
            return not _NO_WORK.search(top.heading[:30])
        top = top.parent
    return True
