"""Groups while they are being read: bodies, the rows put under them, and which names mean the same body."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from gongwen.reading.model import Group, Member, Span
from gongwen.reading.rosters.bodies import KINDS, Mention, Office, is_generic, kind_of
from gongwen.reading.rosters.boundaries import mend_boundaries
from gongwen.reading.rosters.persons import Person, printed_name, printed_post
from gongwen.reading.rosters.strips import Strip

_ORDER = {kind: at for at, (_, kind) in enumerate(KINDS)}
_SUFFIX = 10
_REMEMBERED = 100
"""Bodies that a name can mean: the last so many."""
Row = tuple[str, str | None, str | None]


@dataclass(slots=True)
class Body:
    """A body with what was found of it; ``told`` holds members that sentences name, which a printed roster outdoes."""

    name: str
    kind: str
    own: bool = False
    office: str | None = None
    members: list[Member] = field(default_factory=list)
    told: list[Member] = field(default_factory=list)
    seen: set[Row] = field(default_factory=set)
    heard: set[Row] = field(default_factory=set)

    def add(self, member: Member) -> None:
        """Take a printed row, once."""
        row = (member.role, member.name, member.post)
        if row not in self.seen:
            self.seen.add(row)
            self.members.append(member)

    def extend_last(self, more: str, end: int) -> None:
        """Let the post of the last row go on, from the next line."""
        last = self.members.pop()
        self.seen.discard((last.role, last.name, last.post))
        self.add(replace(last, post=(last.post or "") + more, span=(last.span[0], end)))

    def tell(self, member: Member) -> None:
        """Take a member that a sentence names, once."""
        row = (member.role, member.name, member.post)
        if row not in self.heard:
            self.heard.add(row)
            self.told.append(member)

    def all_members(self) -> tuple[Member, ...]:
        """The printed rows, and of the told ones those whose role no row has."""
        printed = {m.role for m in self.members}
        return (*self.members, *(m for m in self.told if m.role not in printed))

    @property
    def is_filled(self) -> bool:
        """Whether anybody is in it."""
        return bool(self.members or self.told)


def member_of(role: str, strip: Strip, person: Person) -> Member | None:
    """A person of a strip as a member with his span; None where neither name nor post is left."""
    name, post = printed_name(strip, person), printed_post(strip, person)
    if not name and not post:
        return None
    return Member(role, name, post, _span(strip, person))


def _span(strip: Strip, person: Person) -> Span:
    spans = [strip.cut(*part).span for part in (person.name, person.post) if part]
    return min(start for start, _ in spans), max(end for _, end in spans)


@dataclass(slots=True)
class Bodies:
    """All bodies of a document, and the one that rows go to at the moment."""

    found: list[Body] = field(default_factory=list)
    current: Body | None = None

    def mention(self, mention: Mention) -> Body:
        """The body that a mention means, made if it is new; it becomes the current one."""
        self.current = self._same(mention.name) or self._made(mention.name)
        self.current.own = self.current.own or mention.own
        return self.current

    def begin(self, name: str) -> Body:
        """A new body, whatever others are called."""
        self.current = self._made(name)
        return self.current

    def sub_group(self, name: str) -> Body:
        """The body that is announced as a sub-group: one of this name that has nobody yet, the current one, or a new one."""
        same = next((b for b in self._recent() if b.name == name and not b.is_filled), None)
        if same is None and self.current is not None and self.current.name == name:
            return self.current
        return same or self.begin(name)

    def named(self, name: str) -> Body:
        """The body of this very name, made if it is new; the current one stays."""
        return next((b for b in self._recent() if b.name == name), None) or self._made(name)

    def mend(self, text: str) -> None:
        """Set right the names that ran into their posts, by what the whole document says."""
        mended = mend_boundaries(text, [m for b in self.found for m in (*b.members, *b.told)])
        for body in self.found if mended else ():
            body.members = [mended.get(m, m) for m in body.members]
            body.told = [mended.get(m, m) for m in body.told]

    def seat(self, office: Office) -> None:
        """Give an office to the body it belongs to: the last of the kind that the words name."""
        mine = self.current if self.current is not None and office.kind in {None, self.current.kind} else None
        body = mine or next((b for b in self._recent() if office.kind in {None, b.kind}), None)
        if body is not None and body.office is None:
            body.office = office.unit

    def _recent(self) -> Iterator[Body]:
        return islice(reversed(self.found), _REMEMBERED)

    def _made(self, name: str) -> Body:
        body = Body(name, kind_of(name))
        self.found.append(body)
        return body

    def _same(self, name: str) -> Body | None:
        kind = kind_of(name)
        for body in self._recent():
            if body.kind == kind and (body.name == name or _alike(body.name, name)):
                return body
        if not is_generic(name):
            return None
        return next((b for b in self._recent() if b.kind == kind and kind != "other"), None)

    def groups(self) -> tuple[Group, ...]:
        """The bodies with members, an office, or a name and a founding of their own; leading groups first."""
        filled = [b for b in self._recent() if b.is_filled]
        kept = [b for b in self.found if b.is_filled or b.office or _stands_alone(b, filled)]
        kept.sort(key=lambda b: _ORDER.get(b.kind, len(_ORDER)))
        return tuple(Group(b.kind, b.name, b.office, b.all_members()) for b in kept)


def _stands_alone(body: Body, filled: list[Body]) -> bool:
    """Whether an empty body is one of its own: founded, named, and not a short name of one that has members."""
    if not body.own or body.kind == "other" or is_generic(body.name):
        return False
    return not any(b.kind == body.kind and body.name[:2] in b.name for b in filled)


def _alike(one: str, other: str) -> bool:
    """Whether two names mean one body: equal at the end, beyond what every such name ends with."""
    if one.endswith(other) or other.endswith(one):
        return not is_generic(one) and not is_generic(other)
    same = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        same += 1
    return same >= _SUFFIX
