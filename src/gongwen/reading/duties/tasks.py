"""Tasks: the smallest pieces of text with their own responsibility note (contracts/plan-reading.md)."""

from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.reading.duties.assigning import FIRST_LEADS, assignments_of
from gongwen.reading.duties.choosing import Handed, handed_down, lowest_items, noted_passages, units_above
from gongwen.reading.duties.gathering import Gathered, gather
from gongwen.reading.duties.passages import Passage
from gongwen.reading.figures.goal_tables import targets_of_cells
from gongwen.reading.figures.targets import find_targets
from gongwen.reading.model import Deadline, Span, Target, Task, TaskPerson
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Prose
from gongwen.reading.times.deadlines import deadline_of_field, deadlines_in


@dataclass(slots=True)
class TaskReading:
    """What was found in the body: tasks, clauses said for the whole document, words that no task holds, tasks printed twice."""

    tasks: list[Task] = field(default_factory=list)
    global_clauses: list[tuple[str, Span]] = field(default_factory=list)
    unplaced: list[tuple[str, Span]] = field(default_factory=list)
    repeated: list[tuple[str, Span]] = field(default_factory=list)
    names_units: bool = True


def read_tasks(
    prose: Prose, root: Item, skip: frozenset[int], year: int | None, tables: list[Passage], *, lists_work: bool = True
) -> TaskReading:
    """The tasks of the items below ``root`` and of ``tables``' rows; ``skip`` are paragraphs of rosters and tables.

    ``lists_work``: where nobody is named, the numbered items are the tasks (not so in a notice that only sends a plan).
    """
    reading = TaskReading()
    by_item = gather(prose, root, skip)
    first_leads = bool(FIRST_LEADS.search("".join(p.tight for p in prose)))
    handed = handed_down(by_item)
    passages = noted_passages(by_item, root, handed) + tables
    reading.names_units = any(passage.notes for passage in passages)
    if not reading.names_units:
        passages = lowest_items(by_item, root) if lists_work else []
    passages, again = _once(passages)
    reading.repeated = [(passage.text, passage.span) for passage in again]
    drafts = [(passage, units_above(passage.item, handed)) for passage in passages]
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


def _task(passage: Passage, above: list[Handed], year: int | None, *, first_leads: bool) -> Task:
    return Task(
        number=passage.number,
        path=passage.path,
        text=passage.text,
        assignments=assignments_of(passage, above, first_leads=first_leads),
        people=tuple(
            TaskPerson(person.label, person.text, note.paragraph.span(person.start, person.end))
            for note in passage.notes
            for person in note.people
        ),
        deadlines=_deadlines(passage, year),
        targets=_targets(passage),
        span=passage.span,
    )


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


def _note_rest(reading: TaskReading, by_item: Gathered, used: list[Passage]) -> None:
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
