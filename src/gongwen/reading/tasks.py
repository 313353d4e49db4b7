"""Tasks: the smallest pieces of text with their own responsibility note (contracts/plan-reading.md)."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.reading.deadlines import deadline_of_field, deadlines_in
from gongwen.reading.goaltables import targets_of_cells
from gongwen.reading.model import Assignment, Deadline, Span, Target, Task, TaskPerson
from gongwen.reading.notes import Note, NoteKind
from gongwen.reading.outline import Item
from gongwen.reading.passages import Passage, heading_units, passages_of, units_first
from gongwen.reading.prose import Paragraph, Prose
from gongwen.reading.targets import find_targets
from gongwen.reading.units import UnitGroup, ends_like_much_else

FIRST_LEADS = re.compile(
    r"(?:列|排|排名|排在|排列)?(?:在)?第?[一首]位?(?:的|者|个)?(?:责任)?(?:单位|部门|处室|科室)?(?:为|是|系)[^，。；）)]{0,8}牵头"
    r"|首个?(?:单位|部门)(?:为|是)牵头|排名第一的?(?:单位|部门)?为牵头|排在首位的?(?:单位|部门)?为牵头"
)
"""The document says once that the first unit of a list leads."""

_NO_WORK = re.compile(
    r"总体要求|指导思想|基本原则|工作原则|总体思路|工作思路|总体目标|工作目标|主要目标|发展目标|目的|意义|背景|依据|适用范围|试点范围|实施范围|明确范围|时间|人员|"
    r"组织领导|组织保障|保障措施|保障机制|工作保障|组织实施|工作要求|(?:有关|相关|几点|具体)要求|^[一二三四五六七八九十]+、要求|工作步骤|实施步骤|方法步骤|步骤|工作安排|进度安排|工作进度|阶段|"
    r"附则|职能|成员单位|工作规则|议事规则|组成人员|会议制度|宣传报道|督促检查|督查|考核|责任追究|高度重视|提高认识|思想认识|加强领导|明确责任|落实责任|密切配合|协调配合|狠抓落实|通力协作|组织机构|领导机构|职责"
)
"""Headings whose items are no work, in documents that name no units: aims, guarantees, stages, general demands."""


@dataclass(slots=True)
class TaskReading:
    """What was found in the body: tasks, clauses said for the whole document, words that no task holds, tasks printed twice."""

    tasks: list[Task] = field(default_factory=list)
    global_clauses: list[tuple[str, Span]] = field(default_factory=list)
    unplaced: list[tuple[str, Span]] = field(default_factory=list)
    repeated: list[tuple[str, Span]] = field(default_factory=list)
    names_units: bool = True


@dataclass(frozen=True, slots=True)
class _Handed:
    """Units in a heading, handed down to the items below."""

    paragraph: Paragraph
    groups: tuple[UnitGroup, ...]


def read_tasks(
    prose: Prose, root: Item, skip: frozenset[int], year: int | None, tables: list[Passage], *, lists_work: bool = True
) -> TaskReading:
    """The tasks of the items below ``root`` and of ``tables``' rows; ``skip`` are paragraphs of rosters and tables.

    ``lists_work``: where nobody is named, the numbered items are the tasks (not so in a notice that only sends a plan).
    """
    reading = TaskReading()
    by_item = _passages(prose, root, skip)
    first_leads = bool(FIRST_LEADS.search("".join(p.tight for p in prose)))
    passages = [passage for item, passage in _task_passages(by_item, root)] + tables
    reading.names_units = any(passage.notes for passage in passages)
    if not reading.names_units:
        passages = _lowest(by_item, root) if lists_work else []
    passages, again = _once(passages)
    reading.repeated = [(passage.text, passage.span) for passage in again]
    handed = _handed(by_item)
    drafts = [(passage, _above(passage.item, handed)) for passage in passages]
    drafts.sort(key=lambda draft: draft[0].span)
    reading.tasks = [_task(passage, above, year, first_leads=first_leads) for passage, above in drafts]
    _note_rest(reading, by_item, passages)
    return reading


def _once(passages: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The passages without those that stand a second time with the same number and words, and these."""
    seen: set[tuple[str | None, str]] = set()
    first: list[Passage] = []
    again: list[Passage] = []
    for passage in passages:
        key = (passage.number, passage.text)
        (again if key in seen and len(passage.text) >= 15 else first).append(passage)
        seen.add(key)
    return first, again


