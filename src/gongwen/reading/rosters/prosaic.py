"""Members named in sentences: 由区长甲任组长，…为成员; 组长由区政府主要负责同志担任; 组长甲，成员乙、丙."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.rosters.persons import Person, read_member_units, read_persons
from gongwen.reading.rosters.posts import ends_post
from gongwen.reading.rosters.roles import ROLE, STRONG_ROLE
from gongwen.reading.rosters.strips import Strip

_BODY_WORD = "领导小组|专班|指挥部|委员会|联席会议|小组|该组|组"
_WHOSE = rf"(?:(?:全市|全区|全县)?[^，。；：、（）()的]{{0,16}}(?:{_BODY_WORD}))?"
_TAKES = re.compile(
    rf"(?:共同|分别)?(?:担任|兼任|任|为)(?P<whose>{_WHOSE}?)(?P<role>{ROLE})(?=[，,、；;。）)的和及]|$)"
)
_COUNT = r"(?:[\d一二三四五六七八九十两若干]+[名人])?"
_GIVEN = re.compile(
    rf"(?P<whose>(?<=[，,、；;。：:])[^，。；：、（）()的由]{{1,12}}组|(?<![^，,、；;。：:])[^，。；：、（）()的由]{{1,12}}组)?(?P<role>{ROLE}){_COUNT}[，,]?(?:均|分别|则)?"
    rf"由(?P<who>(?:(?!由|组长|召集人)[^；;。：:]){{2,400}}?)(?:共同|分别)?(?:担任|兼任|出任|组成)"
)
_LISTED = re.compile(
    rf"(?:(?<![\u4e00-\u9fff（(])|(?<=其中)|(?<=小组)|(?<=专班)|(?<=挥部))(?P<role>{STRONG_ROLE}){_COUNT}(?P<verb>主要有|主要包括|分别为|分别是|包括|包含|有|为|是|[：:])?(?P<who>[^；;。：:]{{2,400}}?)"
    rf"(?P<closed>组成)?(?=[，,、]?(?:{STRONG_ROLE})|[；;。]|$)"
)
_IN_BRACKETS = re.compile(
    r"(?:下设|设立|设|成立|分为|包括|[、，；。：,;:]|^)(?P<whose>[\u4e00-\u9fff]{2,12}?(?:组|专班|队))[（(](?P<inside>(?:[^（）()。]|[（(][^（）()]{0,40}[）)]){2,200})[）)]"
)
_BRACKET_ROLE = re.compile(rf"(?P<role>{STRONG_ROLE})[：:]?(?P<who>.{{2,}}?)(?=[，,；;、]?{STRONG_ROLE}|$)")
_SENTENCE = re.compile(r"[^。！]+")
_FOR_OTHERS = re.compile(
    r"(?:各|要|应|须|可)[^，。；]{0,30}(?:成立|组建|建立|明确|落实|实行|指定)|参照|相应成立|实行由|原则上|不再|变动|调整的|接任|更替"
)
_SURE_ROLES = re.compile(r"组长|召集人|指挥|成员|组员")
_OFFICE_BEFORE = re.compile(r"(?:办公室|办|室|该办|处|局|部|院)$")
_OPENING = re.compile(r"^(?:其中|同时|并|任命|聘任|分别|和|及|以及|均|由|以|，|,|、|；|的)+")
_LEADS = re.compile(
    r".*(?:由|(?:成立|组建|设立|建立)了?以|组成人员[：:]|如下[：:]|[）)][，,]|(?:牵头|负责|主抓|统筹|协调)[，,])"
)
_BODY = re.compile(r".*(?:领导小组|专班|指挥部|委员会|联席会议|协调机制|小组)[^，。；、]{0,6}[，,：:]")
_HEADED = re.compile(r"[组队班][：:]")
_AND_MORE = re.compile(r"等(?:\d+人|[一二三四五六七八九十]+人|同志|人)?$")
_CLAUSE = re.compile(r"[^，,]+")
_INDEFINITE = re.compile(r"\d+[名人位]|[一二三四五六七八九十两若干][名位]|人员$")


@dataclass(frozen=True, slots=True)
class Prosaic:
    """A member a sentence names: the role as printed, the sub-group it names, and the person as ranges of the strip."""

    role: str
    person: Person
    at: int
    whose: str = ""


def prosaic_members(strip: Strip, start: int, *, committee: bool) -> Iterator[Prosaic]:
    """The members that a paragraph's sentences name; 主任 and 委员 count only where the body is a ``committee``."""
    for sentence in _SENTENCE.finditer(strip.tight, start):
        others = _FOR_OTHERS.search(sentence[0])
        if others is None:
            yield from _told(strip, *sentence.span(), committee=committee)


