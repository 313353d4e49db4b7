"""What stands above the title: 版头 of each format, placed by exact lines and room above them.

An office program sets a line of exact height with its baseline at four fifths of it; what is above and below a character in
its line follows from that.
"""

from collections.abc import Iterator

from gongwen.standard import measures
from gongwen.standard.kinds import Format
from gongwen.standard.measures import points
from gongwen.typesetting.dates import printed_date
from gongwen.typesetting.docx.elements import BASELINE, PITCH, SIZE, Element, element, exact, indents, twips
from gongwen.typesetting.docx.paragraphs import bare, text_run
from gongwen.typesetting.docx.styles import RED, line_of
from gongwen.typesetting.letter import Letter
from gongwen.typesetting.marks import marks_of
from gongwen.typesetting.pieces import Arrangement
from gongwen.typesetting.styles import STYLES, Face, Role

ABOVE, BELOW = 0.88, 0.12
"""How much of a character's size is above and below its baseline."""
INK = 0.80
"""How far the ink of a large character goes up from its baseline, in its size."""
MASTHEAD_LINE = 1.25
"""How high a line of the masthead is, in its size: its baseline then is one size below its top."""
_RULE = 12
"""How thick the red rule is, in eighths of a point."""


def over_character(role: Role) -> float:
    """Return the points between the top of a part's line and that of its characters."""
    style = STYLES[role]
    return BASELINE * line_of(style) - ABOVE * style.size


def under_character() -> float:
    """Return the points between the bottom of 3号 characters and that of their line."""
    return (1 - BASELINE) * PITCH - BELOW * SIZE


def blank(lines: float) -> float:
    """Return the points from one character's bottom to the next one's top with some lines left blank between them."""
    return lines * measures.PITCH.value + measures.GAP.value


def head(arranged: Arrangement) -> Iterator[Element]:
    """Yield the paragraphs above the title; of a 信函 the masthead stands in the first page's header."""
    match arranged.letter.format:
        case Format.LETTER:
            yield _letter_number(arranged)
        case Format.ORDER:
            yield from _masthead(arranged, measures.ORDER_MASTHEAD_TOP.value)
            yield _line(arranged, Role.NUMBER, arranged.letter.number, lines=measures.ORDER_BELOW.value)
        case Format.BULLETIN:
            yield from _masthead(arranged, measures.MASTHEAD_TOP.value)
            yield _line(arranged, Role.ISSUE, arranged.letter.issue, lines=1)
            yield _ends(arranged.letter)
            yield rule()
        case _:
            yield from _masthead(arranged, measures.MASTHEAD_TOP.value)
            yield from _numbers(arranged)
            yield rule()


def below_rule() -> float:
    """Return the points by which what follows the red rule stands lower than blank lines of the grid alone would have it."""
    return blank(measures.TITLE_BELOW.value) - over_character(Role.TITLE) - measures.TITLE_BELOW.value * PITCH


def _masthead(arranged: Arrangement, top: float) -> Iterator[Element]:
    """Yield the marks on the first lines and the masthead, its ink ``top`` millimetres below the text block's top."""
    marks = marks_of(arranged.letter)
    for role, text in marks:
        made = bare(role, exact(PITCH))
        made.append(text_run(text, None, STYLES[role]))
        yield made
    size = arranged.masthead_size
    above = points(top) - len(marks) * PITCH - (1 - INK) * size
    if arranged.suffix:
        yield from _stacked(arranged, above)
        return
    for at, line in enumerate(arranged.masthead):
        yield masthead_line(line, size, above=0 if at else above)


def masthead_line(text: str, size: float, *, above: float, align: str = "center") -> Element:
    """Return a line of a masthead, ``above`` points below what is above it."""
    made = bare(Role.MASTHEAD, exact(size * MASTHEAD_LINE, above=above), element("jc", val=align))
    made.append(text_run(text, Face.TITLE, STYLES[Role.MASTHEAD], size=size, color=RED))
    return made


def _stacked(arranged: Arrangement, above: float) -> Iterator[Element]:
    """Yield the organs of a joint document one above the other, with 文件 beside their middle: a table without rules."""
    size = arranged.masthead_size
    longest = max(len(line) for line in arranged.masthead)
    widths = [twips(longest * size + size / 2), twips((len(arranged.suffix) + 0.5) * size)]
    made, properties = element("tbl"), element("tblPr")
    properties.append(element("tblW", w=sum(widths), type_="dxa"))
    properties.append(element("jc", val="center"))
    properties.append(element("tblLayout", type_="fixed"))
    margins = element("tblCellMar")
    margins.extend(element(side, w=0, type_="dxa") for side in ("left", "right"))
    properties.append(margins)
    grid = element("tblGrid")
    grid.extend(element("gridCol", w=wide) for wide in widths)
    row = element("tr")
    names = [masthead_line(line, size, above=0, align="distribute") for line in arranged.masthead]
    beside = masthead_line(arranged.suffix, size, above=0, align="right")
    for wide, paragraphs in zip(widths, (names, [beside]), strict=True):
        cell, told = element("tc"), element("tcPr")
        told.append(element("tcW", w=wide, type_="dxa"))
        told.append(element("vAlign", val="center"))
        cell.append(told)
        cell.extend(paragraphs)
        row.append(cell)
    made.extend([properties, grid, row])
    # An exact line of the room above it: a table has none of its own.
    yield bare(Role.MASTHEAD, exact(above))
    yield made


