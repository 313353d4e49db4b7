"""The 版记: paragraphs in a frame at the lower edge of the last page's text block, thick rules outside, thin ones inside (7.4)."""

from collections.abc import Iterator

from gongwen.standard import measures
from gongwen.standard.measures import Measure, points
from gongwen.typesetting.docx.elements import Element, bar, element, exact, indents, twips, twips_of_mm
from gongwen.typesetting.docx.paragraphs import bare, text_run
from gongwen.typesetting.docx.styles import line_of
from gongwen.typesetting.pieces import ImprintRow
from gongwen.typesetting.styles import STYLES, Role


def imprint(rows: tuple[ImprintRow, ...], *, is_ruled: bool) -> Iterator[Element]:
    """Yield the 版记: it stands at the bottom of the page of the paragraph after it. That of a 信函 has no rules (10.1)."""
    for number, row in enumerate(rows):
        if is_ruled:
            yield _rule(measures.THIN_RULE if number else measures.THICK_RULE)
        yield _row(row)
    if is_ruled:
        yield _rule(measures.THICK_RULE)


def _framed(*told: Element) -> Element:
    """Return a paragraph in the frame that all of the 版记 shares."""
    frame = element(
        "framePr",
        w=twips_of_mm(measures.BLOCK_WIDTH.value),
        hSpace=0,
        wrap="around",
        vAnchor="margin",
        hAnchor="margin",
        xAlign="left",
        yAlign="bottom",
    )
    return bare(Role.IMPRINT, frame, *told)


def _rule(rule: Measure) -> Element:
    """Return a rule: a line as high as the rule is thick, filled. Borders in a frame make LibreOffice drop the frame."""
    return _framed(*bar(points(rule.value), "000000"))


def _row(row: ImprintRow) -> Element:
    style, side = STYLES[Role.IMPRINT], measures.IMPRINT_INDENT.value
    told = [exact(line_of(style))]
    if row.right:
        tabs = element("tabs")
        tabs.append(element("tab", val="right", pos=twips(points(measures.BLOCK_WIDTH.value) - side * style.size)))
        told.insert(0, tabs)
    told.append(indents(style.size, left=side + row.hangs, right=0 if row.right else side, hanging=row.hangs))
    if row.right:
        told.append(element("jc", val="left"))
    made = _framed(*told)
    made.append(text_run(row.text + (f"\t{row.right}" if row.right else ""), None, style))
    return made
