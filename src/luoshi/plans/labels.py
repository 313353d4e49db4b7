"""What people call a task: the number of the heading above it and its own number, as （二）3."""

from gongwen.reading.words.numbering import read_number

_CLOSING = "、．.﹒·:： "
LONGEST = 60


def label_of(path: tuple[str, ...], number: str | None) -> str:
    """Return the label of a task under the headings ``path``; empty for a task without a number."""
    own = "".join((number or "").split()).rstrip(_CLOSING)
    if not own:
        return ""
    above = next((printed for printed in map(_number_of, reversed(path)) if printed), "")
    between = "" if not above or above[-1] in "）)﹚〕" or own[0] in "（(" else "、"
    return f"{above}{between}{own}"[:LONGEST]


def _number_of(heading: str) -> str:
    """Return the printed number of a heading without what closes it, empty if it has none."""
    number = read_number("".join(heading.split()))
    return number.label.rstrip(_CLOSING) if number else ""
