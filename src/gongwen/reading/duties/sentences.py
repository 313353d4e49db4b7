"""Notes in a closing sentence: 由X牵头，Y配合。 or X会同Y负责。 as the item's last words."""

import re

from gongwen.reading.duties.note_bodies import Note, NoteKind, all_units, verbs_note
from gongwen.reading.text.prose import Paragraph
from gongwen.reading.words.units import UnitGroup, is_collective, read_units

_SENTENCE_LEAD = re.compile(r"(?:此项|本项|该项|以上|上述|这项|各项)?(?:工作|任务|措施|事项)?由(?=[^\d])")


def closing_sentence(paragraph: Paragraph) -> Note | None:
    """由X牵头，Y配合。 or X牵头，Y配合。 as the last sentence, or behind its last comma with 由."""
    tight = paragraph.tight
    stop = len(tight.rstrip("。；;"))
    start = max(tight.rfind(mark, 0, stop) for mark in "。；;！") + 1
    start = max(start, paragraph.body_start)
    lead_in = _SENTENCE_LEAD.match(tight, start)
    inner = lead_in.end() if lead_in else start
    note = verbs_note(paragraph, (start, len(tight)), (inner, stop), NoteKind.SENTENCE)
    if note is not None and not lead_in and not _assigns(note):
        note = None
    if note is None:
        comma = max(tight.rfind("，由", start, stop), tight.rfind(",由", start, stop))
        if comma > start:
            note = verbs_note(paragraph, (comma + 1, len(tight)), (comma + 2, stop), NoteKind.SENTENCE)
    return note or _companions_note(paragraph, stop)


def _assigns(note: Note) -> bool:
    """Whether a sentence without 由 hands out work: somebody named leads or answers for it."""
    return any(
        group.role in {"lead", "responsible"}
        and re.search(r"牵头|负责|主办|会同|承办|责任单位", group.label or "")
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
    if not all_units((leads, others)):
        return None
    return Note(paragraph, found.start("lead") - 1, len(paragraph.tight), NoteKind.SENTENCE, (leads, others))
