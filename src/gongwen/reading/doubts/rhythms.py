"""Doubts about what recurs: reports without a day, and duties of which nobody says when they end."""

import re
from collections.abc import Iterator

from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, listed
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Rhythm
from gongwen.reading.words.cadences import CADENCES

_REPORTS = re.compile(r"报送|上报|汇报|报告|书面报|^报|反馈|提交")
_ENDS = re.compile(r"[至到](?:20\d\d|年底|年末|\d{1,2}月|[一-龥]{2,8}(?:结束|完成|为止))|直[到至]|为止")


def _shown(rhythm: Rhythm) -> str:
    return rhythm.text if len(rhythm.text) <= 10 else f"{CADENCES.get(rhythm.cadence, '定期')}{rhythm.activity}"


def _recurring(evidence: Evidence) -> list[Rhythm]:
    return [rhythm for rhythm in evidence.reading.rhythms if rhythm.cadence != "once"]


def rhythm_without_day(evidence: Evidence) -> Iterator[Doubt]:
    """Recurring duties without a day, all in one: asks where a report is among them, a note for meetings and inspections."""
    vague = [rhythm for rhythm in _recurring(evidence) if rhythm.due is None or rhythm.due.day is None]
    reports = [rhythm for rhythm in vague if _REPORTS.search(rhythm.activity)]
    others = [rhythm for rhythm in vague if not _REPORTS.search(rhythm.activity)]
    names = listed((_shown(rhythm) for rhythm in [*reports, *others]), 6, "项")
    if reports:
        options = (f"{AS_PRINTED}：只定周期，不定日期", "定在每期最后一天", "定在每期的某一天，如25日")
        yield doubt("rhythm-without-day", f"{names}没有写明是哪一天。何日之前报送？", (r.span for r in vague), options)
    elif vague:
        yield doubt("rhythm-without-day", f"{names}没有写明是哪一天。", (r.span for r in vague), severity="note")


def rhythm_without_end(evidence: Evidence) -> Iterator[Doubt]:
    """Recurring duties without an end; the last phase's end is offered as what is probably meant."""
    endless = [rhythm for rhythm in _recurring(evidence) if not _ENDS.search(rhythm.text)]
    if endless:
        last = max((phase.end for phase in evidence.reading.phases if phase.end), default=None)
        until = f"可按最后一个阶段结束之日（{last}）掌握。" if last else "文中也没有总的结束日期。"
        names = listed((_shown(rhythm) for rhythm in endless), 6, "项")
        yield doubt("rhythm-without-end", f"{names}没有写到何时为止，{until}", (r.span for r in endless))


RULES: tuple[Rule, ...] = (rhythm_without_day, rhythm_without_end)