def _passages(prose: Prose, root: Item, skip: frozenset[int]) -> dict[int, tuple[Item, list[Passage]]]:
    """The passages of every item. Brackets with bare names count where the document does so at least twice."""
    items = list(root.walk())
    chosen = {id(item): (item, passages_of(item, prose, skip, bare_names=True)) for item in items}
    notes = (note for _, passages in chosen.values() for passage in passages for note in passage.notes)
    if sum(note.kind is NoteKind.NAMES for note in notes) == 1:
        chosen = {id(item): (item, passages_of(item, prose, skip, bare_names=False)) for item in items}
    _add_unit_headings(chosen, prose)
    _add_units_first(chosen, prose, skip)
    _lift_closing_lines(chosen)
    return chosen


def _add_unit_headings(by_item: dict[int, tuple[Item, list[Passage]]], prose: Prose) -> None:
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


def _names_units_below(item: Item, by_item: dict[int, tuple[Item, list[Passage]]]) -> bool:
    """Whether items below name units of their own: then a heading such as （一）壮大主体 is a theme, though it ends like a unit."""
    return any(passage.notes for kid in item.walk() if kid is not item for passage in by_item[id(kid)][1])


def _add_units_first(by_item: dict[int, tuple[Item, list[Passage]]], prose: Prose, skip: frozenset[int]) -> None:
    """区政府办公室：统筹推进… counts where two or more such paragraphs stand under one heading."""
    families: dict[int, list[tuple[Item, list[Passage]]]] = {}
    for item, passages in by_item.values():
        found = [] if any(passage.notes for passage in passages) else units_first(item, prose, skip)
        if found:
            owner = item.parent if len(found) == 1 and item.parent is not None and item.number else item
            families.setdefault(id(owner), []).append((item, found))
    for members in families.values():
        if sum(len(found) for _, found in members) >= 2:
            for item, found in members:
                held = {p.paragraph.index for passage in found for p in passage.pieces}
                rest = [c for c in by_item[id(item)][1] if not any(p.paragraph.index in held for p in c.pieces)]
                by_item[id(item)] = (item, rest + found)


def _lift_closing_lines(by_item: dict[int, tuple[Item, list[Passage]]]) -> None:
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


def _is_heading_note(item: Item, by_item: dict[int, tuple[Item, list[Passage]]]) -> bool:
    """Units that stand in a heading: a short title without a full stop, its note, nothing else, and items below."""
    passages = by_item[id(item)][1]
    if not item.children or item.number is None or len(passages) != 1 or not passages[0].notes:
        return False
    if not passages[0].pieces:
        return True
    passage = passages[0]
    kids_noted = any(c.notes for kid in item.walk() if kid is not item for c in by_item[id(kid)][1])
    one_line = len(passage.pieces) == 1 and all(
        n.paragraph.index in {item.first, item.first + 1} for n in passage.notes
    )
    if not one_line or len(passage.text) > 60:
        return False
    return not any(mark in passage.text for mark in "。；") or (
        not kids_noted and not any(mark in passage.text.rstrip("。") for mark in "。；，")
    )


def _handed(by_item: dict[int, tuple[Item, list[Passage]]]) -> dict[int, _Handed]:
    handed = {}
    for key, (item, passages) in by_item.items():
        if _is_heading_note(item, by_item):
            groups = passages[0].groups
            if groups:
                handed[key] = _Handed(groups[0][0], tuple(group for _, group in groups))
    return handed


def _above(item: Item, handed: dict[int, _Handed]) -> list[_Handed]:
    found, above = [], item.parent
    while above is not None:
        if id(above) in handed:
            found.append(handed[id(above)])
        above = above.parent
    return found


def _task_passages(by_item: dict[int, tuple[Item, list[Passage]]], root: Item) -> list[tuple[Item, Passage]]:
    handed = _handed(by_item)
    found: list[tuple[Item, Passage]] = []
    for item in root.walk():
        passages = by_item[id(item)][1]
        if id(item) in handed:
            continue
        noted = [passage for passage in passages if passage.notes and passage.pieces]
        if not noted and not item.children and _above(item, handed) and passages:
            noted = [Passage(item, [p for c in passages for p in c.pieces])]
        found.extend((item, passage) for passage in noted)
    return found


