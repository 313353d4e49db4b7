"""The styles of an official document, one for each of its parts, as an office program lists them."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from gongwen.standard.measures import GAP, SIZE_3
from gongwen.typesetting.docx.elements import CLOSER, PITCH, SIZE, Element, element, exact, twips
from gongwen.typesetting.fonts import WANTED
from gongwen.typesetting.styles import STYLES, Face, Role, Style

RED = "FF0000"


def font_of(face: Face) -> str:
    """Return the font that a document names for a face: the one that offices use, whether it is here or not."""
    return WANTED[face][0]


def size_of(style: Style) -> float:
    """Return a style's size as an office program has it."""
    return SIZE if style.size == SIZE_3.value else style.size


def line_of(style: Style) -> float:
    """Return the exact height of a style's lines, in points: on the grid, or its own size and 7/8 of a 3号 character."""
    return PITCH if style.size == SIZE_3.value else style.size + GAP.value


def add_styles(document: Document) -> None:
    """Define the document's defaults and a style for each part."""
    _set_defaults(document)
    for role, style in STYLES.items():
        _add(document, role, style)


def _set_defaults(document: Document) -> None:
    normal = document.styles["Normal"].element
    document.styles.element.remove_all("w:docDefaults")
    normal.remove_all("w:pPr", "w:rPr")
    normal.append(_paragraph(STYLES[Role.BODY]))
    normal.append(run_properties(Face.BODY, SIZE))


def style_name(role: Role) -> str:
    """Return what a part's style is called in a document: headings and the title are the office program's own."""
    level = STYLES[role].level
    return "Title" if role is Role.TITLE else f"Heading {level}" if level else STYLES[role].name


def _add(document: Document, role: Role, style: Style) -> None:
    name = style_name(role)
    if name in document.styles:
        made = document.styles[name].element
        made.remove_all("w:pPr", "w:rPr")
    else:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).element
        made.append(element("basedOn", val="Normal"))
        made.append(element("qFormat"))
    made.append(_paragraph(style))
    made.append(run_properties(style.face, size_of(style) or SIZE))


def _paragraph(style: Style) -> Element:
    properties = element("pPr")
    if style.keeps:
        properties.append(element("keepNext"))
    properties.append(element("widowControl", val=0))
    properties.append(element("kinsoku"))
    properties.append(element("overflowPunct"))
    properties.append(element("autoSpaceDE", val=0))
    properties.append(element("autoSpaceDN", val=0))
    properties.append(element("snapToGrid", val=0))
    properties.append(exact(line_of(style)))
    properties.append(element("jc", val=style.align))
    if style.level:
        properties.append(element("outlineLvl", val=style.level - 1))
    return properties


def run_properties(face: Face, size: float, *, color: str = "") -> Element:
    """Return what makes text of a face and a size in points."""
    properties = element("rPr")
    name = font_of(face)
    properties.append(element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia"))
    if color:
        properties.append(element("color", val=color))
    if size == SIZE:
        properties.append(element("spacing", val=twips(CLOSER)))
    properties.append(element("kern", val=0))
    properties.append(element("sz", val=round(size * 2)))
    properties.append(element("szCs", val=round(size * 2)))
    properties.append(element("lang", val="en-US", eastAsia="zh-CN"))
    return properties
