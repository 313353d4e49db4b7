"""A letter becomes pieces in the order in which they are printed, each with its style, indents and blank lines.

Both writers set the same pieces, so that a .docx and a .pdf say and show the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.typesetting.dates import printed_date
from gongwen.typesetting.letter import Annex, Block, Figure, Heading, Letter, Paragraph, Table
from gongwen.typesetting.numbering import with_numbers
from gongwen.typesetting.styles import HEADINGS, STYLES, Align, Face, Role
from gongwen.typesetting.titles import title_lines
from gongwen.typesetting.widths import width

_INDENT = measures.INDENT.value
SEALS_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: indents in characters of its own size, ``above`` in blank lines; ``hangs`` is taken off its first line.

    ``columns`` are side by side instead of runs: the signatures of several organs.
    """

    role: Role
    runs: tuple[Run, ...]
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    starts_page: bool = False
    columns: tuple[str, ...] = ()
    align: Align | None = None
    """Where it stands on the line, if not where its style has it."""

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(run.text for run in self.runs) or "　".join(self.columns)


@dataclass(frozen=True, slots=True)
class ImprintRow:
    """A row of the 版记: a label with its text, or text with what stands at the right end."""

    text: str
    right: str = ""
    hangs: float = 0.0


Item = Piece | Table | Figure


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A letter as it is printed: what stands above the red rule, the pieces below it, the rows of the 版记."""

    letter: Letter
    masthead: tuple[str, ...]
    suffix: str
    masthead_size: float
    items: tuple[Item, ...]
    imprint: tuple[ImprintRow, ...]


def arrange(letter: Letter) -> Arrangement:
    """Return the pieces of a letter."""
    lines, suffix = masthead_of(letter)
    moved = not body_fits_on_page_one(letter)
    recipients = () if moved else tuple(_recipients(letter))
    above = 0.0 if recipients else _above_text(letter)
    items = [*_title(letter), *recipients, *_lowered(list(_blocks(letter.body)), above)]
    items += [*_annex_notes(letter.annexes), *_attendance(letter), *_ending(letter), *_annexes(letter.annexes)]
    return Arrangement(
        letter=letter,
        masthead=lines,
        suffix=suffix,
        masthead_size=masthead_size(letter, lines, suffix),
        items=tuple(items),
        imprint=tuple(_imprint(letter, recipients=letter.recipients if moved else "")),
    )


# What stands above


def masthead_of(letter: Letter) -> tuple[tuple[str, ...], str]:
    """Return the lines of the 发文机关标志 and what stands beside them (7.2.4): 文件 in an ordinary document of organs."""
    if letter.masthead:
        return (tuple(letter.masthead.split("\n")), "")
    if letter.format is Format.MINUTES:
        return ((f"{letter.organs[0]}纪要",), "")
    if letter.format is Format.ORDER:
        return ((f"{letter.organs[0]}{'令' if letter.organs[0].endswith('政府') else '命令'}",), "")
    if letter.format is Format.LETTER:
        return (letter.organs[:1], "")
    if letter.format is Format.BULLETIN:
        return (letter.organs[:1], "")
    if len(letter.organs) == 1:
        return ((f"{letter.organs[0]}文件",), "")
    return (letter.organs, "文件")


LARGEST, SMALLEST = 62.0, 26.0
"""Points: 22 mm is as large as a masthead of a superior's may be; below the other a title would be as large."""


