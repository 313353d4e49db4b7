"""Rows of a roster that do not begin with a role: a unit as a member, and a name with its role behind."""

import re
from dataclasses import dataclass

from gongwen.reading.rosters.names import is_name
from gongwen.reading.rosters.persons import Person, is_sure_row, read_persons
from gongwen.reading.rosters.posts import describes_persons, ends_post
from gongwen.reading.rosters.roles import STRONG_ROLE, label_at
from gongwen.reading.rosters.strips import Strip
from gongwen.reading.rosters.tokens import is_spaced_name, tokens_of
from gongwen.reading.words.units import looks_like_unit

_ROLE = re.compile(STRONG_ROLE)
_BRACKETED_ROLE = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,4}})[（(](?P<role>{STRONG_ROLE})[）)]")
_HEAD_ROLE = re.compile(r"组长|召集人|总指挥长?|指挥长")
_BODY = re.compile(r"(?:组|专班|指挥部|联席会议|机制|名单)$")
_MARKS = re.compile("[，。；：、:;,]")


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A row with its role inside: 某某  副组长  副县长."""

    role: str
    person: Person

    @property
    def is_head(self) -> bool:
        """Whether the role is that of who stands at the top."""
        return _HEAD_ROLE.fullmatch(self.role) is not None


def role_row(words: Strip) -> RoleRow | None:
    """The row that a line with a name first and its role behind is, or None."""
    if len(words.tight) > 60:
        return None
    bracketed = _BRACKETED_ROLE.match(words.tight)
    if bracketed and is_name(bracketed["name"]):
        post = (bracketed.end(), len(words.tight)) if bracketed.end() < len(words.tight) else None
        return _role_row(words, bracketed["role"], bracketed.span("name"), post)
    tokens = tokens_of(words)
    at = next((n for n, t in enumerate(tokens) if _ROLE.fullmatch(words.tight[t.start : t.end])), 0)
    if at == 0 or tokens[at].before not in {"blank", "wide"}:
        return None
    name = tokens[0]
    if not is_name(words.tight[name.start : name.end]) and not is_spaced_name(words, name):
        return None
    rest = tokens[at + 1 :] or tokens[1:at]
    post = (rest[0].start, rest[-1].end) if rest else None
    return _role_row(words, words.tight[tokens[at].start : tokens[at].end], (name.start, name.end), post)


def _role_row(words: Strip, role: str, name: tuple[int, int], post: tuple[int, int] | None) -> RoleRow | None:
    if post and not ends_post(words.tight[slice(*post)]):
        return None
    return RoleRow(role, Person(name, post, "after"))


def is_unit_row(words: Strip) -> bool:
    """Whether a line is nothing but the name of one unit."""
    tight = words.tight
    if not 2 < len(tight) < 30 or _MARKS.search(tight) or _BODY.search(tight):
        return False
    return looks_like_unit(tight) and not ends_post(tight)


def is_any_row(strip: Strip) -> bool:
    """Whether a line is a row for certain, and not one that begins another roster."""
    label = label_at(strip, 0)
    if is_sure_row(strip, read_persons(strip)) or (label is not None and not label.is_head):
        return True
    return len(strip.tight) < 40 and describes_persons(strip.tight)


def is_post_row(words: Strip) -> bool:
    """Whether a line is nothing but a post."""
    return len(words.tight) < 40 and "。" not in words.tight[:-1] and "，" not in words.tight and ends_post(words.tight)
