"""The passages of a plan by item, and what the layout does to them: headings that name units, units before duties, closing lines."""

import re

from gongwen.reading.duties.note_bodies import Note, NoteKind
from gongwen.reading.duties.passages import Passage, heading_units, passages_of, units_first
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Prose
from gongwen.reading.words.units import ends_like_much_else

Gathered = dict[int, tuple[Item, list[Passage]]]
"""Every item with its passages, by the item's identity."""


def gather(prose: Prose, root: Item, skip: frozenset[int]) -> Gathered:
    """The passages of every item. Brackets with bare names count where the document does so twice, or says when in it."""
    items = list(root.walk())
    chosen = {id(item): (item, passages_of(item, prose, skip, bare_names=True)) for item in items}
    notes = (note for _, passages in chosen.values() for passage in passages for note in passage.notes)
    bare = [note for note in notes if note.kind is NoteKind.NAMES]
    if len(bare) == 1 and not bare[0].deadlines:
        chosen = {id(item): (item, passages_of(item, prose, skip, bare_names=False)) for item in items}
    _add_unit_headings(chosen, prose)
    _add_units_first(chosen, prose, skip)
    _lift_closing_lines(chosen)
    return chosen


def _add_unit_headings(by_item: Gathered, prose: Prose) -> None:
    """（一）区发改局 over its duties: counts where two or more sisters are headed so."""
    sisters: dict[int, list[tuple[Item, Note]]] = {}
    for item, passages in by_item.values():
        note = None if any(passage.notes for passage in passages) else heading_units(item, prose)
        if note is not None and item.parent is not None:
            sisters.setdefault(id(item.parent), []).append((item, note))
    for family in sisters.values():
        with_duties = [item for item, _ in family if item.children or item.stop - item.first > 1]
        if (
            len(with_duties) < 2
            or not _are_units(family)
            or any(_names_units_below(item, by_item) for item, _ in family)
        ):
            continue
        for item, note in family:
            pieces = [p for passage in by_item[id(item)][1] for p in passage.pieces if p.paragraph.index != item.first]
            if not pieces and not item.children:
                continue
            by_item[id(item)] = (item, [Passage(item, pieces, [note])])


def _are_units(family: list[tuple[Item, Note]]) -> bool:
    """Whether headings are units: one ends as only a unit does, or all end alike (青山镇, 柳河镇; not 壮大主体, 办好集市)."""
    names = [unit.name for _, note in family for group in note.groups for unit in group.units]
    return len({name[-1] for name in names}) == 1 or not all(map(ends_like_much_else, names))


def _names_units_below(item: Item, by_item: Gathered) -> bool:
    """Whether items below name units of their own: then a heading such as （一）壮大主体 is a theme, though it ends like a unit."""
    return any(passage.notes for kid in item.walk() if kid is not item for passage in by_item[id(kid)][1])


def _add_units_first(by_item: Gathered, prose: Prose, skip: frozenset[int]) -> None:
    """区政府办公室：统筹推进… counts where two or more such paragraphs stand under one heading."""
    families: dict[int, list[tuple[Item, list[Passage]]]] = {}
    for item, passages in by_item.values():
        found = [] if any(passage.notes for passage in passages) else units_first(item, prose, skip)
        if found:
            owner = item.parent if len(found) == 1 and item.parent is not None and item.number else item
            families.setdefault(id(owner), []).append((item, found))
    for members in families.values():
        sure = members if _are_whole(members) else _sure(members)
        if sum(len(found) for _, found in sure) >= 2:
            for item, found in sure:
                held = {p.paragraph.index for passage in found for p in passage.pieces}
                rest = [c for c in by_item[id(item)][1] if not any(p.paragraph.index in held for p in c.pieces)]
                by_item[id(item)] = (item, rest + found)


_SPEAKS_AS_UNIT = re.compile(r"牵头|负责|配合|会同|组织|承担|指导|做好|统筹|协调|依法|加强")


def _sure(members: list[tuple[Item, list[Passage]]]) -> list[tuple[Item, list[Passage]]]:
    """What begins with units for sure: before a colon, or before what only somebody can be told (区财政局。负责…)."""
    told = [(item, [passage for passage in found if _is_told(passage)]) for item, found in members]
    return [(item, found) for item, found in told if found]


def _is_told(passage: Passage) -> bool:
    note = passage.notes[0]
    return note.paragraph.tight[note.end - 1] in "：:" or _SPEAKS_AS_UNIT.match(passage.text) is not None


_OF_A_PLACE = re.compile(r"[省市区县州盟旗镇乡各驻]")


def _are_whole(members: list[tuple[Item, list[Passage]]]) -> bool:
    """Whether nearly every sister begins with units of a named level: 区统计局, 各镇 (高频事项网上办 ends like one and is none)."""
    parents = {id(item.parent): item.parent for item, _ in members if item.parent is not None}
    sisters = sum(len(parent.children) for parent in parents.values())
    names = [unit.name for _, found in members for p in found for _, group in p.groups for unit in group.units]
    return len(members) * 4 >= sisters * 3 and all(map(_OF_A_PLACE.match, names))


def _lift_closing_lines(by_item: Gathered) -> None:
    """A note on a line of its own behind several sub-items of which only the last would have it belongs to all of them."""
    for item, passages in list(by_item.values()):
        kids = [by_item[id(kid)] for kid in item.children]
        if len(kids) < 2 or item.number is None or any(kid.children for kid, _ in kids):
            continue
        noted = [i for i, (_, cs) in enumerate(kids) if any(c.notes for c in cs)]
        last = kids[-1][1]
        if noted != [len(kids) - 1] or any(c.notes for c in passages) or len(last) != 1 or not _own_paragraph(last[0]):
            continue
        pieces = [p for c in passages for p in c.pieces] + [p for _, cs in kids for c in cs for p in c.pieces]
        by_item[id(item)] = (item, [Passage(item, pieces, last[0].notes)])
        for kid, _ in kids:
            by_item[id(kid)] = (kid, [])


def _own_paragraph(passage: Passage) -> bool:
    held = {piece.paragraph.index for piece in passage.pieces}
    return bool(passage.notes) and all(note.paragraph.index not in held for note in passage.notes)
