"""The plan's goals: what stands under 工作目标 and its kin, one goal a sentence, with or without figures.

Which headings open a goal section, and which sentences only say in whose spirit the work is done, are tables below.
A goal is of the whole plan (contracts/plan-reading.md): a section whose text names responsible units holds tasks instead.
"""

import re
from collections.abc import Iterator

from gongwen.reading.figures.goal_tables import table_goals
from gongwen.reading.figures.targets import find_targets
from gongwen.reading.model import Goal
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.words.labels import LABEL

_KINDS = "工作|总体|主要|发展|行动|建设|改革|阶段|年度|预期|具体|总|任务|试点|整治|治理|奋斗|创建|实施|重点|保障|攻坚|规划|近期|远期|中期|活动|改善|减排"
GOAL_HEADING = re.compile(
    rf"(?:(?:指导思想|总体要求|总体思路|基本思路|工作思路|基本原则|工作原则|任务|原则)(?:与|和|及|、|以及)?)*(?:{_KINDS})*目标(?:(?:与|和|及|、)?(?:任务|要求|指标|定位|原则|思路))*"
)
"""Headings of goal sections: 工作目标, 总体要求和目标, 目标任务, 主要目标."""

AIM_HEADING = re.compile(r"总体要求|总体思路|指导思想|工作思路|工作要求|基本思路")
"""Sections that may hold a goal among general words."""

HEADING_RUN_ON = re.compile(r"(?=以|为|按照|坚持|到\d|力争|通过|根据|围绕|\d{4}年|今年)")
"""What may follow a heading that runs into its text without a full stop."""

SPIRIT = re.compile(
    r"(?:坚持|始终)?(?:以[^，。]*为(?:指导|指引|统领|引领|遵循|根本遵循)|高举|深入学习|全面学习|(?:深入|全面|认真|坚决|切实)?(?:学习)?(?:贯彻|落实)(?:党|习近平|新发展|中央|国家|省|市|区|县|《))"
)
"""Openings of sentences that say in whose spirit the work is done."""

REACHING = re.compile(
    r"(?:力争|争取|确保|努力)?(?:到|至)\d{4}年|力争|(?<![年底前])\d{4}年(?:底|末)?前?[，,]|(?:主要|工作|总体)?目标(?:是|为|：)"
)
"""Where the goal begins inside a longer sentence or section."""

AIMING = re.compile(
    r"确保|力争|争取|(?:到|至)(?:今年|20\d{2}年)|(?:努力|全面|基本)实现|(?:工作|总体)?目标(?:是|为)"
    r"|(?:(?<=本方案。)|(?<=施方案。)|(?<=作方案。)|(?<=本计划。)|(?<=施计划。)|(?<=作计划。))20\d{2}年"
)
"""Where a preamble begins to say what is aimed at; right behind 制定本计划。 a year is the plan's, not a past one."""

_HELD = re.compile(r"《[^》]{0,200}》|“[^”]{0,200}”|（[^（）]{0,300}）|\([^()]{0,300}\)|〔[^〕]{0,200}〕")
_SENTENCE = re.compile(r"[^。；;！？]+")
_DASH = re.compile(r"^[—\-–－―─·•●▲◆■★☆\s]+")
_MARKED = re.compile(r"[#＃*]{1,6}(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])?")
"""What Markdown puts before a heading, and the number behind it."""

_SHORT_HEAD = 18
_HEADING_MAX = 20


def read_goals(prose: Prose, root: Item) -> tuple[Goal, ...]:
    """The goals in ``root``'s goal sections, in document order."""
    goals: list[Goal] = []
    read: set[int] = set()
    for paragraph, start in _goal_paragraphs(prose, root):
        if paragraph.index not in read:
            read.add(paragraph.index)
            goals.extend(_goals_in(paragraph, start))
    goals.extend(
        goal
        for paragraph in _general_paragraphs(prose, root, read)
        for goal in _goals_in(paragraph, _reaching(paragraph))
    )
    goals = goals or list(_in_preamble(prose, root))
    goals.extend(table_goals(prose))
    return tuple(sorted(goals, key=lambda goal: goal.span))


def _in_preamble(prose: Prose, root: Item) -> Iterator[Goal]:
    """Where no section sets goals: what the words before the first number aim at in figures (…，确保…稳定在62万亩以上)."""
    for paragraph in prose.paragraphs[root.first : root.stop]:
        if paragraph.cell is not None or LABEL.search(paragraph.tight):
            continue
        for match in _SENTENCE.finditer(_held(paragraph.tight)):
            aimed = AIMING.search(paragraph.tight, *match.span())
            if aimed and find_targets(paragraph, aimed.start(), match.end()):
                yield _goal(paragraph, aimed.start(), match.end())


