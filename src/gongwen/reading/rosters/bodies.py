"""Coordinating bodies named in a document: what they are called, of what kind they are, and where their office sits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.rosters.strips import Strip

KINDS: tuple[tuple[str, str], ...] = (
    ("领导小组", "leading_group"),
    ("专班", "task_force"),
    ("指挥部", "headquarters"),
    ("委员会", "committee"),
    ("联席会议", "joint_conference"),
    ("协调机制", "other"),
)
"""Bodies by the word their name ends with, in the order in which groups are given back; every other body is "other"."""

_ENDS = "领导小组|协调小组|工作小组|推进小组|专项小组|工作专班|专班|指挥部|委员会|联席会议|协调机制|工作机制|工作组|小组|专家组|评审组|督导组|督查组|攻坚组|突击队"
# Atomic: what stands in quotation marks is one piece, never tried again as single characters (two ways for each pair).
_NAME = (
    r"(?>《[^》]{0,60}》|“[^”]{0,40}”|（[^）]{0,40}）|\([^)]{0,40}\)|[^，。；：,;:（(、\s]"
    rf"|、(?=[^，。；]{{0,40}}(?:领导小组|专班|指挥部|委员会|联席会议))){{0,70}}?(?:{_ENDS})"
)
_BEHIND = r"(?=[（(，,。；;：:、]|的|人员|组成|成员|制度|及|和|办公室|副?(?:组长|召集人|总指挥|主任)|$)"
_FOUND = re.compile(
    rf"(?P<verb>成立|组建|设立|同意建立|建立|调整充实|调整完善|调整优化|调整|充实|下设|设置)(?:了|后的)?(?:由[^，。；]{{2,60}}?的|以[^，。；]{{2,40}}?为[^，。；]{{2,6}}的)?"
    rf"(?P<name>{_NAME}){_BEHIND}"
)
_EMBEDDED = re.compile(
    rf"(?P<verb>成立|组建|设立|建立)了?(?:由|以)(?=[^。；]{{2,40}}?(?:任|为))[^。；]{{4,400}}?(?:组长|组员|成员|召集人|指挥长?|主任|委员)的(?P<name>{_NAME}){_BEHIND}"
)
_ALIASED = re.compile(rf"(?P<name>{_NAME})(?=[（(][^（）()]{{0,3}}(?:以下|下)?(?:统称|简称))")
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；;]))(?P<name>{_NAME})(?=由|的?(?:组长|召集人|总指挥|主任)由|设(?:组长|召集人|总指挥))"
)
_HEADING = re.compile(
    rf"(?P<name>{_NAME})(?:及其办公室)?(?:组成|成员|机构|调整后|人员)*(?:及办公室)?(?:人员|单位)?(?:和联络员)?(?:名单|组成|成员|一览表|构成|设置|情况)*(?:及[^，。；]{{2,10}})?(?:[（(][^（）()]*[）)])?(?:如下)?[：:。]?"
)
_SUB = re.compile(
    r"(?P<name>[\u4e00-\u9fff、]{1,16}(?:组|专班|指挥部|小组|队|办公室))(?:[（(][^（）()]*[）)])?[：:。]?"
)
_MANY = re.compile(
    r"各|要求|应当|要(?!素|闻|情)|应(?!急|用|对)|须|鼓励|探索|推动|支持|相应|分别|参照|对口|两|若干|可(?!持)|需|[二三四五六七八九十\d]+个"
)
_GENERIC = re.compile(
    r"(?:市|区|县|镇|乡|街道|本|我|校|院|局|省)?(?:级|直)?(?:的)?(?:工作|协调|专项|推进|相关|专门|相应|统一|强有力|领导|现场)*(?:领导小组|协调小组|工作小组|推进小组|专班|指挥部|委员会|联席会议|协调机制|工作机制|工作组|小组|专家组|专项小组)"
)
_CLAUSE_MARK = re.compile("[，。；;,]")
_LEAD_IN = re.compile(
    r"^(?:(?:国务院|[\u4e00-\u9fff]{1,8}(?:政府|局|委|办))?(?:决定|同意|拟)?(?:对|为|将|成立|建立|调整)|关于(?:成立|建立|调整|同意建立)?|成立|建立|组建|设立|调整)"
)

_SITS = re.compile(
    r"办公室(?:[（(]以下简称[^（）()]*[）)])?[，,]?(?:[（(])?(?:地点|日常工作)?(?:设立在|设在|设立于|设于|设置在|挂靠在?|挂在|放在|在|于|设)(?P<office>[^，。；：,;:（(）)]{2,30}(?:[（(][^（）()]{2,20}[）)](?=办公|[，,。；;）)]|内))?)"
)
_DAILY = re.compile(
    r"(?:日常工作|具体工作|办公室工作|日常办事工作)(?:，)?由(?P<office>[^，。；：,;:（(）)]{2,24}?)(?:具体)?(?:承担|负责)"
)
_OFFICE_END = re.compile(r"(?:办公|内|合署办公|，.*|作为办事机构)$")
_NO_OFFICE = re.compile(
    r"^(?:由|的|要|以|负责|若干|副)|主任|成员|组长|负责|联络员|职责|[一二三四五六七八九十\d]个|日常"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a paragraph; ``own`` when it is founded, changed or headed there, not only spoken of."""

    name: str
    own: bool
    at: int


