"""Where a name ends that an unknown place follows without a blank: what the rest of the document calls the place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gongwen.reading.model import Member
from gongwen.reading.rosters.names import is_name
from gongwen.reading.rosters.posts import begins_post
from gongwen.reading.rosters.surnames import COMPOUND

_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|村|社区|苏木|集团|公司|学校|中学|小学|医院|管委会|办事处|园区|农场|林场|局|委|办|中心)"
)
_LONGEST = 12
_ENOUGH = 3
"""So many rows with one beginning are no chance: two persons of one village may well share a character."""


def mend_boundaries(text: str, members: list[Member]) -> dict[Member, Member]:
    """Members whose name ran into their post, set right: 陶然青|枫渡街道主任 where 青枫渡街道 stands elsewhere."""
    glued = [member for member in members if _is_glued(text, member)]
    if not glued:
        return {}
    known = _beginnings(text, {member.span[0] for member in glued})
    shared = Counter(key for member in glued if (key := _key(member)))
    mended = ((member, _mended(member, known, shared)) for member in glued)
    return {member: other for member, other in mended if other is not None}


def _is_glued(text: str, member: Member) -> bool:
    name, post = member.name or "", member.post or ""
    return (
        len(name) in {2, 3}
        and len(post) > 3
        and not name.startswith(COMPOUND)
        and not begins_post(post)
        and text.startswith(name + post[0], member.span[0])
    )


def _beginnings(text: str, without: set[int]) -> set[str]:
    """What stretches of characters begin with, up to a dozen; those at the places ``without`` are left out."""
    return {prefix for run in _RUN.finditer(text) if run.start() not in without for prefix in _prefixes(run[0])}


def _prefixes(run: str) -> Iterator[str]:
    return (run[:length] for length in range(3, min(len(run), _LONGEST) + 1))


def _key(member: Member) -> str:
    """What the post would begin with if the third character of the name were its first."""
    return (member.name or "")[2:] + (member.post or "")[:3] if len(member.name or "") == 3 else ""


def _mended(member: Member, known: Iterable[str], shared: Counter[str]) -> Member | None:
    name, post = member.name or "", member.post or ""
    other = (name[:2], name[2] + post) if len(name) == 3 else (name + post[0], post[1:])
    if not is_name(other[0]):
        return None
    here, there = _unit(post), _unit(other[1])
    told = there in known and here not in known
    alike = shared[_key(member)] >= _ENOUGH and here not in known
    return replace(member, name=other[0], post=other[1]) if told or alike else None


def _unit(post: str) -> str:
    found = _UNIT.match(post)
    return found[0] if found else post[:4]
