"""Who sits in the groups and who has tasks: the units behind members' posts, set against the units of the tasks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongwen.reading.doubts.names import Key, Registry, place_of
from gongwen.reading.evidence import Evidence
from gongwen.reading.model import Assignment, Doubt, Member
from gongwen.reading.words.units import ORGAN_ENDS, is_collective, looks_like_unit

_END = re.compile(rf"(?:{ORGAN_ENDS})(?:[（(〔][^（()）〔〕]*[）)〕])?")
_TITLE = re.compile(
    r"副|正|常务|第[一二]|[一二三四]级|主任|局长|书记|部长|主席|总|行长|处长|科长|厅长|院长|校长|经理|会长|秘书|委员|常委|调研员|巡视员|督学|督察|督查|纪检"
    r"|分管|主要|有关|相关|负责|班子|领导|主持|政委|队长|支队长|大队长|站长|所长|镇长|乡长|区长|县长|市长|省长|机关党委|工会主席|首席|政治|专职|专员|理事|监事"
    r"|董事|干部|工程师|高级|科员|检察长|社长|台长|馆长|园长|执行|成员|联络员|代表|党[组委政]|人员|$"
)
_SUB_OFFICE = re.compile(
    r"(?!办事处|事处|公室|公厅|员会|人民政府)[^局委府厅]{1,12}?(?:科|处|股|室|办|中心|站|所|队)?(?:副|负责)?"
    r"(?:科长|处长|股长|主任|站长|所长|队长|总监|工程师|科员|干部|负责人)$"
)
_HAS_OFFICES = re.compile(
    r"(?:局|厅|委员会|.{3}委|办事处|中心|公司|院|集团|管委会|[大支总]队|银行|联合会)(?:[（(〔][^（()）〔〕]*[）)〕])?$"
)
"""Units whose offices may follow their name; behind a place or a committee (区委宣传部) it is another unit that does."""

_POSTS_APART = re.compile(r"[、，,；;兼]")
_PERSONS = re.compile(r"(?:同志|负责人|人员|领导|代表|成员)$")
_LEADS = re.compile(r"组长|召集人|指挥|主任|主席|总|顾问|政委|会长")
_MANY = re.compile(r"各|有关|相关|部门|单位|机构|企业|地区")
_ENOUGH_MEMBERS = 5


def stands_for_many(name: str) -> bool:
    """Whether a name is a collective one (各街道办事处, 市直有关部门), and not only begins like one (市直机关工委)."""
    return is_collective(name) and _MANY.search(name.replace("机关工委", "").replace("企业家", "")) is not None


def units_of_post(post: str) -> tuple[str, ...]:
    """The units that a post names: 区水务局党组成员、总工程师 → 区水务局; a unit alone is itself."""
    tight = "".join(post.split())
    if looks_like_unit(tight) and not _PERSONS.search(tight):
        return (tight,)
    pieces = [piece for piece in _POSTS_APART.split(tight) if piece]
    found = [unit for piece in pieces if (unit := _unit_of(piece))]
    return tuple(dict.fromkeys(found))


def _unit_of(post: str) -> str | None:
    for end in _END.finditer(post):
        unit, rest = post[: end.end()], post[end.end() :]
        if len(unit) < 2:
            continue
        if _TITLE.match(rest) or (_HAS_OFFICES.search(unit) and _SUB_OFFICE.match(rest)):
            return unit
    return None


@dataclass(frozen=True, slots=True)
class Seat:
    """A member with one of the ``units`` that its post names; ``leads`` for 组长, 副组长, 召集人 and their like."""

    unit: str
    units: tuple[str, ...]
    member: Member
    leads: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """The units of tasks and of members in one document. ``assigned`` has collective names left out, ``collectives`` only them."""

    registry: Registry
    assigned: tuple[Assignment, ...]
    collectives: tuple[Assignment, ...]
    seats: tuple[Seat, ...]
    offices: tuple[str, ...]
    assigned_keys: frozenset[Key]
    seated_keys: frozenset[Key]

    @property
    def mirrors_tasks(self) -> bool:
        """Whether the group is made up of those who have tasks: a full roster, half of the units with tasks in it."""
        both = len(self.assigned_keys & self.seated_keys)
        return len(self.seats) >= _ENOUGH_MEMBERS and bool(self.assigned_keys) and 2 * both >= len(self.assigned_keys)

    @property
    def collective_names(self) -> tuple[str, ...]:
        """The collective names of the tasks, each once."""
        return tuple(dict.fromkeys(assignment.unit for assignment in self.collectives))


def presence_of(evidence: Evidence) -> Presence:
    """Who has tasks and who has members in the document; who holds a group's office is present as well."""
    reading = evidence.reading
    assignments = [assignment for task in reading.tasks for assignment in task.assignments]
    many = {name for name in {a.unit for a in assignments} if stands_for_many(name)}
    assigned = tuple(a for a in assignments if a.unit not in many)
    seats = tuple(_seats(evidence))
    offices = tuple(group.office for group in reading.groups if group.office)
    seated = [*(seat.unit for seat in seats), *offices]
    registry = Registry([*(a.unit for a in assigned), *seated], place_of(reading.document.issuer))
    return Presence(
        registry=registry,
        assigned=assigned,
        collectives=tuple(a for a in assignments if a.unit in many),
        seats=seats,
        offices=offices,
        assigned_keys=frozenset(registry.key(name) for name in {a.unit for a in assigned}),
        seated_keys=frozenset(registry.key(name) for name in seated),
    )


def _seats(evidence: Evidence) -> Iterator[Seat]:
    for group in evidence.reading.groups:
        for member in group.members:
            units = units_of_post(member.post or "")
            for unit in units:
                yield Seat(unit, units, member, bool(_LEADS.search(member.role)))


PresenceRule = Callable[[Presence], Iterator[Doubt]]
"""A rule that looks only at who has tasks and who has members."""