def _goal_paragraphs(prose: Prose, root: Item) -> Iterator[tuple[Paragraph, int]]:
    """The paragraphs of goal sections, each with the place where its own words begin."""
    for item in root.walk():
        for section, start in _sections(prose, item):
            paragraphs = prose.paragraphs[section.first : section.end] if section is item else ()
            if not any(LABEL.search(paragraph.tight) for paragraph in paragraphs):
                yield from ((each, start if each.index == item.first else each.body_start) for each in paragraphs)
        yield from _unnumbered_section(prose, item)


def _sections(prose: Prose, item: Item) -> Iterator[tuple[Item, int]]:
    if item.number is None:
        return
    start = heading_end(prose[item.first])
    if start is not None:
        yield item, start


def heading_end(paragraph: Paragraph) -> int | None:
    """Where the text behind a goal heading begins in the paragraph, None where it has no goal heading."""
    marked = _MARKED.match(paragraph.tight, paragraph.body_start)
    start = marked.end() if marked else paragraph.body_start
    found = GOAL_HEADING.match(paragraph.tight, start)
    if found is None or found.end() - start > _HEADING_MAX:
        return None
    end = found.end()
    if end == len(paragraph.tight):
        return end
    if paragraph.tight[end] in "。：:.，":
        return end + 1
    return end if HEADING_RUN_ON.match(paragraph.tight, end) else None


def _unnumbered_section(prose: Prose, item: Item) -> Iterator[tuple[Paragraph, int]]:
    """Paragraphs below a goal heading without a number, up to the next short line."""
    open_ = False
    for paragraph in prose.paragraphs[item.first + (item.number is not None) : item.stop]:
        end = heading_end(paragraph)
        if end is not None:
            open_ = True
            yield paragraph, end
        elif open_ and _is_bare_heading(paragraph):
            open_ = False
        elif open_ and not LABEL.search(paragraph.tight):
            yield paragraph, 0


def _is_bare_heading(paragraph: Paragraph) -> bool:
    return (
        len(paragraph.tight) < _HEADING_MAX
        and paragraph.tight[-1] not in "。；;，：:"
        and not _DASH.match(paragraph.tight)
    )


def _general_paragraphs(prose: Prose, root: Item, read: set[int]) -> Iterator[Paragraph]:
    """Paragraphs under 总体要求 and its kin that set a goal in passing: …。到2027年，…."""
    for item in root.walk():
        if item.number is None or not AIM_HEADING.search(item.heading[:_HEADING_MAX]) or item.parent is not root:
            continue
        section = prose.paragraphs[item.first : item.end]
        if read & {paragraph.index for paragraph in section}:
            continue
        yield from (each for each in section if _reaching(each) < len(each.tight) and not LABEL.search(each.tight))


def _reaching(paragraph: Paragraph) -> int:
    found = REACHING.search(_held(paragraph.tight), paragraph.body_start)
    return found.start() if found else len(paragraph.tight)


def _held(text: str) -> str:
    """The text with the words in quotes and brackets blanked out, place for place."""
    return _HELD.sub(lambda match: "□" * len(match[0]), text)


def _goals_in(paragraph: Paragraph, start: int) -> Iterator[Goal]:
    tight = paragraph.tight
    if dash := _DASH.match(tight[start:]):
        start += dash.end()
    head: int | None = None
    for match in _SENTENCE.finditer(_held(tight), start):
        begin, end = match.span()
        if begin == start and _is_head(tight, begin, end):
            head = begin
            continue
        spirit = _without_spirit(paragraph, begin, end)
        if spirit < end:
            yield _goal(paragraph, spirit if head is None else head, end)
        head = None


def _is_head(tight: str, start: int, end: int) -> bool:
    """Whether the first sentence is the heading of those behind it: 创新能力不断提升。到2027年，…."""
    if end - start > _SHORT_HEAD or end + 1 >= len(tight) or tight[end] != "。":
        return False
    return (
        not re.search(r"\d", tight[start:end])
        and not SPIRIT.match(tight[start:end])
        and not _DASH.match(tight[end + 1 :])
    )


def _without_spirit(paragraph: Paragraph, start: int, end: int) -> int:
    """Where the goal begins in a sentence: behind its opening 以…为指导, at the end when nothing else follows."""
    if not SPIRIT.match(paragraph.tight[start:end]):
        return start
    found = REACHING.search(_held(paragraph.tight), start, end)
    return found.start() if found else end


def _goal(paragraph: Paragraph, start: int, end: int) -> Goal:
    return Goal(
        text=paragraph.tight[start:end],
        targets=tuple(find_targets(paragraph, start, end)),
        span=paragraph.span(start, end),
    )
