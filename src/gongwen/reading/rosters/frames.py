"""What frames a roster and says nothing besides: the numbered heading that names its body, and where the office sits."""

import re
from collections.abc import Set as AbstractSet
from itertools import islice

from gongwen.reading.text.prose import Prose

_OFFICE = re.compile(
    r"[^，。；：:]{0,30}办公室(?:设立?在|设于)[^，。；：:]{2,30}[，,][^，。；：:]{0,24}?任(?:领导小组)?办公室(?:副?主任|负责人)。?"
)


def roster_frames(prose: Prose, rows: AbstractSet[int], announced: AbstractSet[int]) -> set[int]:
    """The paragraphs that belong to ``rows`` without being any: headings ``announced`` over nothing else, office lines."""
    offices = {at + 1 for at in rows if at + 1 < len(prose) and _OFFICE.fullmatch(prose[at + 1].body)} - rows
    return offices | {at for at in announced if at + 1 in rows and _holds_only(prose, at, rows | offices)}


def _holds_only(prose: Prose, heading: int, held: AbstractSet[int]) -> bool:
    """Whether nothing but what is ``held`` stands below a numbered heading, up to the next of its kind or above."""
    number = prose[heading].number
    if number is None:
        return False
    for paragraph in islice(prose.paragraphs, heading + 1, None):
        if paragraph.number is not None and paragraph.number.level <= number.level:
            return True
        if paragraph.index not in held:
            return paragraph.number is not None
    return True
