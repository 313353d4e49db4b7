"""Tasks: the smallest pieces of text with their own responsibility note (contracts/plan-reading.md)."""

import re
from dataclasses import dataclass, field

from gongwen.reading.clauses import Clause, clauses_of, units_first
from gongwen.reading.deadlines import deadline_of_field, deadlines_in
from gongwen.reading.model import Assignment, Deadline, Span, Target, Task, TaskPerson
from gongwen.reading.notes import NoteKind
from gongwen.reading.outline import Item
from gongwen.reading.prose import Paragraph, Prose
from gongwen.reading.targets import find_targets
from gongwen.reading.units import UnitGroup

FIRST_LEADS = re.compile(r"(?:列|排|排名|排在|排列)?(?:在)?第?[一首]位?(?:的|者|个)?(?:责任)?(?:单位|部门|处室|科室)?(?:为|是|系)[^，。；）)]{0,8}牵头|首个?(?:单位|部门)(?:为|是)牵头|排名第一的?(?:单位|部门)?为牵头|排在首位的?(?:单位|部门)?为牵头")
"""The document says once that the first unit of a list leads."""

_NO_WORK = re.compile(
    r"总体要求|指导思想|基本原则|工作原则|总体思路|工作思路|总体目标|工作目标|主要目标|发展目标|目的|意义|背景|依据|适用范围|试点范围|实施范围|明确范围|时间|人员|"
    r"组织领导|组织保障|保障措施|保障机制|工作保障|组织实施|工作要求|(?:有关|相关|几点|具体)要求|^[一二三四五六七八九十]+、要求|工作步骤|实施步骤|方法步骤|步骤|工作安排|进度安排|工作进度|阶段|"
    r"附则|职能|成员单位|工作规则|议事规则|组成人员|会议制度|宣传报道|督促检查|督查|考核|责任追究|高度重视|提高认识|思想认识|加强领导|明确责任|落实责任|密切配合|协调配合|狠抓落实|通力协作|组织机构|领导机构|工作职责"
)
"""Headings whose items are no work, in documents that name no units: aims, guarantees, stages, general demands."""


@dataclass(slots=True)
class TaskReading:
    """What was found in the body: tasks, clauses said for the whole document, and words that no task holds."""

    tasks: list[Task] = field(default_factory=list)
    global_clauses: list[tuple[str, Span]] = field(default_factory=list)
    unplaced: list[tuple[str, Span]] = field(default_factory=list)
    names_units: bool = True


@dataclass(frozen=True, slots=True)
class _Handed:
    """Units in a heading, handed down to the items below."""

    paragraph: Paragraph
    groups: tuple[UnitGroup, ...]


def read_tasks(prose: Prose, root: Item, skip: frozenset[int], year: int | None, tables: list[Clause]) -> TaskReading:
    """The tasks of the items below ``root`` and of ``tables``' rows; ``skip`` are paragraphs of rosters and tables."""
    reading = TaskReading()
    by_item = _clauses(prose, root, skip)
    first_leads = bool(FIRST_LEADS.search("".join(p.tight for p in prose)))
    clauses = [clause for item, clause in _task_clauses(by_item, root)] + tables
    reading.names_units = any(clause.notes for clause in clauses)
    if not reading.names_units:
        clauses = _lowest(by_item, root)
    handed = _handed(by_item)
    drafts = [(clause, _above(clause.item, handed)) for clause in clauses]
    drafts.sort(key=lambda draft: draft[0].span)
    reading.tasks = [_task(clause, above, year, first_leads=first_leads) for clause, above in drafts]
    _note_rest(reading, by_item, clauses)
    return reading


def _clauses(prose: Prose, root: Item, skip: frozenset[int]) -> dict[int, tuple[Item, list[Clause]]]:
    """The clauses of every item. Brackets with bare names count where the document does so at least twice."""
    items = list(root.walk())
    strict = {id(item): (item, clauses_of(item, prose, skip, bare_names=False)) for item in items}
    loose = {id(item): (item, clauses_of(item, prose, skip, bare_names=True)) for item in items}
    bare = sum(note.kind is NoteKind.NAMES for _, clauses in loose.values() for clause in clauses for note in clause.notes)
    chosen = loose if bare >= 2 else strict
    _add_units_first(chosen, prose, skip)
    _lift_closing_lines(chosen)
    return chosen


def _add_units_first(by_item: dict[int, tuple[Item, list[Clause]]], prose: Prose, skip: frozenset[int]) -> None:
    """区政府办公室：统筹推进… counts where two or more such paragraphs stand under one heading."""
    families: dict[int, list[tuple[Item, list[Clause]]]] = {}
    for item, clauses in by_item.values():
        found = [] if any(clause.notes for clause in clauses) else units_first(item, prose, skip)
        if found:
            owner = item.parent if len(found) == 1 and item.parent is not None and item.number else item
            families.setdefault(id(owner), []).append((item, found))
    for members in families.values():
        if sum(len(found) for _, found in members) >= 2:
            for item, found in members:
                held = {p.paragraph.index for clause in found for p in clause.pieces}
                rest = [c for c in by_item[id(item)][1] if not any(p.paragraph.index in held for p in c.pieces)]
                by_item[id(item)] = (item, rest + found)


def _lift_closing_lines(by_item: dict[int, tuple[Item, list[Clause]]]) -> None:
    """A note on a line of its own behind several sub-items of which only the last would have it belongs to all of them."""
    for item, clauses in list(by_item.values()):
        kids = [by_item[id(kid)] for kid in item.children]
        if len(kids) < 2 or item.number is None or any(kid.children for kid, _ in kids):
            continue
        noted = [i for i, (_, cs) in enumerate(kids) if any(c.notes for c in cs)]
        last = kids[-1][1]
        if noted != [len(kids) - 1] or any(c.notes for c in clauses) or len(last) != 1 or not _own_paragraph(last[0]):
            continue
        pieces = [p for c in clauses for p in c.pieces] + [p for _, cs in kids for c in cs for p in c.pieces]
        by_item[id(item)] = (item, [Clause(item, pieces, last[0].notes)])
        for kid, _ in kids:
            by_item[id(kid)] = (kid, [])