def _line(arranged: Arrangement, role: Role, text: str, *, lines: float) -> Element:
    """Return a line below the masthead with blank lines between."""
    below_ink = (MASTHEAD_LINE - 1 - BELOW) * arranged.masthead_size
    made = bare(role, exact(PITCH, above=blank(lines) - over_character(role) - below_ink))
    if text:
        made.append(text_run(text, None, STYLES[role]))
    return made


def _numbers(arranged: Arrangement) -> Iterator[Element]:
    letter = arranged.letter
    if not letter.signers:
        if letter.number or letter.format is not Format.MINUTES:
            yield _line(arranged, Role.NUMBER, letter.number, lines=measures.NUMBER_BELOW.value)
        return
    # 签发人, two a line, the number on the last one's line (7.2.6).
    rows = [letter.signers[at : at + 2] for at in range(0, len(letter.signers), 2)]
    below_ink = (MASTHEAD_LINE - 1 - BELOW) * arranged.masthead_size
    first = blank(measures.NUMBER_BELOW.value) - over_character(Role.NUMBER) - below_ink
    names_wide = max(sum(len(name) for name in row) + len(row) - 1 for row in rows) * SIZE
    right = points(measures.BLOCK_WIDTH.value) - SIZE
    for at, row in enumerate(rows):
        tabs = element("tabs")
        tabs.append(element("tab", val="left", pos=twips(right - names_wide - 4 * SIZE)))
        tabs.append(element("tab", val="left", pos=twips(right - names_wide)))
        indent = indents(SIZE, left=1)
        made = bare(Role.NUMBER, tabs, exact(PITCH, above=0 if at else first), indent, element("jc", val="left"))
        number = letter.number if at == len(rows) - 1 else ""
        label = "签发人：" if at == 0 else ""
        made.append(text_run(f"{number}\t{label}" + ("" if label else "\t"), None, STYLES[Role.NUMBER]))
        made.append(text_run("　".join(row), Face.KAI, STYLES[Role.NUMBER]))
        yield made


def rule() -> Element:
    """Return the red rule: the lower border of a line that brings it 4 mm below the characters above."""
    height = points(measures.RULE_BELOW.value) - under_character()
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz=_RULE, space=0, color=RED))
    return bare(Role.MARK, borders, exact(height))


def _ends(letter: Letter) -> Element:
    """Return the line of a bulletin that has the organ left and the date right."""
    tabs = element("tabs")
    tabs.append(element("tab", val="right", pos=twips(points(measures.BLOCK_WIDTH.value) - SIZE)))
    indent = indents(SIZE, left=1)
    made = bare(Role.NUMBER, tabs, exact(PITCH, above=PITCH), indent, element("jc", val="left"))
    day = printed_date(letter.on) if letter.on else ""
    made.append(text_run("　".join(letter.organs) + f"\t{day}", None, STYLES[Role.NUMBER]))
    return made


def letter_rule_at(arranged: Arrangement) -> float:
    """Return where the first red rule of a 信函 is, in millimetres from the top of the paper."""
    ink = arranged.masthead_size * (INK + 0.07) * measures.MM_PER_POINT
    return measures.LETTER_MASTHEAD_TOP.value + ink + measures.LETTER_RULE_BELOW.value


def _letter_number(arranged: Arrangement) -> Element:
    """Return the line of a 信函 that has the marks left and the number right, 7/8 of a character below the rule."""
    letter = arranged.letter
    tabs = element("tabs")
    tabs.append(element("tab", val="right", pos=twips(points(measures.BLOCK_WIDTH.value))))
    top = points(letter_rule_at(arranged) - measures.TOP.value) + 5
    above = top + measures.LETTER_NUMBER_GAP.value - over_character(Role.NUMBER)
    made = bare(Role.NUMBER, tabs, exact(PITCH, above=above), element("jc", val="left"))
    marks = "　".join(text for _role, text in marks_of(letter))
    made.append(text_run(marks, Face.HEI if letter.urgency else None, STYLES[Role.NUMBER]))
    made.append(text_run(f"\t{letter.number}", None, STYLES[Role.NUMBER]))
    return made
