"""Members named in sentences: 由区长甲任组长，…为成员; 组长由区政府主要负责同志担任."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.rosters.persons import Person, read_member_units, read_persons
from gongwen.reading.rosters.roles import ROLE
from gongwen.reading.rosters.strips import Strip

_WHOSE = r"(?:(?:全市|全区|全县)?[^，。；：、（）()的]{0,16}(?:领导小组|专班|指挥部|委员会|联席会议|小组|该组|组))?"
_TAKES = re.compile(
    rf"(?:共同|分别)?(?:担任|兼任|任|为)(?P<whose>{_WHOSE}?)(?P<role>{ROLE})(?=[，,、；;。）)的和及]|$)"
)
_GIVEN = re.compile(
    rf"(?P<role>{ROLE})(?:[\d一二三四五六七八九十两若干]+[名人])?[，,]?(?:均|分别|则)?由(?P<who>[^，；。：]{{2,120}}?)(?:担任|兼任|出任|组成)"
)
_SENTENCE = re.compile(r"[^。；;！]+")
_FOR_OTHERS = re.compile(
    r"(?:各|要|应|须|可)[^，。；]{0,30}(?:成立|组建|建立|明确|落实|实行|指定)|参照|相应成立|实行由|原则上|不再|变动|调整的|接任|更替"
)
_SURE_ROLES = re.compile(r"组长|召集人|指挥|成员|组员")
_OFFICE_BEFORE = re.compile(r"(?:办公室|办|室|该办|处|局|部|院)$")
_OPENING = re.compile(r"^(?:其中|同时|并|分别|和|及|以及|均|由|，|,|、|；|的)+")
_LEADS = re.compile(r".*(?:由|组成人员[：:]|如下[：:]|[）)][，,])")
_BODY = re.compile(r".*(?:领导小组|专班|指挥部|委员会|联席会议|协调机制|小组)[^，。；、]{0,6}[，,：:]")


@dataclass(frozen=True, slots=True)
class Prosaic:
    """A member a sentence names: the role as printed, and the person as ranges of the paragraph's strip."""

    role: str
    person: Person
    at: int


def prosaic_members(strip: Strip, start: int, *, committee: bool) -> Iterator[Prosaic]:
    """The members that a paragraph's sentences name; 主任 and 委员 count only where the body is a ``committee``."""
    for sentence in _SENTENCE.finditer(strip.tight, start):
        if _FOR_OTHERS.search(sentence[0]):
            continue
        yield from _taken(strip, *sentence.span(), committee=committee)
        yield from _given(strip, *sentence.span(), committee=committee)


def _taken(strip: Strip, start: int, end: int, *, committee: bool) -> Iterator[Prosaic]:
    """X任组长，Y、Z任副组长."""
    begin = start
    for found in _TAKES.finditer(strip.tight, start, end):
        if _fits(strip, found, committee=committee):
            who = _who_begins(strip.tight[begin : found.start()])
            yield from _members(strip, found, begin + who, found.start())
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


def _given(strip: Strip, start: int, end: int, *, committee: bool) -> Iterator[Prosaic]:
    """组长由X担任."""
    for found in _GIVEN.finditer(strip.tight, start, end):
        if _fits(strip, found, committee=committee):
            yield from _members(strip, found, *found.span("who"))


def _fits(strip: Strip, found: re.Match[str], *, committee: bool) -> bool:
    before = strip.tight[max(0, found.start("role") - 3) : found.start("role")]
    if _OFFICE_BEFORE.search(before) or "办公室" in found["role"]:
        return False
    return committee or _SURE_ROLES.search(found["role"]) is not None


def _members(strip: Strip, found: re.Match[str], start: int, end: int) -> Iterator[Prosaic]:
    role = strip.tight[slice(*found.span("role"))]
    words = strip.cut(start, end)
    for person in read_member_units(words) if "单位" in role else read_persons(words):
        moved = Person(_moved(person.name, start), _moved(person.post, start), person.form)
        yield Prosaic(role, moved, start)


def _moved(part: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return (part[0] + by, part[1] + by) if part else None
