"""Goals in tables: an indicator in one cell, what it is to reach in another (指标 | 2025年目标, 群众满意率 | ≥90%)."""

import re
from collections.abc import Iterator

from gongwen.reading.figures.quantities import AFTER, BEFORE, MORE, find_quantities
from gongwen.reading.model import Comparator, Goal, Target
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.text.tables.goals import aim_columns, are_goal_heads, is_indicator

_UNIT_HEAD = re.compile(r"(?:计量)?单位")
_WHO_OR_WHEN = re.compile(r"(?:牵头|责任|主管|负责|实施|配合|承办|完成)(?:单位|部门|人|领导|时限|时间)|.*责任.*")
_ORDINAL = re.compile(r"^(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])")
_BRACKET = re.compile(r"[（(](?P<unit>[^（()）]{1,12})[）)]$")
_NUMBER = r"\d+(?:,\d{3})*(?:[.．]\d+)?"
_LONGEST_NAME = 40
_BEFORE = "|".join(sorted(BEFORE, key=len, reverse=True))
_VALUE = re.compile(
    r"(?P<measure>年均增长|同比增长|增长|下降|降低|提高|提升|减少|完成|保持在?|稳定在|累计|新增)?到?"
    rf"(?P<before>{_BEFORE})?到?(?P<value>{_NUMBER})(?:[-—–－~～至](?P<high>{_NUMBER}))?"
    rf"(?P<more>[+＋余多])?(?P<unit>[^\d\s，。；、,;]{{0,8}}?)(?P<after>{'|'.join(AFTER)})?[。；]?"
)


def table_goals(prose: Prose) -> Iterator[Goal]:
    """The goals of the tables that set aims to indicators and name no units: one goal a row."""
    tables: dict[int, dict[int, dict[int, Paragraph]]] = {}
    for paragraph in prose:
        if paragraph.cell is not None and paragraph.tight:
            rows = tables.setdefault(paragraph.cell.table, {})
            rows.setdefault(paragraph.cell.row, {}).setdefault(paragraph.cell.column, paragraph)
    for rows in tables.values():
        yield from _goals_of(rows)


def _goals_of(rows: dict[int, dict[int, Paragraph]]) -> Iterator[Goal]:
    heads: dict[int, str] = {}
    for _, row in sorted(rows.items()):
        words = {column: paragraph.tight for column, paragraph in row.items()}
        if are_goal_heads(words.values()):
            heads = {} if any(map(_WHO_OR_WHEN.fullmatch, words.values())) else words
        elif heads:
            yield from _goal_of(row, heads)


def _goal_of(row: dict[int, Paragraph], heads: dict[int, str]) -> Iterator[Goal]:
    named = [row[column] for column, head in heads.items() if column in row and is_indicator(head)]
    values = [row[column] for column in aim_columns(heads) if column in row]
    printed = [row[column].tight for column, head in heads.items() if column in row and _UNIT_HEAD.fullmatch(head)]
    if not named:
        return
    indicator = named[-1]
    targets = [target for value in values for target in targets_of_cells(indicator, value, next(iter(printed), None))]
    if targets:
        text = indicator.tight + "".join(value.tight for value in values)
        spans = [cell.whole_span for cell in (indicator, *values)]
        yield Goal(text, tuple(targets), (min(start for start, _ in spans), max(end for _, end in spans)))


def targets_of_cells(indicator: Paragraph, value: Paragraph, unit: str | None = None) -> list[Target]:
    """The target that a cell with an indicator and a cell with a figure make; none where the second holds words."""
    found = _VALUE.fullmatch(value.tight)
    if found is None:
        return []
    start = ordinal.end() if (ordinal := _ORDINAL.match(indicator.tight)) else 0
    bracket = _BRACKET.search(indicator.tight, start)
    if bracket is not None and _is_unit(bracket["unit"]):
        unit, end = bracket["unit"], bracket.start()
    else:
        end = len(indicator.tight)
    if not 2 <= end - start <= _LONGEST_NAME:
        return []
    spans = indicator.span(start, end), value.whole_span
    target = Target(
        indicator=indicator.tight[start:end],
        measure=found["measure"],
        comparator=_comparator(found),
        value=found["value"].replace(",", "").replace("．", "."),
        high=found["high"],
        unit=(found["unit"] or unit or "").replace("％", "%") or None,
        aspirational=False,
        text=indicator.tight[start:] + value.tight,
        span=(min(spans)[0], max(end for _, end in spans)),
    )
    return [target]


def _is_unit(words: str) -> bool:
    return any(each.at == 0 and each.end == len(words) + 1 for each in find_quantities("1" + words))


def _comparator(found: re.Match[str]) -> Comparator | None:
    if found["high"]:
        return "between"
    first = BEFORE.get(found["before"] or "")
    if first in {"gt", "lt"}:
        return first
    return AFTER.get(found["after"] or "") or first or MORE.get(found["more"] or "")
