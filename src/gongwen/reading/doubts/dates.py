"""Doubts about days: read two ways, without a year, before the document itself, counted from another day, never ending."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gongwen.reading.doubts.making import AS_PRINTED, doubt, quoted, quoted_list
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Deadline, Doubt, Phase, Rhythm, Span
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.times.dates import DateFound, find_dates, likely_year

Piece = TypeVar("Piece", Phase, Rhythm)

_ANY_YEAR = 2000
_YEAR_MEANT = re.compile(r"[今本当全]年|年[底末内初中]")
"""Words that need no year: 年底 is this year's."""

_EVENT = re.compile(
    r"(?:开学|汛期|主汛|入汛|供暖|采暖|春节|国庆|中秋|元旦|五一|两会|高考|召开|开工|投产|竣工|放假|学期|假期|开园|换届)[^，。；、]{0,4}前"
)
_OPEN_ENDED = re.compile(r"持续|长期|常年|常态|坚持|全年|全程|贯穿|不断|逐步|适时|经常|日常|每|随时|滚动|动态|—$|-$")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a document: every deadline once, and the ``year`` that the reader took for days without one."""

    evidence: Evidence
    year: int | None
    deadlines: tuple[Deadline, ...]

    @property
    def undated(self) -> Iterator[tuple[Deadline, list[DateFound]]]:
        """Deadlines that the reader gave no date and no rhythm, with the dates their words hold."""
        for deadline in self.deadlines:
            if deadline.date is None and not deadline.recurring:
                yield deadline, _dates_of(deadline, self.year or _ANY_YEAR)


DateRule = Callable[[Calendar], Iterator[Doubt]]


def calendar_of(evidence: Evidence) -> Calendar:
    """The days of a document; a merged cell gives its deadline to several tasks and counts once."""
    found = {deadline.span: deadline for task in evidence.reading.tasks for deadline in task.deadlines}
    year = evidence.head.year or likely_year([paragraph.tight for paragraph in evidence.prose])
    return Calendar(evidence, year, tuple(found.values()))


def _dates_of(deadline: Deadline, year: int | None) -> list[DateFound]:
    return find_dates("".join(deadline.text.split()), year)


def _paragraph_at(evidence: Evidence, span: Span) -> Paragraph:
    paragraphs = evidence.prose.paragraphs
    return paragraphs[max(0, bisect_right(paragraphs, span[0], key=lambda p: p.start) - 1)]


def _phase_dates(calendar: Calendar) -> Iterator[tuple[DateFound, Span]]:
    """The dates that give the phases and their milestones their days, with their places."""
    for phase, paragraph, dates in _with_dates(calendar, calendar.evidence.reading.phases):
        days = {phase.start, phase.end, *(milestone.due for milestone in phase.milestones)} - {None}
        yield from ((date, paragraph.span(date.start, date.end)) for date in dates if {date.first, date.last} & days)


def _rhythm_dates(calendar: Calendar) -> Iterator[tuple[DateFound, Span]]:
    """The dates on which dated duties outside the tasks fall due, with their places."""
    for rhythm, paragraph, dates in _with_dates(calendar, calendar.evidence.reading.rhythms):
        due = rhythm.due.text if rhythm.due else None
        yield from ((date, paragraph.span(date.start, date.end)) for date in dates if date.text == due)


def _with_dates(calendar: Calendar, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Paragraph, list[DateFound]]]:
    """Pieces with the paragraph in which each begins and its dates; a paragraph is searched once."""
    known: dict[int, list[DateFound]] = {}
    for piece in pieces:
        paragraph = _paragraph_at(calendar.evidence, piece.span)
        if paragraph.index not in known:
            known[paragraph.index] = find_dates(paragraph.tight, calendar.year)
        yield piece, paragraph, known[paragraph.index]


def date_ambiguous(calendar: Calendar) -> Iterator[Doubt]:
    """Before a period (4月中旬前, 12月前): its last day or the day before it. One way of writing, one doubt."""
    places = [(d, deadline.span) for deadline in calendar.deadlines for d in _dates_of(deadline, calendar.year)]
    places += [*_phase_dates(calendar), *_rhythm_dates(calendar)]
    unclear = [(date, span) for date, span in places if date.ambiguous and date.bound == "by" and date.last]
    if not unclear:
        return
    days = {date.text: date for date, _ in unclear}
    if len(days) == 1:
        date = unclear[0][0]
        message = f"{quoted(date.text)}有两种理解：{date.last}（含），或{date.earlier}（不含）。以哪一天为准？"
        options = (f"{AS_PRINTED}：含所写时段，{date.last}", f"不含所写时段，{date.earlier}")
    else:
        first = unclear[0][0]
        message = f"{quoted_list(days, 6, '处')}有两种理解，如{quoted(first.text)}是{first.last}，还是{first.earlier}。以哪一种为准？"
        options = (f"{AS_PRINTED}：含所写时段，以其最后一天为限", "不含所写时段，以其前一天为限")
    yield doubt("date-ambiguous", message, (span for _, span in unclear), options)


def deadline_without_year(calendar: Calendar) -> Iterator[Doubt]:
    """Days without a year: a note where the plan's year is known, a question where nothing says it."""
    bare = [deadline for deadline in calendar.deadlines if not deadline.recurring and _lacks_year(deadline)]
    if calendar.year is None and bare:
        message = f"时限{quoted_list((d.text for d in bare), 6, '处')}没有写年份，文件也没有标明年份。是哪一年？"
        yield doubt(
            "deadline-without-year", message, (d.span for d in bare), (f"{AS_PRINTED}：不定年份",), severity="ask"
        )
    silent = [deadline for deadline in bare if not _YEAR_MEANT.search(deadline.text)]
    if calendar.year and silent:
        said = "" if calendar.evidence.head.year else "文件没有标明年份，"
        message = f"时限{quoted_list((d.text for d in silent), 6, '处')}没有写年份，{said}按{calendar.year}年理解。"
        yield doubt("deadline-without-year", message, (d.span for d in silent))


