"""Phases: the stages in which a plan is carried out, with their days and the dated duties inside them.

Stages stand in sections such as 实施步骤 or 工作安排, or are named so: 部署阶段（2021年4月中旬之前）, 第一阶段：动员部署
（3月1日—3月31日）, 1.宣传发动阶段。2023年3月—4月，…. Where a stage's heading gives no day, the one day stated in its text is its end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.reading.model import Milestone, Phase
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.times.dates import DateFound, find_dates
from gongwen.reading.times.deadlines import binds
from gongwen.reading.times.forms import number_of, plain

_STEPS = re.compile(
    r"(?:实施|工作|方法|推进|行动|整治|具体|创建|活动|组织|试点|任务|改革|办理)*(?:的)?"
    r"(?:步骤(?:及?方法|和方法|与方法|安排|和?时间安排|及?时间安排)?|进度(?:安排|计划|要求)?|时间(?:安排|进度|步骤|节点(?:安排)?)|阶段(?:安排|划分|步骤)"
    r"|方法(?:和|与|及)?步骤|安排(?:和|与|及)步骤|时序安排|推进计划)"
    r"(?:安排|及?要求|和要求|及?进度|与?进度)?"
)
_ARRANGED = re.compile(r"(?:工作|实施|活动|行动|任务|具体|整治)?(?:安排|实施|计划|流程|方法)(?:和要求)?")
_HAN = r"[一二三四五六七八九十]{1,2}|\d"
_ORDINAL = r"(?:第[一二三四五六七八九十\d]{1,2}(?:个)?(?:阶段|步|步骤|批次?)|(?<!\w)[一二三四五六七八九十\d]{1,2}阶段)"
_STAGE = re.compile(rf"{_ORDINAL}|[^，,。；;：:（(]{{1,16}}阶段(?=$|[（(。：:，,；;\d])")
_NO_STAGE = re.compile(r"新(?:发展)?阶段|各阶段|分阶段|全阶段|历史阶段|现阶段|发展阶段|不同阶段|重要阶段")
_HEAD_STAGE = re.compile(rf"(?:[（(][^（）()]{{2,30}}[）)])?(?:{_STAGE.pattern})")
_RUN_IN = re.compile(
    rf"(?:(?<![在从为是的到至入按])第(?P<nth>{_HAN})(?:个)?(?:阶段|步)|(?<![^。；;])(?P<bare>{_HAN})阶段)(?:[（(：:，,、为是]|[^，,。；;：:（(]{{2,16}}[（(：:。])"
)
_AFTER_DATE = re.compile(r"[为是][^，,。；;：:（(]{2,14}阶段")
_NUMBERED_NAME = re.compile(rf"{_ORDINAL}[：:，,、.．]?(?:为|是)?(?=[^\s（(：:。，,])")
_LONGEST_HEADING = 80
_SENTENCE = re.compile(r"[^。；;]{1,1500}[。；;]?")
_BRACKET = re.compile(r"[（(〔［\[]([^（）()〔〕［］\[\]]{2,40})[）)〕］\]]")
_NEXT_SECTION = re.compile(
    r"(?<![\w“《])[一二三四五六七八九十]{1,3}、(?=\w{2})|(?<=\u0420)[一二三四五六七八九十]{1,3}、"
)
_HEAD_END = re.compile(r"[。；;：:]")


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stage before its days are read: the paragraphs of ``prose[first:stop]``, the first from ``begin`` to ``end``."""

    first: int
    stop: int
    begin: int
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """The name of a stage, its dates, and where its text begins in the first paragraph."""

    name: str
    dates: tuple[DateFound, ...]
    text_start: int


def read_phases(prose: Prose, root: Item, year: int | None) -> tuple[Phase, ...]:
    """The phases of the plan under ``root``, in the order of the text; none where it has no stages."""
    phases: list[Phase] = []
    for stage in _stages(prose, root):
        phase = _read(prose, stage, _year_after(phases, year))
        if not phase.name:
            continue
        if phases and year and phase.start and phases[-1].start and phase.start < phases[-1].start:
            phase = _later(prose, stage, phase, phases[-1])
        phases.append(phase)
    return tuple(phases)


def _year_after(phases: list[Phase], year: int | None) -> int | None:
    """The year of a month that names none: the plan's, or that of the phase before."""
    last = phases[-1].end or phases[-1].start if phases else None
    return max(year, int(last[:4])) if year and last else year


