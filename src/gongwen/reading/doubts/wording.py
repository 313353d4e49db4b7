"""Doubts about words: a level letter in the place of its sister, a congress or group of the wrong level, clauses for all."""

import re
from collections import defaultdict
from collections.abc import Iterator

from gongwen.reading.doubts.making import AS_PRINTED, Rule, doubt, own_paragraphs, quoted
from gongwen.reading.doubts.names import place_of
from gongwen.reading.doubts.sisters import LETTERS, SISTERS
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Doubt, Span

_CONGRESS = re.compile(
    r"(?P<level>[省市区县州])第?(?P<nth>[一二三四五六七八九十]{1,3}|\d{1,2})届"
    r"(?P<body>人大|人民代表大会|政协|人大常委会|委员会)(?:第)?(?P<session>[一二三四五六七八九十]{1,3}|\d{1,2})次(?:全体)?会议"
)
_BODIES = {"人民代表大会": "人大"}
_SCOPE = re.compile(r"[（(〔〈【](?P<said>[^（()）〔〕〈〉【】]{2,60}?)[，,；;]?下同[。]?[）)〕〉】]")
_WIDENS = re.compile(r"^(?:不?含|包括|不?包含|以及|及|和|加|另含)|(?:政府|管委会|办事处|街道|镇|乡|园区|开发区)$")
_GROUP_LEVEL = re.compile(r"(?P<level>省|市|区|县|州)(?!场|政(?!府)|容|民|域|级)")
_ORDER = "省市州区县"


def level_word(evidence: Evidence) -> Iterator[Doubt]:
    """A level letter where its sister makes a common word (超区): one doubt a word."""
    found: dict[tuple[str, str], list[tuple[str, Span]]] = defaultdict(list)
    for word, seen, context, span in _damaged_words(evidence):
        found[seen, word].append((context, span))
    for (seen, word), places in found.items():
        message = f"{quoted(places[0][0])}中的{quoted(seen)}疑为{quoted(word)}，可能是替换层级名称时误改；原文照录。"
        options = (f"{AS_PRINTED}：{seen}", f"应为：{word}")
        yield doubt("level-word", message, (span for _, span in places), options)


_PATTERNS = [
    (row.word, letter, row.damaged_by(letter)) for row in SISTERS for letter in LETTERS if letter != row.letter
]


def _damaged_words(evidence: Evidence) -> Iterator[tuple[str, str, str, Span]]:
    """Each damaged word: what was meant, what stands there, the words around it, its place."""
    for word, letter, pattern in _PATTERNS:
        part = word.replace(word[0] if word[0] in LETTERS else word[-1], letter, 1)
        for paragraph in own_paragraphs(evidence):
            if part not in paragraph.tight:
                continue
            for match in pattern.finditer(paragraph.tight):
                a, b = match.span("seen")
                yield word, match["seen"], paragraph.tight[max(0, a - 4) : b + 4], paragraph.span(a, b)


def congress_level(evidence: Evidence) -> Iterator[Doubt]:
    """One congress session said to be of two levels: the rarer one is asked about."""
    sessions: dict[tuple[str, str, str], dict[str, list[tuple[str, Span]]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in own_paragraphs(evidence):
        for found in _CONGRESS.finditer(paragraph.tight):
            key = (found["nth"], _BODIES.get(found["body"], found["body"]), found["session"])
            sessions[key][found["level"]].append((found[0], paragraph.span(*found.span())))
    for levels in sessions.values():
        if len(levels) > 1:
            yield _two_levels(sorted(levels.values(), key=len))


def _two_levels(rows: list[list[tuple[str, Span]]]) -> Doubt:
    rare, usual = rows[0][0][0], rows[-1][0][0]
    spans = [span for row in rows[:-1] for _, span in row]
    message = f"此处写{quoted(rare)}，文中其他{len(rows[-1])}处写{quoted(usual)}，层级不一。是哪一级的会议？"
    return doubt("congress-level", message, spans, (f"{AS_PRINTED}：{rare}", f"应为：{usual}"))


def group_level(evidence: Evidence) -> Iterator[Doubt]:
    """A group founded here whose name begins with another level than the issuer's: 市…领导小组 in a district's plan."""
    place = place_of(evidence.reading.document.issuer)
    if place is None or place.level not in _ORDER:
        return
    for group in evidence.reading.groups:
        found = _GROUP_LEVEL.match(group.name)
        if found and group.members and found["level"] != place.level and {found["level"], place.level} != {"区", "县"}:
            message = f"{quoted(group.name, 40)}写的是{found['level']}级，发文机关是{place.last}的。是哪一级的机构？"
            options = (f"{AS_PRINTED}：{found['level']}级", f"应为：{place.level}级")
            yield doubt("group-level", message, (member.span for member in group.members), options)


def global_clause(evidence: Evidence) -> Iterator[Doubt]:
    """Units stated once for the whole document or for all tasks that follow: one doubt a clause."""
    clauses = [*evidence.tasks.global_clauses, *_scope_notes(evidence)]
    by_text: dict[str, list[Span]] = defaultdict(list)
    for text, span in clauses:
        by_text[text.strip("（()）〔〕〈〉【】")].append(span)
    for text, spans in by_text.items():
        message = f"{quoted(text, 60)}对后面各项都有效，各项没有逐一列出。是否逐项加上？"
        yield doubt("global-clause", message, spans, (f"{AS_PRINTED}：不逐项列出", "逐项加上所说的单位"))


def _scope_notes(evidence: Evidence) -> Iterator[tuple[str, Span]]:
    """Brackets that widen a name for the rest of the text: （含某镇人民政府，下同）."""
    told = [span for _, span in evidence.tasks.global_clauses]
    for paragraph in own_paragraphs(evidence):
        for found in _SCOPE.finditer(paragraph.tight) if "下同" in paragraph.tight else ():
            span = paragraph.span(*found.span())
            if _WIDENS.search(found["said"]) and not any(a < span[1] and span[0] < b for a, b in told):
                yield found[0], span


RULES: tuple[Rule, ...] = (level_word, congress_level, group_level, global_clause)
