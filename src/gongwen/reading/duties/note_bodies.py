"""A responsibility note, and how its words are read: labelled fields, lists of names closed by verbs, names alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from gongwen.reading.text.prose import Paragraph
from gongwen.reading.words.dates import DATE_PIECE
from gongwen.reading.words.labels import LABEL, LabelKind, label_kind
from gongwen.reading.words.units import BLANK, NamedUnit, UnitGroup, looks_like_unit, read_unit_groups, split_top

GLOBAL_CLAUSE = re.compile(
    r"[（(]?(?:以下|以上|下列|上述|具体|各项|所有|其他|其余|下面|后续)[^。；;（）()]{0,12}(?:均需|均由|均涉及|均须|均应|均为|都需|都由|均要)"
    r"(?:[^。；;（()]|[（(][^（）()]*[）)]){0,40}?(?:不再[^。；;）)〕］\]，,]{0,8}|下同)(?:[，,]下同)?[。]?[）)]?"
)
"""Units stated once for the whole document: 以下均需各县区落实，不再列出."""


class NoteKind(StrEnum):
    """How a note is set apart."""

    LABELS = "labels"
    VERBS = "verbs"
    NAMES = "names"
    LINE = "line"
    SENTENCE = "sentence"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled piece of a note that is no list of units: a deadline or persons; offsets in the paragraph's tight text."""

    label: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Note:
    """A note in one paragraph, ``tight[start:end]`` with its brackets and the full stop behind it."""

    paragraph: Paragraph
    start: int
    end: int
    kind: NoteKind
    groups: tuple[UnitGroup, ...] = ()
    deadlines: list[Field] = field(default_factory=list)
    people: list[Field] = field(default_factory=list)
    clauses: list[tuple[int, int]] = field(default_factory=list)

    @property
    def names_units(self) -> bool:
        """Whether the note names any unit."""
        return any(group.units for group in self.groups)


def fields_note(paragraph: Paragraph, extent: tuple[int, int], inner: tuple[int, int], kind: NoteKind) -> Note:
    """A note of labelled fields: each runs to the next label."""
    note = Note(paragraph, *extent, kind)
    tight = _without_clauses(paragraph.tight, inner, note)
    labels = [found for found in LABEL.finditer(tight, *inner) if stands_free(paragraph, found.start(), inner[0])]
    groups: list[UnitGroup] = []
    for found, following in zip(labels, [*labels[1:], None], strict=True):
        stop = following.start() if following else inner[1]
        _read_field(note, tight, found, stop, groups)
    note.groups = tuple(groups)
    return note


def stands_free(paragraph: Paragraph, at: int, inner_start: int) -> bool:
    """Whether a label at this place begins a field: it opens the note or nothing of a word runs into it."""
    return at == inner_start or not paragraph.tight[at - 1].isalnum() or paragraph.stands_apart(at)


def _without_clauses(tight: str, inner: tuple[int, int], note: Note) -> str:
    """The text with clauses for the whole document blanked out, of the same length."""
    for found in GLOBAL_CLAUSE.finditer(tight, *inner):
        note.clauses.append((found.start(), found.end()))
        tight = tight[: found.start()] + BLANK * (found.end() - found.start()) + tight[found.end() :]
    return tight


def _read_field(note: Note, tight: str, found: re.Match[str], stop: int, groups: list[UnitGroup]) -> None:
    start = found.end()
    while stop > start and tight[stop - 1] in "，,；;。、." + BLANK:
        stop -= 1
    if start >= stop:
        return
    label = found[0][:-1]
    match label_kind(found):
        case LabelKind.DEADLINE:
            note.deadlines.append(Field(label, note.paragraph.tight[start:stop], start, stop))
        case LabelKind.PERSON:
            note.people.extend(_names(label, tight, start, stop))
        case LabelKind.UNITS:
            found_groups = read_unit_groups(_without_dates(tight, start, stop, note), start, stop, label)
            groups.extend(part_at_blanks(note.paragraph, found_groups))