def _lowest(by_item: dict[int, tuple[Item, list[Passage]]], root: Item) -> list[Passage]:
    """In a document that names no units: every lowest numbered item of the work part, heading and paragraphs."""
    found = []
    for item in root.walk():
        if item.number is None or item.children or not _is_work(item):
            continue
        pieces = [piece for passage in by_item[id(item)][1] for piece in passage.pieces]
        if pieces:
            found.append(Passage(item, pieces))
    return found


def _is_work(item: Item) -> bool:
    top: Item | None = item
    while top is not None and top.number is not None:
        if top.parent is None or top.parent.number is None:
            return not _NO_WORK.search(top.heading[:30])
        top = top.parent
    return True


def _task(passage: Passage, above: list[_Handed], year: int | None, *, first_leads: bool) -> Task:
    return Task(
        number=passage.number,
        path=passage.path,
        text=passage.text,
        assignments=_assignments(passage, above, first_leads=first_leads),
        people=tuple(
            TaskPerson(person.label, person.text, note.paragraph.span(person.start, person.end))
            for note in passage.notes
            for person in note.people
        ),
        deadlines=_deadlines(passage, year),
        targets=_targets(passage),
        span=passage.span,
    )


def _assignments(passage: Passage, above: list[_Handed], *, first_leads: bool) -> tuple[Assignment, ...]:
    own = [
        a
        for paragraph, group in _ranked(passage.groups)
        for a in _of_group(paragraph, group, inherited=False, first_leads=first_leads)
    ]
    inherited = [
        a
        for handed in above
        for group in handed.groups
        for a in _of_group(handed.paragraph, group, inherited=True, first_leads=first_leads)
    ]
    seen: set[tuple[str, str]] = set()
    kept = []
    for assignment in own + inherited:
        key = (assignment.unit, assignment.role)
        if key not in seen:
            seen.add(key)
            kept.append(assignment)
    return tuple(sorted(kept, key=lambda a: not a.inherited))


def _ranked(groups: tuple[tuple[Paragraph, UnitGroup], ...]) -> tuple[tuple[Paragraph, UnitGroup], ...]:
    """主要责任单位 beside 配合单位 leads; alone it is responsible like any other."""
    roles = {group.role for _, group in groups}
    if "lead" in roles or "supporting" not in roles:
        return groups
    return tuple(
        (
            paragraph,
            UnitGroup(group.units, "lead", group.label) if (group.label or "").startswith(("主要", "第一")) else group,
        )
        for paragraph, group in groups
    )


def _of_group(paragraph: Paragraph, group: UnitGroup, *, inherited: bool, first_leads: bool) -> list[Assignment]:
    role = group.role or "responsible"
    found = [
        Assignment(unit.name, role, group.label or "", inherited, paragraph.span(unit.start, unit.end))
        for unit in group.units
    ]
    if first_leads and role == "responsible" and len(found) > 1:
        first = found[0]
        found[0] = Assignment(first.unit, "lead", first.label, inherited, first.span)
    return found


def _deadlines(passage: Passage, year: int | None) -> tuple[Deadline, ...]:
    fields = [
        deadline_of_field(f.text, note.paragraph.span(f.start, f.end), year)
        for note in passage.notes
        for f in note.deadlines
    ]
    inside = [
        deadline for piece in passage.pieces for deadline in deadlines_in(piece.paragraph, piece.start, piece.end, year)
    ]
    return tuple(inside + fields)


def _targets(passage: Passage) -> tuple[Target, ...]:
    """In the passage's words, in what its notes say of the time (年底前上线不少于13个…), and across the cells of a row."""
    stretches = [(piece.paragraph, piece.start, piece.end) for piece in passage.pieces]
    stretches += [(note.paragraph, f.start, f.end) for note in passage.notes for f in note.deadlines]
    found = [target for stretch in stretches for target in find_targets(*stretch)]
    if passage.row:
        cells = pairwise(piece.paragraph for piece in passage.pieces)
        found += [target for name, value in cells for target in targets_of_cells(name, value)]
    return tuple(found)


def _note_rest(reading: TaskReading, by_item: dict[int, tuple[Item, list[Passage]]], used: list[Passage]) -> None:
    held = {id(passage) for passage in used}
    for _, passages in by_item.values():
        for passage in passages:
            for note in passage.notes:
                reading.global_clauses.extend(
                    (note.paragraph.tight[a:b], note.paragraph.span(a, b)) for a, b in note.clauses
                )
            followed = any(other.notes for other in passages)
            if followed and id(passage) not in held and not passage.notes and len(passage.text) >= 20:
                reading.unplaced.append((passage.text, passage.span))
