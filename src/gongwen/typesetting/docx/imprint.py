"""The 版记: paragraphs in a frame at the lower edge of the last page's text block, thick rules outside, thin ones inside (7.4)."""

from collections.abc import Iterator

from gongwen.standard import measures
from gongwen.standard.measures import Measure, points
from gongwen.typesetting.docx.elements import Element, bar, element, twips, twips_of_mm
from gongwen.typesetting.docx.paragraphs import style_id, text_run
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


def _framed() -> Element:
    """Return the start of a paragraph's properties: its style, and the frame that all of them share."""
    properties = element("pPr")
    properties.append(element("pStyle", val=style_id(Role.IMPRINT)))
    properties.append(
        element(
            "framePr",
            w=twips_of_mm(measures.BLOCK_WIDTH.value),
            hSpace=0,
            wrap="around",
            vAnchor="margin",
            hAnchor="margin",
            xAlign="left",
            yAlign="bottom",
        )
    )
    return properties


def _rule(rule: Measure) -> Element:
    """Return a rule: a line as high as the rule is thick, filled. Borders in a frame make LibreOffice drop the frame."""
    made, properties = element("p"), _framed()
    properties.extend(bar(points(rule.value), "000000"))
    made.append(properties)
    return made


def _row(row: ImprintRow) -> Element:
    style = STYLES[Role.IMPRINT]
    made, properties = element("p"), _framed()
    side = measures.IMPRINT_INDENT.value
    if row.right:
        tabs = element("tabs")
        tabs.append(element("tab", val="right", pos=twips(points(measures.BLOCK_WIDTH.value) - side * style.size)))
        properties.append(tabs)
    properties.append(element("spacing", before=0, after=0, line=twips(line_of(style)), lineRule="exact"))
    left = side + row.hangs
    told: dict[str, object] = {}
    for name, count in (("left", left), ("right", side if not row.right else 0), ("hanging", row.hangs)):
        told |= {f"{name}Chars": round(count * 100), name: twips(count * style.size)}
    properties.append(element("ind", **told))
    if row.right:
        properties.append(element("jc", val="left"))
    made.append(properties)
    made.append(text_run(row.text + (f"\t{row.right}" if row.right else ""), None, style))
    return made