def _later(prose: Prose, stage: _Stage, phase: Phase, before: Phase) -> Phase:
    """Stages follow one another: 1月—3月 after 10月—12月 lies in the next year."""
    start = phase.start or ""
    again = _read(prose, stage, int(start[:4]) + 1)
    return again if again.start and before.start and again.start >= before.start else phase


def _stages(prose: Prose, root: Item) -> Iterator[_Stage]:
    waiting = [root]
    while waiting:
        item = waiting.pop()
        chosen = _children_that_are_stages(prose, item)
        for child in chosen:
            yield _Stage(child.first, child.end, prose[child.first].body_start)
        if not chosen:
            yield from _run_in(prose, item)
            waiting.extend(reversed(item.children))


def _children_that_are_stages(prose: Prose, item: Item) -> list[Item]:
    """The items below a section of steps; elsewhere those called 阶段, where there are two of them."""
    if not item.children:
        return []
    title = _title(item)
    named = [child for child in item.children if _is_named(prose[child.first])]
    dated = [child for child in item.children if child in named or _is_dated(prose[child.first])]
    if _STEPS.fullmatch(title):
        return dated if title.endswith("要求") else item.children
    if _ARRANGED.fullmatch(title) and len(dated) > 1:
        return dated
    return named if len(named) > 1 or (named and _ARRANGED.fullmatch(title)) else []


def _title(item: Item) -> str:
    return item.heading[item.number.end :] if item.number else ""


def _is_named(paragraph: Paragraph) -> bool:
    found = _HEAD_STAGE.match(paragraph.body)
    return found is not None and not _NO_STAGE.search(found[0])


def _is_dated(paragraph: Paragraph) -> bool:
    """Its heading carries a bracket with a date, or begins with one."""
    head = _HEAD_END.split(paragraph.body, maxsplit=1)[0]
    return any(date.precision for bracket in _BRACKET.findall(head) for date in find_dates(bracket, 2000))


def _run_in(prose: Prose, item: Item) -> Iterator[_Stage]:
    """Stages without numbers of their own: paragraphs, or pieces of one, that begin 第一阶段…."""
    steps = bool(_STEPS.fullmatch(_title(item)) or _ARRANGED.fullmatch(_title(item)))
    starts: list[tuple[int, int]] = []
    for paragraph in prose.paragraphs[item.first : item.stop]:
        places = _in_a_row(_RUN_IN.finditer(paragraph.tight)) or _dated_stages(paragraph)
        if not places and steps and paragraph.index > item.first and _is_named(paragraph):
            places = [0]
        starts.extend((paragraph.index, place) for place in places)
    if len(starts) < 2:
        return
    for (first, begin), after in zip(starts, [*starts[1:], None], strict=True):
        inside = after is not None and after[0] == first
        stop = after[0] if after is not None else item.stop
        yield _Stage(first, first + 1 if inside else stop, begin, after[1] if after is not None and inside else None)


def _in_a_row(ordinals: Iterator[re.Match[str]]) -> list[int]:
    """Where 第一阶段, 第二阶段, … stand; a later mention of one begins no stage."""
    places: list[int] = []
    value = 0
    for found in ordinals:
        own = number_of(found["nth"] or found["bare"])
        if value == 0 or own == value + 1:
            value = own
            places.append(found.start())
    return places


def _dated_stages(paragraph: Paragraph) -> list[int]:
    """3月为动员部署阶段，…。4月至10月为集中整治阶段，…: where each of these begins."""
    if not _AFTER_DATE.search(paragraph.tight):
        return []
    dates = [date for date in find_dates(paragraph.tight, None) if _is_day(date)]
    return [date.start for date in dates if _AFTER_DATE.match(paragraph.tight, date.end)]


def _read(prose: Prose, stage: _Stage, year: int | None) -> Phase:
    paragraph = prose[stage.first]
    end = _end(paragraph, stage)
    head = _head(paragraph, stage.begin, end, year)
    rest = prose.paragraphs[stage.first + 1 : stage.stop]
    text = paragraph.tight[head.text_start : end] + "".join(other.tight for other in rest)
    last = rest[-1].whole_span if rest else paragraph.span(stage.begin, end)
    span = (
        paragraph.span(stage.begin, end)[0]
        if stage.end or stage.begin > paragraph.body_start
        else paragraph.whole_span[0],
        last[1],
    )
    pieces = [(paragraph, head.text_start, end), *((other, 0, len(other.tight)) for other in rest)]
    milestones = tuple(milestone for piece in pieces for milestone in _milestones(*piece, year, head))
    return _with_days(Phase(head.name, None, None, None, text, milestones, span), head)


