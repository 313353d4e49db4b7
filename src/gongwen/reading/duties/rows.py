"""From cells to passages: which column is what, and the tasks of the rows."""

import re
from dataclasses import dataclass, field

from gongwen.reading.duties.note_bodies import Field, Note, NoteKind, part_at_blanks
from gongwen.reading.duties.passages import Passage, Piece
from gongwen.reading.text.outline import Item
from gongwen.reading.text.prose import Paragraph, Prose
from gongwen.reading.text.tables.heads import Column, Head, are_heads, read_head
from gongwen.reading.words.labels import role_of
from gongwen.reading.words.units import UnitGroup, read_unit_groups

_BULLET = re.compile(r"[△▲●○■□◆◇★☆•]")


@dataclass(slots=True)
class _Grid:
    """One table's paragraphs by row and column; a cell that spans rows stands in each."""

    rows: dict[int, dict[int, list[Paragraph]]] = field(default_factory=dict)


def table_passages(prose: Prose, root: Item) -> list[Passage]:
    """The passages of every table that has a row of heads with units, persons or deadlines among them."""
    passages: list[Passage] = []
    for grid in _grids(prose):
        passages.extend(_grid_passages(grid, root))
    return passages


def _grids(prose: Prose) -> list[_Grid]:
    grids: dict[int, _Grid] = {}
    for paragraph in prose:
        if paragraph.cell is None:
            continue
        grid = grids.setdefault(paragraph.cell.table, _Grid())
        for row in range(paragraph.cell.row, paragraph.cell.row + paragraph.cell.row_span):
            grid.rows.setdefault(row, {}).setdefault(paragraph.cell.column, []).append(paragraph)
    return list(grids.values())


def _heads_of(row: dict[int, list[Paragraph]]) -> dict[int, Head] | None:
    words = {column: "".join(p.tight for p in paragraphs) for column, paragraphs in row.items()}
    words = {column: word for column, word in words.items() if word}
    if are_heads(list(words.values())) is None:
        return None
    return {column: head for column, word in words.items() if (head := read_head(word))}


def _grid_passages(grid: _Grid, root: Item) -> list[Passage]:
    passages: list[Passage] = []
    heads: dict[int, Head] | None = None
    path: list[str] = []
    for _, row in sorted(grid.rows.items()):
        found = _heads_of(row)
        if found:
            heads = found
            continue
        if heads is None:
            continue
        title = _row_title(row, heads)
        if title:
            path = [title]
            continue
        passages.extend(_row_passages(row, heads, _item_above(row, root), path))
    return _without_parents(passages)


def _row_title(row: dict[int, list[Paragraph]], heads: dict[int, Head]) -> str | None:
    """A row with words in one cell only, none of them units or a task: the heading of the rows below."""
    filled = [(column, paragraphs) for column, paragraphs in row.items() if any(p.tight for p in paragraphs)]
    if len(filled) != 1 or len(heads) < 3:
        return None
    text = "".join(p.tight for p in filled[0][1])
    return text if len(text) <= 60 else None


def _item_above(row: dict[int, list[Paragraph]], root: Item) -> Item:
    """The item whose paragraphs stand before the row, so that the row's path is its headings."""
    first = min(p.index for paragraphs in row.values() for p in paragraphs)
    above = root
    for item in root.walk():
        if item.first <= first:
            above = item
    return above


def _row_passages(
    row: dict[int, list[Paragraph]], heads: dict[int, Head], above: Item, path: list[str]
) -> list[Passage]:
    work = [p for column in sorted(row) if _kind(heads, column) is Column.WORK for p in row[column] if p.tight]
    groups = [p for column in sorted(row) if _kind(heads, column) is Column.GROUP for p in row[column] if p.tight]
    ordinals = [p.tight for column in sorted(row) for p in row[column] if _is_ordinal(p, heads.get(column))]
    notes = [note for column in sorted(row) for note in _cell_notes(row[column], heads.get(column))]
    if not work or not notes:
        return []
    bulleted = [p for p in work if _BULLET.match(p.tight)]
    parts = [[p] for p in bulleted] if bulleted else [work]
    headings = tuple([*path, "".join(p.tight for p in groups)] if groups else path)
    return [_passage(part, notes, above, ordinals[0] if ordinals else None, headings) for part in parts]


def _passage(
    work: list[Paragraph], notes: list[Note], above: Item, ordinal: str | None, headings: tuple[str, ...]
) -> Passage:
    pieces = [Piece(p, 1 if _BULLET.match(p.tight) else p.body_start, len(p.tight)) for p in work]
    printed = ordinal or next((p.number.label for p in work if p.number), None)
    return Passage(above, pieces, list(notes), row=True, ordinal=printed, headings=headings)


def _is_ordinal(paragraph: Paragraph, head: Head | None) -> bool:
    return bool(paragraph.tight) and (head.kind is Column.NUMBER if head else paragraph.tight.isdigit())


def _kind(heads: dict[int, Head], column: int) -> Column | None:
    head = heads.get(column)
    return head.kind if head else None


def _cell_notes(paragraphs: list[Paragraph], head: Head | None) -> list[Note]:
    if head is None:
        return []
    notes = []
    for paragraph in paragraphs:
        end = len(paragraph.tight)
        note = Note(paragraph, 0, end, NoteKind.CELL)
        if not end:
            continue
        match head.kind:
            case Column.UNITS:
                groups = part_at_blanks(paragraph, read_unit_groups(paragraph.tight, 0, end, head.label))
                note.groups = tuple(
                    UnitGroup(g.units, g.role or role_of(head.label), g.label or head.label) for g in groups
                )
            case Column.DEADLINE:
                note.deadlines.append(Field(head.label, paragraph.tight, 0, end))
            case Column.PERSON:
                note.people.append(Field(head.label, paragraph.tight, 0, end))
            case _:
                continue
        notes.append(note)
    return notes


def _without_parents(passages: list[Passage]) -> list[Passage]:
    """Where bulleted parts follow an unbulleted cell of the same units, that cell is their heading, no task."""
    bulleted = [any(_BULLET.match(p.paragraph.tight) for p in passage.pieces) for passage in passages]
    if not any(bulleted):
        return passages
    return [passage for passage, marked in zip(passages, bulleted, strict=True) if marked]
