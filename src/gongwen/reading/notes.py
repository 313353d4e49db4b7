"""Responsibility notes: where a text says who answers for it, set apart or closing the item.

Kinds: a bracket with labels （牵头单位：…；责任单位：…）, with verbs （X牵头，Y配合） or with names only （区商务局、区财政局）;
lines of their own （责任单位：…）; a closing sentence （由X牵头，Y配合。）.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gongwen.reading.labels import LABEL, LabelKind, label_kind
from gongwen.reading.prose import Paragraph
from gongwen.reading.units import (
    BLANK,
    UnitGroup,
    is_collective,
    looks_like_unit,
    read_unit_groups,
    read_units,
    split_top,
)

_OPEN, _CLOSE = "（(〔［[【﹝﹙", "）)〕］]】﹞﹚"
_NAMES_APART = re.compile(r"[、，,；;/\s]")
GLOBAL_CLAUSE = re.compile(
    r"[（(]?(?:以下|以上|下列|上述|具体|各项|所有|其他|其余|下面|后续)[^。；;（）()]{0,12}(?:均需|均由|均涉及|均须|均应|均为|都需|都由|均要)"
    r"(?:[^。；;（()]|[（(][^（）()]*[）)]){0,40}?(?:不再[^。；;）)〕］\]，,]{0,8}|下同)(?:[，,]下同)?[。]?[）)]?"
)
"""Units stated once for the whole document: 以下均需各县区落实，不再列出."""


_WHEN = (
    r"(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|上旬|中旬|下旬|份)?|第?[一二三四1-4]季度|上半年|下半年)(?:底|末)?|\d{4}年(?:底|内|末|度)?|"
    r"(?:今年|当年|本年|全年|每年|年)(?:底|内|末|度)?(?:\d{1,2}月底?)?|长期|持续|常年|常态化|即时|立即"
)
_DATE_PIECE = re.compile(
    rf"(?:于|在|力争|力争于|确保|拟于)?(?:{_WHEN})(?:(?:—|-|－|至|到)(?:{_WHEN}))?(?:之?前|以前|底前|内|底)?"
    r"(?:[^，。；、]{0,3}(?:上线|建成|完成|启动|出台|印发|实现|达到|开通|投用)[^，。；]{0,24})?(?:并|且)?(?:基本)?(?:完成|落实|推进|坚持|实施|到位|取得[^，。；]{0,10}|启动|建成|落实到位)*(?:并?(?:长期坚持|持续推进|持续实施))?"
)
"""A piece of a note that says when, without a label: （市商务局牵头，2023年底前完成）."""


_WHEN_ONLY = re.compile(
    r"(?:\d{4}[.年/-])?\d{1,2}[.月/-](?:\d{1,2}日?)?(?:底|末|上旬|中旬|下旬)?(?:之?前|以前)?"
    r"|\d{4}[./-]\d{1,2}|(?:年内|全年|贯穿全年|常年|长期|每年|每月|每季度)[\u4e00-\u9fff]{0,6}"
)


def is_date_field(tight: str) -> bool:
    """Whether words say nothing but when: 2023年12月底前, 年内见成效, 持续推进."""
    return len(tight) > 1 and (bool(_DATE_PIECE.fullmatch(tight)) or bool(_WHEN_ONLY.fullmatch(tight)))


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


def find_notes(paragraph: Paragraph, *, bare_names: bool) -> list[Note]:
    """The notes of a paragraph in order. ``bare_names``: brackets with nothing but names count as well."""
    notes: list[Note] = []
    for start, end in top_brackets(paragraph.tight):
        note = _bracket_note(paragraph, start, end, bare_names=bare_names)
        if note is not None:
            notes.append(note)
    line = _labelled_line(paragraph)
    if line is not None:
        notes = [note for note in notes if note.end <= line.start] + [line]
    if not notes:
        sentence = _closing_sentence(paragraph)
        notes = [sentence] if sentence else []
    return notes


def top_brackets(tight: str) -> Iterator[tuple[int, int]]:
    """Outermost brackets of every kind, mixed ones too, as [start, end); an open one runs to the end of the paragraph."""
    depth, begin = 0, 0
    for at, char in enumerate(tight):
        if char in _OPEN:
            if depth == 0:
                begin = at
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield begin, at + 1
    if depth:
        yield from _open_to_the_end(tight, begin)


def _open_to_the_end(tight: str, begin: int) -> Iterator[tuple[int, int]]:
    """A bracket that is never closed: a note if it begins like one; otherwise look behind it."""
    if LABEL.match(tight, begin + 1) or "（" not in tight[begin + 1 :]:
        yield begin, len(tight)
        return
    inner = begin + 1
    for start, end in top_brackets(tight[inner:]):
        yield inner + start, inner + end


def _bracket_note(paragraph: Paragraph, start: int, end: int, *, bare_names: bool) -> Note | None:
    tight = paragraph.tight
    stop = end - 1 if tight[end - 1] in _CLOSE else end
    behind = end
    while behind < len(tight) and tight[behind] in "。；;.":
        behind += 1
    if LABEL.match(tight, start + 1, stop):
        return _fields_note(paragraph, (start, behind), (start + 1, stop), NoteKind.LABELS)
    note = _verbs_note(paragraph, (start, behind), (start + 1, stop), NoteKind.VERBS)
    if note is None and bare_names and behind >= len(tight):
        note = _names_note(paragraph, (start, behind), (start + 1, stop))
    return note


def _fields_note(paragraph: Paragraph, extent: tuple[int, int], inner: tuple[int, int], kind: NoteKind) -> Note:
    """A note of labelled fields: each runs to the next label."""
    note = Note(paragraph, *extent, kind)
    tight = _without_clauses(paragraph.tight, inner, note)
    labels = [found for found in LABEL.finditer(tight, *inner) if _stands_free(paragraph, found.start(), inner[0])]
    groups: list[UnitGroup] = []
    for found, following in zip(labels, [*labels[1:], None], strict=True):
        stop = following.start() if following else inner[1]
        _read_field(note, tight, found, stop, groups)
    note.groups = tuple(groups)
    return note


def _stands_free(paragraph: Paragraph, at: int, inner_start: int) -> bool:
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
            groups.extend(read_unit_groups(_without_dates(tight, start, stop, note), start, stop, label))


def _without_dates(tight: str, start: int, stop: int, note: Note) -> str:
    """The text with pieces that say when blanked by separators, of the same length; they become deadline fields."""
    for a, b in split_top(tight[start:stop], start=start):
        if b - a > 1 and _DATE_PIECE.fullmatch(tight, a, b):
            note.deadlines.append(Field("", tight[a:b], a, b))
            tight = tight[:a] + "、" * (b - a) + tight[b:]
    return tight


def _names(label: str, tight: str, start: int, stop: int) -> Iterator[Field]:
    for a, b in split_top(tight[start:stop], start=start):
        if b > a:
            yield Field(label, tight[a:b], a, b)


def _verbs_note(paragraph: Paragraph, extent: tuple[int, int], inner: tuple[int, int], kind: NoteKind) -> Note | None:
    """（X牵头，Y按职责分工负责，完成时限：…）: every list of names closed by a verb of responsibility."""
    note = Note(paragraph, *extent, kind)
    tight = _without_clauses(paragraph.tight, inner, note)
    label = next((m for m in LABEL.finditer(tight, *inner) if _stands_free(paragraph, m.start(), inner[0])), None)
    stop = label.start() if label else inner[1]
    while stop > inner[0] and tight[stop - 1] in "，,；;。、" + BLANK:
        stop -= 1
    groups = read_unit_groups(_without_dates(tight, inner[0], stop, note), inner[0], stop, None)
    if not groups or not _all_units(groups) or not any(group.role for group in groups):
        return None
    rest = _fields_note(paragraph, extent, (label.start(), inner[1]), kind) if label else None
    unsaid = tuple(g if g.role else UnitGroup(g.units, "responsible", "") for g in groups)
    note.groups = unsaid + (rest.groups if rest else ())
    if rest:
        note.deadlines, note.people = note.deadlines + rest.deadlines, rest.people
    return note


def _all_units(groups: tuple[UnitGroup, ...]) -> bool:
    names = [unit.name for group in groups for unit in group.units]
    return bool(names) and all(group.units for group in groups) and all(looks_like_unit(name) for name in names)


def _names_note(paragraph: Paragraph, extent: tuple[int, int], inner: tuple[int, int]) -> Note | None:
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
    if not _all_units(groups) or any(mark in content for mark in "。：:") or re.search(r"\d", content):
        return False
    names = [unit.name for group in groups for unit in group.units]
    return len(names) > 1 or (len(names[0]) >= 4 and names[0][0] in "市区县省州镇乡局各相有")


def _labelled_line(paragraph: Paragraph) -> Note | None:
    """Labels outside brackets, at the start of the paragraph or behind a full stop; the note runs to the paragraph's end."""
    tight = paragraph.tight
    inside = list(top_brackets(tight))
    for found in LABEL.finditer(tight, paragraph.body_start):
        at = found.start()
        if any(a < at < b for a, b in inside) or not _opens_line(paragraph, at):
            continue
        note = _fields_note(paragraph, (at, len(tight)), (at, len(tight)), NoteKind.LINE)
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


