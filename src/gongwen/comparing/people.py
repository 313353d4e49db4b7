"""Coordinating bodies and their members on both sides."""

from collections.abc import Sequence

from gongwen.comparing.context import Context
from gongwen.comparing.model import GroupMatch, MemberMatch, Relation
from gongwen.comparing.parts import relation_of
from gongwen.comparing.taking import take_pairs
from gongwen.reading.model import Group, Member


def match_groups(old: Sequence[Group], new: Sequence[Group], context: Context) -> tuple[GroupMatch, ...]:
    """Return the bodies of both sides: those of one name, then those of one kind, in their order."""
    pairs = take_pairs(old, new, lambda group: context.levels.neutral(group.name), lambda group: group.kind)
    return tuple(_group(one, other, context) for one, other in pairs)


def _group(old: Group | None, new: Group | None, context: Context) -> GroupMatch:
    members = match_members(old.members if old else (), new.members if new else (), context)
    if old is None or new is None:
        known: Relation = "new" if old is None else "struck"
    else:
        relations = {relation_of(old.name, new.name, context), relation_of(old.office, new.office, context)}
        known = "kept" if relations == {"kept"} else "adapted" if relations <= {"kept", "adapted"} else "changed"
    return GroupMatch(
        known,
        old.name if old else None,
        new.name if new else None,
        old.office if old else None,
        new.office if new else None,
        members,
    )


def match_members(old: Sequence[Member], new: Sequence[Member], context: Context) -> tuple[MemberMatch, ...]:
    """Return the members of both sides: the same person, then whoever holds the same post, then the post one level down."""
    levels = context.levels
    pairs = take_pairs(
        old,
        new,
        lambda member: _tight(member.name) or None,
        lambda member: (member.role, levels.plain(member.post)) if member.post else None,
        lambda member: levels.plain(member.post) if member.post else None,
        lambda member: (member.role, levels.neutral(member.post)) if member.post else None,
        lambda member: levels.neutral(member.post) if member.post else None,
    )
    return tuple(MemberMatch(_member(one, other, context), one, other) for one, other in pairs)


def _tight(text: str | None) -> str:
    return "".join((text or "").split())


def _member(old: Member | None, new: Member | None, context: Context) -> Relation:
    if old is None or new is None:
        return "new" if old is None else "struck"
    same_person = _tight(old.name) == _tight(new.name)
    post = relation_of(old.post, new.post, context)
    if same_person and old.role == new.role:
        return post if post in {"kept", "adapted"} else "changed"
    return "adapted" if post == "adapted" and old.role == new.role else "changed"