def _without_dates(tight: str, start: int, stop: int, note: Note) -> str:
    """The text with pieces that say when blanked by separators, of the same length; they become deadline fields."""
    for a, b in split_top(tight[start:stop], start=start):
        if b - a > 1 and DATE_PIECE.fullmatch(tight, a, b):
            note.deadlines.append(Field("", tight[a:b], a, b))
            tight = tight[:a] + "、" * (b - a) + tight[b:]
    return tight


def part_at_blanks(paragraph: Paragraph, groups: Iterable[UnitGroup]) -> Iterator[UnitGroup]:
    """Groups in which names that are parted by nothing but a blank (县商务局　县文旅局) are names of their own."""
    for group in groups:
        units = tuple(part for unit in group.units for part in _parted(paragraph, unit))
        yield UnitGroup(units, group.role, group.label)


def _parted(paragraph: Paragraph, unit: NamedUnit) -> tuple[NamedUnit, ...]:
    cuts = [at for at in range(unit.start + 1, unit.end) if paragraph.stands_apart(at)]
    edges = [unit.start, *cuts, unit.end]
    parts = tuple(NamedUnit(paragraph.tight[a:b], a, b) for a, b in pairwise(edges))
    return parts if cuts and all(len(part.name) > 2 and looks_like_unit(part.name) for part in parts) else (unit,)


def _names(label: str, tight: str, start: int, stop: int) -> Iterator[Field]:
    for a, b in split_top(tight[start:stop], start=start):
        if b > a:
            yield Field(label, tight[a:b], a, b)


def verbs_note(paragraph: Paragraph, extent: tuple[int, int], inner: tuple[int, int], kind: NoteKind) -> Note | None:
    """（X牵头，Y按职责分工负责，完成时限：…）: every list of names closed by a verb of responsibility."""
    note = Note(paragraph, *extent, kind)
    tight = _without_clauses(paragraph.tight, inner, note)
    label = next((m for m in LABEL.finditer(tight, *inner) if stands_free(paragraph, m.start(), inner[0])), None)
    stop = label.start() if label else inner[1]
    while stop > inner[0] and tight[stop - 1] in "，,；;。、" + BLANK:
        stop -= 1
    groups = read_unit_groups(_without_dates(tight, inner[0], stop, note), inner[0], stop, None)
    if not groups or not all_units(groups) or not any(group.role for group in groups):
        return None
    rest = fields_note(paragraph, extent, (label.start(), inner[1]), kind) if label else None
    unsaid = tuple(g if g.role else UnitGroup(g.units, "responsible", "") for g in groups)
    note.groups = unsaid + (rest.groups if rest else ())
    if rest:
        note.deadlines, note.people = note.deadlines + rest.deadlines, rest.people
    return note


def all_units(groups: tuple[UnitGroup, ...]) -> bool:
    """Whether every group has names and every name has the form of a unit's name."""
    names = [unit.name for group in groups for unit in group.units]
    return bool(names) and all(group.units for group in groups) and all(looks_like_unit(name) for name in names)


def names_note(paragraph: Paragraph, extent: tuple[int, int], inner: tuple[int, int]) -> Note | None:
    """The note of a bracket with names only （区商务局、区财政局）, or ``None`` if it holds more than names."""
    note = Note(paragraph, *extent, NoteKind.NAMES)
    tight = _without_dates(paragraph.tight, *inner, note)
    if not is_bare_list(tight[slice(*inner)].strip("、，")):
        return None
    groups = read_unit_groups(tight, *inner, None)
    note.groups = tuple(UnitGroup(g.units, g.role or "responsible", g.label or "") for g in groups)
    return note


def is_bare_list(content: str) -> bool:
    """Whether bracketed words are nothing but names of units: 区商务局、区财政局，各街道办事处."""
    groups = read_unit_groups(content, 0, len(content), None)
    if not all_units(groups) or any(mark in content for mark in "。：:") or re.search(r"\d", content):
        return False
    names = [unit.name for group in groups for unit in group.units]
    return len(names) > 1 or (len(names[0]) >= 4 and names[0][0] in "市区县省州镇乡局各相有")