_SENTENCE_LEAD = re.compile(r"(?:此项|本项|该项|以上|上述|这项|各项)?(?:工作|任务|措施|事项)?由(?=[^\d])")


def _closing_sentence(paragraph: Paragraph) -> Note | None:
    """由X牵头，Y配合。 or X牵头，Y配合。 as the last sentence, or behind its last comma with 由."""
    tight = paragraph.tight
    stop = len(tight.rstrip("。；;"))
    start = max(tight.rfind(mark, 0, stop) for mark in "。；;！") + 1
    start = max(start, paragraph.body_start)
    lead_in = _SENTENCE_LEAD.match(tight, start)
    inner = lead_in.end() if lead_in else start
    note = _verbs_note(paragraph, (start, len(tight)), (inner, stop), NoteKind.SENTENCE)
    if note is not None and not lead_in and not _assigns(note):
        note = None
    if note is None:
        comma = max(tight.rfind("，由", start, stop), tight.rfind(",由", start, stop))
        if comma > start:
            note = _verbs_note(paragraph, (comma + 1, len(tight)), (comma + 2, stop), NoteKind.SENTENCE)
    return note or _companions_note(paragraph, stop)


def _assigns(note: Note) -> bool:
    """Whether a sentence without 由 hands out work: somebody named leads or answers for it."""
    return any(
        group.role in {"lead", "responsible"}
        and re.search(r"牵头|负责|主办|会同|承办", group.label or "")
        and not all(is_collective(u.name) for u in group.units)
        for group in note.groups
    )


_COMPANIONS = re.compile(
    r"(?:^|[，,。；;])由(?P<lead>[^，。；;由]{2,60}?)会同(?P<rest>[^，。；;]{2,200}?)(?P<verb>(?:研究|制定|抓紧|尽快|共同|组织)[^，。；;]{0,24}|负责[^，。；;]{0,8}|落实|办理)$"
)


def _companions_note(paragraph: Paragraph, stop: int) -> Note | None:
    """…，由X会同Y、Z等部门研究提出意见。: X convenes and leads, the others answer for it with X."""
    found = _COMPANIONS.search(paragraph.tight[:stop])
    if found is None:
        return None
    leads = UnitGroup(read_units(paragraph.tight, *found.span("lead")), "lead", "会同")
    others = UnitGroup(read_units(paragraph.tight, *found.span("rest")), "responsible", found["verb"])
    if not _all_units((leads, others)):
        return None
    return Note(paragraph, found.start("lead") - 1, len(paragraph.tight), NoteKind.SENTENCE, (leads, others))
