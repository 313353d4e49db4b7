"""The words before persons in a roster: 组长, 副总指挥, 召集人, 成员单位, with or without a colon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.reading.rosters.strips import Strip

_GRADES = "(?:第[一二]|常务|执行|专职|兼职|名誉|轮值|联合|共同|现场|行政|技术|总|主|副|双){0,4}"
_STRONG = "组长单位|组长|召集人|总指挥长|总指挥|指挥长|指挥|成员单位|成员部门|成员|组员|总协调人|协调人|总负责人|领队"
_WEAK = (
    "主任委员|主任|主席|会长|理事长|常务理事|理事|书记|秘书长|秘书|政委|政治委员|顾问|联络员|联络人|联系员|委员单位|委员|负责人|队长|队员|班长|团长|团员|"
    "组成人员|组成单位|参加人员|参加单位|参与单位|参与部门|专家|干事"
)
ROLE = rf"(?:办公室|秘书处)?{_GRADES}(?:{_STRONG}|{_WEAK})"
STRONG_ROLE = rf"{_GRADES}(?:{_STRONG})"
_STRONG_ROLE = re.compile(STRONG_ROLE)
_WHOSE = r"(?P<whose>[^，。；：:、（）()]{0,30}?(?:组|专班|指挥部|委员会|会议|机制|队|中心))??"
_COUNT = r"(?:[（(][^（）()]{1,12}[）)])?"
_AT_START = re.compile(rf"{_WHOSE}(?P<role>{ROLE}){_COUNT}[：:︰]")
_ROLE_ONLY = re.compile(rf"(?P<role>{ROLE}){_COUNT}")
_INSIDE = re.compile(rf"(?P<role>{ROLE}){_COUNT}[：:︰]")
_UNITS = re.compile(r"单位|部门")
_HEAD = re.compile(r"(?:组长|召集人|总指挥长?|指挥长|主任委员|主任|主席|会长|理事长)(?:单位)?")


@dataclass(frozen=True, slots=True)
class Label:
    """A role as printed without white space, whose it is (综合协调组 in 综合协调组组长：), and where the label stands."""

    role: str
    whose: str
    start: int
    end: int
    strong: bool
    colon: bool = True

    @property
    def of_units(self) -> bool:
        """Whether units stand behind it: 成员单位, 成员部门."""
        return _UNITS.search(self.role) is not None

    @property
    def is_head(self) -> bool:
        """Whether it names who stands at the top: 组长, 总指挥, 召集人."""
        return _HEAD.fullmatch(self.role) is not None


def label_at(strip: Strip, start: int) -> Label | None:
    """The label at ``start``: with a colon, or set off by a blank, or the whole of the strip."""
    found = _AT_START.match(strip.tight, start)
    if found:
        return _label(strip, found, colon=True)
    found = _ROLE_ONLY.match(strip.tight, start)
    if found and (found.end() == len(strip.tight) or strip.gaps[found.end()]):
        return _label(strip, found, colon=False)
    return None


def is_role(tight: str) -> bool:
    """Whether a table cell holds nothing but a role, perhaps with a colon or a count."""
    found = _ROLE_ONLY.match(tight)
    return found is not None and tight[found.end() :] in {"", "：", ":"}


def labels_in(strip: Strip, start: int = 0) -> Iterator[Label]:
    """All labels with a colon from ``start`` on; those that could end a post (主任：) only where something parts them."""
    for found in _INSIDE.finditer(strip.tight, start):
        label = _label(strip, found, colon=True)
        if (
            label.strong
            or found.start() == 0
            or strip.gaps[found.start()]
            or strip.tight[found.start() - 1] in "，,；;。、）)：:"
        ):
            yield label


def _label(strip: Strip, found: re.Match[str], *, colon: bool) -> Label:
    whose = found.groupdict().get("whose") or ""
    start, end = found.span("role")
    strong = _STRONG_ROLE.fullmatch(found["role"]) is not None
    return Label(strip.tight[start:end], whose, found.start(), found.end(), strong, colon)