@dataclass(frozen=True, slots=True)
class Office:
    """Where an office sits, with the kind of body whose office it is where the words say so."""

    unit: str
    kind: str | None
    at: int


def kind_of(name: str) -> str:
    """The kind of a body by its name: …工作专班 → task_force."""
    for end, kind in KINDS:
        if name.endswith(end):
            return kind
    return "other"


def is_generic(name: str) -> bool:
    """Whether a name says nothing of its own: 领导小组, 工作专班."""
    return _GENERIC.fullmatch(name) is not None


def mentions_in(strip: Strip, start: int) -> list[Mention]:
    """The bodies that a paragraph founds or introduces, in order; what others are told to found is left out."""
    found: list[Mention] = []
    for pattern in (_FOUND, _EMBEDDED, _ALIASED, _SUBJECT):
        for match in pattern.finditer(strip.tight, start):
            if pattern in {_FOUND, _EMBEDDED} and _MANY.search(_clause_before(strip.tight, match.start())):
                continue
            own = match.groupdict().get("verb") in {"成立", "组建", "设立", "同意建立"}
            mention = _mention(strip, *match.span("name"), own=own)
            if mention and all(
                mention.at >= m.at + len(m.name) or mention.at + len(mention.name) <= m.at for m in found
            ):
                found.append(mention)
    return sorted(found, key=lambda m: m.at)


def _clause_before(tight: str, at: int) -> str:
    return _CLAUSE_MARK.split(tight[max(0, at - 30) : at])[-1]


def _mention(strip: Strip, start: int, end: int, *, own: bool) -> Mention | None:
    lead_in = _LEAD_IN.match(strip.tight[start:end])
    while lead_in and lead_in.end() < end - start - 3:
        start += lead_in.end()
        lead_in = _LEAD_IN.match(strip.tight[start:end])
    name = strip.tight[start:end]
    return Mention(name, own=own, at=start) if _MANY.match(strip.tight[start:end]) is None else None


def heading_body(strip: Strip, start: int) -> Mention | None:
    """The body that a heading announces (某领导小组成员名单), or None."""
    tight = strip.tight[start:]
    if len(tight) > 60:
        return None
    found = _HEADING.fullmatch(tight)
    if found is None or (found.end("name") == found.end() and found["name"].endswith("委员会")):
        return None
    return _mention(strip, start, start + found.end("name"), own=False)


def sub_group(strip: Strip, start: int) -> Mention | None:
    """The sub-group that a short heading announces (（一）综合协调组), or None."""
    found = _SUB.match(strip.tight, start)
    if not found or (found.end() < len(strip.tight) and strip.tight[found.end() - 1] not in "：:。"):
        return None
    return Mention(strip.tight[found.start("name") : found.end("name")], own=True, at=start)


def offices_in(strip: Strip) -> Iterator[Office]:
    """Where a paragraph says that offices sit: 办公室设在某局, 下设办公室，在某局办公, 日常工作由某局承担."""
    matches = list(_SITS.finditer(strip.tight))
    if not matches:
        matches = list(_DAILY.finditer(strip.tight))
    for match in matches:
        start, end = match.span("office")
        office = _OFFICE_END.sub("", strip.tight[start:end])
        if len(office) > 1 and not _NO_OFFICE.search(office):
            sentence = max(strip.tight.rfind(mark, 0, start) for mark in "。；;") + 1
            yield Office(strip.tight[start : start + len(office)], _owner(strip.tight[sentence:start]), start)


def _owner(before: str) -> str | None:
    last = [(before.rfind(end), kind) for end, kind in KINDS if end in before]
    return max(last)[1] if last else None
