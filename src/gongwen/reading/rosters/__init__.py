"""Coordinating bodies and their rosters: 领导小组, 专班, 指挥部, with who is in them and where their office sits."""

from dataclasses import dataclass

from gongwen.reading.model import Group
from gongwen.reading.rosters.walking import Walk
from gongwen.reading.text.prose import Prose

__all__ = ["Rosters", "read_groups", "read_rosters", "roster_paragraphs"]


@dataclass(frozen=True, slots=True)
class Rosters:
    """The groups of a document, and the indexes of the paragraphs that are nothing but roster."""

    groups: tuple[Group, ...]
    paragraphs: frozenset[int]


def read_rosters(prose: Prose) -> Rosters:
    """The coordinating bodies of a document with their members, leading groups first.

    Every rule is written in simplified characters: a text in traditional ones is folded before (reading.traditional).
    """
    walk = Walk(prose)
    walk.run()
    return Rosters(walk.bodies.groups(), frozenset(walk.used))


def read_groups(prose: Prose) -> tuple[Group, ...]:
    """The groups alone."""
    return read_rosters(prose).groups


def roster_paragraphs(prose: Prose) -> frozenset[int]:
    """Which paragraphs are rows, labels or tables of a roster; sentences that also name members are not among them."""
    return read_rosters(prose).paragraphs