def _own_paragraph(clause: Clause) -> bool:
    held = {piece.paragraph.index for piece in clause.pieces}
    return bool(clause.notes) and all(note.paragraph.index not in held for note in clause.notes)


def _is_heading_note(item: Item, by_item: dict[int, tuple[Item, list[Clause]]]) -> bool:
    """Units that stand in a heading: a short title without a full stop, its note, nothing else, and items below."""
    clauses = by_item[id(item)][1]
    if not item.children or item.number is None or len(clauses) != 1 or not clauses[0].notes:
        return False
    clause = clauses[0]
    kids_noted = any(c.notes for kid in item.walk() if kid is not item for c in by_item[id(kid)][1])
    one_line = len(clause.pieces) == 1 and all(n.paragraph.index in {item.first, item.first + 1} for n in clause.notes)
    if not one_line or len(clause.text) > 60:
        return False
    return not any(mark in clause.text for mark in "。；") or (not kids_noted and not any(mark in clause.text.rstrip("。") for mark in "。；，"))


def _handed(by_item: dict[int, tuple[Item, list[Clause]]]) -> dict[int, _Handed]:
    handed = {}
    for key, (item, clauses) in by_item.items():
        if _is_heading_note(item, by_item):
            groups = clauses[0].groups
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


def _task_clauses(by_item: dict[int, tuple[Item, list[Clause]]], root: Item) -> list[tuple[Item, Clause]]:
    handed = _handed(by_item)
    found: list[tuple[Item, Clause]] = []
    for item in root.walk():
        clauses = by_item[id(item)][1]
        if id(item) in handed:
            continue
        noted = [clause for clause in clauses if clause.notes and clause.pieces]
        if not noted and not item.children and _above(item, handed) and clauses:
            noted = [Clause(item, [p for c in clauses for p in c.pieces])]
        found.extend((item, clause) for clause in noted)
    return found


def _lowest(by_item: dict[int, tuple[Item, list[Clause]]], root: Item) -> list[Clause]:
    """In a document that names no units: every lowest numbered item of the work part, heading and paragraphs."""
    found = []
    for item in root.walk():
        if item.number is None or item.children or not _is_work(item):
            continue
        pieces = [piece for clause in by_item[id(item)][1] for piece in clause.pieces]
        if pieces:
            found.append(Clause(item, pieces))
    return found


def _is_work(item: Item) -> bool:
    top: Item | None = item
    while top is not None and top.number is not None:
        if top.parent is None or top.parent.number is None:
            return not _NO_WORK.search(top.heading[:30])
        top = top.parent
    return True


def _task(clause: Clause, above: list[_Handed], year: int | None, *, first_leads: bool) -> Task:
    return Task(
        number=clause.number,
        path=clause.path,
        text=clause.text,
        assignments=_assignments(clause, above, first_leads=first_leads),
        people=tuple(
            TaskPerson(person.label, person.text, note.paragraph.span(person.start, person.end)) for note in clause.notes for person in note.people
        ),
        deadlines=_deadlines(clause, year),
        targets=_targets(clause),
        span=clause.span,
    )


def _assignments(clause: Clause, above: list[_Handed], *, first_leads: bool) -> tuple[Assignment, ...]:
    own = [a for paragraph, group in _ranked(clause.groups) for a in _of_group(paragraph, group, inherited=False, first_leads=first_leads)]
    inherited = [a for handed in above for group in handed.groups for a in _of_group(handed.paragraph, group, inherited=True, first_leads=first_leads)]
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
        (paragraph, UnitGroup(group.units, "lead", group.label) if (group.label or "").startswith(("主要", "第一")) else group)
        for paragraph, group in groups
    )


def _of_group(paragraph: Paragraph, group: UnitGroup, *, inherited: bool, first_leads: bool) -> list[Assignment]:
    role = group.role or "responsible"
    found = [
        Assignment(unit.name, role, group.label or "", inherited, paragraph.span(unit.start, unit.end)) for unit in group.units
    ]
    if first_leads and role == "responsible" and len(found) > 1:
        first = found[0]
        found[0] = Assignment(first.unit, "lead", first.label, inherited, first.span)
    return found


def _deadlines(clause: Clause, year: int | None) -> tuple[Deadline, ...]:
    fields = [
        deadline_of_field(f.text, note.paragraph.span(f.start, f.end), year) for note in clause.notes for f in note.deadlines
    ]
    inside = [deadline for piece in clause.pieces for deadline in deadlines_in(piece.paragraph, piece.start, piece.end, year)]
    return tuple(inside + fields)


def _targets(clause: Clause) -> tuple[Target, ...]:
    return tuple(target for piece in clause.pieces for target in find_targets(piece.paragraph, piece.start, piece.end))


def _note_rest(reading: TaskReading, by_item: dict[int, tuple[Item, list[Clause]]], used: list[Clause]) -> None:
    held = {id(clause) for clause in used}
    for _, clauses in by_item.values():
        for clause in clauses:
            for note in clause.notes:
                reading.global_clauses.extend((note.paragraph.tight[a:b], note.paragraph.span(a, b)) for a, b in note.clauses)
            followed = any(other.notes for other in clauses)
            if followed and id(clause) not in held and not clause.notes and len(clause.text) >= 20:
                reading.unplaced.append((clause.text, clause.span))
