"""A piece becomes a paragraph of its style, with its indents and the blank lines above it."""

from gongwen.standard.measures import BLOCK_WIDTH, points
from gongwen.typesetting.docx.elements import PITCH, Element, element, exact, indents, twips, words
from gongwen.typesetting.docx.styles import line_of, run_properties, size_of, style_name
from gongwen.typesetting.pieces import Piece, Run
from gongwen.typesetting.styles import STYLES, Face, Role, Style


def paragraph(piece: Piece, *, lower: float = 0.0) -> Element:
    """Return a piece as an element ``w:p`` that stands nowhere yet, ``lower`` points below its blank lines."""
    style = STYLES[piece.role]
    told = []
    if piece.starts_page:
        told.append(element("pageBreakBefore"))
    if piece.columns:
        told.append(_tabs(len(piece.columns)))
    above = piece.above * PITCH + lower
    if above:
        told.append(exact(line_of(style), above=above))
    first = "firstLine" if piece.first >= 0 else "hanging"
    told.append(indents(style.size, left=piece.left, right=piece.right, **{first: abs(piece.first)}))
    if piece.columns or piece.align:
        told.append(element("jc", val="left" if piece.columns else piece.align))
    made = bare(piece.role, *told)
    runs = piece.runs or tuple(Run(f"\t{name}", style.face) for name in piece.columns)
    for run in runs:
        made.append(text_run(run.text, run.face if run.face is not style.face else None, style))
    return made


def style_id(role: Role) -> str:
    """Return the key of a part's style in a document, as python-docx makes it."""
    return style_name(role).replace(" ", "")


def _tabs(count: int) -> Element:
    tabs = element("tabs")
    for at in range(count):
        middle = points(BLOCK_WIDTH.value) * (2 * at + 1) / (2 * count)
        tabs.append(element("tab", val="center", pos=twips(middle)))
    return tabs


def text_run(text: str, face: Face | None, style: Style, *, size: float | None = None, color: str = "") -> Element:
    """Return text as an element ``w:r``; a face of its own, a size or a colour where it is not the style's."""
    run = element("r")
    if face is not None or size is not None or color:
        run.append(run_properties(face or style.face, size or size_of(style), color=color))
    for number, part in enumerate(text.split("\t")):
        if number:
            run.append(element("tab"))
        for line, piece in enumerate(part.split("\n")):
            if line:
                run.append(element("br"))
            if piece:
                run.append(words("t", piece))
    return run


def bare(role: Role, *told: Element) -> Element:
    """Return a paragraph of a part without text, with properties of its own in the order that the format wants."""
    made, properties = element("p"), element("pPr")
    properties.append(element("pStyle", val=style_id(role)))
    properties.extend(told)
    made.append(properties)
    return made
