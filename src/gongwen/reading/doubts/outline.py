"""Doubts about numbers: a row that skips one, and a number that stands twice."""

from collections.abc import Iterator
from itertools import pairwise

from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, listed, quoted
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Severity, Span
from gongwen.reading.text.outline import Item
from gongwen.reading.words.numbering import Number

_LONGEST_GAP = 3
"""A longer leap is another row, or a figure at a paragraph's head, and no slip of the pen."""

_BROKEN = 4
"""So many places in one document are the work of a converter: then it is a note."""


def _rows(evidence: Evidence) -> Iterator[tuple[Item, Item, Number, Number]]:
    """Neighbours of one form under one heading."""
    for parent in evidence.root.walk():
        for before, after in pairwise(parent.children):
            if before.number and after.number and before.number.form == after.number.form:
                yield before, after, before.number, after.number


def _place(item: Item, evidence: Evidence) -> Span:
    return evidence.prose[item.first].whole_span


def _under(item: Item) -> str:
    above = item.parent
    return quoted(above.heading, 16) + "下" if above is not None and above.number else ""


def number_skipped(evidence: Evidence) -> Iterator[Doubt]:
    """A number is missing: 1. 2. 3. 5."""
    gaps = [row for row in _rows(evidence) if 2 <= row[3].value - row[2].value <= _LONGEST_GAP]
    if gaps:
        rows = listed((f"{_under(a)}{x.label}之后是{y.label}" for a, _, x, y in gaps), 4, "处")
        options = (f"{AS_PRINTED}：编号不连续，没有缺项", "缺一项，须补全原文")
        severity: Severity | None = "note" if len(gaps) >= _BROKEN else None
        spans = [_place(item, evidence) for a, b, *_ in gaps for item in (a, b)]
        yield doubt("number-skipped", f"编号跳号：{rows}。是否漏了内容？", spans, options, severity=severity)


def number_repeated(evidence: Evidence) -> Iterator[Doubt]:
    """A number stands twice: 1. 2. 2. 3."""
    twins = [row for row in _rows(evidence) if row[3].value == row[2].value]
    if twins:
        rows = listed((f"{_under(a)}有两个{x.label}" for a, _, x, _ in twins), 4, "处")
        options = (f"{AS_PRINTED}：两项同号", "后一项及以后各项顺延编号")
        severity: Severity | None = "note" if len(twins) >= _BROKEN else None
        spans = [_place(item, evidence) for a, b, *_ in twins for item in (a, b)]
        yield doubt("number-repeated", f"编号重复：{rows}。引用时指哪一项？", spans, options, severity=severity)


RULES: tuple[Rule, ...] = (number_skipped, number_repeated)