def _lacks_year(deadline: Deadline) -> bool:
    """Whether the words give a day only when somebody says the year."""
    known = {date.start for date in _dates_of(deadline, None) if date.last}
    dates = [date for date in _dates_of(deadline, _ANY_YEAR) if not date.relative and not date.recurring]
    return any(date.last and date.start not in known for date in dates)


def deadline_before_document(calendar: Calendar) -> Iterator[Doubt]:
    """Days that had passed when the document was signed."""
    signed = calendar.evidence.reading.document.date
    early = [d for d in calendar.deadlines if signed and d.date and d.date < signed]
    if early:
        message = f"时限{quoted_list((d.text for d in early), 6, '处')}早于成文日期{signed}。是否写错？"
        options = (f"{AS_PRINTED}：视为已到期", "改为另一日期", "只写了月日的，改为下一年")
        yield doubt("deadline-before-document", message, (d.span for d in early), options)


def deadline_relative(calendar: Calendar) -> Iterator[Doubt]:
    """Days counted from another day: 印发之日起30日内."""
    found = [deadline for deadline, dates in calendar.undated if any(date.relative for date in dates)]
    if found:
        message = f"时限{quoted_list((d.text for d in found), 6, '处')}从另一天起算。起算日是哪一天？"
        options = (f"{AS_PRINTED}：不换算成日期", "从成文日期起算", "从收到文件之日起算")
        yield doubt("deadline-relative", message, (d.span for d in found), options)


def deadline_binds_other(calendar: Calendar) -> Iterator[Doubt]:
    """Days by which somebody above must act: 3月底前由省级层面统一部署."""
    undated = [
        d for d, dates in calendar.undated if any(date.last and not date.relative and date.precision for date in dates)
    ]
    found = [deadline for deadline in undated if calendar.year or not _lacks_year(deadline)]
    if found:
        message = f"时限{quoted_list((d.text for d in found), 6, '处')}约束的是上级或其他单位，不作为本任务的时限。"
        yield doubt("deadline-binds-other", message, (d.span for d in found))


def deadline_without_day(calendar: Calendar) -> Iterator[Doubt]:
    """Days that no calendar gives: 开学前, 按上级要求."""
    found = [d for d in calendar.deadlines if not d.recurring and _EVENT.search(d.text)]
    found += [d for d, dates in calendar.undated if not dates and not _OPEN_ENDED.search(d.text) and d not in found]
    if found:
        message = f"时限{quoted_list((d.text for d in found), 6, '处')}从日历上查不出是哪一天。以哪一天为准？"
        yield doubt("deadline-without-day", message, (d.span for d in found), (f"{AS_PRINTED}：不定日期", "指定日期"))


def deadline_open_ended(calendar: Calendar) -> Iterator[Doubt]:
    """Deadlines that never end: 持续推进, 长期坚持."""
    found = [
        d
        for d, dates in calendar.undated
        if _OPEN_ENDED.search(d.text) and not any(x.last or x.relative for x in dates)
    ]
    if found:
        yield doubt(
            "deadline-open-ended",
            f"时限{quoted_list((d.text for d in found), 6, '处')}没有终点，不会到期。",
            (d.span for d in found),
        )


def deadline_recurring(calendar: Calendar) -> Iterator[Doubt]:
    """Deadlines that come back: 每年9月底前."""
    found = [d for d in calendar.deadlines if d.recurring]
    if found:
        message = f"时限{quoted_list((d.text for d in found), 6, '处')}重复出现，没有写从何时起、到何时止。"
        yield doubt("deadline-recurring", message, (d.span for d in found))


RULES: tuple[DateRule, ...] = (
    date_ambiguous,
    deadline_without_year,
    deadline_before_document,
    deadline_relative,
    deadline_binds_other,
    deadline_without_day,
    deadline_open_ended,
    deadline_recurring,
)