def _end(paragraph: Paragraph, stage: _Stage) -> int:
    """Where a stage ends in its first paragraph: at the next stage, or where a run-together text begins a new section."""
    if stage.end is not None:
        return stage.end
    section = _NEXT_SECTION.search(paragraph.tight, stage.begin + 1) if stage.begin > paragraph.body_start else None
    return section.start() if section else len(paragraph.tight)


def _with_days(phase: Phase, head: _Head) -> Phase:
    """The days of the heading; else the one day stated in the text is the end."""
    if head.dates:
        first, last = head.dates[0], head.dates[-1]
        start = None if first.bound in ("by", "as-of") else first.first
        return replace(phase, start=start, end=last.last, precision=last.precision)
    days = {milestone.due for milestone in phase.milestones}
    return replace(phase, end=days.pop(), precision="day") if len(days) == 1 else phase


def _head(paragraph: Paragraph, begin: int, end: int, year: int | None) -> _Head:
    """部署阶段（2021年4月中旬之前）。, 2023年3月—4月：动员部署阶段。, 宣传发动阶段。2023年3月—4月，…."""
    tight = paragraph.tight
    stop = _heading_stop(tight, begin, end)
    dates = [date for date in find_dates(tight, year, begin, stop) if _is_day(date)]
    name = _name(tight, begin, stop, dates)
    behind = stop + (tight[stop : stop + 1] in tuple("。；;：:，,"))
    if not dates:
        own = _opening_date(tight, behind, end, year)
        if own:
            dates, behind = [own], own.end
            behind += tight[behind : behind + 1] in tuple("，,。：:；;）)")
    return _Head(name, tuple(dates), behind)


def _is_day(date: DateFound) -> bool:
    return date.precision is not None and not date.recurring and not date.relative


def _heading_stop(tight: str, begin: int, end: int) -> int:
    """Where a stage's heading ends: its full stop, or the colon behind its name."""
    depth = 0
    end = min(end, begin + _LONGEST_HEADING)
    for at in range(begin, end):
        depth += (tight[at] in "（(〔［[") - (tight[at] in "）)〕］]")
        if depth <= 0 and tight[at] in "。；;：:，," and not _awaits_name(tight, begin, at):
            return at
    return end


def _awaits_name(tight: str, begin: int, at: int) -> bool:
    """第一阶段：…, 2023年3月：…, 2023年3月，动员部署阶段。: what stands before the mark is no name yet."""
    bare = _BRACKET.sub("", tight[begin:at])
    if re.fullmatch(_ORDINAL, bare):
        return tight[at] in "：:，,"
    if not _without_dates(bare):
        return tight[at] in "：:" or _STAGE.match(tight, at + 1) is not None
    return False


def _without_dates(text: str) -> str:
    for date in reversed(find_dates(text, None)):
        text = text[: date.start] + text[date.end :]
    return text.strip("，,：:、-—（）()起")


def _name(tight: str, begin: int, stop: int, dates: list[DateFound]) -> str:
    """The heading without bracketed dates, dates and 第一阶段 (where a name follows)."""
    words = tight[begin:stop]
    for found in reversed(list(_BRACKET.finditer(words))):
        if any(begin + found.start() < date.start < begin + found.end() for date in dates):
            words = words[: found.start()] + words[found.end() :]
    words = _without_dates(words)
    return _NUMBERED_NAME.sub("", words, count=1).strip("，,：:、-—为是") or words


def _opening_date(tight: str, begin: int, end: int, year: int | None) -> DateFound | None:
    """The days with which the text of a stage begins: 2023年3月—4月，…; a day before which something is due is a milestone."""
    found = [date for date in find_dates(tight, year, begin, min(end, begin + 40)) if _is_day(date)]
    if not found or found[0].start > begin + 1 + (tight[begin : begin + 3] in ("时间：", "时间为")) * 3:
        return None
    return found[0] if found[0].bound in ("range", "in", "from") or tight[begin] in "（(" else None


def _milestones(paragraph: Paragraph, begin: int, end: int, year: int | None, head: _Head) -> Iterator[Milestone]:
    """The dated duties in ``tight[begin:end]``, each with its sentence."""
    tight, seen = paragraph.tight, {date.start for date in head.dates}
    start = max(begin, paragraph.body_start) if begin == 0 else begin
    for sentence in _SENTENCE.finditer(tight, start, end):
        own = plain(sentence[0])
        for date in find_dates(own, year):
            due = date.last if not date.recurring and date.start + sentence.start() not in seen else None
            if due and binds(own, date, year):
                yield Milestone(due, sentence[0], paragraph.span(*sentence.span()))