def masthead_size(letter: Letter, lines: Sequence[str], suffix: str) -> float:
    """Return the size in which the longest line fits the text block, with what stands beside it; whole points."""
    if letter.settings.masthead_size:
        return letter.settings.masthead_size
    largest = LARGEST if len(lines) == 1 else LARGEST / 2
    longest = max(width(line) for line in lines) + (width(suffix) + 1 if suffix else 0)
    return float(max(SMALLEST, min(largest, measures.points(measures.BLOCK_WIDTH.value) * 0.94 // longest)))


# From the title to the end


def _title(letter: Letter) -> Iterator[Piece]:
    if letter.format in {Format.ORDER, Format.MINUTES} and not letter.title:
        return
    lines = title_lines(letter.title, capacity(Role.TITLE))
    above = measures.LETTER_TITLE_BELOW if letter.format is Format.LETTER else measures.TITLE_BELOW
    for at, line in enumerate(lines):
        yield plain(Role.TITLE, line, above=0 if at else above.value)


def _above_text(letter: Letter) -> float:
    """Return how many blank lines are above a text that follows its title, or the number of an order (7.3.2, 10.2)."""
    return measures.ORDER_BELOW.value if letter.format is Format.ORDER else measures.RECIPIENTS_BELOW.value


def _lowered(items: list[Item], lines: float) -> list[Item]:
    """Return items of which the first stands some lines lower."""
    first = items[0] if items else None
    return [replace(first, above=first.above + lines), *items[1:]] if isinstance(first, Piece) else items


def capacity(role: Role) -> int:
    """Return how many characters of a part stand on a line."""
    return int(measures.points(measures.BLOCK_WIDTH.value) // STYLES[role].size)


def plain(role: Role, text: str, *, above: float = 0.0, first: float = 0.0) -> Piece:
    """Return a piece of one run."""
    return Piece(role, (Run(text, STYLES[role].face),), above=above, first=first)


def _recipients(letter: Letter) -> Iterator[Piece]:
    if letter.recipients:
        yield plain(Role.RECIPIENTS, f"{letter.recipients}：", above=measures.RECIPIENTS_BELOW.value)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Item]:
    for block in with_numbers(blocks):
        match block:
            case Heading(level, text, rest):
                role = HEADINGS[level]
                runs = [Run(text, STYLES[role].face), *([Run(rest, Face.BODY)] if rest else [])]
                yield Piece(role if not rest else Role.BODY, tuple(runs), first=_INDENT)
            case Paragraph(text):
                yield plain(Role.BODY, text, first=_INDENT)
            case Table() | Figure():
                if isinstance(block, Table) and block.title and not block.is_landscape:
                    yield plain(Role.TABLE_TITLE, block.title)
                yield block
                if isinstance(block, Figure) and block.caption:
                    yield plain(Role.CAPTION, block.caption)


def _annex_notes(annexes: Sequence[Annex]) -> Iterator[Piece]:
    label = "附件："
    for at, annex in enumerate(annexes, start=1):
        number = f"{at}." if len(annexes) > 1 else ""
        left = _INDENT + width(label) + width(number)
        words = f"{label if at == 1 else ''}{number}{annex.title}"
        hangs = width(number) + (width(label) if at == 1 else 0)
        above = measures.ANNEX_NOTE_BELOW.value if at == 1 else 0
        yield replace(plain(Role.ANNEX_NOTE, words, above=above), left=left, first=-hangs)


def _attendance(letter: Letter) -> Iterator[Piece]:
    for at, group in enumerate(letter.attendance):
        label = f"{group.label}："
        runs = (Run(label, Face.HEI), Run(group.names, Face.BODY))
        above = 0 if at else measures.ATTENDANCE_BELOW.value
        left = _INDENT + width(label)
        yield Piece(Role.ATTENDANCE, runs, first=-width(label), left=left, above=above)


def _ending(letter: Letter) -> Iterator[Piece]:
    if letter.format is not Format.MINUTES:
        yield from _signatures(letter)
    if letter.note:
        note = letter.note if letter.note.startswith("（") else f"（{letter.note}）"
        yield plain(Role.NOTE, note, first=_INDENT)


def _signatures(letter: Letter) -> Iterator[Piece]:
    """Yield 署名 and 成文日期 (7.3.5): under a seal centred over the date, else the date two characters to the right."""
    names = letter.signatures or letter.organs
    day = printed_date(letter.on) if letter.on else ""
    if letter.format is Format.BULLETIN:
        return
    if letter.is_sealed and len(names) > 1:
        yield from _seals(names)
    elif letter.is_sealed:
        right = measures.DATE_RIGHT_SEALED.value - (width(names[0]) - width(day)) / 2
        yield replace(plain(Role.SIGNATURE, names[0], above=measures.SEAL_ROOM.value), right=max(right, 0.0))
    else:
        yield from _unsealed(names, day)
        return
    if day:
        right = measures.DATE_RIGHT_SEALED.value
        if len(names) == 1:
            right += max((width(names[0]) - width(day)) / 2 - right, 0.0)
        yield replace(plain(Role.DATE, day), right=right)


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


def _annexes(annexes: Sequence[Annex]) -> Iterator[Item]:
    for at, annex in enumerate(annexes, start=1):
        if not annex.body:
            continue
        mark = f"附件{at}" if len(annexes) > 1 else "附件"
        yield replace(plain(Role.ANNEX_MARK, mark), starts_page=True)
        for number, line in enumerate(title_lines(annex.title, capacity(Role.ANNEX_TITLE))):
            yield plain(Role.ANNEX_TITLE, line, above=0 if number else measures.ANNEX_TITLE_LINE.value - 2)
        yield from _lowered(list(_blocks(annex.body)), 1)


def _imprint(letter: Letter, *, recipients: str) -> Iterator[ImprintRow]:
    """Yield the rows of the 版记 (7.4); a 信函 has no 印发机关 and 印发日期 in it (10.1)."""
    if recipients:
        yield ImprintRow(f"主送：{recipients}。", hangs=3)
    if letter.copies:
        copies = letter.copies.rstrip("。")
        yield ImprintRow(f"抄送：{copies}。", hangs=3)
    if letter.format is not Format.LETTER and (letter.printer or letter.printed_on):
        day = f"{printed_date(letter.printed_on)}印发" if letter.printed_on else ""
        yield ImprintRow(letter.printer, right=day)


# Whether page 1 has text


def body_fits_on_page_one(letter: Letter, *, with_recipients: bool = True) -> bool:
    """Tell whether the title, and the recipients, leave room on page 1 for a line of text, as they must (7.3.2, 7.3.3)."""
    on_line = measures.CHARACTERS.value
    is_told = with_recipients and bool(letter.recipients)
    recipients = 1 + -(-(width(letter.recipients) + 1) // on_line) if is_told else 0
    title = len(title_lines(letter.title, capacity(Role.TITLE)))
    return lines_above_title(letter) + title * 1.25 + recipients + 1 <= measures.LINES.value


def lines_above_title(letter: Letter) -> float:
    """Return how many lines stand above the title on page 1, with those left blank."""
    if letter.format is Format.LETTER:
        return 5.0
    lines, suffix = masthead_of(letter)
    size = masthead_size(letter, lines, suffix)
    head = measures.points(measures.MASTHEAD_TOP.value) + len(lines) * size * 1.25
    number = measures.NUMBER_BELOW.value + max(-(-len(letter.signers) // 2), 1)
    rule = measures.points(measures.RULE_BELOW.value)
    return (head + rule) / measures.PITCH.value + number + measures.TITLE_BELOW.value
