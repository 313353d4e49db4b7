"""A letter becomes pieces in the order in which they are printed, each with its style, indents and blank lines.

Both writers set the same pieces, so that a .docx and a .pdf say and show the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.typesetting.dates import printed_date
from gongwen.typesetting.letter import Annex, Block, Figure, Heading, Letter, Paragraph, Table
from gongwen.typesetting.numbering import with_numbers
from gongwen.typesetting.pieces import Arrangement, ImprintRow, Item, Lying, Piece, Run, plain
from gongwen.typesetting.signing import signatures
from gongwen.typesetting.styles import HEADINGS, STYLES, Face, Role
from gongwen.typesetting.titles import title_lines
from gongwen.typesetting.widths import width

_INDENT = measures.INDENT.value


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
    if letter.masthead_size:
        return letter.masthead_size
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
            case Table() if block.is_landscape:
                yield Lying((plain(Role.TABLE_TITLE, block.title),) if block.title else (), block)
            case Table():
                if block.title:
                    yield plain(Role.TABLE_TITLE, block.title)
                yield block
            case Figure():
                yield block
                if block.caption:
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
        yield from signatures(letter)
    if letter.note:
        note = letter.note if letter.note.startswith("（") else f"（{letter.note}）"
        yield plain(Role.NOTE, note, first=_INDENT)


def _annexes(annexes: Sequence[Annex]) -> Iterator[Item]:
    for at, annex in enumerate(annexes, start=1):
        if not annex.body:
            continue
        mark = plain(Role.ANNEX_MARK, f"附件{at}" if len(annexes) > 1 else "附件")
        lines = title_lines(annex.title, capacity(Role.ANNEX_TITLE))
        above = measures.ANNEX_TITLE_LINE.value - 2
        titles = [plain(Role.ANNEX_TITLE, line, above=0 if number else above) for number, line in enumerate(lines)]
        first, *rest = _lowered(list(_blocks(annex.body)), 1)
        if isinstance(first, Lying):
            yield Lying((mark, *titles, *first.pieces), first.table)
            yield from rest
        else:
            yield from (replace(mark, starts_page=True), *titles, first, *rest)


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
