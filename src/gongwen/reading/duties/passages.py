"""From numbered items to passages: a stretch of words and the notes that close it. Passages with notes become tasks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen.reading.duties.note_bodies import Note, NoteKind
from gongwen.reading.duties.notes import find_notes
from gongwen.reading.model import Span
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.words.units import UnitGroup, looks_like_unit, read_units

_CONNECTIVE = re.compile(
    r"(?:具体|主要|重点|有关|相关)?(?:举措|措施|任务|内容|工作|做法|要求|事项|目标任务)(?:如下)?[：:]"
)
_UNITS_FIRST = re.compile(r"(?P<units>[^，。；：:]{2,40})[：:](?P<duty>.{8,})")
_UNITS_STOP = re.compile(r"(?P<units>[^，。；：:]{2,40})。(?P<duty>.{8,})")
_NO_UNIT = re.compile(
    r"电话|邮箱|联系|附件|抄送|组长|成员|主任|注|备注|目标|原则|第.{1,3}[章节条步类]|[“”《》]|一是|其中|如下|包括|以下"
)
_UNIT_HEADING = re.compile(r"(?P<units>[^，。；：:]{2,60})[。：:]?")
_ONLY_SCOPE = re.compile(r"[（(]?下同[）)]?[。；]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's tight text."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.tight[self.start : self.end]


@dataclass(slots=True)
class Passage:
    """Words and the notes that close them, inside one item.

    ``apart``: stands behind a connective such as 具体举措：. ``row``: a table's row, with the row's own ordinal and headings.
    """

    item: Item
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    apart: bool = False
    row: bool = False
    ordinal: str | None = None
    headings: tuple[str, ...] = ()

    @property
    def number(self) -> str | None:
        """The number as printed: the item's, the row's, none behind a connective."""
        if self.row:
            return self.ordinal
        return None if self.apart or self.item.number is None else self.item.number.label

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        if (self.row or self.apart) and self.item.number is not None:
            return (*self.item.path, self.item.heading, *self.headings)
        return (*self.item.path, *self.headings)

    @property
    def text(self) -> str:
        """The passage's own words without white space."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def span(self) -> Span:
        """From the first word to the end of the last note."""
        spans = [p.paragraph.span(p.start, p.end) for p in self.pieces] + [
            n.paragraph.span(n.start, n.end) for n in self.notes
        ]
        return min(s for s, _ in spans), max(e for _, e in spans)

    @property
    def groups(self) -> tuple[tuple[Paragraph, UnitGroup], ...]:
        """The unit groups of all notes, each with the paragraph its offsets count in."""
        return tuple((note.paragraph, group) for note in self.notes for group in note.groups)


def passages_of(item: Item, prose: Prose, skip: frozenset[int], *, bare_names: bool) -> list[Passage]:
    """The passages of an item's own paragraphs; those in ``skip`` (rosters, tables) are left out."""
    passages: list[Passage] = []
    current = Passage(item)
    for paragraph in _own(item, prose, skip):
        for part in _parts(paragraph, item, bare_names=bare_names):
            if isinstance(part, Note):
                current.notes.append(part)
                continue
            connective = _CONNECTIVE.fullmatch(part.text)
            if current.notes or connective:
                passages.append(current)
                current = Passage(item, apart=current.apart or bool(connective))
            if not connective:
                current.pieces.append(part)
    passages.append(current)
    return [passage for passage in passages if passage.pieces or passage.notes]


def _own(item: Item, prose: Prose, skip: frozenset[int]) -> Iterator[Paragraph]:
    return (p for p in prose.paragraphs[item.first : item.stop] if p.index not in skip)


def _parts(paragraph: Paragraph, item: Item, *, bare_names: bool) -> Iterator[Piece | Note]:
    at = paragraph.body_start if paragraph.index == item.first else 0
    for note in find_notes(paragraph, bare_names=bare_names):
        yield from _piece(paragraph, at, note.start)
        yield note
        at = note.end
    yield from _piece(paragraph, at, len(paragraph.tight))


def _piece(paragraph: Paragraph, start: int, end: int) -> Iterator[Piece]:
    while start < end and paragraph.tight[start] in "。；;，,、）)〕］\uff0e.":
        start += 1
    while end > start and paragraph.tight[end - 1] in "，、,":
        end -= 1
    words = paragraph.tight[start:end]
    if words and not _ONLY_SCOPE.fullmatch(words) and any(char.isalnum() for char in words):
        yield Piece(paragraph, start, end)


def units_first(item: Item, prose: Prose, skip: frozenset[int]) -> list[Passage]:
    """Paragraphs of the form "区政府办公室：统筹推进…" in an item, each a passage of its own."""
    return [passage for paragraph in _own(item, prose, skip) if (passage := _unit_first(paragraph, item))]


def _unit_first(paragraph: Paragraph, item: Item) -> Passage | None:
    pattern = _UNITS_STOP if paragraph.number else _UNITS_FIRST
    start = paragraph.body_start
    match = _UNITS_FIRST.match(paragraph.tight, start) or pattern.match(paragraph.tight, start)
    if match is None or _NO_UNIT.search(match["units"]) or match["duty"][-1] in "：:":
        return None
    units = read_units(paragraph.tight, match.start("units"), match.end("units"))
    if not units or not all(looks_like_unit(unit.name) for unit in units):
        return None
    note = Note(
        paragraph, match.start("units"), match.end("units") + 1, NoteKind.LINE, (UnitGroup(units, "responsible", ""),)
    )
    return Passage(item, [Piece(paragraph, match.start("duty"), match.end("duty"))], [note])


def heading_units(item: Item, prose: Prose) -> Note | None:
    """The units that an item's first paragraph consists of: （一）区发改局, with the duties in the paragraphs below."""
    if item.number is None:
        return None
    paragraph = prose[item.first]
    match = _UNIT_HEADING.fullmatch(paragraph.tight, paragraph.body_start)
    if match is None or _NO_UNIT.search(match["units"]):
        return None
    units = read_units(paragraph.tight, *match.span("units"))
    if not units or match["units"].endswith(("专班", "小组", "指挥部", "工作组")):
        return None
    if not all(looks_like_unit(unit.name) and 3 <= len(unit.name) <= 20 for unit in units):
        return None
    return Note(paragraph, match.start("units"), match.end(), NoteKind.LINE, (UnitGroup(units, "responsible", ""),))
