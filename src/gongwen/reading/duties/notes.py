"""Responsibility notes: where a text says who answers for it, set apart or closing the item.

Kinds: a bracket with labels （牵头单位：…；责任单位：…）, with verbs （X牵头，Y配合） or with names only （区商务局、区财政局）;
lines of their own （责任单位：…）; a closing sentence （由X牵头，Y配合。）.
"""

import re

from gongwen.reading.duties.note_bodies import Note, NoteKind, fields_note, names_note, verbs_note
from gongwen.reading.duties.sentences import closing_sentence
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.words.labels import LABEL
from gongwen.reading.words.units import looks_like_unit

_OPEN, _CLOSE = "（(〔［[【﹝﹙〈‹｛{", "）)〕］]】﹞﹚〉›｝}"


def find_notes(paragraph: Paragraph, *, bare_names: bool) -> list[Note]:
    """The notes of a paragraph in order. ``bare_names``: brackets with nothing but names count as well."""
    notes: list[Note] = []
    brackets = top_brackets(paragraph.tight)
    for start, end in brackets:
        note = _bracket_note(paragraph, start, end, bare_names=bare_names)
        if note is not None:
            notes.append(note)
    line = _labelled_line(paragraph, brackets)
    if line is not None:
        notes = [note for note in notes if note.end <= line.start] + [line]
    if not notes:
        sentence = closing_sentence(paragraph)
        notes = [sentence] if sentence else []
    return notes


def top_brackets(tight: str) -> list[tuple[int, int]]:
    """Outermost brackets of every kind, mixed ones too, as [start, end).

    One that is never closed runs to the paragraph's end if a label follows it or no other bracket does, else it is looked through.
    """
    unclosed: list[int] = []
    levels: list[list[tuple[int, int]]] = [[]]
    for at, char in enumerate(tight):
        if char in _OPEN:
            unclosed.append(at)
            levels.append([])
        elif char in _CLOSE and unclosed:
            levels.pop()
            levels[-1].append((unclosed.pop(), at + 1))
    pairs = sorted(pair for level in levels for pair in level)
    last_start = pairs[-1][0] if pairs else -1
    note = next((at for at in unclosed if at > last_start or LABEL.match(tight, at + 1)), None)
    if note is None:
        return pairs
    return [pair for pair in pairs if pair[0] < note] + [(note, len(tight))]


_LONGEST_NOTE = 5_000
"""Characters of a bracket without labels: the longest list of units seen has 900, a bracket left open may have any number."""


def _bracket_note(paragraph: Paragraph, start: int, end: int, *, bare_names: bool) -> Note | None:
    tight = paragraph.tight
    stop = end - 1 if tight[end - 1] in _CLOSE else end
    behind = end
    while behind < len(tight) and tight[behind] in "。；;.":
        behind += 1
    if LABEL.match(tight, start + 1, stop):
        return fields_note(paragraph, (start, behind), (start + 1, stop), NoteKind.LABELS)
    if stop - start > _LONGEST_NOTE:
        return None
    note = verbs_note(paragraph, (start, behind), (start + 1, stop), NoteKind.VERBS)
    if note is None and bare_names and behind >= len(tight):
        note = names_note(paragraph, (start, behind), (start + 1, stop))
    return note


def _labelled_line(paragraph: Paragraph, brackets: list[tuple[int, int]]) -> Note | None:
    """Labels outside brackets, at the start of the paragraph or behind a full stop; the note runs to the paragraph's end."""
    tight = paragraph.tight
    for found in LABEL.finditer(tight, paragraph.body_start):
        at = found.start()
        if any(a < at < b for a, b in brackets) or not _opens_line(paragraph, at):
            continue
        note = fields_note(paragraph, (at, len(tight)), (at, len(tight)), NoteKind.LINE)
        if _is_plausible(note):
            return note
    return None


def _opens_line(paragraph: Paragraph, at: int) -> bool:
    if _SITE_FOOT.search(paragraph.tight):
        return False
    return at == paragraph.body_start or paragraph.tight[at - 1] in "。；;！）)〕］】”" or paragraph.stands_apart(at)


_SITE_FOOT = re.compile(r"主办(?:单位)?[：:].*承办(?:单位)?[：:]|网站标识码|ICP备|版权所有|技术支持[：:]")


def _is_plausible(note: Note) -> bool:
    names = [unit.name for group in note.groups for unit in group.units]
    if not names:
        return bool(note.deadlines or note.people or _is_empty_form(note))
    unitlike = sum(looks_like_unit(name) for name in names)
    return unitlike * 2 >= len(names)


def _is_empty_form(note: Note) -> bool:
    """Whether a paragraph is a label that nobody filled in: 责任单位：."""
    return note.start == note.paragraph.body_start and LABEL.fullmatch(note.paragraph.tight, note.start) is not None
