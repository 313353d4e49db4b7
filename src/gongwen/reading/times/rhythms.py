"""Rhythms: the reporting, dispatching, inspecting and summing-up of the work itself, and its dated one-off duties.

月调度、季通报、半年检查、全年总结; 每月25日前报送; 实行月报制度; 总结于12月10日前报送. They stand in the parts on organisation, in
stages and in closing paragraphs; elsewhere only what is plainly a report of progress counts, never a service to citizens.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from gongwen.reading.model import Rhythm, RhythmDue, Span
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.times.dates import DateFound, find_dates
from gongwen.reading.times.deadlines import binds
from gongwen.reading.times.forms import cadence_of, plain

_ORGANISING = re.compile(
    r"组织(?:保障|实施|领导|推进|协调|落实)|保障|要求|督[查办导促]|督察|考核|考评|工作机制|推进机制|协调机制|调度|通报|报送|安排|步骤|进度|阶段"
    r"|领导|监督|总结|评估|狠抓|抓好|落实责任|责任落实|明确责任|强化责任|统筹|纪律|时间|注意事项|有关事项|信息反馈"
)
_NOUNS = "".join(f"(?<!{noun})" for noun in ("工作", "调研", "总结", "评估", "自查", "年度", "情况", "分析", "评价"))
_ACTIVITIES = (
    "报送|上报|提交|汇报|调度|通报|督查|督察|督导|督办|检查|总结(?!报告)|小结|会商|例会|巡查|考核|评估(?!报告)|点评|分析(?!报告)|研判|盘点"
    f"|反馈|通告|晾晒|交账|查账|对账|自查(?!报告)|复查|抽查|书面报(?!告|送)|{_NOUNS}报告"
)
_NOT_ORGANISING = re.compile(r"总体|目标|指导思想|基本原则|重要意义")
_STEPS = re.compile(r"步骤|进度|安排|阶段")
_STEP = re.compile(r"完成|形成|制[定订]|拟[定订]|印发|启动|开展|建立|组织|落实")
_ACTIVITY = re.compile(rf"{_ACTIVITIES}|(?<![举填情海申简])报(?![警名价废装销建关刊纸告批表])")
_DATED_ACTIVITY = re.compile(rf"备案|答复|召开|{_ACTIVITY.pattern}")
_NOT_OURS = re.compile(
    r"(?:群众|企业|市民|公众|当事人|申请人|用户)(?:可|应|应当)?(?:在|于|每)|受理|信访人|简易注销|检查站|检查井|报告单|体检|检验检测报告"
)
_PROGRESS = re.compile(
    r"(?:工作|贯彻|落实|推进|办理|完成|进展|进度|执行|整改|任务|活动|行动|开展|实施)[^，。；]{0,10}(?:情况|信息|进展|总结|小结|动态|报告|台账|清单|报表|成效|方案)"
    r"|(?:情况|信息|进展|总结|小结|报告|报表|方案)[^，。；]{0,10}(?:报送|上报|报|反馈)|联络员"
)
_UNIT = r"(?:每)?(?:双周|双月|半月|半年|全年|年[初中底末终]|逐[月日周]|[一每]?(?:日|天|周|旬|月|季度?|年)度?)"
_SHORT = (
    "调度|通报|督查|督办|督导|检查|总结|小结|考核|考评|会商|例会|报告|报送|报|汇报|分析|研判|盘点|评估|点评|讲评|晾晒|公示|公布|兑现|建账|查账|交账"
    "|对账|汇总|会诊|推进会|比拼|排名|督促|自查|回头看|巡查|验收"
)
_TOKEN = rf"(?P<unit>{_UNIT})(?:[一1]|至少)?(?P<act>{_SHORT})(?:会|会议)?"
_TOKENS = re.compile(_TOKEN)
_ROW = re.compile(
    rf"{_TOKEN}(?:[”\"]?[、，,/和及与][“\"]?{_TOKEN.replace('?P<unit>', '?:').replace('?P<act>', '?:')})+"
)
_SYSTEM = re.compile(
    rf"(?:实行|实施|坚持|建立|落实|执行|健全|完善|严格|采取|推行)[^，。；]{{0,10}}?[“\"]?(?!\w{{1,4}}报告?(?!制度)){_TOKEN}"
    rf"|{_TOKEN.replace('?P<unit>', '?P<unit2>').replace('?P<act>', '?P<act2>')}[”\"]?(?:、[^，。；]{{0,8}})?(?:制度|机制|工作法)"
)
_NO_CADENCE = {
    "年初": ("once", 1),
    "年中": ("once", 6),
    "年底": ("once", 12),
    "年末": ("once", 12),
    "年终": ("once", 12),
}
_LISTED = re.compile(
    r"(?:[、和及,，]?\d{1,2}月(?:\d{1,2}[日号]|[底末])?){0,5}"
    r"(?:(?:下班)?[之以]?前|(?:分别)?(?:书面|集中)?(?:报|汇报|调度|通报|督查|检查))"
)
_SENTENCE = re.compile(r"[^。；;！!]{1,1500}[。；;！!]?")
_CLAUSE_MARKS = "，,。；;：:"
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Sentence:
    """``paragraph.tight[start:end]``, ``even`` its paragraph in plain characters, with what its part of the plan allows."""

    paragraph: Paragraph
    even: str
    start: int
    end: int
    organising: bool
    once: bool
    step: bool

    @property
    def text(self) -> str:
        return self.paragraph.tight[self.start : self.end]


def read_rhythms(
    prose: Prose, root: Item, year: int | None, *, tasks: Sequence[Span] = (), phases: Sequence[Span] = ()
) -> tuple[Rhythm, ...]:
    """The rhythms of the plan under ``root``, in the order of the text.

    One-off duties inside ``tasks`` are those tasks' deadlines and inside ``phases`` their milestones: neither is repeated.
    """
    rhythms: list[Rhythm] = []
    for sentence in _sentences(prose, root, _merged(tasks), _merged(phases)):
        rhythms.extend(_in_sentence(sentence, year))
    return tuple(rhythms)


def _sentences(prose: Prose, root: Item, tasks: Sequence[Span], phases: Sequence[Span]) -> Iterator[_Sentence]:
    for item in root.walk():
        headings = "\n".join((*item.path, item.heading))
        organising = item.number is None or (_ORGANISING.search(headings) and not _NOT_ORGANISING.search(headings))
        for paragraph in prose.paragraphs[item.first : item.stop]:
            if paragraph.cell is not None:
                continue
            even = plain(paragraph.tight)
            for found in _SENTENCE.finditer(even, paragraph.body_start):
                span = paragraph.span(*found.span())
                in_task = _covered(span, tasks)
                once = not in_task and not _covered(span, phases)
                yield _Sentence(
                    paragraph,
                    even,
                    *found.span(),
                    organising=bool(organising) and not in_task,
                    once=once,
                    step=bool(_STEPS.search(headings)),
                )


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches that spans cover, apart from each other and in order."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    return apart


def _covered(span: Span, stretches: Sequence[Span]) -> bool:
    """Whether a span begins in one of the stretches that :func:`_merged` gives."""
    before = bisect_right(stretches, span[0], key=lambda stretch: stretch[0])
    return before > 0 and span[0] < stretches[before - 1][1]


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in others)


def _in_sentence(sentence: _Sentence, year: int | None) -> Iterator[Rhythm]:
    text = sentence.even[sentence.start : sentence.end]
    if _NOT_OURS.search(text):
        return
    short = list(_short_forms(sentence, text))
    yield from short
    if not _DATED_ACTIVITY.search(text) and not (sentence.step and _STEP.search(text)):
        return
    taken = [rhythm.span for rhythm in short]
    dates = find_dates(sentence.paragraph.tight, year, sentence.start, sentence.end)
    for date, after in zip_longest(dates, dates[1:]):
        if _inside(sentence.paragraph.span(date.start, date.end), taken):
            continue
        limit = sentence.end if after is None else _limit(text, sentence.start, date, after)
        rhythm = _recurring(sentence, date, limit) if date.recurring else _once(sentence, date, limit, year)
        if rhythm:
            yield rhythm


def _limit(text: str, start: int, date: DateFound, after: DateFound) -> int:
    """How far the words of one date reach: to the clause of the next, or to the end where both stand in one clause."""
    begins = start + _clause_start(text, 0, after.start - start)
    return begins if begins > date.end else start + len(text)


def _clause_start(text: str, low: int, at: int) -> int:
    return max(low, *(text.rfind(mark, low, at) + 1 for mark in _CLAUSE_MARKS))


def _short_forms(sentence: _Sentence, text: str) -> Iterator[Rhythm]:
    """月调度、季通报、半年检查、全年总结; 实行月报制度; 周例会制度."""
    places: set[int] = set()
    for row in (*_ROW.finditer(text), *_SYSTEM.finditer(text)):
        for token in _TOKENS.finditer(text, *row.span()):
            if token.start() not in places and (sentence.organising or _is_row_of_ours(row)):
                places.add(token.start())
                yield _short(sentence, token)


def _is_row_of_ours(row: re.Match[str]) -> bool:
    """A row of three short forms, or one that dispatches, speaks of the work itself wherever it stands."""
    return row.re is _ROW and ("调度" in row[0] or "通报" in row[0]) and len(_TOKENS.findall(row[0])) > 1


def _short(sentence: _Sentence, token: re.Match[str]) -> Rhythm:
    unit, act = token["unit"], token["act"]
    once = _NO_CADENCE.get(unit)
    cadence = once[0] if once else cadence_of(unit)
    due = RhythmDue(once[1], None, unit) if once else None
    start = sentence.start + token.start()
    span = sentence.paragraph.span(start, start + len(token[0]))
    return Rhythm(
        cadence, "报告" if act == "报" else act, due, sentence.paragraph.tight[start : start + len(token[0])], span
    )


def _recurring(sentence: _Sentence, date: DateFound, limit: int) -> Rhythm | None:
    """每月25日前…上报, 每季度报送: a cadence and what is done in it."""
    tight = sentence.even
    found = _ACTIVITY.search(tight, date.end, limit)
    if not found or not _is_ours(sentence, tight, date, found):
        return None
    due = None if date.day is None else RhythmDue(date.month, date.day, date.text)
    return _rhythm(sentence, date.recurring or "once", found[0], due)


def _is_ours(sentence: _Sentence, tight: str, date: DateFound, found: re.Match[str]) -> bool:
    """The activity follows in the same breath; outside the organising parts it must be a report of progress."""
    gap = tight[date.end : found.start()]
    if len(gap) > _REACH or gap.count("，") + gap.count(",") > 2:
        return False
    reports = found[0] in ("报送", "上报", "报告", "书面报", "报", "汇报")
    return sentence.organising or (reports and _PROGRESS.search(tight, date.end, sentence.end) is not None)


def _once(sentence: _Sentence, date: DateFound, limit: int, year: int | None) -> Rhythm | None:
    """A dated duty outside the tasks: 总结于12月10日前报送."""
    tight = sentence.even
    if not sentence.once or not _falls_due(tight, sentence, date, year):
        return None
    if not sentence.organising and not _PROGRESS.search(tight, sentence.start, sentence.end):
        return None
    clause = _clause_start(tight, sentence.start, date.start)
    found = _DATED_ACTIVITY.search(tight, date.end, min(limit, date.end + _REACH))
    found = found or _DATED_ACTIVITY.search(tight, clause, date.start)
    if not found and sentence.step:
        found = _STEP.search(tight, date.end, limit)
    return _rhythm(sentence, "once", found[0], RhythmDue(date.month, date.day, date.text)) if found else None


def _falls_due(tight: str, sentence: _Sentence, date: DateFound, year: int | None) -> bool:
    """A day that binds, or one of a list before such a day: 6月10日、10月10日前; 3月、6月、12月书面报."""
    if date.bound not in ("by", "in") or date.relative or date.month is None:
        return False
    own = tight[sentence.start : sentence.end]
    if binds(own, replace(date, start=date.start - sentence.start, end=date.end - sentence.start), year):
        return True
    return date.bound == "in" and _LISTED.match(tight, date.end, sentence.end) is not None


def _rhythm(sentence: _Sentence, cadence: str, activity: str, due: RhythmDue | None) -> Rhythm:
    span = sentence.paragraph.span(sentence.start, sentence.end)
    return Rhythm(cadence, activity, due, sentence.text, span)
