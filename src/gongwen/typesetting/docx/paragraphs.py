"""A piece becomes a paragraph of its style, with its indents and the blank lines above it."""

from gongwen.standard.measures import BLOCK_WIDTH, points
from gongwen.typesetting.docx.elements import PITCH, Element, element, twips, words
from gongwen.typesetting.docx.styles import character_of, line_of, run_properties, size_of, style_name
from gongwen.typesetting.pieces import Piece, Run
from gongwen.typesetting.styles import STYLES, Face, Role, Style


def paragraph(piece: Piece) -> Element:
    """Return a piece as an element ``w:p`` that stands nowhere yet."""
    style = STYLES[piece.role]
    made = element("p")
    properties = element("pPr")
    properties.append(element("pStyle", val=style_id(piece.role)))
    if piece.starts_page:
        properties.append(element("pageBreakBefore"))
    if piece.columns:
        properties.append(_tabs(len(piece.columns)))
    if piece.above:
        properties.append(spacing(style, above=piece.above * PITCH))
    properties.append(_indents(piece, style))
    if piece.columns or piece.align:
        properties.append(element("jc", val="left" if piece.columns else piece.align))
    made.append(properties)
    runs = piece.runs or tuple(Run(f"\t{name}", style.face) for name in piece.columns)
    for run in runs:
        made.append(text_run(run.text, run.face if run.face is not style.face else None, style))
    return made


def style_id(role: Role) -> str:
    """Return the key of a part's style in a document, as python-docx makes it."""
    return style_name(role).replace(" ", "")


def spacing(style: Style, *, above: float) -> Element:
    """Return a style's spacing with room above, in points."""
    return element("spacing", before=twips(above), after=0, line=twips(line_of(style)), lineRule="exact")


def _indents(piece: Piece, style: Style) -> Element:
    """Return the indents, in hundredths of a character for Word and WPS, in twentieths of a point for others."""
    wide = character_of(style)
    told: dict[str, object] = {
        "leftChars": round(piece.left * 100),
        "left": twips(piece.left * wide),
        "rightChars": round(piece.right * 100),
        "right": twips(piece.right * wide),
    }
    name = "firstLine" if piece.first >= 0 else "hanging"
    told |= {f"{name}Chars": round(abs(piece.first) * 100), name: twips(abs(piece.first) * wide)}
    return element("ind", **told)


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


def empty(role: Role) -> Element:
    """Return an empty paragraph of a part."""
    made = element("p")
    properties = element("pPr")
    properties.append(element("pStyle", val=style_id(role)))
    made.append(properties)
    return made