def _told(strip: Strip, start: int, end: int, *, committee: bool) -> Iterator[Prosaic]:
    """The members of one sentence, in the order printed."""
    given = [found for found in _GIVEN.finditer(strip.tight, start, end) if _fits(strip, found, committee=committee)]
    taken = list(_taken(strip, start, end, [g.end() for g in given], committee=committee))
    told = [p for found in given for p in _members(strip, found, *found.span("who"))]
    told += [p for found, begin in taken for p in _members(strip, found, begin, found.start())]
    roles = {strip.tight[slice(*found.span("role"))] for found in given}
    roles |= {strip.tight[slice(*found.span("role"))] for found, _ in taken}
    told += _listed(strip, start, end, roles)
    told += _bracketed(strip, start, end)
    yield from sorted(told, key=lambda member: member.at)


def _taken(
    strip: Strip, start: int, end: int, ends: list[int], *, committee: bool
) -> Iterator[tuple[re.Match[str], int]]:
    """X任组长，Y、Z任副组长: each with where its persons begin, which is not before one of ``ends``."""
    begin = start
    for found in _TAKES.finditer(strip.tight, start, end):
        begin = max([begin, *(at for at in ends if at <= found.start())])
        if _fits(strip, found, committee=committee):
            yield found, begin + _who_begins(strip.tight[begin : found.start()])
        begin = found.end()


def _who_begins(text: str) -> int:
    """Where in the words before 任组长 the persons begin: behind 由, else behind a body that is named first."""
    at = 0
    for pattern in (_BODY, _LEADS):
        found = pattern.match(text)
        if found:
            at = max(at, found.end())
    opening = _OPENING.match(text[at:])
    return at + (opening.end() if opening else 0)


def _bracketed(strip: Strip, start: int, end: int) -> Iterator[Prosaic]:
    """下设综合组（组长：甲）、宣传组（组长：乙，副局长）: each group with its own."""
    for group in _IN_BRACKETS.finditer(strip.tight, start, end):
        for found in _BRACKET_ROLE.finditer(strip.tight, *group.span("inside")):
            for told in _members(strip, found, *found.span("who")):
                if _is_sure(strip, told.person, bare=True):
                    yield Prosaic(told.role, told.person, told.at, group["whose"])


def _listed(strip: Strip, start: int, end: int, roles: set[str]) -> list[Prosaic]:
    """组长甲，副组长乙，成员包括丙、丁: without a verb only where another role stands beside, or 组成 behind."""
    lists = [found for found in _LISTED.finditer(strip.tight, start, end) if found["role"] not in roles]
    read = [(found, _sure_persons(strip, found)) for found in lists]
    beside = len(roles) + sum(bool(persons) for _, persons in read)
    sure = beside > 1
    return [
        person
        for found, persons in read
        if sure or found["verb"] or found["closed"] or _HEADED.match(strip.tight, max(start, found.start() - 2))
        for person in persons
    ]


def _sure_persons(strip: Strip, found: re.Match[str]) -> list[Prosaic]:
    """The persons behind a role, clause by clause, up to the first clause that holds anything else."""
    told: list[Prosaic] = []
    base = found.start("who")
    for clause in _CLAUSE.finditer(found["who"]):
        persons = list(_members(strip, found, base + clause.start(), base + clause.end()))
        if not persons or not all(_is_sure(strip, p.person, bare=not found["verb"]) for p in persons):
            break
        told += persons
    return told


def _is_sure(strip: Strip, person: Person, *, bare: bool) -> bool:
    if person.name is None:
        return not bare and person.post is not None and ends_post(strip.tight[slice(*person.post)])
    return person.post is None or person.form == "turned" or ends_post(strip.tight[slice(*person.post)])


def _fits(strip: Strip, found: re.Match[str], *, committee: bool) -> bool:
    before = strip.tight[max(0, found.start("role") - 3) : found.start("role")]
    if _OFFICE_BEFORE.search(before) or "办公室" in found["role"]:
        return False
    return committee or _SURE_ROLES.search(found["role"]) is not None


def _members(strip: Strip, found: re.Match[str], start: int, end: int) -> Iterator[Prosaic]:
    role = found["role"]
    more = _AND_MORE.search(strip.tight[start:end])
    words = strip.cut(start, start + more.start() if more else end)
    for person in read_member_units(words) if "单位" in role else read_persons(words):
        if person.name is None and person.post and _INDEFINITE.search(words.tight[slice(*person.post)]):
            continue
        moved = Person(_moved(person.name, start), _moved(person.post, start), person.form)
        yield Prosaic(role, moved, start, found.groupdict().get("whose") or "")


def _moved(part: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return (part[0] + by, part[1] + by) if part else None
