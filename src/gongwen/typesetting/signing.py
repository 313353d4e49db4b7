"""署名 and 成文日期 (GB/T 9704—2012, 7.3.5): where they stand with a seal, with several, and without one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.typesetting.dates import printed_date
from gongwen.typesetting.letter import Letter
from gongwen.typesetting.pieces import Piece, plain
from gongwen.typesetting.styles import Align, Role
from gongwen.typesetting.widths import width

SEALS_IN_A_ROW = 3


def signatures(letter: Letter) -> Iterator[Piece]:
    """Yield 署名 and 成文日期 (7.3.5): under a seal centred over the date, else the date two characters to the right."""
    names = letter.signatures or letter.organs
    day = printed_date(letter.on) if letter.on else ""
    if letter.format is Format.BULLETIN:
        return
    if not letter.is_sealed:
        yield from _unsealed(names, day)
        return
    right = measures.DATE_RIGHT_SEALED.value
    if len(names) > 1:
        yield from _seals(names)
    else:
        name_right, right = sealed_indents(names[0], day)
        yield replace(plain(Role.SIGNATURE, names[0], above=measures.SEAL_ROOM.value), right=name_right)
    if day:
        yield replace(plain(Role.DATE, day), right=right)


def sealed_indents(name: str, day: str) -> tuple[float, float]:
    """Return how far from the right a name and a date stand, in characters (7.3.5.1).

    The date four, the name in the middle over it; a name so long that it would not end on the line pushes both.
    """
    right = measures.DATE_RIGHT_SEALED.value
    name_right = right - (width(name) - width(day)) / 2
    return max(name_right, 0.0), right + max(-name_right, 0.0)


def _seals(names: Sequence[str]) -> Iterator[Piece]:
    """Yield rows of signatures, each with room for its seal, as many beside each other as stand on one line."""
    longest = max(width(name) for name in names)
    in_a_row = max(1, min(SEALS_IN_A_ROW, int(measures.CHARACTERS.value // (longest + 1))))
    for start in range(0, len(names), in_a_row):
        row = tuple(names[start : start + in_a_row])
        yield Piece(Role.SIGNATURE, (), above=measures.SEAL_ROOM.value, columns=row)


def _unsealed(names: Sequence[str], day: str) -> Iterator[Piece]:
    right, shift = measures.SIGNATURE_RIGHT.value, measures.DATE_SHIFT.value
    last = width(names[-1])
    date_right = right + last - shift - width(day)
    pushed = max(right - date_right, 0.0) if day else 0.0
    for at, name in enumerate(names):
        above = 0 if at else measures.SIGNATURE_BELOW.value
        yield replace(plain(Role.SIGNATURE, name, above=above), right=right + pushed)
    if day:
        # By its left end: digits are not as wide in every font.
        left = measures.CHARACTERS.value - right - pushed - last + shift
        yield replace(plain(Role.DATE, day), left=left, align=Align.LEFT)
