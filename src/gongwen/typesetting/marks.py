"""What stands at the upper left of page 1."""

from gongwen.typesetting.letter import Letter
from gongwen.typesetting.styles import Role


def marks_of(letter: Letter) -> list[tuple[Role, str]]:
    """Return what stands there, from above: 份号, 紧急程度 (GB/T 9704—2012, 7.2.1, 7.2.3)."""
    marks = [(Role.MARK, letter.copy_number), (Role.URGENCY, letter.urgency)]
    return [(role, text) for role, text in marks if text]
